"""Shares with their uncertainty."""

from __future__ import annotations

import math

Z = 1.959964  # 95 %


def wilson(right: int, count: int) -> tuple[float, float]:
    """95 % interval of a proportion (Wilson, 1927)."""
    if count == 0:
        return 0.0, 1.0
    p = right / count
    scale = 1 + Z * Z / count
    middle = (p + Z * Z / (2 * count)) / scale
    half = Z * math.sqrt(p * (1 - p) / count + Z * Z / (4 * count * count)) / scale
    return max(0.0, middle - half), min(1.0, middle + half)


def share(right: int, count: int) -> dict[str, float | int | list[float]]:
    """A proportion as it is kept in training-results.json."""
    low, high = wilson(right, count)
    return {"accuracy": round(right / count, 4) if count else 0.0, "right": right, "count": count,
            "interval95": [round(low, 4), round(high, 4)]}
