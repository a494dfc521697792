"""The measures that the page takes of the kept additions, by numpy on their own file: what the page’s are tested against.

    python -m training.scaling.golden_emergence

Reads public/models/scaling/addition-outputs.json, writes tests/golden/emergence.json. Nothing of the page’s code is used;
carries are found from the digit sums here, not digit by digit.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np

from .addition_outputs import LENGTHS, NAME
from .fit import OUT

GOLDEN = Path("tests/golden/emergence.json")


def digit_sum(values: np.ndarray) -> np.ndarray:
    return np.array([sum(map(int, str(value))) for value in values])


def with_carry(pairs: np.ndarray) -> np.ndarray:
    """Kummer: each carry takes nine from the sum of the digits. (P,) bool"""
    a, b = pairs.T
    return digit_sum(a) + digit_sum(b) != digit_sum(a + b)


def measures(rows: list[list[Any]]) -> dict[str, float]:
    """Of one log of answers; see labs/emergence/log.ts."""
    hits = [np.array([c == "1" for c in row[0]]) for row in rows]
    logs = [-np.array(row[2:]) / 1000 for row in rows]                       # ln p of each right token
    digits = np.concatenate([hit[:-1] for hit in hits])
    share = digits.mean()
    p = [np.exp(log) for log in logs]
    return {"exact": float(np.mean([hit.all() for hit in hits])), "digit": float(share),
            "likelihood": float(np.mean([log.sum() for log in logs])),
            "product": float(np.mean([one.prod() for one in p])),
            "byShare": float(np.mean(share ** np.array([len(hit) - 1 for hit in hits]))),
            "mean": float(np.mean([one.mean() for one in p])), "worst": float(np.mean([one.min() for one in p])),
            "strict": float(np.mean([bool((one > 0.5).all()) for one in p]))}


def golden(outputs: dict[str, Any]) -> list[dict[str, Any]]:
    found = []
    for n in LENGTHS:
        pairs = np.array(outputs["problems"][str(n)])
        carry = with_carry(pairs)
        chosen = {"any": np.arange(outputs["natural"]), "none": np.flatnonzero(~carry), "some": np.flatnonzero(carry)}
        for name, indices in chosen.items():
            for run in outputs["runs"]:
                rows = [run["answers"][str(n)][i] for i in indices]
                found.append({"digits": n, "carry": name, "size": run["size"], "seed": run["seed"], "sums": len(rows),
                              **{key: float(f"{value:.13g}") for key, value in measures(rows).items()}})
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=OUT.parent)
    parser.add_argument("--golden", type=Path, default=GOLDEN)
    args = parser.parse_args()
    rows = golden(json.loads((args.out / NAME).read_text()))
    args.golden.write_text("[\n" + ",\n".join(json.dumps(row) for row in rows) + "\n]\n")


if __name__ == "__main__":
    main()
