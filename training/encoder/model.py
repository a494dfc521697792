"""The encoder: the decoder's network, without its mask, that fills in hidden tokens.

The token at position i is predicted from the state at position i−1, as in the
decoder, so that both models are read at the same place and the decoder's weights
are a starting point. The state at i−1 sees both sides; what it must not see, the
token itself, is hidden in the input.
Sources: Devlin et al., 2019, arXiv:1810.04805 (masked language modelling);
BehnamGhader et al., 2024, arXiv:2404.05961 (from a decoder, with this shift);
Raffel et al., 2020, arXiv:1910.10683 (learned biases of relative positions);
Charpentier & Samuel, 2024, arXiv:2410.24159 (one network for both objectives).
"""

from __future__ import annotations

import torch
from torch import Tensor

from ..common.model import BUCKETS, GPT, SIDE, GPTConfig
from ..common.reference import trace
from ..decoder.tokenizer import MASK_ID, SPECIAL_TOKENS

CONFIG = GPTConfig(causal=False, relative=True)
OPEN_HEADS = 2   # per layer: those the decoder misses least learn to look to the right
RIGHT = (2.0, 3.0, 2.0, 1.0)  # their first bias of the nearest later positions
ELSEWHERE = -2.0              # and of all others
FLATTEN = 0.1    # of the queries of these heads: their old scores no longer decide
CLOSED = 4.0     # nats below all earlier positions together: the later ones of a head that begins as the decoder's


class Encoder(GPT):
    """Bidirectional blocks; shapes as in GPT (B sequences, T positions, V tokens)."""

    def __init__(self, config: GPTConfig = CONFIG) -> None:
        super().__init__(config)
        if config.causal:
            raise ValueError("an encoder sees both sides: causal must be False")

    @torch.no_grad()
    def start_from(self, decoder: GPT, ids: Tensor, open_heads: int = OPEN_HEADS) -> None:
        """Takes over a trained decoder; <|mask|>, which it never saw, becomes the mean token.

        A decoder's scores grow towards the present and, never trained beyond it, go on growing:
        without its mask a head looks at the far future alone, and all it knew is lost. So
        most heads begin with a bias that leaves them their past, measured on `ids` (B, T);
        those whose removal costs the decoder least there begin nearly flat, turned to the right.
        """
        state = self.state_dict() | decoder.state_dict()
        costs = head_costs(decoder, ids)                                     # (L, H)
        H, K = decoder.config.n_head, decoder.config.head_dim
        for layer, excess in enumerate(future_excess(decoder, ids)):         # (H,)
            bias = torch.zeros(H, BUCKETS)
            bias[:, SIDE + 1 :] = -(excess + CLOSED).clamp(min=0)[:, None]
            for head in costs[layer].argsort()[:open_heads].tolist():
                bias[head] = ELSEWHERE
                bias[head, SIDE + 1 : SIDE + 1 + len(RIGHT)] = torch.tensor(RIGHT)
                name, rows = f"h.{layer}.attn.c_attn", slice(head * K, (head + 1) * K)
                for part in ("weight", "bias"):                              # its queries
                    state[f"{name}.{part}"] = state[f"{name}.{part}"].clone()
                    state[f"{name}.{part}"][rows] *= FLATTEN
            state[f"h.{layer}.attn.relative_bias"] = bias
        self.load_state_dict(state)
        self.wte.weight[MASK_ID] = self.wte.weight[len(SPECIAL_TOKENS):].mean(0)

    @torch.no_grad()
    def predict(self, ids: Tensor) -> Tensor:
        """Logits (B, T−1, V) of the tokens AT positions 1 … T−1 of ids (B, T)."""
        return self(ids)[:, :-1]


def head_costs(decoder: GPT, ids: Tensor) -> Tensor:
    """Loss in nats per token on `ids` (B, T) without each head: (L, H). Michel et al., 2019, arXiv:1905.10650."""
    c = decoder.config
    costs = torch.zeros(c.n_layer, c.n_head)
    for layer in range(c.n_layer):
        for head in range(c.n_head):
            mask = torch.ones(c.n_layer, c.n_head)
            mask[layer, head] = 0.0
            logits = trace(decoder, ids, head_mask=mask).logits[:, :-1]
            costs[layer, head] = torch.nn.functional.cross_entropy(logits.flatten(0, 1), ids[:, 1:].flatten())
    return costs


@torch.no_grad()
def future_excess(decoder: GPT, ids: Tensor, quantile: float = 0.98) -> Tensor:
    """By how much the later positions outweigh the others, in nats of the summed scores: (L, H).

    Of the quantile of queries where they do most, with the scores a decoder has without its mask.
    """
    c = decoder.config
    state = trace(decoder, ids)
    later = torch.ones(ids.shape[1], ids.shape[1], dtype=torch.bool).triu(1)
    rows = []
    for q, k in zip(state.queries, state.keys, strict=True):
        scores = q @ k.transpose(2, 3) * c.head_dim ** -0.5                  # (B, H, T, T)
        past = scores.masked_fill(later, float("-inf")).logsumexp(3)[:, :, :-1]
        future = scores.masked_fill(~later, float("-inf")).logsumexp(3)[:, :, :-1]  # (B, H, T−1)
        rows.append((future - past).transpose(0, 1).flatten(1).quantile(quantile, dim=1))
    return torch.stack(rows)
