"""Measures of a language model: bits per byte, attention patterns, samples."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from .model import GPT
from .reference import trace


@dataclass
class Score:
    """Sums over a text; divide to get the usual measures."""

    nats: float = 0.0
    tokens: int = 0
    bytes: int = 0
    correct: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.nats + other.nats, self.tokens + other.tokens,
                     self.bytes + other.bytes, self.correct + other.correct)

    @property
    def bits_per_byte(self) -> float:
        return self.nats / math.log(2) / self.bytes

    @property
    def loss(self) -> float:
        """Nats per token."""
        return self.nats / self.tokens

    def summary(self) -> dict[str, float | int]:
        return {"bits_per_byte": round(self.bits_per_byte, 4),
                "loss_nats_per_token": round(self.loss, 4),
                "perplexity_per_token": round(math.exp(self.loss), 2),
                "top1_accuracy": round(self.correct / self.tokens, 4),
                "bytes_per_token": round(self.bytes / self.tokens, 3),
                "tokens": self.tokens, "bytes": self.bytes}


@torch.no_grad()
def sliding_score(model: GPT, ids: np.ndarray, size: int, stride: int = 128,
                  batch: int = 16) -> Score:
    """Score of one document by sliding windows.

    `ids` (N,) begins with <|endoftext|>, which is context only; all other tokens
    are scored once. Windows hold n_positions inputs and start every `stride`
    tokens: after the first, each scores its last `stride` tokens only, which thus
    see at least n_positions − stride tokens before them. `size`: bytes of the text.
    """
    length = model.config.n_positions
    stream = torch.from_numpy(ids.astype(np.int64))
    starts = list(range(0, max(1, len(ids) - 1 - length + stride), stride))
    score = Score(bytes=size)
    for first in range(0, len(starts), batch):
        rows = starts[first : first + batch]
        x = torch.zeros(len(rows), length, dtype=torch.int64)
        y = torch.full((len(rows), length), -1, dtype=torch.int64)           # −1: not scored
        for r, start in enumerate(rows):
            piece = stream[start : start + length + 1]
            skip = 0 if start == 0 else length - stride
            x[r, : len(piece) - 1] = piece[:-1]
            y[r, skip : len(piece) - 1] = piece[skip + 1 :]
        scored = y >= 0                                                      # (B, T)
        logits = F.linear(model.features(x)[scored], model.wte.weight)       # (n, V)
        score.nats += float(F.cross_entropy(logits, y[scored], reduction="sum"))
        score.tokens += int(scored.sum())
        score.correct += int((logits.argmax(-1) == y[scored]).sum())
    return score


@torch.no_grad()
def induction(model: GPT, count: int = 16, length: int = 60, seed: int = 0) -> dict[str, object]:
    """How the model and its heads treat a random sequence given twice.

    `nats_first`, `nats_second`: loss on the first and second copy. Per layer and
    head: mean attention on the previous token, and (in the second copy) on the
    token that followed the current one in the first copy.
    Source of the measures: Olsson et al., 2022, arXiv:2209.11895.
    """
    generator = torch.Generator().manual_seed(seed)
    once = torch.randint(300, model.config.vocab_size, (count, length), generator=generator)
    ids = torch.cat([torch.zeros(count, 1, dtype=torch.int64), once, once], dim=1)  # (B, 2L+1)
    result = trace(model, ids)
    nats = F.cross_entropy(result.logits[:, :-1].transpose(1, 2), ids[:, 1:], reduction="none")
    attention = torch.stack(result.attentions).mean(1)                       # (n_layer, H, T, T)
    previous = attention.diagonal(-1, 2, 3)[..., length:].mean(-1)           # (n_layer, H)
    copying = attention.diagonal(-(length - 1), 2, 3)[..., 2:].mean(-1)      # (n_layer, H)
    rounded = lambda t: [[round(float(v), 3) for v in row] for row in t]  # noqa: E731
    return {"nats_first": round(float(nats[:, :length].mean()), 3),
            "nats_second": round(float(nats[:, length + 1 :].mean()), 3),
            "previous_token_attention": rounded(previous), "induction_attention": rounded(copying)}


@torch.no_grad()
def sample(model: GPT, ids: list[int], count: int, temperature: float, top_k: int,
           seed: int, stop: int) -> list[int]:
    """`count` new tokens at most; temperature 0 takes the most probable one."""
    generator = torch.Generator().manual_seed(seed)
    state = trace(model, torch.tensor([ids]))
    new: list[int] = []
    for _ in range(min(count, model.config.n_positions - len(ids))):
        logits: Tensor = state.logits[0, -1]                                 # (V,)
        if temperature == 0:
            token = int(logits.argmax())
        else:
            best = torch.topk(logits / temperature, top_k)
            pick = torch.multinomial(torch.softmax(best.values, 0), 1, generator=generator)
            token = int(best.indices[pick])
        if token == stop:
            break
        new.append(token)
        state = trace(model, torch.tensor([[token]]), past=state)
    return new
