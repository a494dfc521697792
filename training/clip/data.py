"""Batches of images and captions: a pure function of the step, so that training can resume."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from ..decoder.tokenizer import END_OF_TEXT_ID, PAD_ID
from .captions import CaptionWriter
from .concepts import CLASSES, LANGUAGES, TRAIN_SETS, load_emojis
from .images import augment_drawings, augment_photos, normalise

FLIPPABLE = (3, 4)  # animals and food: their mirror images mean the same


def encode(tokenizer: Tokenizer, texts: list[str], length: int) -> tuple[Tensor, Tensor]:
    """Ids (M, T), `<|endoftext|>` at the start and at the end, padded; and lengths (M,).

    T is that of the longest; a text of more than `length` tokens loses its last ones.
    """
    rows = [[END_OF_TEXT_ID, *e.ids[: length - 2], END_OF_TEXT_ID]
            for e in tokenizer.encode_batch(texts, add_special_tokens=False)]
    ids = torch.full((len(rows), max(map(len, rows))), PAD_ID)
    for i, row in enumerate(rows):
        ids[i, : len(row)] = torch.tensor(row)
    return ids, torch.tensor([len(row) for row in rows])


@dataclass(frozen=True)
class Batch:
    """N images and M different captions, with who is true of whom."""

    pixels: Tensor    # (N, 3, 32, 32)
    ids: Tensor       # (M, T)
    lengths: Tensor   # (M,)
    positive: Tensor  # (N, M) bool


class ClipData:
    """Photographs and drawings, drawn afresh for every step from (seed, step, rank).

    `names` captions of drawings that are not in the batch stand beside it: a text costs a tenth of an
    image, and the more names there are the finer the differences that count.
    """

    def __init__(self, work: Path, photos: int, drawings: int, captions: int, length: int, seed: int,
                 names: int = 0) -> None:
        arrays = np.load(work / "photos.npz")
        self.photo_images = torch.from_numpy(arrays["train_images"])          # (n, 3, 32, 32)
        self.photo_labels = arrays["train_labels"]
        every, images = load_emojis(work)
        trained = [i for i, e in enumerate(every) if not e.held_out]
        place = {i: len(CLASSES) + k for k, i in enumerate(trained)}
        self.emojis = [every[i] for i in trained]
        used = [k for k, (c, s) in enumerate(images) if c in place and s in TRAIN_SETS]
        pixels = np.memmap(work / "emoji.bin", np.uint8, "r").reshape(-1, 64, 64, 4)[used]
        self.drawing_images = torch.from_numpy(pixels.transpose(0, 3, 1, 2).copy())  # (m, 4, 64, 64)
        self.drawing_labels = np.array([place[images[k][0]] for k in used])
        self.flippable = torch.tensor([self.emojis[c - len(CLASSES)].group in FLIPPABLE
                                       for c in self.drawing_labels])
        self.writer = CaptionWriter(self.emojis)
        self.tokenizer = Tokenizer.from_file(str(work / "tokenizer.json"))
        self.photos, self.drawings, self.captions, self.names = photos, drawings, captions, names
        self.length, self.seed = length, seed

    @staticmethod
    def _pick(seed: int, first: int, count: int, size: int) -> np.ndarray:
        """Positions first … first + count of an endless stream of shuffled epochs."""
        rows = []
        while count > 0:
            epoch, start = divmod(first, size)
            order = np.random.default_rng((seed, epoch)).permutation(size)[start : start + count]
            rows.append(order)
            first, count = first + len(order), count - len(order)
        return np.concatenate(rows)

    def batch(self, step: int, rank: int = 0, world: int = 1) -> Batch:
        """The images of one process at one step, and `captions` captions per language of each concept."""
        turn = step * world + rank
        generator = torch.Generator().manual_seed(hash((self.seed, step, rank)) & 0x7FFFFFFF)
        rng = random.Random(f"{self.seed}:{step}:{rank}")
        p = self._pick(self.seed, turn * self.photos, self.photos, len(self.photo_labels))
        d = self._pick(self.seed + 1, turn * self.drawings, self.drawings, len(self.drawing_labels))
        pixels = torch.cat([augment_photos(self.photo_images[p], generator),
                            augment_drawings(self.drawing_images[d], self.flippable[d], generator)])
        concepts = np.concatenate([self.photo_labels[p], self.drawing_labels[d]])
        texts: dict[str, set[int]] = {}
        present, place = np.unique(concepts, return_inverse=True)
        for concept in present.tolist():
            for language in LANGUAGES:
                for _ in range(self.captions if concept < len(CLASSES) else 1):
                    caption = self.writer.write(concept, language, rng)
                    texts.setdefault(caption.text, set()).update(caption.concepts)
        for concept in rng.sample(range(len(CLASSES), len(CLASSES) + len(self.emojis)), self.names):
            caption = self.writer.write(concept, rng.choice(LANGUAGES), rng)
            texts.setdefault(caption.text, set()).update(caption.concepts)
        true = np.array([[c in meaning for meaning in texts.values()] for c in present.tolist()])[place]
        ids, lengths = encode(self.tokenizer, list(texts), self.length)
        return Batch(normalise(pixels), ids, lengths, torch.from_numpy(true))
