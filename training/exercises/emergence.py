"""Exercises on emergence, on paper and in the lab, from the kept additions by numpy.

Nothing is shared with the site: the measures are those of `training.scaling.golden_emergence`.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from ..scaling.golden_emergence import golden, with_carry

Values = dict[str, Any]
Answer = tuple[list[float], str]
OUTPUTS = Path("public/models/scaling/addition-outputs.json")
OWN: dict[str, Callable[[np.ndarray], float]] = {
    "p[0]": lambda p: p[0], "p[1]": lambda p: p[1], "p[p.length - 2]": lambda p: p[-2],
    "Math.min(...p)": np.min, "p[0] * p[1]": lambda p: p[:2].prod()}


@cache
def kept() -> dict[str, Any]:
    return json.loads(OUTPUTS.read_text())


@cache
def measured() -> list[dict[str, Any]]:
    return golden(kept())


def found(**wanted: Any) -> list[dict[str, Any]]:
    return [row for row in measured() if all(row[key] == value for key, value in wanted.items())]


def needed(v: Values) -> Answer:
    p, k = v["share"] / 100, v["length"]
    return [100 * p**k, 100 * 0.5 ** (1 / k)], f"{p}^{k}; 2^(−1/{k}); in per cent"


def right_sums(v: Values) -> Answer:
    [one] = found(digits=v["digits"], carry=v["carry"], size=v["size"], seed=int(v["seed"]))
    return [100 * one["exact"], 100 * one["product"]], "numpy on the kept answers, in per cent"


def steepest(v: Values) -> Answer:
    shares = []
    for measure in (v["first"], v["second"]):
        rows = found(digits=v["digits"], carry=v["carry"])
        sizes = list(dict.fromkeys(one["size"] for one in rows))
        curve = np.array([np.mean([one[measure] for one in rows if one["size"] == size]) for size in sizes])
        shares.append(100 * float(np.diff(curve).max() / (curve[-1] - curve[0])))
    return shares, "largest difference of numpy.diff over the climb, in per cent"


def own_measure(v: Values) -> Answer:
    pairs = np.array(kept()["problems"][str(v["digits"])])
    carry = with_carry(pairs)
    which = {"any": np.arange(kept()["natural"]), "none": np.flatnonzero(~carry), "some": np.flatnonzero(carry)}
    means = [np.mean([OWN[v["code"]](np.exp(-np.array(run["answers"][str(v["digits"])][i][2:]) / 1000))
                      for i in which[v["carry"]]]) for run in kept()["runs"] if run["size"] == v["size"]]
    return [float(np.mean(means))], f"{v['code']} by numpy, mean over the sums, then over the seeds"


EMERGENCE: dict[str, Callable[[Values], Answer]] = {
    "emergence.needed": needed, "emergence.right-sums": right_sums, "emergence.steepest": steepest,
    "emergence.own-measure": own_measure,
}
