"""Accuracy of in-context learning: against k, with labels replaced, on families never trained on."""

from __future__ import annotations

from ..common.model import GPT
from .families import (HELD_OUT_FAMILIES, LABEL_STUDIES, TRAINED_FAMILIES, Family, categories,
                       natural_labels)
from .generation import answered
from .lexicon import LANGUAGES, TEMPLATES
from .prompts import Item, draw_item, random_labels, shuffled_labels, swapped_labels, swapped_output
from .statistics import share

KS = (0, 1, 2, 4, 8)


def _pair(item: Item, output: str) -> tuple[str, str]:
    """The prompt and the answer with the line end that must follow it."""
    return item.prompt, output + TEMPLATES[item.language]["examples"]["bullet"]


def accuracy(model: GPT, family: Family, k: int, seed: int, count: int) -> dict[str, object]:
    items = [draw_item(family, k, seed, i) for i in range(count)]
    right = answered(model, [_pair(item, item.query.output) for item in items])
    of = {language: [r for r, item in zip(right, items, strict=True) if item.language == language]
          for language in LANGUAGES}
    return {**share(sum(right), count),
            "by_language": {k: round(sum(v) / len(v), 4) for k, v in of.items()},
            "chance": round(sum(item.chance for item in items) / count, 4)}


def against_k(model: GPT, seed: int, count: int) -> dict[str, dict[str, dict[str, object]]]:
    """Family → k → accuracy."""
    families = {**TRAINED_FAMILIES, **HELD_OUT_FAMILIES, **LABEL_STUDIES}
    return {name: {str(k): accuracy(model, family, k, seed, count) for k in KS}
            for name, family in families.items()}


def together(rows: dict[str, dict[str, dict[str, object]]], names: list[str]) -> dict[str, object]:
    """All items of several families as one set, per k."""
    result: dict[str, object] = {}
    for k in map(str, KS):
        right = sum(int(rows[name][k]["right"]) for name in names)       # type: ignore[call-overload]
        count = sum(int(rows[name][k]["count"]) for name in names)       # type: ignore[call-overload]
        chance = sum(float(rows[name][k]["chance"]) for name in names)   # type: ignore[arg-type]
        result[k] = {**share(right, count), "chance": round(chance / len(names), 4)}
    return result


def label_study(model: GPT, seed: int, count: int) -> dict[str, object]:
    """True, random, shuffled and swapped labels: how often the query gets its true label.

    For swapped labels also how often it gets the swapped one, which its examples teach.
    """
    result: dict[str, object] = {}
    for name, family in (("categories", categories), ("natural-labels", natural_labels)):
        rows: dict[str, object] = {}
        for k in (2, 4, 8):
            items = [draw_item(family, k, seed, i) for i in range(count)]
            kinds = {"true": items,
                     "random": [random_labels(item, seed + i) for i, item in enumerate(items)],
                     "shuffled": [shuffled_labels(item, seed + i) for i, item in enumerate(items)],
                     "swapped": [swapped_labels(item) for item in items]}
            row = {kind: share(sum(answered(model, [_pair(i, i.query.output) for i in chosen])), count)
                   for kind, chosen in kinds.items()}
            taught = [_pair(i, swapped_output(i, i.query.output)) for i in kinds["swapped"]]
            row["swapped, judged by the swapped labels"] = share(sum(answered(model, taught)), count)
            rows[str(k)] = row
        rows["chance"] = round(sum(draw_item(family, 0, seed, i).chance for i in range(count)) / count, 4)
        result[name] = rows
    return result
