"""Exercises measured on the reasoner, on problems and prompts that the training recipe draws."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np

from ..common.random import uniform
from ..reasoner.answers import answer_of
from ..reasoner.families import HELD_OUT_FAMILIES, TRAINED_FAMILIES
from ..reasoner.lexicon import TEMPLATES
from ..reasoner.prompts import Item, SerialItem, draw_item, draw_serial_item, swapped_labels, swapped_output
from .network import END_OF_TEXT, clearly_best, network, softmax

Values = dict[str, Any]
FAMILIES = {**TRAINED_FAMILIES, **HELD_OUT_FAMILIES}
NEAR = 1e-4


def drawn(logits: np.ndarray, temperature: float, top_p: float, u: float) -> int:
    """Of the fewest tokens whose mass reaches top_p, the one on which u falls, in the order of their ids."""
    chances = softmax(logits / temperature)
    order = np.argsort(-chances, kind="stable")
    count = 1 + int((np.cumsum(chances[order]) < top_p).sum())
    ids = np.sort(order[:count])
    edges = np.cumsum(chances[ids]) / chances[ids].sum()
    return int(ids[min(np.searchsorted(edges, u, side="right"), len(ids) - 1)])


@cache
def completed(prompt: str, temperature: float = 0, top_p: float = 1, seed: int = 0) -> tuple[int, ...]:
    """What the model writes after a prompt, up to the end of the line."""
    reasoner, past = network("reasoner"), {}
    new, written = [END_OF_TEXT, *reasoner.ids(prompt)], list[int]()
    for length in range(len(new), reasoner.context):
        logits = reasoner.following(new, past)
        token = drawn(logits, temperature, top_p, uniform(seed, length)) if temperature > 0 else int(logits.argmax())
        if token == END_OF_TEXT or reasoner.text([token]).startswith("\n"):
            break
        written.append(token)
        new = [token]
    return tuple(written)


def said(prompt: str, language: str, **draw: float) -> int | None:
    """The digit that the completion concludes with."""
    return answer_of(network("reasoner").text(list(completed(prompt, **draw))), language)  # type: ignore[arg-type]


# --- chain


def problem(v: Values, language: str, index: int = 0) -> SerialItem:
    return draw_serial_item(v["depth"], v["seed"], index, only=language)


def tokens_written(v: Values, language: str) -> list[float]:
    item = problem(v, language)
    return [len(completed(item.prompt("direct"))), len(completed(item.prompt("trigger")))]


def blind_digit(v: Values, language: str) -> list[float]:
    """Probability of the right digit right after the question."""
    reasoner, item = network("reasoner"), problem(v, language)
    logits = reasoner.logits([END_OF_TEXT, *reasoner.ids(item.prompt("direct"))])[-1]
    return [softmax(logits)[reasoner.ids(item.problem.direct)[0]]]


def right_out_of(v: Values, language: str) -> list[float]:
    items = [problem(v, language, i) for i in range(v["count"])]
    return [sum(said(i.prompt(form), language) == i.problem.answer for i in items) for form in ("direct", "trigger")]


def wrong_step(v: Values, language: str) -> list[float]:
    """What is concluded after the right steps before the changed one, and that one."""
    item = problem(v, language)
    step = TEMPLATES[language]["serial"]["step"]
    given = list(item.problem.steps[: v["step"]])
    given[-1] = step.format(name=item.problem.names[v["step"]], n=v["value"])
    answer = said(item.prompt("trigger") + "".join(given), language)
    if answer is None:
        raise ValueError("nothing was concluded")
    return [answer]


def kept_answer(v: Values, language: str) -> list[float]:
    """The most frequent answer of the chains, the first of equals, and its votes. The k-th is drawn from 1000·seed + k."""
    prompt = problem(v, language).prompt("trigger")
    answers = [said(prompt, language, temperature=v["temperature"], top_p=0.95, seed=1000 * v["seed"] + k)
               for k in range(v["chains"])]
    return list(Counter(a for a in answers if a is not None).most_common(1)[0])


# --- few-shot


def item_of(v: Values, language: str, family: str, k: int, index: int = 0) -> Item:
    return draw_item(FAMILIES[family], k, v["seed"], index, only=language)


def writes(item: Item, output: str) -> bool:
    """Is each token of the output, and of the end of its line, the most probable?"""
    reasoner = network("reasoner")
    before = [END_OF_TEXT, *reasoner.ids(item.prompt)]
    answer = reasoner.ids(output + TEMPLATES[item.language]["examples"]["bullet"])
    best = reasoner.logits([*before, *answer])[len(before) - 1 : -1].argmax(-1)
    return best.tolist() == answer


@cache
def right_of_twenty(family: str, k: int, seed: int, language: str) -> int:
    items = [draw_item(FAMILIES[family], k, seed, i, only=language) for i in range(20)]
    return sum(writes(item, item.query.output) for item in items)


def right_probability(v: Values, language: str) -> list[float]:
    reasoner, item = network("reasoner"), item_of(v, language, "new-categories", 4)
    logits = reasoner.logits([END_OF_TEXT, *reasoner.ids(item.prompt)])[-1]
    return [softmax(logits)[reasoner.ids(item.query.output)[0]]]


def enough_examples(v: Values, language: str) -> list[float]:
    """The fewest examples of 0, 1, 2, 4, 8 with which 18 of 20 are right; 12 where none is enough."""
    return [next((k for k in (0, 1, 2, 4, 8) if right_of_twenty(v["family"], k, v["seed"], language) >= 18), 12)]


def copying_head(v: Values, language: str) -> list[float]:
    """Attention of the last token on outputs equal to the answer, less the share due to them of that on all outputs."""
    reasoner, item = network("reasoner"), item_of(v, language, "table", 8)
    ids = [END_OF_TEXT, *reasoner.ids(item.prompt)]
    last = reasoner.run(ids)[1][..., -1, :]                                  # (L, H, T)
    answer = reasoner.text(list(completed(item.prompt))).strip()
    t = TEMPLATES[language]["examples"]
    text, on_all, on_right, right = t["header"], 0, 0, 0
    for example in item.examples:
        text += t["bullet"] + example.input + t["arrow"]
        first = 1 + len(reasoner.ids(text))
        text += example.output
        here = last[..., first : 2 + len(reasoner.ids(text))].sum(-1)        # the line break too
        on_all = on_all + here
        if example.output.strip() == answer:
            on_right, right = on_right + here, right + 1
    scores = np.asarray(on_right - right / len(item.examples) * on_all)
    layer, head = np.unravel_index(clearly_best(scores.ravel(), NEAR), scores.shape)
    return [int(layer) + 1, int(head) + 1]


def swapped(v: Values, language: str) -> list[float]:
    """Share of queries answered with the label that the swapped examples teach."""
    items = [swapped_labels(item_of(v, language, v["family"], v["k"], i)) for i in range(v["count"])]
    return [sum(writes(item, swapped_output(item, item.query.output)) for item in items) / v["count"]]


def new_task(v: Values, language: str) -> list[float]:
    return [right_of_twenty(v["family"], v["k"], v["seed"], language) / v["count"]]


TASKS: dict[str, Callable[[Values, str], list[float]]] = {
    "chain.tokens-written": tokens_written,
    "chain.blind-digit": blind_digit,
    "chain.right-out-of": right_out_of,
    "chain.wrong-step": wrong_step,
    "chain.kept-answer": kept_answer,
    "few-shot.right-probability": right_probability,
    "few-shot.enough-examples": enough_examples,
    "few-shot.copying-head": copying_head,
    "few-shot.swapped-labels": swapped,
    "few-shot.new-task": new_task,
}
