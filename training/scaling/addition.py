"""Additions of two numbers of n digits each, 1 ≤ n ≤ 5: generator, split and layout.

One problem is one row: <|endoftext|>347+285=632<|endoftext|>. Every character is one
token. The split is by problem, and a+b falls on the same side as b+a.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from ..decoder.tokenizer import END_OF_TEXT_ID

DIGITS = (1, 2, 3, 4, 5)
MAX_DIGITS = max(DIGITS)
ROW = 2 * MAX_DIGITS + 3 + MAX_DIGITS + 2      # end, a, +, b, =, sum, end: 20 tokens
PER_BATCH = {1: 8, 2: 20, 3: 32, 4: 34, 5: 34}  # problems of each length in a batch of 128
HELD_OUT_SHARE = 10                             # one problem in ten is never trained on
EVALUATION_SEED = 20261124


def mixed(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """A 32-bit hash of the unordered pair; uses only operations that JavaScript's Math.imul has.

    a, b (n,) non-negative below 2³². Constants: xxHash32's primes.
    """
    low, high = np.minimum(a, b).astype(np.uint32), np.maximum(a, b).astype(np.uint32)
    with np.errstate(over="ignore"):
        h = (low * np.uint32(0x9E3779B1)) ^ (high * np.uint32(0x85EBCA77))
        h = (h ^ (h >> np.uint32(15))) * np.uint32(0xC2B2AE3D)
    return h ^ (h >> np.uint32(13))


def is_held_out(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Which problems are kept for evaluation. (n,) bool"""
    return mixed(a, b) % np.uint32(HELD_OUT_SHARE) == 0


def draw(rng: np.random.Generator, n: int, count: int, held_out: bool) -> np.ndarray:
    """`count` problems (count, 2) of n digits each, from one side of the split, with repeats."""
    low, high = (0, 10) if n == 1 else (10 ** (n - 1), 10**n)
    found = np.empty((0, 2), dtype=np.int64)
    while len(found) < count:
        pairs = rng.integers(low, high, size=(max(64, 16 * count if held_out else 2 * count), 2))
        found = np.concatenate([found, pairs[is_held_out(pairs[:, 0], pairs[:, 1]) == held_out]])
    return found[:count]


@dataclass(frozen=True)
class Layout:
    """Token ids of the digits, + and =, in the family's tokenizer."""

    digits: tuple[int, ...]
    plus: int
    equals: int

    def prompt(self, a: int, b: int) -> list[int]:
        """<|endoftext|>a+b="""
        return [END_OF_TEXT_ID, *self.number(a), self.plus, *self.number(b), self.equals]

    def number(self, value: int) -> list[int]:
        return [self.digits[int(c)] for c in str(value)]


def rows(layout: Layout, problems: np.ndarray, n: int) -> tuple[np.ndarray, np.ndarray]:
    """Inputs and targets (count, ROW − 1) of problems (count, 2) of n digits.

    Only the sum is scored: n + 2 targets, of which one or two are <|endoftext|>, so that
    every row of a length has as many. Other targets are −1.
    """
    ids = np.full((len(problems), ROW), END_OF_TEXT_ID, dtype=np.int64)
    y = np.full((len(problems), ROW - 1), -1, dtype=np.int64)
    start = 2 * n + 3                                        # where the sum begins
    for i, (a, b) in enumerate(problems):
        line = [*layout.prompt(int(a), int(b)), *layout.number(int(a + b))]
        ids[i, : len(line)] = line
    y[:, start - 1 : start + n + 1] = ids[:, start : start + n + 2]
    return ids[:, :-1], y


class Additions:
    """Batches of training problems: a pure function of the step, like `common.data.Mixture`."""

    def __init__(self, layout: Layout, seed: int) -> None:
        self.layout = layout
        self.seed = seed

    def batch(self, step: int, rank: int = 0, world: int = 1) -> tuple[Tensor, Tensor]:
        """Inputs and targets (128, ROW − 1) of one process at one step."""
        rng = np.random.default_rng((self.seed, step, rank, world))
        parts = [rows(self.layout, draw(rng, n, count, held_out=False), n)
                 for n, count in PER_BATCH.items()]
        x, y = (np.concatenate(side) for side in zip(*parts, strict=True))
        return torch.from_numpy(x), torch.from_numpy(y)


def evaluation_set(n: int, count: int) -> np.ndarray:
    """Different held-out problems (≤ count, 2) of n digits, always the same."""
    rng = np.random.default_rng((EVALUATION_SEED, n))
    if n <= 2:
        low, high = (0, 10) if n == 1 else (10, 100)
        a, b = (side.ravel() for side in np.meshgrid(np.arange(low, high), np.arange(low, high)))
        every = np.stack([a, b], axis=1)[is_held_out(a, b)]
    else:
        every = np.unique(draw(rng, n, 2 * count, held_out=True), axis=0)
    return rng.permutation(every)[:count]
