"""Batches from token streams: a pure function of the step, so training can resume."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import numpy as np
import torch
from torch import Tensor


class TokenStream:
    """Windows of T+1 tokens of a uint16 file, each epoch in a new order and phase."""

    def __init__(self, path: Path, length: int, seed: int) -> None:
        self.tokens = np.fromfile(path, dtype=np.uint16)
        self.length = length
        self.seed = seed
        self.per_epoch = (len(self.tokens) - 1 - length) // length
        if self.per_epoch < 1:
            raise ValueError(f"{path} holds fewer than {2 * length} tokens")
        self._order = lru_cache(maxsize=2)(self._make_order)

    def _make_order(self, epoch: int) -> tuple[np.ndarray, int]:
        rng = np.random.default_rng((self.seed, epoch))
        return rng.permutation(self.per_epoch), int(rng.integers(self.length))

    def window(self, index: int) -> np.ndarray:
        """The index-th window of the endless stream of epochs. (T+1,) int64"""
        order, phase = self._order(index // self.per_epoch)
        start = int(order[index % self.per_epoch]) * self.length + phase
        return self.tokens[start : start + self.length + 1].astype(np.int64)


class Mixture:
    """Batches with the same number of windows of every stream."""

    def __init__(self, streams: list[TokenStream], batch_size: int) -> None:
        if batch_size % len(streams):
            raise ValueError("the batch size must be a multiple of the number of streams")
        self.streams = streams
        self.each = batch_size // len(streams)

    def batch(self, step: int, rank: int = 0, world: int = 1) -> tuple[Tensor, Tensor]:
        """Inputs and targets (B, T) of one process at one step."""
        first = (step * world + rank) * self.each
        rows = [s.window(first + j) for s in self.streams for j in range(self.each)]
        block = torch.from_numpy(np.stack(rows))                             # (B, T+1)
        return block[:, :-1].contiguous(), block[:, 1:].contiguous()
