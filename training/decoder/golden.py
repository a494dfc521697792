"""Golden outputs: what PyTorch computes, for the site's tests to compare with.

golden.bin holds float32 little-endian arrays one after the other; golden.json says
what they are: {"name", "shape", "offset" (bytes)}. Attentions are those of all layers.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from ..common.model import GPT
from ..common.reference import Trace, greedy, trace
from .tokenizer import encode_plain

PROMPTS = {
    "fr": "Il était une fois une petite fille",
    "en": "Once upon a time there was a",
}
GREEDY_PROMPTS = {
    "fr": ["Il était une fois une petite fille", "— Monsieur, dit-il,"],
    "en": ["Once upon a time there was a", "“I do not know,” said"],
}
GREEDY_TOKENS = 12
TRICKY = (
    "", " ", "  ", "\n", "\n\n", "\t", "\r\n", " \n ", "a", " a", "A ", "0", "2026", " 3,14 ", "1 234,56 €",
    "L'homme", "L’homme", "l'été", "l’été", "d'abord", "d’abord", "qu'il", "qu’elle", "jusqu'à", "jusqu’ici",
    "lorsqu'on", "puisqu’il", "quelqu'un", "presqu’île", "aujourd'hui", "Aujourd’hui", "j'ai", "J’ai", "n'est-ce pas ?",
    "s'il te plaît", "c'est-à-dire", "m’a", "t'as", "entr'ouvrir", "don't", "don’t", "I'm", "you've", "they’ll", "we'd",
    "she's", "o'clock", "'tis", "rock 'n' roll", "« Bonjour ! » dit-elle.", "«\u00a0Oui\u00a0»", "Où es-tu\u202f?", "—\u2009Non\u2009!",
    "Noël, naïf, œuf, Œdipe, ça, où, à, ê, û", "e\u0301te\u0301", "n\u0303 c\u0327", "😀", "👩‍👩‍👧‍👦", "🇫🇷🇬🇧", "日本語の文章", "中文",
    "العربية لغة", "עברית", "हिन्दी", "Ελληνικά", "Русский язык", "ﬁn ﬂeur", "x² + y₃ = ½", "٣٤٥", "a\u0000b", "\u0000",
    "\ufeffBOM", "a\u0085b", "zero\u200bwidth", "soft\u00adhyphen", "a\u2028b", "<|endoftext|>", "le <|mask|> chat", "<|endoftext", "snake_case __init__",
    "https://example.org/?q=1&r=é", "f(x) = x**2  # carré", "\\frac{1}{2}", "!!!???...", "…", "MAJUSCULES", "CamelCase",
    "anticonstitutionnellement", "   trois espaces", "fin   ", "a\n\n  b", "\u1680\u3000x", "𝒳 𝔸", "\U0010ffff", "ﷺ", "i̇", "I’LL SHAN'T",
)


class GoldenFile:
    """Appends arrays to one binary file and remembers where they lie."""

    def __init__(self) -> None:
        self.data = bytearray()

    def add(self, name: str, value: torch.Tensor) -> dict[str, object]:
        array = value.contiguous().numpy().astype("<f4")
        entry = {"name": name, "shape": list(array.shape), "offset": len(self.data)}
        self.data += array.tobytes()
        return entry

    def add_trace(self, result: Trace, every: bool) -> list[dict[str, object]]:
        """Of a batch of one: logits (S, V) of every position, or (V,) of the last one
        (`logits_last`), and attentions (n_layer, H, S, T)."""
        logits = (self.add("logits", result.logits[0]) if every
                  else self.add("logits_last", result.logits[0, -1]))
        return [logits, self.add("attentions", torch.stack(result.attentions)[:, 0])]


def golden_cases(model: GPT, tokenizer: Tokenizer, file: GoldenFile) -> list[dict[str, object]]:
    """The variants of one prompt per language, with the inputs that make them."""
    c = model.config
    normal = 1 / c.head_dim ** 0.5
    zeros = torch.ones(c.n_layer, c.n_head)
    zeros[0, 1] = zeros[c.n_layer // 3, 0] = zeros[c.n_layer - 1, c.n_head - 1] = 0.0
    variants: dict[str, dict[str, object]] = {
        "plain": {}, "head_mask": {"head_mask": zeros},
        "no_causal": {"causal": 0.0}, "no_scale": {"score_scale": 1.0},
    }
    cases: list[dict[str, object]] = []
    for language, prompt in PROMPTS.items():
        ids = encode_plain(tokenizer, prompt)
        for variant, options in variants.items():
            result = trace(model, torch.tensor([ids]), **options)
            cases.append({
                "variant": variant, "language": language, "prompt": prompt, "past_ids": [], "ids": ids,
                "position_ids": list(range(len(ids))),
                "head_mask": options.get("head_mask", torch.ones_like(zeros)).tolist(),
                "score_scale": options.get("score_scale", normal),
                "causal": options.get("causal", 1.0), "tensors": file.add_trace(result, every=variant == "plain")})
        half = len(ids) // 2
        past = trace(model, torch.tensor([ids[:half]]))
        result = trace(model, torch.tensor([ids[half:]]), past=past)
        cases.append({
            "variant": "past", "language": language, "prompt": prompt, "past_ids": ids[:half],
            "ids": ids[half:], "position_ids": list(range(half, len(ids))),
            "head_mask": torch.ones_like(zeros).tolist(), "score_scale": normal, "causal": 1.0,
            "tensors": file.add_trace(result, every=False)})
    return cases


def write_golden(folder: Path, model: GPT, tokenizer: Tokenizer) -> None:
    """Writes golden.json, golden.bin and tokenizer.json of the rounded model."""
    folder.mkdir(parents=True, exist_ok=True)
    file = GoldenFile()
    cases = golden_cases(model, tokenizer, file)
    greedy_cases = []
    for language, prompts in GREEDY_PROMPTS.items():
        for prompt in prompts:
            ids = encode_plain(tokenizer, prompt)
            new = greedy(model, ids, GREEDY_TOKENS)
            greedy_cases.append({"language": language, "prompt": prompt, "ids": ids, "new_ids": new,
                                 "text": tokenizer.decode(ids + new, skip_special_tokens=False)})
    (folder / "golden.bin").write_bytes(bytes(file.data))
    (folder / "golden.json").write_text(json.dumps({
        "model": "decoder", "config": model.config.to_dict(),
        "dtype": "float32 little-endian", "tolerance": 1e-3,
        "note": "PyTorch float32 with the float16-rounded weights of model.onnx_data",
        "cases": cases, "greedy": greedy_cases}, ensure_ascii=False) + "\n")
    rows = [{"text": text, "ids": encode_plain(tokenizer, text)} for text in TRICKY]
    (folder / "tokenizer.json").write_text(
        "[\n" + ",\n".join(json.dumps(row) for row in rows) + "\n]\n")


def check_bytes(folder: Path) -> int:
    """Size of the golden files in bytes."""
    return sum(f.stat().st_size for f in folder.iterdir())


def read_tensor(folder: Path, entry: dict[str, object]) -> np.ndarray:
    """The array that an entry of golden.json describes."""
    shape = tuple(entry["shape"])  # type: ignore[arg-type]
    data = (folder / "golden.bin").read_bytes()
    count = int(np.prod(shape))
    return np.frombuffer(data, "<f4", count, int(entry["offset"])).reshape(shape)  # type: ignore[call-overload]
