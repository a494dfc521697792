"""GPT-2 in nanoGPT style: pre-LN, learned positions, exact GELU, tied head, biases.

Shapes: B sequences, T positions, V tokens, D model width, H heads, K head width.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn


@dataclass(frozen=True)
class GPTConfig:
    """Sizes of the model; field names are those of Hugging Face's GPT2Config."""

    vocab_size: int = 4096
    n_positions: int = 256
    n_layer: int = 6
    n_head: int = 5
    n_embd: int = 160
    layer_norm_epsilon: float = 1e-5
    causal: bool = True          # False: every position sees the whole sequence
    relative: bool = False       # each head adds a learned bias to its scores, by the distance between positions

    @property
    def head_dim(self) -> int:
        return self.n_embd // self.n_head

    def to_dict(self) -> dict[str, int | float | bool]:
        return asdict(self)


NEAR = 8                         # distances with a bucket of their own, on each side
FAR = (12, 16, 24, 32, 48, 64, 128)  # last distance of the wider ones; one more holds the rest
SIDE = NEAR + len(FAR) + 1
BUCKETS = 2 * SIDE + 2           # before, itself, after; one unused, so that files of float16 stay aligned


def bucket(distance: int) -> int:
    """Bucket of key minus query position: SIDE for itself, above it the later keys.

    Source: Raffel et al., 2020, arXiv:1910.10683, section 2.1 (T5), with fixed edges.
    """
    far = abs(distance)
    index = far if far <= NEAR else NEAR + 1 + sum(far > edge for edge in FAR)
    return SIDE + (index if distance > 0 else -index)


def bucket_matrix(length: int) -> Tensor:
    """Buckets of all pairs (query, key): (T, T)."""
    line = torch.tensor([bucket(d) for d in range(1 - length, length)])      # (2T − 1,)
    at = torch.arange(length)
    return line[at[None, :] - at[:, None] + length - 1]


class Attention(nn.Module):
    """Multi-head self-attention, causal or not."""

    def __init__(self, config: GPTConfig) -> None:
        super().__init__()
        self.n_head = config.n_head
        self.causal = config.causal
        self.relative = config.relative
        if config.relative:
            self.relative_bias = nn.Parameter(torch.zeros(config.n_head, BUCKETS))
            self.register_buffer("buckets", bucket_matrix(config.n_positions), persistent=False)  # (T, T)
        self.c_attn = nn.Linear(config.n_embd, 3 * config.n_embd)
        self.c_proj = nn.Linear(config.n_embd, config.n_embd)

    def project(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Queries, keys and values of `x` (B, T, D), each (B, H, T, K)."""
        B, T, D = x.shape
        heads = self.c_attn(x).view(B, T, 3, self.n_head, D // self.n_head)  # (B, T, 3, H, K)
        q, k, v = heads.permute(2, 0, 3, 1, 4)                               # (B, H, T, K) each
        return q, k, v

    def distance_bias(self, length: int) -> Tensor:
        """What is added to the scores of `length` positions: (H, T, T)."""
        return self.relative_bias[:, self.buckets[:length, :length]]

    def merge(self, y: Tensor) -> Tensor:
        """Heads (B, H, T, K) put side by side and projected: (B, T, D)."""
        B, H, T, K = y.shape
        return self.c_proj(y.transpose(1, 2).reshape(B, T, H * K))           # (B, T, D)

    def forward(self, x: Tensor) -> Tensor:
        q, k, v = self.project(x)                                            # (B, H, T, K)
        if not self.relative and (x.is_cuda or not torch.is_grad_enabled()):
            return self.merge(F.scaled_dot_product_attention(q, k, v, is_causal=self.causal))
        # Training on the CPU: the plain form, compiled, is faster than the fused kernel.
        scores = (q @ k.transpose(2, 3)).float() / math.sqrt(q.shape[-1])    # (B, H, T, T)
        future = torch.ones(x.shape[1], x.shape[1], dtype=torch.bool, device=x.device).triu(1)  # (T, T)
        if self.causal:
            scores = scores.masked_fill(future, float("-inf"))
        if self.relative:
            scores = scores + self.distance_bias(x.shape[1])
        a = torch.softmax(scores, dim=-1)
        return self.merge(a.to(v.dtype) @ v)


class MLP(nn.Module):
    """Position-wise feed-forward network, four times as wide inside."""

    def __init__(self, config: GPTConfig) -> None:
        super().__init__()
        self.c_fc = nn.Linear(config.n_embd, 4 * config.n_embd)
        self.c_proj = nn.Linear(4 * config.n_embd, config.n_embd)

    def forward(self, x: Tensor) -> Tensor:
        return self.c_proj(F.gelu(self.c_fc(x)))                             # (B, T, D)


class Block(nn.Module):
    """x + attention(LN x), then x + MLP(LN x)."""

    def __init__(self, config: GPTConfig) -> None:
        super().__init__()
        self.ln_1 = nn.LayerNorm(config.n_embd, eps=config.layer_norm_epsilon)
        self.attn = Attention(config)
        self.ln_2 = nn.LayerNorm(config.n_embd, eps=config.layer_norm_epsilon)
        self.mlp = MLP(config)

    def forward(self, x: Tensor) -> Tensor:
        x = x + self.attn(self.ln_1(x))                                      # (B, T, D)
        return x + self.mlp(self.ln_2(x))                                    # (B, T, D)


class GPT(nn.Module):
    """The language model; the output head is the token embedding transposed."""

    def __init__(self, config: GPTConfig) -> None:
        super().__init__()
        self.config = config
        self.wte = nn.Embedding(config.vocab_size, config.n_embd)
        self.wpe = nn.Embedding(config.n_positions, config.n_embd)
        self.h = nn.ModuleList(Block(config) for _ in range(config.n_layer))
        self.ln_f = nn.LayerNorm(config.n_embd, eps=config.layer_norm_epsilon)
        self.apply(self._init)
        for name, parameter in self.named_parameters():
            if name.endswith("c_proj.weight"):  # GPT-2: residual branches start smaller
                nn.init.normal_(parameter, std=0.02 / math.sqrt(2 * config.n_layer))

    @staticmethod
    def _init(module: nn.Module) -> None:
        if isinstance(module, nn.Linear | nn.Embedding):
            nn.init.normal_(module.weight, std=0.02)
        if isinstance(module, nn.Linear):
            nn.init.zeros_(module.bias)

    def features(self, ids: Tensor) -> Tensor:
        """Final hidden states of ids (B, T) after the last norm: (B, T, D)."""
        positions = torch.arange(ids.shape[1], device=ids.device)            # (T,)
        x = self.wte(ids) + self.wpe(positions)                              # (B, T, D)
        for block in self.h:
            x = block(x)                                                     # (B, T, D)
        return self.ln_f(x)

    def forward(self, ids: Tensor) -> Tensor:
        """Logits (B, T, V) of the token after each position of ids (B, T)."""
        return F.linear(self.features(ids), self.wte.weight)

    def parameter_count(self) -> int:
        return sum(p.numel() for p in self.parameters())

    def flops_per_token(self) -> int:
        """Training FLOPs per token: 6N with N all parameters but the positions."""
        return 6 * (self.parameter_count() - self.wpe.weight.numel())
