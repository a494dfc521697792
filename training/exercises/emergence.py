"""Exercises on emergence, on paper and in the lab, from the kept additions by numpy.

Nothing is shared with the site: the measures are those of `training.scaling.golden_emergence`. What a variant's row says is
asked of the site's own table of rows; its number is computed here.
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
ROWS = Path("labs/emergence/exercises/measured.json")
OWN: dict[str, Callable[[np.ndarray], float]] = {
    "p[0]": lambda p: p[0], "p[1]": lambda p: p[1], "p[p.length - 2]": lambda p: p[-2],
    "Math.min(...p)": np.min, "p[0] * p[1]": lambda p: p[:2].prod()}


@cache
def kept() -> dict[str, Any]:
    return json.loads(OUTPUTS.read_text())


@cache
def measured() -> list[dict[str, Any]]:
    return golden(kept())


def row_of(part: str, index: int) -> dict[str, Any]:
    return json.loads(ROWS.read_text())[part][index]


def found(**wanted: Any) -> list[dict[str, Any]]:
    return [row for row in measured() if all(row[key] == value for key, value in wanted.items())]


def needed(v: Values) -> Answer:
    p, k = v["share"] / 100, v["length"]
    return [100 * p**k, 100 * 0.5 ** (1 / k)], f"{p}^{k}; 2^(−1/{k}); in per cent"


def right_sums(v: Values) -> Answer:
    row = row_of("logs", v["row"])
    [one] = found(digits=row["digits"], carry=row["carry"], size=row["size"], seed=row["seed"])
    return [100 * one["exact"], 100 * one["product"]], "numpy on the kept answers, in per cent"


def steepest(v: Values) -> Answer:
    shares = []
    for index in (v["first"], v["second"]):
        row = row_of("steps", index)
        rows = found(digits=row["digits"], carry=row["carry"])
        sizes = list(dict.fromkeys(one["size"] for one in rows))
        curve = np.array([np.mean([one[row["measure"]] for one in rows if one["size"] == size]) for size in sizes])
        shares.append(100 * float(np.diff(curve).max() / (curve[-1] - curve[0])))
    return shares, "largest difference of numpy.diff over the climb, in per cent"


def own_measure(v: Values) -> Answer:
    row = row_of("own", v["row"])
    pairs = np.array(kept()["problems"][str(row["digits"])])
    carry = with_carry(pairs)
    which = {"any": np.arange(kept()["natural"]), "none": np.flatnonzero(~carry), "some": np.flatnonzero(carry)}
    means = [np.mean([OWN[row["code"]](np.exp(-np.array(run["answers"][str(row["digits"])][i][2:]) / 1000))
                      for i in which[row["carry"]]]) for run in kept()["runs"] if run["size"] == row["size"]]
    return [float(np.mean(means))], f"{row['code']} by numpy, mean over the sums, then over the seeds"


EMERGENCE: dict[str, Callable[[Values], Answer]] = {
    "emergence.needed": needed, "emergence.right-sums": right_sums, "emergence.steepest": steepest,
    "emergence.own-measure": own_measure,
}
