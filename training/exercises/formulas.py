"""Exercises done on paper: their formulas, on the numbers that the statement gives and on no others.

Each returns the answer and the formula with the numbers in it.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import product
from typing import Any

from .cluster import fewest_gpus
from .page_cluster import held, link_time, own_order, sent

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


def training_state(v: Values) -> Answer:
    per = 2 + v["gradient"] + 4 + 2 * v["moment"]
    return [v["billions"] * per], f"{v['billions']}·(2 + {v['gradient']} + 4 + 2·{v['moment']})"


def kept_activations(v: Values) -> Answer:
    # vectors of width d: 17 numbers of 2 bytes per token; scores: 5 bytes for each pair of tokens and head
    L, d, h, n, b = v["layers"], v["width"], v["heads"], v["length"], v["batch"]
    total = b * L * (34 * n * d + 5 * h * n * n)
    return [total / 1e9], f"{b}·{L}·(34·{n}·{d} + 5·{h}·{n}²) / 10⁹"


def zero_stage(v: Values) -> Answer:
    shared = {1: 12, 2: 14}[v["stage"]]
    text = f"{v['billions']}·({16 - shared} + {shared}/{v['gpus']})"
    return [v["billions"] * (16 - shared + shared / v["gpus"])], text


def key_value_cache(v: Values) -> Answer:
    tokens = v["length"] * v["sequences"]
    numbers = 2 * v["layers"] * v["groups"] * v["width"] * tokens
    return [2 * numbers / 1e9], f"2·2·{v['layers']}·{v['groups']}·{v['width']}·{v['length']}·{v['sequences']} / 10⁹"


def utilisation(v: Values) -> Answer:
    useful, possible = 6 * v["billions"] * 1e9 * v["read"] * 1e3, v["gpus"] * v["peak"] * 1e12
    return [useful / possible], f"6·{v['billions']}·10⁹·{v['read']}·10³ / ({v['gpus']}·{v['peak']}·10¹²)"


def first_step(v: Values) -> Answer:
    read = sum(a * x for a, x in zip(v["a"], v["x"], strict=True))
    moved = -v["rate"] * v["alpha"] * v["gradient"] * read                  # what B becomes
    return [v["alpha"] * moved * read], f"A·x = {read}; B = −{v['rate']}·{v['alpha']}·{v['gradient']}·{read}; α·B·(A·x)"


def bias_correction(v: Values) -> Answer:
    first = second = 0.0
    for _ in range(v["t"]):                                                 # the gradient is 1
        first = v["beta1"] * first + 1 - v["beta1"]
        second = v["beta2"] * second + 1 - v["beta2"]
    return [first / math.sqrt(second)], f"moments of a gradient of 1 after {v['t']} steps, m/√v"


def optimizer_bytes(v: Values) -> Answer:
    d, r = v["width"], v["rank"]
    matrices = [(d, d)] * 4 + [(d, 4 * d), (4 * d, d)]
    weights = v["layers"] * sum(rows * columns for rows, columns in matrices)
    learned = v["layers"] * sum(r * (rows + columns) for rows, columns in matrices)
    return ([16 * weights / 1e9, (2 * weights + 16 * learned) / 1e9],
            f"16·{weights} / 10⁹; (2·{weights} + 16·{learned}) / 10⁹")


def ring_bytes(v: Values) -> Answer:
    b, size, g = v["billions"], v["bytes"], v["gpus"]
    # g − 1 pieces of a g-th, twice
    return [sum(b * size / g for _ in range(2 * (g - 1)))], f"2·({g} − 1)·({b}·{size}/{g})"


def interleaved_bubble(v: Values) -> Answer:
    p, m, s = v["stages"], v["microBatches"], v["slices"]
    work, wait = m, (p - 1) / s  # in slots of a whole stage
    return [wait / (work + wait)], f"({p} − 1)/{s} slots of waiting beside {m} of work"


def kept_in_flight(v: Values) -> Answer:
    p, m, s = v["stages"], v["microBatches"], v["stage"]
    warm = min(m, p - s)
    flying = most = 0
    for turn in "F" * warm + "FB" * (m - warm) + "B" * warm:
        flying += 1 if turn == "F" else -1
        most = max(most, flying)
    return [most], f"1F1B played at stage {s} of {p}"


def three_cuts(v: Values) -> Answer:
    b, t, p, n = v["billions"], v["tensor"], v["pipeline"], v["gpus"]
    copies = next(d for d in range(1, n + 1) if t * p * d == n)
    return [copies, b * 16 / t / p], f"{t}·{p}·{copies} = {n}; 16·{b}/({t}·{p})"


def hiding_tokens(v: Values) -> Answer:
    g, network, power = v["gpus"], v["network"] * 1e9, v["power"] * 1e12
    parameters = 7e9  # any
    seconds = 2 * (g - 1) / g * 2 * parameters / network
    return [seconds * power / (6 * parameters)], f"2·({g} − 1)/{g}·2P bytes at {network:g} B/s; 6·P·n at {power:g} op/s"


def tensor_bytes(v: Values) -> Answer:
    L, d, n, g = v["blocks"], v["width"], v["length"], v["gpus"]
    return [L * (2 + 2) * 2 * (g - 1) / g * n * d * 2 / 1e9], f"{L}·(2 + 2)·2·({g} − 1)/{g}·{n}·{d}·2 / 10⁹"


def sparse_storage(v: Values) -> Answer:
    n, left = v["rows"] * v["columns"], 100 - v["percent"]
    return [n * (1 + v["bits"] * left / 100) / 8000], f"{n}·(1 + {v['bits']}·{left}/100) / 8000"


def weight_by_hand(v: Values) -> Answer:
    step = (v["high"] - v["low"]) / (2 ** v["bits"] - 1)
    zero, level = round(-v["low"] / step), round(v["weight"] / step)
    return [level + zero, level * step], f"s = {step:.6g}, z = {zero}, x/s = {v['weight'] / step:.4g}"


def bits_per_weight(v: Values) -> Answer:
    mean = (v["group"] * v["bits"] + 16 + v["bits"]) / v["group"]
    return [mean, v["billions"] * mean / 8], f"({v['group']}·{v['bits']} + 16 + {v['bits']})/{v['group']}"


# --- 55.0


def pretraining(v: Values) -> Answer:
    """In 10²¹ operations."""
    forward, backward = 2, 2 + 2
    return [(forward + backward) * v["parameters"] * v["tokens"] / 1e3], f"(2 + 4)·{v['parameters']}·{v['tokens']}·10¹⁸ / 10²¹"


def tasks_to_share(v: Values) -> Answer:
    tasks = next(n for n in range(1, 1000) if v["platform"] + n * v["adaptation"] < n * v["project"])
    return [tasks], f"the first n with {v['platform']} + {v['adaptation']}·n < {v['project']}·n"


def cards_for_weights(v: Values) -> Answer:
    cards = next(n for n in range(1, 1000) if n * v["card"] >= v["parameters"] * v["bytes"])
    return [cards], f"the first n with {v['card']}·n ≥ {v['parameters']}·{v['bytes']}"


def years_on_one(v: Values) -> Answer:
    seconds = 6e18 * v["parameters"] * v["tokens"] / 312e12
    return [seconds / (365.25 * 24 * 3600)], f"6·{v['parameters']}·{v['tokens']}·10¹⁸ / 312·10¹² s"


def fall_of_loss(v: Values) -> Answer:
    return [100 - 100 * math.exp(-v["exponent"] * math.log(v["times"]))], f"100·(1 − {v['times']}^−{v['exponent']})"


FORMULAS: dict[str, Callable[[Values], Answer]] = {
    "55-0.cards": cards_for_weights,
    "55-0.compute": pretraining,
    "55-0.decade": fall_of_loss,
    "55-0.sharing": tasks_to_share,
    "55-0.years": years_on_one,
    "55-3-1.bias-correction": bias_correction,
    "55-3-1.first-step": first_step,
    "55-3-1.optimizer-bytes": optimizer_bytes,
    "attention.softmax-row": softmax_row,
    "attention.dot-product-spread": dot_product_spread,
    "attention.masked-tokens": masked_tokens,
    "attention.parameter-count": decoder_parameters,
    "chain.every-step": every_step,
    "chain.three-voters": three_voters,
    "clip.caption-probability": caption_probability,
    "clip.patch-count": patch_count,
    "cluster.bubble": interleaved_bubble,
    "cluster.held": held,
    "cluster.hide": hiding_tokens,
    "cluster.kept": kept_in_flight,
    "cluster.link-time": link_time,
    "cluster.own-order": own_order,
    "cluster.ring": ring_bytes,
    "cluster.sent": sent,
    "cluster.tensor": tensor_bytes,
    "cluster.three": three_cuts,
    "few-shot.break-even": break_even,
    "few-shot.bayes": bayes,
    "lora.parameter-count": adapter_parameters,
    "memory.activations": kept_activations,
    "memory.cache": key_value_cache,
    "memory.fewest": fewest_gpus,
    "memory.state": training_state,
    "memory.utilisation": utilisation,
    "memory.zero": zero_stage,
    "objectives.passes": passes,
    "prune.storage": sparse_storage,
    "quantise.bits-per-weight": bits_per_weight,
    "quantise.by-hand": weight_by_hand,
}
