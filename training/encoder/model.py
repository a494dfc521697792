"""The encoder: the decoder's network, without its mask, that fills in hidden tokens.

The token at position i is predicted from the state at position i−1, as in the
decoder, so that both models are read at the same place and the decoder's weights
are a starting point. The state at i−1 sees both sides; what it must not see, the
token itself, is hidden in the input.
Sources: Devlin et al., 2019, arXiv:1810.04805 (masked language modelling);
BehnamGhader et al., 2024, arXiv:2404.05961 (from a decoder, with this shift);
Charpentier & Samuel, 2024, arXiv:2410.24159 (one network for both objectives).
"""

from __future__ import annotations

import torch
from torch import Tensor

from ..common.model import GPT, GPTConfig

CONFIG = GPTConfig(causal=False)


class Encoder(GPT):
    """Bidirectional blocks; shapes as in GPT (B sequences, T positions, V tokens)."""

    def __init__(self, config: GPTConfig = CONFIG) -> None:
        super().__init__(config)
        if config.causal:
            raise ValueError("an encoder sees both sides: causal must be False")

    @torch.no_grad()
    def predict(self, ids: Tensor) -> Tensor:
        """Logits (B, T−1, V) of the tokens AT positions 1 … T−1 of ids (B, T)."""
        return self(ids)[:, :-1]
