"""Seeded draws, bit for bit those of kit/tasks/random.ts.

Generator: mulberry32 (Tommy Ettinger, public domain). Seeds of training are even,
those of every evaluation odd, so that no evaluation repeats a training draw.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")
MASK = 0xFFFFFFFF
TRAINING, EVALUATION = 0, 1


def mix(*values: int) -> int:
    """A 32-bit hash of integers (MurmurHash3's steps)."""
    h = 0x9E3779B9
    for value in values:
        k = ((value & MASK) * 0xCC9E2D51) & MASK
        k = ((k << 15) | (k >> 17)) & MASK
        h ^= (k * 0x1B873593) & MASK
        h = ((h << 13) | (h >> 19)) & MASK
        h = (h * 5 + 0xE6546B64) & MASK
    h ^= h >> 16
    h = (h * 0x85EBCA6B) & MASK
    h ^= h >> 13
    h = (h * 0xC2B2AE35) & MASK
    return h ^ (h >> 16)


def seed_of(split: int, *values: int) -> int:
    """Seed of one draw; its lowest bit tells training (0) from evaluation (1)."""
    return (mix(*values) & ~1) | split


class Random:
    """The stream of one seed."""

    def __init__(self, seed: int) -> None:
        self.state = seed & MASK

    def next(self) -> int:
        """The next 32-bit integer."""
        self.state = a = (self.state + 0x6D2B79F5) & MASK
        t = ((a ^ (a >> 15)) * (a | 1)) & MASK
        t = ((t + (((t ^ (t >> 7)) * (t | 61)) & MASK)) & MASK) ^ t
        return t ^ (t >> 14)

    def below(self, n: int) -> int:
        """An integer in [0, n)."""
        return (self.next() * n) >> 32

    def pick(self, items: Sequence[T]) -> T:
        return items[self.below(len(items))]

    def sample(self, items: Sequence[T], count: int) -> list[T]:
        """`count` different items, in random order (first steps of Fisher–Yates)."""
        pool = list(items)
        for i in range(count):
            j = i + self.below(len(pool) - i)
            pool[i], pool[j] = pool[j], pool[i]
        return pool[:count]

    def shuffle(self, items: Sequence[T]) -> list[T]:
        return self.sample(items, len(items))
