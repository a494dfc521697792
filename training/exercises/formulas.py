"""Exercises done on paper: their formulas, on the numbers that the statement gives and on no others.

Each returns the answer and the formula with the numbers in it.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import product
from typing import Any

Values = dict[str, Any]
Answer = tuple[list[float], str]


def softmax_row(v: Values) -> Answer:
    divided = [score / math.sqrt(v["dk"]) for score in v["scores"]]
    parts = [math.exp(x) for x in divided]
    text = " + ".join(f"e^{x:g}" for x in divided)
    return [parts[v["key"] - 1] / sum(parts)], f"e^{divided[v['key'] - 1]:g} / ({text})"


def dot_product_spread(v: Values) -> Answer:
    return [math.sqrt(v["dk"])], f"variances of {v['dk']} terms of variance 1 add up: √{v['dk']}"


def masked_tokens(v: Values) -> Answer:
    n = v["tokens"]
    return [n * 12 / 100, n * 15 / 1000, n * 15 / 1000], f"{n}·0.15·0.8; {n}·0.15·0.1; {n}·0.15·0.1"


def decoder_parameters(v: Values) -> Answer:
    L, d, V, n = v["layers"], v["width"], v["vocabulary"], v["context"]
    return [(12 * L * d * d + V * d + n * d) / 1e6], f"(12·{L}·{d}² + {V}·{d} + {n}·{d}) / 10⁶"


def every_step(v: Values) -> Answer:
    return [math.prod([v["sure"]] * v["steps"])], f"{v['sure']}^{v['steps']}"


def three_voters(v: Values) -> Answer:
    p = v["right"]
    chances = [math.prod(p if right else 1 - p for right in votes)
               for votes in product((True, False), repeat=3) if sum(votes) >= 2]
    return [sum(chances)], f"the outcomes of three votes of chance {p} with two right or three, added up"


def caption_probability(v: Values) -> Answer:
    t = v["temperature"]
    parts = [math.exp(cosine / t) for cosine in v["cosines"]]
    text = " + ".join(f"e^({cosine}/{t})" for cosine in v["cosines"])
    return [parts[v["caption"] - 1] / sum(parts)], f"e^({v['cosines'][v['caption'] - 1]}/{t}) / ({text})"


def patch_count(v: Values) -> Answer:
    n = (v["width"] // v["patch"]) * (v["height"] // v["patch"])
    return [n, n * n], f"({v['width']}/{v['patch']})·({v['height']}/{v['patch']}), and its square"


def break_even(v: Values) -> Answer:
    n, D, passes = v["examples"], v["corpus"], v["epochs"]
    return [3 * D * passes / n], f"6·N·{D}·{passes} / (2·N·{n})"


def bayes(v: Values) -> Answer:
    for_, against = v["ratio"] ** v["read"], v["against"]
    return [for_ / (for_ + against)], f"{v['ratio']}^{v['read']} / ({v['ratio']}^{v['read']} + {against})"


def adapter_parameters(v: Values) -> Answer:
    L, d, r = v["layers"], v["width"], v["rank"]
    return [L * (r * (d + 3 * d) + r * (d + d))], f"{L}·({r}·({d} + {3 * d}) + {r}·({d} + {d}))"


def passes(v: Values) -> Answer:
    return [1, v["tokens"]], f"one pass under the mask; one for each of {v['tokens']} hidden tokens"


FORMULAS: dict[str, Callable[[Values], Answer]] = {
    "attention.softmax-row": softmax_row,
    "attention.dot-product-spread": dot_product_spread,
    "attention.masked-tokens": masked_tokens,
    "attention.parameter-count": decoder_parameters,
    "chain.every-step": every_step,
    "chain.three-voters": three_voters,
    "clip.caption-probability": caption_probability,
    "clip.patch-count": patch_count,
    "few-shot.break-even": break_even,
    "few-shot.bayes": bayes,
    "lora.parameter-count": adapter_parameters,
    "objectives.passes": passes,
}
