"""An n-gram model over tokens: counted, smoothed, pruned to a size.

An n-gram is one integer of 12 bits per token, the first token in the highest bits:
its context is `key >> 12`, its shorter form without the first token `key & mask`.
Arrays of one order are sorted by key.

Sources: Chen & Goodman, 1999 (interpolated absolute discounting with three
discounts, and its Kneser–Ney form); Seymore & Rosenfeld, 1996 (pruning by
weighted difference); Chelba et al., 2010 (why Kneser–Ney suffers from pruning).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

BITS = 12
FULL = 0.999  # share of a context's mass that its listed words may hold together

Array = np.ndarray


def mask(order: int) -> int:
    """Keeps the last `order` tokens of a key."""
    return (1 << (BITS * order)) - 1


def windows(tokens: Array, order: int) -> Array:
    """Keys of all n-grams of `tokens`, one per position that ends one. (T − order + 1,) int64"""
    count = len(tokens) - order + 1
    keys = np.zeros(count, np.int64)
    for j in range(order):
        keys = keys << BITS | tokens[j : j + count]
    return keys


def find(keys: Array, wanted: Array) -> tuple[Array, Array]:
    """Index in the sorted `keys` of each wanted key, and whether it is there."""
    at = np.searchsorted(keys, wanted)
    at[at == len(keys)] = 0
    return at, (keys[at] == wanted) if len(keys) else np.zeros(len(wanted), bool)


@dataclass
class Counts:
    """Of each order from 1: keys and how often they occur."""

    keys: list[Array]
    raw: list[Array]


def count(tokens: Array, order: int) -> Counts:
    keys, raw = [], []
    for n in range(1, order + 1):
        k, c = np.unique(windows(tokens, n), return_counts=True)
        keys.append(k)
        raw.append(c)
    return Counts(keys, raw)


def continuations(counts: Counts) -> list[Array]:
    """Kneser–Ney: below the highest order, in how many contexts an n-gram occurs."""
    out = []
    for n in range(1, len(counts.keys)):
        suffixes, number = np.unique(counts.keys[n] & mask(n), return_counts=True)
        at, found = find(suffixes, counts.keys[n - 1])
        out.append(np.where(found, number[at], 1))
    return [*out, counts.raw[-1]]


def discounts(values: Array) -> Array:
    """What is taken off counts of 1, 2 and more (index: count, at most 3)."""
    n1, n2, n3, n4 = (max(1, int((values == i).sum())) for i in (1, 2, 3, 4))
    y = n1 / (n1 + 2 * n2)
    return np.array([0.0, 1 - 2 * y * n2 / n1, 2 - 3 * y * n3 / n2, 3 - 4 * y * n4 / n3]).clip(0.0)


@dataclass
class Model:
    """Log-probabilities of listed n-grams, and per context what the others are scaled by.

    logp[n−1][i]: ln p(last token | context) of keys[n−1][i]; contexts[n−1] (sorted keys of n−1
    tokens) and backoff[n−1]: ln of the factor for tokens not listed after a context of n−1 tokens.
    """

    keys: list[Array]
    logp: list[Array]
    contexts: list[Array]
    backoff: list[Array]

    @property
    def order(self) -> int:
        return len(self.keys)

    def log_probability(self, keys: Array, order: int) -> Array:
        """ln p(last token | order − 1 tokens before it) of each key of `order` tokens."""
        at, found = find(self.keys[order - 1], keys)
        out = np.where(found, self.logp[order - 1][at], 0.0)
        rest = ~found
        if order == 1:
            if rest.any():
                raise ValueError("every token must be listed as a unigram")
            return out
        lower = self.log_probability(keys[rest] & mask(order - 1), order - 1)
        at, known = find(self.contexts[order - 1], keys[rest] >> BITS)
        out[rest] = lower + np.where(known, self.backoff[order - 1][at], 0.0)
        return out


def estimate(counts: Counts, values: list[Array], vocabulary: int, least: int) -> Model:
    """Interpolated absolute discounting of `values` (raw counts, or continuations).

    From order 3 on, n-grams seen fewer than `least` times leave their mass to the
    shorter context. Probabilities are already interpolated, so the backoff of a
    context is its interpolation weight.
    """
    model = Model([], [], [np.empty(0, np.int64)], [np.empty(0)])
    for n, (keys, raw, value) in enumerate(zip(counts.keys, counts.raw, values, strict=True), 1):
        own = np.maximum(value - discounts(value)[np.minimum(value, 3)], 0.0)
        contexts, start = np.unique(keys >> BITS, return_index=True)
        size = np.diff(np.append(start, len(keys)))
        own /= np.repeat(np.add.reduceat(value, start), size)
        if n >= 3:
            own = np.where(raw >= least, own, 0.0)
        weight = 1 - np.add.reduceat(own, start)                             # (contexts,)
        if n == 1:
            p = np.full(vocabulary, weight[0] / vocabulary)
            p[keys] += own
            model.keys.append(np.arange(vocabulary, dtype=np.int64))
            model.logp.append(np.log(p))
            continue
        keep = own > 0
        lower = np.exp(model.log_probability(keys[keep] & mask(n - 1), n - 1))
        model.keys.append(keys[keep])
        model.logp.append(np.log(own[keep] + np.repeat(weight, size)[keep] * lower))
        model.contexts.append(contexts)
        model.backoff.append(np.log(np.maximum(weight, 1e-9)))
    return model


def gains(model: Model, counts: Counts) -> list[Array]:
    """Nats that the training text would lose without each n-gram, contexts unchanged."""
    out = [np.full(len(model.keys[0]), np.inf)]
    for n in range(2, model.order + 1):
        keys = model.keys[n - 1]
        at, _ = find(counts.keys[n - 1], keys)
        context, _ = find(model.contexts[n - 1], keys >> BITS)
        without = model.backoff[n - 1][context] + model.log_probability(keys & mask(n - 1), n - 1)
        out.append(counts.raw[n - 1][at] * (model.logp[n - 1] - without))
    return out


def prune(model: Model, worth: list[Array], threshold: float) -> list[tuple[Array, Array]]:
    """Keys and log-probabilities per order of the n-grams worth more than `threshold`,
    and of those that begin a longer one that is kept."""
    kept: list[tuple[Array, Array]] = []
    prefixes = np.empty(0, np.int64)
    for n in range(model.order, 0, -1):
        keep = worth[n - 1] > threshold
        at, found = find(model.keys[n - 1], prefixes)
        keep[at[found]] = True
        keys = model.keys[n - 1][keep]
        kept.append((keys, model.logp[n - 1][keep]))
        prefixes = np.unique(np.concatenate([keys, prefixes]) >> BITS)
    return kept[::-1]


def listed(kept: list[tuple[Array, Array]]) -> Model:
    """The model that these n-grams define: the rest of each context's mass goes to the
    tokens not listed after it, in proportion to the shorter context. Sums to one."""
    first, logp = kept[0]
    model = Model([first], [logp - np.log(np.exp(logp).sum())], [np.empty(0, np.int64)], [np.empty(0)])
    for n, (keys, logp) in enumerate(kept[1:], 2):
        contexts, start = np.unique(keys >> BITS, return_index=True)
        size = np.diff(np.append(start, len(keys)))
        sums = np.add.reduceat(np.exp(logp), start) if len(keys) else np.empty(0)
        logp = logp - np.repeat(np.log(np.maximum(sums / FULL, 1.0)), size)  # rounding may exceed one
        lower = np.exp(model.log_probability(keys & mask(n - 1), n - 1))
        free = 1 - (np.add.reduceat(lower, start) if len(keys) else np.empty(0))
        model.keys.append(keys)
        model.logp.append(logp)
        model.contexts.append(contexts)
        model.backoff.append(np.log(1 - np.minimum(sums, FULL)) - np.log(np.maximum(free, 1e-9)))
    return model


def score(model: Model, ids: Array) -> float:
    """Nats of ids[1:], ids[0] being <|endoftext|>."""
    padded = np.concatenate([np.zeros(model.order - 2, np.int64), ids.astype(np.int64)])
    return -float(model.log_probability(windows(padded, model.order), model.order).sum())
