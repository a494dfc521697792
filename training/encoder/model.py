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

import math

import torch
from torch import Tensor, nn

from ..common.model import GPT, Attention, GPTConfig
from ..decoder.tokenizer import MASK_ID, SPECIAL_TOKENS

CONFIG = GPTConfig(causal=False)


class OpeningAttention(Attention):
    """Attention whose causal mask can be lifted little by little while it trains.

    a = openness·softmax(scores) + (1 − openness)·softmax(scores, masked): at 0 the network is
    the decoder it starts from, at 1 an encoder. Lifted at once, the mask takes with it what the
    decoder knew: its scores for later positions were never trained.
    """

    openness: Tensor

    def forward(self, x: Tensor) -> Tensor:
        if not torch.is_grad_enabled():
            return super().forward(x)
        q, k, v = self.project(x)                                            # (B, H, T, K)
        scores = (q @ k.transpose(2, 3)).float() / math.sqrt(q.shape[-1])    # (B, H, T, T)
        later = torch.ones(x.shape[1], x.shape[1], dtype=torch.bool, device=x.device).triu(1)
        left = torch.softmax(scores.masked_fill(later, float("-inf")), dim=-1)
        a = torch.lerp(left, torch.softmax(scores, dim=-1), self.openness)
        return self.merge(a.to(v.dtype) @ v)


class Encoder(GPT):
    """Bidirectional blocks; shapes as in GPT (B sequences, T positions, V tokens)."""

    def __init__(self, config: GPTConfig = CONFIG) -> None:
        super().__init__(config)
        if config.causal:
            raise ValueError("an encoder sees both sides: causal must be False")
        self.openness = nn.Buffer(torch.ones(()), persistent=False)
        for block in self.h:
            block.attn.__class__ = OpeningAttention
            block.attn.openness = self.openness                              # one for all layers

    def start_from(self, decoder: GPT) -> None:
        """Takes over a trained decoder; <|mask|>, which it never saw, becomes the mean token."""
        self.load_state_dict(decoder.state_dict())
        with torch.no_grad():
            self.wte.weight[MASK_ID] = self.wte.weight[len(SPECIAL_TOKENS):].mean(0)

    @torch.no_grad()
    def predict(self, ids: Tensor) -> Tensor:
        """Logits (B, T−1, V) of the tokens AT positions 1 … T−1 of ids (B, T)."""
        return self(ids)[:, :-1]
