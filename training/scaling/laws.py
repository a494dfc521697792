"""Scaling laws and their least-squares fits, in float64 with nothing but linear algebra.

x: a resource (parameters N, tokens D, operations C); y: a loss, in bits per byte.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True)
class PowerLaw:
    """y = floor + scale · x^(−exponent). Kaplan et al., 2020, when the floor is 0."""

    floor: float
    scale: float
    exponent: float

    def __call__(self, x: Array | float) -> Array:
        return self.floor + self.scale * np.asarray(x, dtype=np.float64) ** -self.exponent


def fit_straight(x: Array, y: Array) -> PowerLaw:
    """y = scale · x^(−exponent): the regression line of ln y on ln x."""
    slope, intercept = np.polyfit(np.log(x), np.log(y), 1)
    return PowerLaw(0.0, float(np.exp(intercept)), float(-slope))


def fit_with_floor(x: Array, y: Array) -> PowerLaw:
    """y = floor + scale · x^(−exponent) by least squares on y; floor and scale ≥ 0.

    For a given exponent the rest is linear, so one unknown is searched for: on a grid, then by
    golden section around its best point. Needs three points at least.
    """
    if len(x) < 3:
        raise ValueError("three unknowns need three points")
    middle = float(np.exp(np.log(x).mean()))  # x is scaled by it: powers stay near 1

    def solve(exponent: float) -> tuple[float, PowerLaw]:
        power = (x / middle) ** -exponent
        design = np.stack([np.ones_like(power), power], axis=1)
        floor, scale = np.linalg.lstsq(design, y, rcond=None)[0]
        if floor < 0:
            floor, scale = 0.0, float(power @ y / (power @ power))
        error = float(((floor + scale * power - y) ** 2).sum())
        return error, PowerLaw(float(floor), float(scale * middle**exponent), exponent)

    grid = np.arange(0.01, 1.5, 0.01)
    best = grid[int(np.argmin([solve(float(e))[0] for e in grid]))]
    low, high, ratio = best - 0.01, best + 0.01, (np.sqrt(5) - 1) / 2
    while high - low > 1e-9:
        left, right = high - ratio * (high - low), low + ratio * (high - low)
        if solve(left)[0] < solve(right)[0]:
            high = right
        else:
            low = left
    return solve(float((low + high) / 2))[1]


@dataclass(frozen=True)
class Parametric:
    """L(N, D) = E + A/N^α + B/D^β. Hoffmann et al., 2022, eq. (10)."""

    floor: float
    a: float
    alpha: float
    b: float
    beta: float

    def __call__(self, n: Array | float, d: Array | float) -> Array:
        n, d = np.asarray(n, dtype=np.float64), np.asarray(d, dtype=np.float64)
        return self.floor + self.a * n**-self.alpha + self.b * d**-self.beta

    def best_size(self, flops: float) -> float:
        """N* of a budget C = 6ND. Hoffmann et al., 2022, eq. (4)."""
        total = self.alpha + self.beta
        g = (self.alpha * self.a / (self.beta * self.b)) ** (1 / total)
        return float(g * (flops / 6) ** (self.beta / total))


def descend(residuals: Callable[[Array], Array], start: Array, steps: int = 200) -> Array:
    """Levenberg–Marquardt with numerical derivatives: the least-squares point near `start`."""
    point, damping = start.astype(np.float64), 1e-3
    value = residuals(point)
    for _ in range(steps):
        shift = 1e-6 * np.maximum(1.0, np.abs(point))
        jacobian = np.stack([(residuals(point + h) - residuals(point - h)) / (2 * s)
                             for h, s in zip(np.diag(shift), shift, strict=True)], axis=1)
        normal, gradient = jacobian.T @ jacobian, jacobian.T @ value
        step = np.linalg.solve(normal + damping * np.diag(np.diag(normal) + 1e-12), -gradient)
        trial = residuals(point + step)
        if trial @ trial < value @ value:
            gain = 1 - (trial @ trial) / (value @ value)
            point, value, damping = point + step, trial, max(damping / 5, 1e-12)
            if gain < 1e-12:
                break
        else:
            damping *= 5
            if damping > 1e12:
                break
    return point


def fit_parametric(n: Array, d: Array, y: Array, start: Parametric | None = None) -> Parametric:
    """Least squares on ln L over (E, A, α, B, β), all positive; from a grid unless `start` is given.

    A and B are sought as the two terms' values at the middle of the data (a well-conditioned problem).
    """
    n0, d0 = float(np.exp(np.log(n).mean())), float(np.exp(np.log(d).mean()))
    log_n, log_d, log_y = np.log(n / n0), np.log(d / d0), np.log(y)

    def residuals(p: Array) -> Array:
        terms = np.exp(p[0]) + np.exp(p[1] - np.exp(p[2]) * log_n) + np.exp(p[3] - np.exp(p[4]) * log_d)
        return np.log(terms) - log_y

    if start is not None:
        points = [np.log([start.floor, start.a * n0**-start.alpha, start.alpha,
                          start.b * d0**-start.beta, start.beta])]
    else:
        least = float(y.min())
        points = [np.log([e * least, f * least, alpha, f * least, beta])
                  for e in (0.3, 0.6, 0.9) for f in (0.1, 0.3)
                  for alpha in (0.2, 0.5) for beta in (0.2, 0.5)]
    ends = [descend(residuals, point) for point in points]
    best = min(ends, key=lambda p: float(residuals(p) @ residuals(p)))
    floor, a, alpha, b, beta = (float(v) for v in np.exp(best))
    return Parametric(floor, a * n0**alpha, alpha, b * d0**beta, beta)


def valley(n: Array, y: Array) -> tuple[float, float] | None:
    """Bottom (N, loss) of a profile: the parabola of y in ln N through the lowest point and its
    neighbours on both sides (two where there are two). None when the lowest point is at an end."""
    order = np.argsort(n)
    n, y = n[order], y[order]
    low = int(np.argmin(y))
    if low in (0, len(n) - 1):
        return None
    near = slice(max(0, low - 2), low + 3)
    c2, c1, c0 = np.polyfit(np.log(n[near]), y[near], 2)
    best = -c1 / (2 * c2)
    return float(np.exp(best)), float(c0 + c1 * best + c2 * best**2)
