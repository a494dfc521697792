"""Full fine-tuning on the page's own windows, its held-out losses on the way: public/models/adapters/full-curves.json.

    python -m training.adapters.page_curves

What a reader's adapter is compared with: the same windows, as many of them in a step, as many steps, and the same
measures (`evaluation.json`). At the rate that `results.json` kept for full fine-tuning: on telegramme, 5e-4 and 2e-3
end higher here too (3.636 and 3.694 against 3.611). In float32; some twenty seconds a task on one core.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.numpy import load_file
from torch import Tensor

from ..common.model import GPT
from .prepare import TASKS
from .train import load_base, mean_loss, targets

STEPS, BATCH, EVERY, WARMUP, SEED = 80, 8, 10, 0.1, 55

Rows = tuple[Tensor, Tensor]


def rows_of(windows: list[dict]) -> Rows:
    """Inputs and targets (N, T) of `evaluation.json`'s windows, shorter ones ended by zeros."""
    width = max(len(window["ids"]) for window in windows)
    ids = np.zeros((len(windows), width), np.uint16)
    for row, window in zip(ids, windows, strict=True):
        row[: len(window["ids"])] = window["ids"]
    return targets(ids, np.array([window["first"] for window in windows]))


def measure(model: GPT, sets: dict[str, Rows]) -> dict[str, float]:
    return {name: round(mean_loss(model, *rows), 5) for name, rows in sets.items()}


def curve(model: GPT, rate: float, x: Tensor, y: Tensor, sets: dict[str, Rows], steps: int = STEPS) -> list[dict]:
    """Trains all weights of `model` in place; the losses after every EVERY steps, the base's first."""
    model.requires_grad_(True)
    optimizer = torch.optim.AdamW(model.parameters(), lr=rate, betas=(0.9, 0.95), weight_decay=0.0)
    order = np.random.default_rng(SEED).permutation(len(x))
    rows = [{"step": 0, **measure(model, sets)}]
    for step in range(steps):
        warm = min(1.0, (step + 1) / max(1, WARMUP * steps))
        for group in optimizer.param_groups:
            group["lr"] = rate * warm * (1 - step / steps)
        batch = order[np.arange(step * BATCH, (step + 1) * BATCH) % len(x)]
        scored = y[batch] >= 0                                               # (B, T)
        logits = F.linear(model.features(x[batch])[scored], model.wte.weight)  # (n, V)
        loss = F.cross_entropy(logits, y[batch][scored])
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        if (step + 1) % EVERY == 0:
            rows.append({"step": step + 1, **measure(model, sets)})
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, default=Path("public/models/decoder"))
    parser.add_argument("--adapters", type=Path, default=Path("public/models/adapters"))
    args = parser.parse_args()
    torch.set_num_threads(1)
    evaluation = json.loads((args.adapters / "evaluation.json").read_text())
    general = {language: rows_of(windows) for language, windows in evaluation["general"].items()}
    results = json.loads((args.adapters / "results.json").read_text())["tasks"]
    out = {}
    for task in TASKS:
        file = load_file(args.base / f"windows/{task}.safetensors")
        sets = {"held": rows_of(evaluation["tasks"][task]), **general}
        rate = min(results[task]["full_runs"], key=lambda run: run["loss"])["lr"]
        measures = curve(load_base(args.base), rate, *targets(file["ids"], file["first"].astype(np.int64)), sets)
        print(f"{task}, rate {rate:g}: {measures[0]['held']:.3f} → {measures[-1]['held']:.3f}", flush=True)
        out[task] = {"learningRate": rate, "batch": BATCH, "measures": measures}
    (args.adapters / "full-curves.json").write_text(json.dumps(out) + "\n")


if __name__ == "__main__":
    main()
