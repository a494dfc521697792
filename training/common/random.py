"""Seeded draws, bit for bit those of kit/math/random.ts: SplitMix64 (Steele, Lea & Flood, OOPSLA 2014)."""

from __future__ import annotations

MASK = (1 << 64) - 1


def uniform(seed: int, n: int) -> float:
    """The n-th number of a seed, uniform in [0, 1), 53 bits."""
    z = (seed + (n + 1) * 0x9E3779B97F4A7C15) & MASK
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return ((z ^ (z >> 31)) >> 11) / 2**53
