"""Golden outputs of CLIP: what PyTorch computes, for the site's tests.

Same form as the decoder's (golden.bin: float32 little-endian; golden.json: where each array lies).
The images come from formulas that the tests have too: no photograph is stored.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from ..decoder.golden import GoldenFile
from .data import encode
from .images import preprocess
from .model import Clip
from .reference import embed_texts, trace_vision

CAPTIONS = ("un chat", "une photo d'un chien", "cheval", "dessin : visage souriant avec de grands yeux",
            "a cat", "a photo of a dog", "an airplane", "a blurry photo of a truck")
SIZES = ((32, 32), (64, 64), (97, 61), (40, 150), (20, 31))  # (width, height) of the images to resample


def pattern(width: int, height: int) -> np.ndarray:
    """An RGBA image (H, W, 4): value (x·(7 + 3c) + y·(13 − 2c) + x·y + 29c) mod 256 in channel c."""
    y, x, c = np.meshgrid(np.arange(height), np.arange(width), np.arange(4), indexing="ij")
    return ((x * (7 + 3 * c) + y * (13 - 2 * c) + x * y + 29 * c) % 256).astype(np.uint8)


def write_golden(folder: Path, model: Clip, tokenizer: Tokenizer) -> None:
    """Writes golden.json and golden.bin of the rounded model."""
    folder.mkdir(parents=True, exist_ok=True)
    file = GoldenFile()
    pixels = torch.stack([preprocess(pattern(*size)) for size in SIZES])     # (N, 3, S, S)
    seen = trace_vision(model.vision, pixels)
    ids, lengths = encode(tokenizer, list(CAPTIONS), model.config.text.n_positions)
    texts = embed_texts(model, ids, lengths)                                 # (M, E)
    tensors = [
        file.add("pixels", pixels), file.add("image_embeds", seen.embeds), file.add("text_embeds", texts),
        file.add("logits_per_image", (model.scale() * seen.embeds @ texts.T).detach()),
        file.add("pool", seen.pool),
        file.add("attentions", torch.stack(seen.attentions)[:, 1]),          # of the second image
    ]
    (folder / "golden.bin").write_bytes(bytes(file.data))
    (folder / "golden.json").write_text(json.dumps({
        "model": "clip", "config": model.config.to_dict(), "scale": float(model.scale()),
        "dtype": "float32 little-endian", "tolerance": 1e-3,
        "note": "PyTorch float32 with the float16-rounded weights",
        "sizes": SIZES, "inspected": 1,
        "captions": [{"text": t, "ids": row[:n]} for t, row, n in
                     zip(CAPTIONS, ids.tolist(), lengths.tolist(), strict=True)],
        "tensors": tensors}, ensure_ascii=False) + "\n")
