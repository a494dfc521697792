"""Exercises answered by training an adapter: the same trainings in PyTorch, float64, by its own derivatives."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
import torch

from ..adapters.lora import MODULES
from ..adapters.train import load_base
from ..stepgraph.golden import shipped_windows
from ..stepgraph.reference import Settings, Window, loss_of, prepared, train
from .lora import windows
from .network import MODELS, clearly_best

Values = dict[str, Any]
STEPS, BATCH = 12, 2
RANKS = (1, 2, 4, 8, 16)
RATES = (0.014, 0.02, 0.028, 0.04, 0.056, 0.08)
NOTHING = 0.05  # nats above the lowest loss that count as nothing
NEAR = 1e-3     # nats: a decision closer than this would hang on rounding


@cache
def learned_from(task: str) -> list[Window]:
    return shipped_windows(MODELS / "decoder", task)


def measured_on(task: str, gauge: str) -> list[Window]:
    rows = windows()["tasks"][task] if gauge == "held" else windows()["general"][gauge]
    return [(row["ids"], row["first"]) for row in rows]


@torch.no_grad()
def loss_on(model: Any, rows: list[Window]) -> float:
    return float(loss_of(model, rows, max(len(ids) for ids, _ in rows) - 1))


@cache
def trained(task: str, rank: int, rate: float, seed: int, steps: int = STEPS, gauge: str = "held",
            modules: tuple[str, ...] = MODULES[:2], frozen: bool = False) -> float:
    """Loss after the last step, nats per token. α is 2r, as in the lab."""
    model = load_base(MODELS / "decoder")
    settings = Settings(rank, 2.0 * rank, modules, steps, rate, batch=BATCH, seed=seed)
    for layer in prepared(model, settings).values():
        layer.lora_A.requires_grad_(not frozen)
    for _ in train(model, learned_from(task), settings):
        pass
    return loss_on(model, measured_on(task, gauge))


@cache
def base(task: str, gauge: str = "held") -> float:
    model = load_base(MODELS / "decoder")
    prepared(model, Settings(1, 2.0, MODULES[:1], 1, 0.0))
    return loss_on(model, measured_on(task, gauge))


def run(v: Values, **other: Any) -> float:
    asked = {name: v[name] for name in ("task", "rank", "rate", "seed") if name in v} | other
    return trained(**asked)


def lowest(losses: list[float]) -> int:
    return clearly_best(-np.array(losses), NEAR)


def forgotten(v: Values) -> list[float]:
    gauge = v["language"]
    return [run(v, steps=v["steps"], gauge=gauge) - base(v["task"], gauge)]


def frozen_a(v: Values) -> list[float]:
    return [run(v, frozen=True) - run(v)]


def seed_spread(v: Values) -> list[float]:
    losses = [run(v, seed=v["seed"] + i) for i in range(3)]
    return [max(losses) - min(losses)]


def best_matrix(v: Values) -> list[float]:
    losses = [run(v, modules=(module,)) for module in MODULES]
    best = lowest(losses)
    return [best + 1, losses[best]]


def enough_rank(v: Values) -> list[float]:
    losses = [run(v, rank=rank) for rank in RANKS]
    over = [loss - min(losses) - NOTHING for loss in losses]
    if min(abs(value) for value in over) < NEAR:
        raise ValueError("the losses hardly tell")
    at = next(i for i, value in enumerate(over) if value <= 0)
    return [RANKS[at], losses[at]]


def too_fast(v: Values) -> list[float]:
    losses, before = [run(v, rate=rate) for rate in RATES], base(v["task"])
    at = next(i for i, loss in enumerate(losses) if not loss <= before)
    return [RATES[at], losses[at - 1]]


FINETUNE: dict[str, Callable[[Values], list[float]]] = {
    "finetune.forgotten": forgotten,
    "finetune.frozen-a": frozen_a,
    "finetune.seed-spread": seed_spread,
    "finetune.best-matrix": best_matrix,
    "finetune.enough-rank": enough_rank,
    "finetune.too-fast": too_fast,
}
