"""Exercises of 55.1.2, on paper and in the lab, from the family's card by numpy and scipy.

Nothing is shared with the site, nor with `training.scaling.laws`: optima by root finding, lines by `linregress`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import brentq
from scipy.stats import linregress

from ..scaling.golden_laws import AXES, FITS, LAWS, at, bottom, loss

Values = dict[str, Any]
Answer = tuple[list[float], str]
CARD = Path("public/models/scaling/training-results.json")
PEAKS = {"a100": 312e12, "h100": 989e12, "b200": 2250e12}
PF_DAY = 8.64e19


def card() -> dict[str, Any]:
    return json.loads(CARD.read_text())


def budget(v: Values) -> float:
    return v["mantissa"] * 10.0 ** v["power"]


def minimum(law: str, flops: float) -> tuple[float, float, float]:
    """N, D and loss of the best split: the root of dL/d ln N, without its closed form."""
    _, a, alpha, b, beta = LAWS[law]

    def slope(u: float) -> float:
        n = np.exp(u)
        return float(beta * b * (flops / (6 * n)) ** -beta - alpha * a * n**-alpha)

    n = float(np.exp(brentq(slope, 5, 40, xtol=1e-14)))
    return n, flops / (6 * n), loss(LAWS[law], n, flops / (6 * n))


def decade(v: Values) -> Answer:
    exponent = (0.076, 0.095)[v["resource"]]
    return [100 * (1 - v["factor"] ** -exponent)], f"1 − {v['factor']}^(−{exponent}), in per cent"


def twenty(v: Values) -> Answer:
    n = (budget(v) / 120) ** 0.5
    return [n / 1e9, 20 * n / 1e9], f"√({v['mantissa']}·10^{v['power']} / 120), and 20 times that, in 10⁹"


def formula(v: Values) -> Answer:
    n, d, _ = minimum("besiroglu", budget(v))
    return [n / 1e9, d / n], "scipy.optimize.brentq on the slope of L(N, C/6N)"


def payback(v: Values) -> Answer:
    large, small = 6 * v["large"] * v["tokens"], 6 * v["small"] * v["more"]
    return ([100 * (small / large - 1), (small - large) / (2 * (v["large"] - v["small"]))],
            f"6·{v['small']}·{v['more']} over 6·{v['large']}·{v['tokens']}, in per cent; their difference over 2·({v['large']} − {v['small']})")


def points(v: Values, out: Sequence[int]) -> tuple[list[tuple[float, float]], tuple[float, float]]:
    data = card()
    runs = [run for run in data["runs"] if run["steps"] == data["settings"]["common_steps"][v["length"]]]
    every = [(run[AXES[v["count"]]], run["bits_per_byte"]) for run in runs]
    return [p for i, p in enumerate(every) if i != v["held"] and i not in out], every[v["held"]]


def predicted(v: Values) -> Answer:
    kept, held = points(v, [])
    law = FITS[v["form"]][0](*(np.array(side) for side in zip(*kept, strict=True)))
    return [at(law, held[0]), held[1]], "scipy on the card's losses"


def exponent(v: Values) -> Answer:
    kept, _ = points(v, [v["left"]])
    return [-float(linregress(*np.log(np.array(kept)).T).slope)], "scipy.stats.linregress on the logarithms"


def growth(v: Values) -> Answer:
    profiles = card()["fits"]["isoflop"]
    bottoms = [bottom([(p["effective"], p["bits_per_byte"]) for p in profile["points"]]) for profile in profiles]
    slope = float(linregress(np.log([p["flops"] for p in profiles]), np.log(bottoms)).slope)
    return [v["factor"] ** slope, v["factor"] ** (1 - slope)], f"numpy.polyfit, then linregress: slope {slope:.5f}"


def parameters_first(v: Values) -> Answer:
    n = 1.3e9 * (budget(v) / PF_DAY) ** 0.73
    return [n / 1e9, loss(LAWS[v["law"]], n, budget(v) / (6 * n))], "1.3·10⁹·C^0.73, C in PF-days; L(N, C/6N)"


def cheapest(v: Values) -> Answer:
    law, served = LAWS[v["law"]], v["served"] * 1e9
    n, _, least = minimum(v["law"], budget(v))
    e, a, alpha, b, beta = law

    def slope(size: float) -> float:
        room = least - e - a * size**-alpha
        d = (b / room) ** (1 / beta)
        return 6 * d + 2 * served - 6 * size * d / (beta * room) * alpha * a * size ** (-alpha - 1)

    smallest = (a / (least - e)) ** (1 / alpha)
    return [brentq(slope, smallest * 1.0001, n, xtol=1e-3) / 1e9], "root by scipy.optimize.brentq of the lifetime cost's slope in N"


def money(v: Values) -> Answer:
    flops = v["money"] / v["price"] * 3600 * PEAKS[v["gpu"]] * v["mfu"] / 100
    n, d, _ = minimum("besiroglu", flops)
    return [n / 1e9, d / 1e9], f"{v['money']} / {v['price']} hours of {PEAKS[v['gpu']]:g}·{v['mfu']} %; brentq"


SCALING: dict[str, Callable[[Values], Answer]] = {
    "scaling.decade": decade,
    "scaling.twenty": twenty,
    "scaling.formula": formula,
    "scaling.payback": payback,
    "scaling.predicted": predicted,
    "scaling.exponent": exponent,
    "scaling.growth": growth,
    "scaling.parameters-first": parameters_first,
    "scaling.cheapest": cheapest,
    "scaling.money": money,
}
