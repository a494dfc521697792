"""BERT's corruption of token windows, as a pure function of the step."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import Tensor

from ..common.data import Mixture
from ..decoder.tokenizer import END_OF_TEXT_ID, MASK_ID, SPECIAL_TOKENS


@dataclass(frozen=True)
class MaskingConfig:
    """How much is hidden and how. Source of 80/10/10: Devlin et al., 2019, §3.1."""

    share: float = 0.25          # of the positions of a window, at first
    last_share: float = 0.15     # and at the end of `easing`: Ankner et al., 2023, arXiv:2305.15096
    easing: int = 0              # steps from the first share to the last; 0: always the first
    masked: float = 0.8          # of these: replaced by <|mask|>
    random: float = 0.1          # of these: replaced by another token; the rest stays
    short_every: int = 2         # one step in so many cuts the windows in short pieces
    short_length: int = 64       # tokens of such a piece
    vocab_size: int = 4096

    def at(self, step: int) -> MaskingConfig:
        """The same with the share of one step."""
        if self.easing == 0:
            return self
        eased = min(1.0, step / self.easing)
        return replace(self, share=(1 - eased) * self.share + eased * self.last_share)


def corrupt(rows: np.ndarray, config: MaskingConfig,
            rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Inputs and targets (n, T) of rows (n, T); target −1 where nothing is asked.

    Both ends become <|endoftext|>, as [CLS] and [SEP]. Each row hides exactly
    round(share·T) positions, so that a batch always asks for as many tokens.
    """
    rows = rows.copy()
    rows[:, 0] = rows[:, -1] = END_OF_TEXT_ID
    n, T = rows.shape
    count = round(config.share * T)
    order = rng.random((n, T))
    order[rows == END_OF_TEXT_ID] += 1.0                       # asked last
    order[:, [0, -1]] = 3.0                                    # never asked
    chosen = np.argpartition(order, count, axis=1)[:, :count]  # (n, count)
    targets = np.full_like(rows, -1)
    true = np.take_along_axis(rows, chosen, axis=1)            # (n, count)
    np.put_along_axis(targets, chosen, true, axis=1)
    fate = rng.random((n, count))
    others = rng.integers(len(SPECIAL_TOKENS), config.vocab_size, (n, count))
    shown = np.where(fate < config.masked, MASK_ID,
                     np.where(fate < config.masked + config.random, others, true))
    np.put_along_axis(rows, chosen, shown, axis=1)
    return rows, targets


class MaskedMixture:
    """Batches of corrupted windows; has the interface of `Mixture`."""

    def __init__(self, windows: Mixture, config: MaskingConfig, seed: int) -> None:
        self.windows = windows
        self.config = config
        self.seed = seed

    def batch(self, step: int, rank: int = 0, world: int = 1) -> tuple[Tensor, Tensor]:
        """Inputs and, one position earlier, targets: (B, T), or shorter and more."""
        x, _ = self.windows.batch(step, rank, world)                         # (B, T)
        if step % self.config.short_every == self.config.short_every - 1:
            x = x.reshape(-1, self.config.short_length)                      # (4B, T/4)
        rng = np.random.default_rng((self.seed, step, rank))
        inputs, targets = corrupt(x.numpy(), self.config.at(step), rng)
        targets = np.roll(targets, -1, axis=1)  # position i−1 predicts token i; ends are never asked
        return torch.from_numpy(inputs), torch.from_numpy(targets)
