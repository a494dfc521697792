"""Excerpts of the held-out novels: the same for every measure of this folder, small enough to repeat."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from ..common.evaluation import Score, sliding_score
from ..common.model import GPT
from ..decoder.corpus import LANGUAGES
from ..decoder.prepare import encode_document

CHARACTERS = 8000  # of each novel, from its middle

Excerpts = dict[str, list[tuple[np.ndarray, int]]]  # language → token ids and bytes of each


def excerpts(decoder_work: Path, tokenizer: Tokenizer) -> Excerpts:
    """Per language, token ids and bytes of one excerpt of each held-out novel."""
    out: Excerpts = {}
    for language in LANGUAGES:
        novels = json.loads((decoder_work / f"val-{language}.json").read_text())
        out[language] = []
        for text in novels.values():
            middle = text.index("\n", len(text) // 2) + 1
            part = text[middle : middle + CHARACTERS]
            out[language].append((encode_document(tokenizer, part), len(part.encode())))
    return out


def score(model: GPT, texts: Excerpts) -> dict[str, Score]:
    """Sliding-window score of each language."""
    return {language: sum((sliding_score(model, ids, size) for ids, size in rows), Score())
            for language, rows in texts.items()}
