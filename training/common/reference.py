"""Float32 reference of both exported graphs, written out step by step.

Slow and explicit on purpose: every intermediate quantity that the labs show is
kept, and the interventions of `inspect.onnx` are applied where the graph does.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import torch
import torch.nn.functional as F
from torch import Tensor

from .model import GPT

MASKED = -1.0e9  # added to a forbidden score; finite, so no NaN can arise


@dataclass
class Trace:
    """Everything one pass computes (S new positions after P cached ones, T = P + S)."""

    logits: Tensor                                            # (B, S, V)
    queries: list[Tensor] = field(default_factory=list)       # (B, H, S, K) per layer
    keys: list[Tensor] = field(default_factory=list)          # (B, H, T, K) per layer
    values: list[Tensor] = field(default_factory=list)        # (B, H, T, K) per layer
    attentions: list[Tensor] = field(default_factory=list)    # (B, H, S, T) per layer
    hidden_states: list[Tensor] = field(default_factory=list)  # (B, S, D), n_layer + 1 of them


@torch.no_grad()
def trace(
    model: GPT,
    ids: Tensor,
    past: Trace | None = None,
    head_mask: Tensor | None = None,
    score_scale: float | None = None,
    causal: float = 1.0,
) -> Trace:
    """Runs `model` on ids (B, S) with the interventions of `inspect.onnx`.

    head_mask (n_layer, n_head) multiplies each head's output A·V; score_scale
    replaces 1/√K; causal 0 lets every position see every position.
    """
    config = model.config
    S = ids.shape[1]
    P = past.keys[0].shape[2] if past is not None else 0
    scale = 1 / math.sqrt(config.head_dim) if score_scale is None else score_scale
    mask = torch.ones(config.n_layer, config.n_head) if head_mask is None else head_mask

    positions = torch.arange(P, P + S)                                       # (S,)
    future = torch.arange(P + S)[None, :] > positions[:, None]               # (S, T)
    bias = future.float() * causal * MASKED                                  # (S, T)

    out = Trace(logits=torch.empty(0))
    x = model.wte(ids) + model.wpe(positions)                                # (B, S, D)
    out.hidden_states.append(x)
    for i, block in enumerate(model.h):
        q, k, v = block.attn.project(block.ln_1(x))                          # (B, H, S, K)
        if past is not None:
            k = torch.cat([past.keys[i], k], dim=2)                          # (B, H, T, K)
            v = torch.cat([past.values[i], v], dim=2)                        # (B, H, T, K)
        scores = q @ k.transpose(2, 3) * scale + bias                        # (B, H, S, T)
        if config.relative:  # no cache: S = T
            scores = scores + block.attn.distance_bias(S)
        a = torch.softmax(scores, dim=-1)
        y = a @ v * mask[i].view(1, -1, 1, 1)                                # (B, H, S, K)
        x = x + block.attn.merge(y)                                          # (B, S, D)
        x = x + block.mlp(block.ln_2(x))                                     # (B, S, D)
        out.queries.append(q)
        out.keys.append(k)
        out.values.append(v)
        out.attentions.append(a)
        out.hidden_states.append(x)
    out.logits = F.linear(model.ln_f(x), model.wte.weight)                   # (B, S, V)
    return out


@torch.no_grad()
def greedy(model: GPT, ids: list[int], count: int) -> list[int]:
    """The `count` most probable next tokens, one after the other, with a cache."""
    state = trace(model, torch.tensor([ids]))
    new: list[int] = []
    for _ in range(count):
        new.append(int(state.logits[0, -1].argmax()))
        state = trace(model, torch.tensor([[new[-1]]]), past=state)
    return new
