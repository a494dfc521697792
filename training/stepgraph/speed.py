"""Milliseconds and loss of each step of an adapter's training in plain PyTorch, float32, one thread, as JSON.

    python -m training.stepgraph.speed --steps 20

What the bench sets beside the page (bench/adapter.ts): the same batches, factors and rates.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import torch
from torch import nn

from ..adapters.lora import MODULES, LoraConfig, inject, trainable
from ..adapters.train import load_base
from .golden import shipped_windows
from .optimiser import BETA_1, BETA_2, EPSILON
from .reference import Settings, draw_factors, loss_of, rows_at


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--decoder", type=Path, default=Path("public/models/decoder"))
    parser.add_argument("--steps", type=int, default=20)
    args = parser.parse_args()
    torch.set_num_threads(1)
    settings = Settings(8, 16.0, MODULES[:2], args.steps, 2e-2)
    model, windows = load_base(args.decoder), shipped_windows(args.decoder)
    layers = inject(model, LoraConfig(settings.rank, settings.alpha, settings.modules))
    draw_factors(layers, settings)
    model.float()
    learning = trainable(model)
    optimiser = torch.optim.AdamW(learning, lr=0, betas=(BETA_1, BETA_2), eps=EPSILON, weight_decay=0.0)
    told: dict[str, list[float]] = {"steps": [], "losses": []}
    for step in range(settings.steps):
        start = time.perf_counter()
        optimiser.param_groups[0]["lr"] = settings.rate(step)
        batch = [windows[row] for row in rows_at(step, settings.batch, len(windows), settings.seed)]
        optimiser.zero_grad()
        loss = loss_of(model, batch, settings.length)
        loss.backward()
        nn.utils.clip_grad_norm_(learning, settings.maxNorm)
        optimiser.step()
        told["losses"].append(float(loss.detach()))
        told["steps"].append(1e3 * (time.perf_counter() - start))
    print(json.dumps(told))


if __name__ == "__main__":
    main()
