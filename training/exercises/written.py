"""Formulas that the reader writes: their values at the points of answers.json, from what they stand for and no formula of the site's."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

Point = Mapping[str, float]


def divided_loss(at: Point) -> float:
    """The k for which the loss, k^−α, is 1/q: found by bisection of its logarithm."""
    low, high = 0.0, 1000.0
    for _ in range(200):
        middle = (low + high) / 2
        loss = np.exp(middle) ** -at["alpha"]
        low, high = (middle, high) if loss > 1 / at["q"] else (low, middle)
    return float(np.exp(low))


def crossover(at: Point) -> float:
    """Length at which 34·n·d − 5·h·n² is null, other than 0."""
    return float(max(np.roots([-5 * at["h"], 34 * at["d"], 0]).real))


def perfect_batch(at: Point) -> float:
    """Softmax of one cosine of 1 and n − 1 of −1, over τ."""
    cosines = np.array([1.0, *[-1.0] * (int(at["n"]) - 1)])
    weights = np.exp(cosines / at["tau"])
    return float(weights[0] / weights.sum())


WRITTEN: dict[str, Callable[[Point], float]] = {
    "55-0.divided-loss": divided_loss,
    "clip.perfect-batch": perfect_batch,
    "memory.crossover": crossover,
}
