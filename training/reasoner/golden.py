"""Golden files: what PyTorch computes, and what the generators draw, for the site's tests."""

from __future__ import annotations

import json
from pathlib import Path

import torch
from tokenizers import Tokenizer

from ..common.model import GPT
from ..common.reference import greedy, trace
from ..decoder.golden import TRICKY, GoldenFile
from ..decoder.tokenizer import encode_plain
from .families import HELD_OUT_FAMILIES, LABEL_STUDIES, TRAINED_FAMILIES, categories
from .generation import answered
from .lexicon import TEMPLATES
from .prompts import (FORMS, draw_item, draw_serial_item, random_labels, shuffled_labels,
                      swapped_labels)
from .rng import Random, mix
from .tokenizer import END_OF_TEXT_ID

SEED = 2024


def tasks() -> dict[str, object]:
    """Prompts drawn from seeds, which the generators of the site must draw too."""
    families = {**TRAINED_FAMILIES, **HELD_OUT_FAMILIES, **LABEL_STUDIES}
    few_shot = []
    for name, family in families.items():
        for index, k in enumerate((0, 1, 4, 12)):
            item = draw_item(family, k, SEED, index)
            few_shot.append({"family": name, "k": k, "index": index, "prompt": item.prompt,
                             "output": item.query.output, "chance": item.chance})
    item = draw_item(categories, 6, SEED, 3)
    serial = []
    for depth in (1, 2, 5, 8, 16):
        for index in range(2):
            s = draw_serial_item(depth, SEED, index)
            serial.append({"depth": depth, "index": index, "answer": s.problem.answer,
                           "worked": s.problem.worked, "direct": s.problem.direct,
                           "prompts": {form: s.prompt(form) for form in FORMS}})
    rng = Random(7)
    return {
        "seed": SEED,
        "random": {"seed": 7, "next": [rng.next() for _ in range(5)], "below10": [rng.below(10) for _ in range(8)],
                   "mix": [[[], mix()], [[1], mix(1)], [[1, 2, 3], mix(1, 2, 3)], [[4294967295], mix(4294967295)]]},
        "few_shot": few_shot,
        "labels": {"family": "categories", "k": 6, "index": 3,
                   "random": random_labels(item, 1).prompt, "shuffled": shuffled_labels(item, 1).prompt,
                   "swapped": swapped_labels(item).prompt},
        "serial": serial,
    }


def _prompts() -> list[tuple[str, str]]:
    """(language, prompt) of the numeric comparisons."""
    examples = [draw_item(TRAINED_FAMILIES[name], 3, SEED, index)
                for index, name in enumerate(("table", "categories"))]
    problems = [draw_serial_item(3, SEED, index) for index in range(2)]
    return [*((e.language, e.prompt) for e in examples),
            *((p.problem.language, p.prompt("trigger")) for p in problems)]


def _cases(model: GPT, tokenizer: Tokenizer, file: GoldenFile) -> list[dict[str, object]]:
    """Each prompt whole, and the same after a cache of its first half."""
    c = model.config
    ones = torch.ones(c.n_layer, c.n_head)
    same = {"head_mask": ones.tolist(), "score_scale": c.head_dim ** -0.5, "causal": 1.0}
    cases: list[dict[str, object]] = []
    for language, prompt in _prompts():
        ids = [END_OF_TEXT_ID, *encode_plain(tokenizer, prompt)]
        half = len(ids) // 2
        for variant, before in (("plain", 0), ("past", half)):
            past = trace(model, torch.tensor([ids[:before]])) if before else None
            result = trace(model, torch.tensor([ids[before:]]), past=past)
            cases.append({"variant": variant, "language": language, "prompt": prompt,
                          "past_ids": ids[:before], "ids": ids[before:], **same,
                          "tensors": file.add_trace(result, every=False)})
    return cases


def answers(model: GPT, count: int = 40) -> list[dict[str, object]]:
    """Which of the first items of a few sets the model answers exactly: what the site's accuracies count."""
    rows = []
    for name, k in (("table", 4), ("arithmetic", 2), ("new-categories", 8)):
        items = [draw_item({**TRAINED_FAMILIES, **HELD_OUT_FAMILIES}[name], k, SEED, i) for i in range(count)]
        pairs = [(i.prompt, i.query.output + TEMPLATES[i.language]["examples"]["bullet"]) for i in items]
        rows.append({"family": name, "k": k, "seed": SEED, "right": answered(model, pairs)})
    return rows


def write_golden(folder: Path, model: GPT, tokenizer: Tokenizer) -> None:
    """Writes golden.json, golden.bin, tokenizer.json and tasks.json."""
    folder.mkdir(parents=True, exist_ok=True)
    file = GoldenFile()
    cases = _cases(model, tokenizer, file)
    continuations = []
    for language, prompt in _prompts():
        ids = [END_OF_TEXT_ID, *encode_plain(tokenizer, prompt)]
        new = greedy(model, ids, 20)
        continuations.append({"language": language, "prompt": prompt, "ids": ids, "new_ids": new,
                              "text": tokenizer.decode(ids + new, skip_special_tokens=False)})
    (folder / "golden.bin").write_bytes(bytes(file.data))
    _write(folder / "golden.json", {
        "model": "reasoner", "config": model.config.to_dict(),
        "dtype": "float32 little-endian", "tolerance": 1e-3,
        "note": "PyTorch float32 with the float16-rounded weights of model.onnx_data; every prompt follows <|endoftext|>",
        "cases": cases, "greedy": continuations, "answers": answers(model)})
    rows = [{"text": text, "ids": encode_plain(tokenizer, text)}
            for text in (*TRICKY, *(prompt for _, prompt in _prompts()))]
    (folder / "tokenizer.json").write_text(
        "[\n" + ",\n".join(json.dumps(row) for row in rows) + "\n]\n", encoding="utf-8")
    write_tasks(folder)


def write_tasks(folder: Path) -> None:
    _write(folder / "tasks.json", tasks())


def _write(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False) + "\n", encoding="utf-8")
