"""How well hidden tokens are guessed: the encoder from both sides, the decoder from the left."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import Tensor

from ..common.model import GPT
from ..common.reference import trace
from ..decoder.tokenizer import END_OF_TEXT_ID, MASK_ID
from .masking import MaskingConfig, corrupt

BERT = MaskingConfig(share=0.15)  # 80/10/10 as in Devlin et al., 2019, §3.1


@dataclass
class Guesses:
    """Sums over guessed tokens; divide to get the usual measures."""

    nats: float = 0.0
    first: int = 0
    five: int = 0
    count: int = 0

    def __add__(self, other: Guesses) -> Guesses:
        return Guesses(self.nats + other.nats, self.first + other.first,
                       self.five + other.five, self.count + other.count)

    def summary(self) -> dict[str, float | int]:
        return {"top1": round(self.first / self.count, 4), "top5": round(self.five / self.count, 4),
                "loss_nats_per_token": round(self.nats / self.count, 4), "tokens": self.count}


def guesses(logits: Tensor, targets: Tensor) -> Guesses:
    """What logits (n, V) say about targets (n,)."""
    own = logits.gather(1, targets[:, None])                                 # (n, 1)
    rank = (logits > own).sum(1)                                             # (n,)
    nats = torch.logsumexp(logits, 1) - own[:, 0]
    return Guesses(float(nats.sum()), int((rank == 0).sum()), int((rank < 5).sum()), len(targets))


def framed_windows(ids: np.ndarray, length: int) -> np.ndarray:
    """The text ids[1:] in consecutive framed windows (n, length); a shorter rest is left out."""
    inner = length - 2
    n = (len(ids) - 1) // inner
    rows = np.full((n, length), END_OF_TEXT_ID, np.int64)
    rows[:, 1:-1] = ids[1 : 1 + n * inner].reshape(n, inner)
    return rows


def sample(rows: np.ndarray, count: int, rng: np.random.Generator) -> np.ndarray:
    """At most `count` of the windows, in order, without repeat."""
    return rows[np.sort(rng.permutation(len(rows))[:count])]


@torch.no_grad()
def logits_before(model: GPT, rows: Tensor, at: Tensor) -> Tensor:
    """Logits (n, V) of the tokens at positions `at` (n, 2: row, position) of rows (B, T)."""
    state = model.features(rows)[at[:, 0], at[:, 1] - 1]                      # (n, D)
    return torch.nn.functional.linear(state, model.wte.weight)


def random_masking(encoder: GPT, rows: np.ndarray, rng: np.random.Generator, batch: int = 16) -> Guesses:
    """BERT's own measure: 15 % of the tokens of each framed window corrupted together."""
    total = Guesses()
    config = replace(BERT, vocab_size=encoder.config.vocab_size)
    for first in range(0, len(rows), batch):
        inputs, targets = corrupt(rows[first : first + batch], config, rng)
        at = torch.from_numpy(np.argwhere(targets >= 0))
        wanted = torch.from_numpy(targets)[at[:, 0], at[:, 1]]
        total += guesses(logits_before(encoder, torch.from_numpy(inputs), at), wanted)
    return total


def one_at_a_time(encoder: GPT, decoder: GPT, rows: np.ndarray, each: int,
                  rng: np.random.Generator, batch: int = 16) -> tuple[Guesses, Guesses]:
    """`each` positions of every framed window: the encoder with only that token hidden, the
    decoder with the tokens before it in the same window."""
    both, left = Guesses(), Guesses()
    for row in rows:
        positions = np.sort(rng.choice(np.arange(1, len(row) - 1), each, replace=False))
        wanted = torch.from_numpy(row[positions])
        hidden = np.repeat(row[None], each, 0)
        hidden[np.arange(each), positions] = MASK_ID
        for first in range(0, each, batch):
            part = positions[first : first + batch]
            at = torch.from_numpy(np.stack([np.arange(len(part)), part], 1))
            both += guesses(logits_before(encoder, torch.from_numpy(hidden[first : first + batch]), at),
                            wanted[first : first + batch])
        at = torch.from_numpy(np.stack([np.zeros(each, np.int64), positions], 1))
        left += guesses(logits_before(decoder, torch.from_numpy(row[None]), at), wanted)
    return both, left


@torch.no_grad()
def fill(encoder: GPT, ids: list[int], k: int) -> list[tuple[int, float]]:
    """The k most probable tokens for the one <|mask|> in framed ids, with probabilities."""
    at = ids.index(MASK_ID)
    p = torch.softmax(trace(encoder, torch.tensor([ids]), causal=0.0).logits[0, at - 1], 0)
    best = torch.topk(p, k)
    return [(int(i), round(float(v), 3)) for v, i in zip(best.values, best.indices, strict=True)]
