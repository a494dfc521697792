"""A pre-LN BERT, laid out as Hugging Face's ESM: the decoder's blocks without the mask.

Shapes: B sequences, T positions, V tokens, D model width.
Sources: Devlin et al., 2019, arXiv:1810.04805 (objective and head); Rives et al., 2021
(ESM-1b, the pre-LN layout that both transformers libraries load).
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from ..common.model import GPT, GPTConfig

CONFIG = GPTConfig(causal=False)


class Encoder(GPT):
    """Bidirectional blocks, then BERT's head: dense, GELU, norm, tied embedding."""

    def __init__(self, config: GPTConfig) -> None:
        super().__init__(config)
        if config.causal:
            raise ValueError("an encoder sees both sides: causal must be False")
        self.head_dense = nn.Linear(config.n_embd, config.n_embd)
        self.head_norm = nn.LayerNorm(config.n_embd, eps=config.layer_norm_epsilon)
        self._init(self.head_dense)

    def hidden(self, ids: Tensor) -> Tensor:
        """Final hidden states of ids (B, T), before the head: (B, T, D)."""
        return super().features(ids)

    def features(self, ids: Tensor) -> Tensor:
        """What the tied embedding multiplies, for ids (B, T): (B, T, D)."""
        return self.head_norm(F.gelu(self.head_dense(self.hidden(ids))))

    def start_from(self, decoder: GPT) -> None:
        """Takes over embeddings and blocks of a trained decoder; the head stays random.

        Source: Gisserot-Boukhlef et al., 2025, arXiv:2507.00994 — for a given budget,
        causal then masked training beats masked training alone.
        """
        missing = self.load_state_dict(decoder.state_dict(), strict=False)
        if missing.unexpected_keys or any(not k.startswith("head_") for k in missing.missing_keys):
            raise ValueError(f"the decoder has another shape: {missing}")

    @torch.no_grad()
    def predict(self, ids: Tensor) -> Tensor:
        """Logits (B, T, V) of the token AT each position of ids (B, T)."""
        return self(ids)
