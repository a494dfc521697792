"""Golden outputs of the encoder: what PyTorch computes, for the site's tests.

Same form as the decoder's (golden.bin: float32 little-endian; golden.json: where each
array lies). `logits` holds the rows of `rows`: row t is about the token at position t.
"""

from __future__ import annotations

import json
from pathlib import Path

import torch
from tokenizers import Tokenizer

from ..common.model import GPT
from ..common.reference import trace
from ..decoder.golden import GoldenFile
from ..decoder.tokenizer import END_OF_TEXT_ID, MASK_ID, encode_plain

SENTENCES = {
    "fr": "La petite fille ouvrit la porte et entra dans la maison.",
    "en": "The little girl opened the door and went into the house.",
}


def frame(ids: list[int]) -> list[int]:
    """The encoder's input: <|endoftext|> at both ends."""
    return [END_OF_TEXT_ID, *ids, END_OF_TEXT_ID]


def golden_cases(model: GPT, tokenizer: Tokenizer, file: GoldenFile) -> list[dict[str, object]]:
    """The variants of one sentence per language, with the inputs that make them."""
    c = model.config
    zeros = torch.ones(c.n_layer, c.n_head)
    zeros[0, 1] = zeros[c.n_layer // 3, 0] = zeros[c.n_layer - 1, c.n_head - 1] = 0.0
    variants: dict[str, dict[str, object]] = {
        "plain": {}, "masked": {}, "head_mask": {"head_mask": zeros}, "no_scale": {"score_scale": 1.0}}
    cases: list[dict[str, object]] = []
    for language, sentence in SENTENCES.items():
        ids = frame(encode_plain(tokenizer, sentence))
        middle = len(ids) // 2
        for variant, options in variants.items():
            masked = [] if variant == "plain" else [middle] if variant != "masked" else [3, middle]
            shown = torch.tensor([[MASK_ID if t in masked else i for t, i in enumerate(ids)]])
            rows = list(range(1, len(ids), 4)) if variant == "plain" else masked
            result = trace(model, shown, causal=0.0, **options)
            tensors = [file.add("logits", result.logits[0, [t - 1 for t in rows]]),
                       file.add("attentions", torch.stack(result.attentions)[:, 0])]
            if variant == "plain":
                tensors.append(file.add("hidden_states", torch.stack(result.hidden_states)[:, 0]))
            cases.append({"variant": variant, "language": language, "sentence": sentence, "ids": ids,
                          "masked": masked, "rows": rows,
                          "head_mask": options.get("head_mask", torch.ones_like(zeros)).tolist(),
                          "score_scale": options.get("score_scale", c.head_dim ** -0.5),
                          "tensors": tensors})
    return cases


def alone(model: GPT, ids: list[int]) -> list[dict[str, float | int]]:
    """Each inner token masked alone: its log-probability and rank (1: the most probable)."""
    rows = []
    for t in range(1, len(ids) - 1):
        shown = torch.tensor([[MASK_ID if j == t else i for j, i in enumerate(ids)]])
        log_p = torch.log_softmax(trace(model, shown, causal=0.0).logits[0, t - 1].double(), 0)
        rows.append({"position": t, "id": ids[t], "log_probability": round(float(log_p[ids[t]]), 5),
                     "rank": int((log_p > log_p[ids[t]]).sum()) + 1, "best": int(log_p.argmax())})
    return rows


def write_golden(folder: Path, model: GPT, tokenizer: Tokenizer) -> None:
    """Writes golden.json and golden.bin of the rounded model."""
    folder.mkdir(parents=True, exist_ok=True)
    file = GoldenFile()
    cases = golden_cases(model, tokenizer, file)
    surprises = {language: alone(model, frame(encode_plain(tokenizer, sentence)))
                 for language, sentence in SENTENCES.items()}
    (folder / "golden.bin").write_bytes(bytes(file.data))
    (folder / "golden.json").write_text(json.dumps({
        "model": "encoder", "config": model.config.to_dict(),
        "dtype": "float32 little-endian", "tolerance": 1e-3,
        "note": "PyTorch float32 with the float16-rounded weights of model.onnx_data",
        "cases": cases, "alone": surprises}, ensure_ascii=False) + "\n")
