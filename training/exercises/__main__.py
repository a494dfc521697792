"""Writes exercises/answers.json of each lab, and of each section with exercises of its own: what the site's tests check the exercises against.

    npm run -s exercises:variants | python -m training.exercises [ID…]

The site says which variants; their answers are computed here. Rows by hand are left as they are.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

from .cluster import smallest_cluster
from .emergence import EMERGENCE
from .finetune import FINETUNE
from .formulas import FORMULAS
from .heads import of_attention, of_few_shot
from .language import LANGUAGE
from .lora import LORA
from .orders import orders
from .pictures import PICTURES
from .programs import PROGRAMS
from .pruning import PRUNING, PRUNING_STATES
from .quantise import QUANTISE
from .scaling import SCALING
from .tasks import TASKS
from .written import WRITTEN

ROOT = Path(__file__).parents[2]
STATES = {**PRUNING_STATES, "attention.costly-heads": of_attention, "few-shot.costly-heads": of_few_shot,
          "memory.smallest-cluster": smallest_cluster}
SHOWN = 24  # numbers kept of what a program returns, evenly spaced
Row = dict[str, Any]


def plain(values: Any) -> list[float | int]:
    """Twelve significant digits, whole numbers whole."""
    rounded = [float(f"{float(v):.12g}") for v in values]
    return [int(v) if v.is_integer() else v for v in rounded]


def numeric(row: Row) -> Row:
    name, values = row["exercise"], row["values"]
    print(name, row["turn"], file=sys.stderr, flush=True)
    if name in FORMULAS:
        expected, how = FORMULAS[name](values)
        return {**row, "expected": plain(expected), "how": how}
    if name in FINETUNE:
        return {**row, "expected": plain(FINETUNE[name](values)), "how": "trained with PyTorch in float64"}
    if name in SCALING or name in EMERGENCE:
        expected, how = {**SCALING, **EMERGENCE}[name](values)
        return {**row, "expected": plain(expected), "how": how}
    how = "measured with numpy on the shipped weights"
    if name in TASKS:
        return {**row, "expected": plain(TASKS[name](values, row["locale"])), "how": how}
    return {**row, "expected": plain({**LANGUAGE, **PICTURES, **LORA, **PRUNING, **QUANTISE}[name](values)), "how": how}


def program(row: Row) -> Row:
    flat = np.ravel(PROGRAMS[row["exercise"]](*row["args"]))
    step = -(-len(flat) // SHOWN)
    return {"exercise": row["exercise"], "test": row["test"], "seed": row["seed"], "size": len(flat),
            "every": step, "expected": plain(flat[::step])}


def ordering(row: Row) -> Row:
    tried, how = orders(row["exercise"], row["values"])
    return {**row, "orders": tried, "how": how}


def experiment(row: Row) -> Row:
    states, how = STATES[row["exercise"]](row["values"])
    return {**row, "states": states, "how": how}


def written(row: Row) -> Row:
    values = WRITTEN[row["exercise"]]
    points = [{"at": point["at"], "expected": plain([values(point["at"])])[0]} for point in row["points"]]
    return {**row, "points": points}


def lines(rows: list[Row]) -> str:
    return "[\n  " + ",\n  ".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n ]" if rows else "[]"


def main() -> None:
    drawn: dict[str, dict[str, list[Row]]] = json.load(sys.stdin)
    wanted = sys.argv[1:] or list(drawn)
    for name in wanted:
        folder = next(ROOT / floor / name for floor in ("labs", "sections") if (ROOT / floor / name).is_dir())
        path = folder / "exercises" / "answers.json"
        by_hand = json.loads(path.read_text()) if path.exists() else {}
        parts = {"numeric": [numeric(row) for row in drawn[name]["numeric"]],
                 "code": [program(row) for row in drawn[name]["code"]], "choice": by_hand.get("choice", [])}
        if drawn[name]["ordering"]:
            parts["ordering"] = [ordering(row) for row in drawn[name]["ordering"]]
        if drawn[name]["experiment"]:
            parts["experiment"] = [experiment(row) for row in drawn[name]["experiment"]]
        for kind in ("matching", "open"):
            if by_hand.get(kind):
                parts[kind] = by_hand[kind]
        if by_hand.get("formula"):
            parts["formula"] = [written(row) for row in by_hand["formula"]]
        text = ",\n".join(f' "{kind}": {lines(rows)}' for kind, rows in parts.items())
        path.write_text("{\n" + text + "\n}\n", encoding="utf-8")


main()
