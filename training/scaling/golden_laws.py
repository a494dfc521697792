"""What scipy makes of the family's losses and of the published laws: tests/golden/scaling-laws.json.

    python -m training.scaling.golden_laws

Nothing here shares code with `laws.py` or with the site: floors by scipy's non-negative least squares inside a bounded
search over the exponent, lines by `scipy.stats.linregress`, bottoms of valleys by `numpy.polyfit`, optima of a budget by
minimisation without their closed form. Draws of the bootstrap are those of kit/math/bootstrap.ts.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import brentq, minimize_scalar, nnls
from scipy.stats import linregress
from scipy.stats import t as student

from ..common.random import uniform

CARD = Path("public/models/scaling/training-results.json")
OUT = Path("tests/golden/scaling-laws.json")
DRAWS, LEVEL, SEED = 300, 0.9, 1
AXES = {"effective": "effective", "bare": "non_embedding", "all": "parameters"}
LAWS = {"hoffmann": (1.69, 406.4, 0.34, 410.7, 0.28), "besiroglu": (1.8172, 482.01, 0.3478, 2085.43, 0.3658)}
Law = tuple[float, float, float]


def straight(x: np.ndarray, y: np.ndarray) -> Law:
    line = linregress(np.log(x), np.log(y))
    return 0.0, float(np.exp(line.intercept)), float(-line.slope)


def with_floor(x: np.ndarray, y: np.ndarray) -> Law:
    centre = float(np.exp(np.log(x).mean()))

    def solve(exponent: float) -> tuple[np.ndarray, float]:
        power = (x / centre) ** -exponent
        return nnls(np.stack([np.ones_like(power), power], axis=1), y)

    grid = np.linspace(0.005, 1.5, 300)
    start = grid[int(np.argmin([solve(e)[1] for e in grid]))]

    def slope(exponent: float) -> float:
        (floor, scale), _ = solve(exponent)
        power = (x / centre) ** -exponent
        return float(-((floor + scale * power - y) * scale * power * np.log(x / centre)).sum())

    low, high = max(1e-4, start - 0.01), min(1.5, start + 0.01)
    if slope(low) * slope(high) < 0:
        exponent = float(brentq(slope, low, high, xtol=1e-14))
    else:
        exponent = high if slope(high) < 0 else low
    (floor, scale), _ = solve(exponent)
    return float(floor), float(scale * centre**exponent), exponent


FITS = {"straight": (straight, 2), "floor": (with_floor, 3)}


def draws(size: int, count: int) -> np.ndarray:
    """(count, size) indices, the k-th from the k-th number of the seed."""
    flat = [int(uniform(SEED, k) * size) for k in range(size * count)]
    return np.array(flat).reshape(count, size)


def middle(values: list[float]) -> list[float]:
    return [float(v) for v in np.quantile(values, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])]


def at(law: Law, x: float) -> float:
    return law[0] + law[1] * x ** -law[2]


def fitted(points: list[tuple[float, float]], held: tuple[float, float], form: str) -> dict[str, Any]:
    fit, unknowns = FITS[form]
    x, y = (np.array(side) for side in zip(*points, strict=True))
    law = fit(x, y)
    laws = [fit(x[i], y[i]) for i in draws(len(x), DRAWS) if len(set(i.tolist())) >= unknowns]
    return {"law": law, "intervals": [middle([one[k] for one in laws]) for k in range(3)],
            "predicted": at(law, held[0]), "interval": middle([at(one, held[0]) for one in laws]), "measured": held[1]}


def predictions(card: dict[str, Any]) -> list[dict[str, Any]]:
    """Every form, count and length; the largest held out, then others with sizes left out."""
    found = []
    cases = [(held, out) for held, out in ((7, []), (6, [0, 7]), (0, [1]))]
    for d, steps in enumerate(card["settings"]["common_steps"]):
        runs = [run for run in card["runs"] if run["steps"] == steps]
        for count, key in AXES.items():
            for form in FITS:
                for held, out in cases:
                    points = [(run[key], run["bits_per_byte"]) for run in runs]
                    kept = [p for i, p in enumerate(points) if i != held and i not in out]
                    found.append({"length": d, "count": count, "form": form, "held": held, "out": out,
                                  **fitted(kept, points[held], form)})
    return found


def bottom(points: list[tuple[float, float]]) -> float | None:
    """N at the bottom of numpy's parabola through the lowest point and two neighbours on each side."""
    n, y = (np.array(side) for side in zip(*points, strict=True))
    low = int(np.argmin(y))
    if low in (0, len(n) - 1):
        return None
    near = slice(max(0, low - 2), low + 3)
    c2, c1, _ = np.polyfit(np.log(n[near]), y[near], 2)
    return float(np.exp(-c1 / (2 * c2)))


def valleys(card: dict[str, Any]) -> list[dict[str, Any]]:
    """Bottom of each profile with its interval, the novels drawn again; the last row: the slope of ln N* on ln C."""
    profiles = card["fits"]["isoflop"]
    weights = np.array(list(card["data"]["excerpt_bytes"].values()), dtype=float)
    runs = {(run["size"], run["tokens"]): run for run in card["runs"]}
    picked = draws(len(weights), DRAWS)

    def bottoms(measure: Any) -> list[float | None]:
        return [bottom([(p["effective"], measure(runs[p["size"], p["tokens"]])) for p in profile["points"]])
                for profile in profiles]

    def slope(found: list[float | None]) -> float:
        pairs = [(np.log(p["flops"]), np.log(n)) for p, n in zip(profiles, found, strict=True) if n]
        return float(linregress(*zip(*pairs, strict=True)).slope)

    measured = bottoms(lambda run: run["bits_per_byte"])
    drawn = [bottoms(lambda run, i=i: float(np.average(np.array(run["excerpts"])[i], weights=weights[i]))) for i in picked]
    rows = [{"flops": profile["flops"], "bottom": measured[b], "interval": middle([one[b] for one in drawn if one[b]])}
            for b, profile in enumerate(profiles)]
    line = linregress(np.log([p["flops"] for p in profiles]), np.log([n for n in measured if n]))
    half = float(student.ppf((1 + LEVEL) / 2, len(profiles) - 2) * line.stderr)
    return [*rows, {"slope": slope(measured), "interval": middle([slope(one) for one in drawn]),
                    "scatter": [float(line.slope) - half, float(line.slope) + half]}]


def loss(law: tuple[float, ...], n: float, d: float) -> float:
    e, a, alpha, b, beta = law
    return e + a / n**alpha + b / d**beta


def plans() -> list[dict[str, Any]]:
    """Optimum of budgets by minimising the loss itself; then smaller models of the same loss, and the cheapest in all."""
    found = []
    for name, law in LAWS.items():
        for budget in (1e19, 5.76e23, 1e25):
            best = minimize_scalar(lambda u: loss(law, np.exp(u), budget / (6 * np.exp(u))), bounds=(10, 35),
                                   method="bounded", options={"xatol": 1e-12})
            n = float(np.exp(best.x))

            def tokens(size: float) -> float | None:
                ends = (np.log(1e3), np.log(1e40))
                gap = lambda u: loss(law, size, float(np.exp(u))) - best.fun  # noqa: E731
                return float(np.exp(brentq(gap, *ends, xtol=1e-13))) if gap(ends[1]) < 0 else None

            shares = []
            for share in (0.75, 0.5, 0.25, 0.1):
                d = tokens(n * share)
                extra = None if d is None else 6 * n * share * d - budget
                shares.append({"share": share, "tokens": d,
                               "paid": None if extra is None else extra / (2 * n * (1 - share))})
            served = 2e12

            def lifetime(u: float) -> float:
                d = tokens(float(np.exp(u)))
                return float("inf") if d is None else np.exp(u) * (6 * d + 2 * served)

            least = minimize_scalar(lifetime, bounds=(np.log(n / 6), np.log(n)), method="bounded", options={"xatol": 1e-10})
            found.append({"law": name, "budget": budget, "parameters": n, "tokens": budget / (6 * n),
                          "loss": float(best.fun), "shares": shares, "served": served,
                          "cheapest": float(np.exp(least.x))})
    return found


def rounded(value: Any) -> Any:
    if isinstance(value, float):
        return float(f"{value:.10g}")
    if isinstance(value, dict):
        return {key: rounded(one) for key, one in value.items()}
    return [rounded(one) for one in value] if isinstance(value, (list, tuple)) else value


def main() -> None:
    card = json.loads(CARD.read_text())
    parts = {"predictions": predictions(card), "plans": plans(), "valleys": valleys(card)}
    rows = {key: "[\n  " + ",\n  ".join(json.dumps(rounded(row)) for row in part) + "\n ]" for key, part in parts.items()}
    OUT.write_text("{\n" + ",\n".join(f' "{key}": {text}' for key, text in rows.items()) + "\n}\n")


if __name__ == "__main__":
    main()
