"""Exercises measured on the decoder and the encoder."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from .network import END_OF_TEXT, MASK, Array, Changes, clearly_best, log_softmax, network, softmax

Values = dict[str, Any]
NEAR = 1e-4  # float32 may take for equal what lies closer


# --- attention: the sentence as it is, nothing before it


def previous_token_head(v: Values) -> list[float]:
    """Mean weight on the token before, over the queries from the third on, of the heads of one layer."""
    _, attentions = network("decoder").run(network("decoder").ids(v["sentence"]))
    layer = attentions[v["layer"] - 1]                                       # (H, T, T)
    shares = np.stack([layer[:, q, q - 1] for q in range(2, layer.shape[1])]).mean(0)
    return [v["layer"], clearly_best(shares, NEAR) + 1]


def ablation(v: Values) -> list[float]:
    """Probability, one head off, of the token that the whole model finds most probable."""
    decoder = network("decoder")
    ids = decoder.ids(v["sentence"])
    best = clearly_best(decoder.logits(ids)[-1], NEAR)
    logits, _ = decoder.run(ids, Changes(off=(v["layer"] - 1, v["head"] - 1)))
    return [softmax(logits[-1])[best]]


def mask_off(v: Values) -> list[float]:
    """Weight that the first token gives itself when nothing is hidden."""
    _, attentions = network("decoder").run(network("decoder").ids(v["sentence"]), Changes(causal=False))
    return [attentions[v["layer"] - 1, v["head"] - 1, 0, 0]]


# --- objectives: the sentence after the end-of-text token


def decoder_rows(sentence: str) -> tuple[list[int], Array]:
    """Ids of the sentence, and the logits by which the decoder guesses each of them."""
    ids = network("decoder").ids(sentence)
    return ids, network("decoder").logits([END_OF_TEXT, *ids[:-1]])


def encoder_row(ids: list[int], index: int) -> Array:
    """Logits by which the encoder guesses one hidden token: those of the state before it."""
    framed = [END_OF_TEXT, *ids, END_OF_TEXT]
    framed[index + 1] = MASK
    return network("encoder").logits(framed)[index]


def rank(row: Array, id_: int) -> int:
    others = np.delete(row, id_)
    if np.abs(others - row[id_]).min() < NEAR:
        raise ValueError("a tie")
    return 1 + int((others > row[id_]).sum())


def true_rank(v: Values) -> list[float]:
    at = v["token"] - 1
    ids, rows = decoder_rows(v["sentence"])
    return [rank(rows[at], ids[at]), rank(encoder_row(ids, at), ids[at])]


def surprises(ids: list[int], rows: Array) -> Array:
    return -log_softmax(rows)[np.arange(len(ids)), ids]


def sentence_perplexity(v: Values) -> list[float]:
    return [float(np.exp(surprises(*decoder_rows(v["sentence"])).mean()))]


def both_sides(v: Values) -> list[float]:
    """The token, not the first, whose surprise falls most when both sides are seen."""
    ids, rows = decoder_rows(v["sentence"])
    seen = surprises(ids, np.stack([encoder_row(ids, i) for i in range(len(ids))]))
    return [clearly_best((surprises(ids, rows) - seen)[1:], NEAR) + 2]


def next_token(sentence: str, temperature: float) -> Array:
    ids = network("decoder").ids(sentence)
    return softmax(network("decoder").logits([END_OF_TEXT, *ids])[-1] / temperature)


def nucleus_size(v: Values) -> list[float]:
    """How many of the most probable tokens it takes to reach p."""
    reached = np.cumsum(np.sort(next_token(v["sentence"], v["temperature"]))[::-1])
    if np.abs(reached - v["p"]).min() < 1e-6:
        raise ValueError("the mass hardly tells")
    return [1 + int((reached < v["p"]).sum())]


def tempered_chance(v: Values) -> list[float]:
    return [next_token(v["sentence"], v["temperature"]).max()]


LANGUAGE: dict[str, Callable[[Values], list[float]]] = {
    "attention.previous-token-head": previous_token_head,
    "attention.ablation": ablation,
    "attention.mask-off": mask_off,
    "objectives.true-rank": true_rank,
    "objectives.sentence-perplexity": sentence_perplexity,
    "objectives.both-sides": both_sides,
    "objectives.nucleus-size": nucleus_size,
    "objectives.tempered-chance": tempered_chance,
}
