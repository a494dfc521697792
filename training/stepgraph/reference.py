"""Training of an adapter in plain PyTorch, float64, on the very batches of the page: what its results are compared with.

Draws are those of kit/lora-training (batches.ts, state.ts), bit for bit; the derivatives are PyTorch's own.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from ..adapters.lora import MODULES, LoraConfig, inject, trainable
from ..common.model import GPT, Attention
from ..reasoner.rng import Random, mix
from .optimiser import BETA_1, BETA_2, EPSILON

ORDER, FACTORS = 0, 1   # what a seed is mixed with
Window = tuple[list[int], int]  # ids, and the index of the first token that the loss counts


class Attention64(Attention):
    """The model's attention without its cast of scores to float32."""

    def forward(self, x: Tensor) -> Tensor:
        q, k, v = self.project(x)                                            # (B, H, T, K)
        scores = (q @ k.transpose(2, 3)) / math.sqrt(q.shape[-1])            # (B, H, T, T)
        future = torch.ones(x.shape[1], x.shape[1], dtype=torch.bool).triu(1)
        return self.merge(torch.softmax(scores.masked_fill(future, float("-inf")), -1) @ v)


def in_float64(model: GPT) -> GPT:
    """The same model, every product in float64."""
    for block in model.h:
        block.attn.__class__ = Attention64
    return model.double()


@dataclass(frozen=True)
class Settings:
    """Options of one run; names and defaults are those of kit/lora-training/options.ts."""

    rank: int
    alpha: float
    modules: tuple[str, ...]
    steps: int
    learningRate: float  # noqa: N815 (the page's name)
    batch: int = 8
    length: int = 64
    seed: int = 55
    warmup: float = 0.1
    weightDecay: float = 0.0  # noqa: N815
    maxNorm: float = 1.0  # noqa: N815

    def rate(self, step: int) -> float:
        warm = min(1.0, (step + 1) / max(1, self.warmup * self.steps))
        return self.learningRate * warm * (1 - step / self.steps)


def rows_at(step: int, batch: int, count: int, seed: int) -> list[int]:
    """Rows of step `step`: epochs one after the other, each in the order of its own seed."""
    places = range(step * batch, (step + 1) * batch)
    return [Random(mix(seed, ORDER, p // count)).shuffle(range(count))[p % count] for p in places]


def tensors(windows: list[Window], length: int) -> tuple[Tensor, Tensor]:
    """Inputs and targets (B, length); −1 where the loss does not count."""
    x = torch.zeros(len(windows), length, dtype=torch.long)
    y = torch.full_like(x, -1)
    for row, (ids, first) in enumerate(windows):
        last = min(length, len(ids) - 1)
        x[row, :last] = torch.tensor(ids[:last])
        y[row, first - 1 : last] = torch.tensor(ids[first : last + 1])
    return x, y


def draw_factors(layers: dict[str, nn.Module], settings: Settings) -> None:
    """A uniform in ±1/√in, in the order layer, in, rank; B zero."""
    for module in settings.modules:
        random = Random(mix(settings.seed, FACTORS, MODULES.index(module)))
        for layer in (one for name, one in layers.items() if name.endswith(module)):
            rank, inner = layer.lora_A.shape
            bound = 1 / math.sqrt(inner)
            drawn = [bound * (2 * random.next() / 2**32 - 1) for _ in range(inner * rank)]
            layer.lora_A.data = torch.tensor(np.float32(drawn)).double().reshape(inner, rank).T.contiguous()


def loss_of(model: GPT, windows: list[Window], length: int) -> Tensor:
    """Nats per counted token."""
    x, y = tensors(windows, length)
    logits = F.linear(model.features(x), model.wte.weight)                   # (B, T, V)
    return F.cross_entropy(logits.flatten(0, 1), y.flatten(), ignore_index=-1)


def prepared(model: GPT, settings: Settings) -> dict[str, nn.Module]:
    """Puts the first factors onto `model`, which becomes float64; returns the layers by name."""
    layers = inject(model, LoraConfig(settings.rank, settings.alpha, settings.modules))
    in_float64(model)
    draw_factors(layers, settings)
    return layers


def train(model: GPT, windows: list[Window], settings: Settings) -> Iterator[tuple[float, float]]:
    """Loss and gradient norm of each step; `model` is one of `prepared`."""
    learning = trainable(model)
    optimiser = torch.optim.AdamW(learning, lr=0, betas=(BETA_1, BETA_2), eps=EPSILON, weight_decay=settings.weightDecay)
    for step in range(settings.steps):
        optimiser.param_groups[0]["lr"] = settings.rate(step)
        batch = [windows[row] for row in rows_at(step, settings.batch, len(windows), settings.seed)]
        optimiser.zero_grad()
        loss = loss_of(model, batch, settings.length)
        loss.backward()
        norm = nn.utils.clip_grad_norm_(learning, settings.maxNorm)
        optimiser.step()
        yield float(loss.detach()), float(norm)
