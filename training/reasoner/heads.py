"""Which heads copy: what each attends to, and what is lost without it.

Sources: Olsson et al., 2022, arXiv:2209.11895 (prefix matching on random tokens);
the other measures are the same idea on the prompts of the book.
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor

from ..common.model import GPT
from ..common.reference import trace
from ..decoder.tokenizer import SPECIAL_TOKENS
from .families import categories, table
from .generation import answered, prompt_ids
from .lexicon import TEMPLATES
from .prompts import Item, draw_item
from .tokenizer import END_OF_TEXT_ID, encode

FIRST_WORD = len(SPECIAL_TOKENS) + 256  # ids below are bytes, which training never showed


def _rounded(values: Tensor) -> list[list[float]]:
    return [[round(float(v), 3) for v in row] for row in values]


@torch.no_grad()
def prefix_matching(model: GPT, count: int = 16, length: int = 40, seed: int = 0) -> list[list[float]]:
    """Random words given twice: attention, in the second copy, on the token that followed
    the current one in the first. (n_layer, n_head)"""
    generator = torch.Generator().manual_seed(seed)
    once = torch.randint(FIRST_WORD, model.config.vocab_size, (count, length), generator=generator)
    ids = torch.cat([torch.full((count, 1), END_OF_TEXT_ID), once, once], dim=1)      # (B, 2L+1)
    attention = torch.stack(trace(model, ids).attentions).mean(1)                     # (n_layer, H, T, T)
    return _rounded(attention.diagonal(-(length - 1), 2, 3)[..., 2:].mean(-1))


def _label_positions(item: Item) -> list[int]:
    """Where the (one-token) label of each example stands in the prompt's ids."""
    t = TEMPLATES[item.language]["examples"]
    position = 1 + len(encode(t["header"]))
    found = []
    for example in item.examples:
        position += len(encode(t["bullet"] + example.input + t["arrow"]))
        found.append(position)
        position += len(encode(example.output))
    return found


@torch.no_grad()
def label_attention(model: GPT, items: list[Item]) -> list[list[float]]:
    """Attention of the last arrow on the labels that answer the query, minus what even
    attention over all labels would put there. (n_layer, n_head)

    The line break after a label counts with it: there the layers below have gathered what
    the line said.
    """
    total = torch.zeros(model.config.n_layer, model.config.n_head)
    for item in items:
        ids = prompt_ids(item.prompt)
        last = torch.stack(trace(model, torch.tensor([ids])).attentions)[:, 0, :, -1]  # (n_layer, H, T)
        labels = torch.tensor(_label_positions(item))
        right = torch.tensor([e.output == item.query.output for e in item.examples])
        on_labels = last[..., labels] + last[..., labels + 1]                          # (n_layer, H, k)
        total += on_labels[..., right].sum(-1) - on_labels.sum(-1) * right.float().mean()
    return _rounded(total / len(items))


@torch.no_grad()
def without_each(model: GPT, items: list[Item]) -> list[list[float]]:
    """Accuracy on `items` with one head's output set to zero, for each head."""
    pairs = [(i.prompt, i.query.output + TEMPLATES[i.language]["examples"]["bullet"]) for i in items]
    rows = torch.zeros(model.config.n_layer, model.config.n_head)
    for layer in range(model.config.n_layer):
        for head in range(model.config.n_head):
            mask = torch.ones_like(rows)
            mask[layer, head] = 0
            right = answered(model, pairs, head_mask=mask)
            rows[layer, head] = sum(right) / len(right)
    return _rounded(rows)


def strongest(scores: list[list[float]], count: int = 4) -> list[dict[str, float | int]]:
    """The heads with the largest scores; layers and heads counted from 0."""
    flat = [(score, layer, head) for layer, row in enumerate(scores) for head, score in enumerate(row)]
    return [{"layer": layer, "head": head, "score": score}
            for score, layer, head in sorted(flat, reverse=True)[:count]]


def measure_heads(model: GPT, seed: int, count: int) -> dict[str, object]:
    """Everything about heads that training-results.json keeps."""
    kinds: dict[str, Callable] = {"table": table, "categories": categories}
    result: dict[str, object] = {"prefix_matching": prefix_matching(model)}
    result["strongest_prefix_matching"] = strongest(result["prefix_matching"])  # type: ignore[arg-type]
    for name, family in kinds.items():
        items = [draw_item(family, 8, seed, i) for i in range(count)]
        scores = label_attention(model, items)
        result[name] = {"label_attention": scores, "strongest": strongest(scores),
                        "accuracy_without": without_each(model, items[: count // 2])}
    return result
