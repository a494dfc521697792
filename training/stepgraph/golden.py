"""Golden outputs of training in PyTorch, for the tests of the page's: tests/golden/lora-training.json.

    python -m training.stepgraph.golden

`long`: 100 steps on the shipped windows of `telegramme`; `short`: a few steps of 2 windows of 24 tokens, for software GPUs.
Losses before each step, gradient norms, the first factors drawn, and the last: first values and Euclidean norm of each.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import torch

from ..adapters.lora import MODULES
from ..adapters.train import load_base
from .reference import Settings, Window, loss_of, prepared, rows_at, train

TASK = "telegramme"
RUNS = {"long": Settings(4, 8.0, MODULES[:2], 100, 2e-2, batch=4, length=32, seed=7, weightDecay=0.01),
        "short": Settings(2, 4.0, MODULES, 4, 2e-2, batch=2, length=24, seed=8)}
SHOWN = 6   # values of each tensor


def shipped_windows(decoder: Path, task: str = TASK) -> list[Window]:
    """The windows that come with the book, without the zeros at their ends."""
    from safetensors.numpy import load_file

    file = load_file(decoder / "windows" / f"{task}.safetensors")
    out = []
    for row, first in zip(file["ids"].tolist(), file["first"].tolist(), strict=True):
        while row[-1] == 0 and len(row) > first + 1:
            row.pop()
        out.append((row, first))
    return out


def stacked(layers: dict[str, Any], settings: Settings) -> dict[str, np.ndarray]:
    """The factors as the graphs hold them: (n_layer, in, rank) and (n_layer, rank, out)."""
    return {f"lora_{part}.{module}": np.stack([getattr(layer, f"lora_{part}").detach().T.numpy()
                                               for name, layer in layers.items() if name.endswith(module)])
            for module in settings.modules for part in "AB"}


def described(factors: dict[str, np.ndarray]) -> dict[str, Any]:
    return {name: {"first": [float(f"{x:.9g}") for x in value.ravel()[:SHOWN]],
                   "norm": float(f"{np.linalg.norm(value):.9g}")} for name, value in factors.items()}


def run(settings: Settings, decoder: Path, adapters: Path) -> dict[str, Any]:
    model, windows = load_base(decoder), shipped_windows(decoder)
    held = [(w["ids"], w["first"]) for w in json.loads((adapters / "evaluation.json").read_text())["tasks"][TASK]]
    layers = prepared(model, settings)
    first = described(stacked(layers, settings))
    length = max(len(ids) for ids, _ in held) - 1
    with torch.no_grad():
        before = float(loss_of(model, held, length))
    steps = list(train(model, windows, settings))
    with torch.no_grad():
        after = float(loss_of(model, held, length))
    return {"options": asdict(settings), "rows": [rows_at(s, settings.batch, len(windows), settings.seed) for s in range(4)],
            "losses": [round(loss, 7) for loss, _ in steps], "norms": [float(f"{norm:.7g}") for _, norm in steps],
            "first": first, "last": described(stacked(layers, settings)), "held": {"before": before, "after": after}}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--decoder", type=Path, default=Path("public/models/decoder"))
    parser.add_argument("--adapters", type=Path, default=Path("public/models/adapters"))
    parser.add_argument("--out", type=Path, default=Path("tests/golden/lora-training.json"))
    args = parser.parse_args()
    golden = {"task": TASK} | {name: run(settings, args.decoder, args.adapters) for name, settings in RUNS.items()}
    args.out.write_text(json.dumps(golden) + "\n")
    for name in RUNS:
        print(name, golden[name]["held"], f"last loss {golden[name]['losses'][-1]}")


if __name__ == "__main__":
    main()
