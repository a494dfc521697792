"""Float32 reference of the exported towers, with everything the labs show."""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

from .model import Clip, Vision


@dataclass(frozen=True)
class VisionTrace:
    """B images."""

    embeds: Tensor              # (B, E), length 1
    attentions: list[Tensor]    # (B, H, P, P) per layer
    pool: Tensor                # (B, P)


@torch.no_grad()
def trace_vision(vision: Vision, pixels: Tensor) -> VisionTrace:
    """One pass over pixels (B, 3, S, S), attention written out."""
    x = vision.patches(pixels)                                               # (B, P, D)
    attentions = []
    for block in vision.h:
        q, k, v = block.attn.project(block.ln_1(x))                          # (B, H, P, K)
        a = torch.softmax(q @ k.transpose(2, 3) / math.sqrt(q.shape[-1]), dim=-1)
        x = x + block.attn.merge(a @ v)
        x = x + block.mlp(block.ln_2(x))
        attentions.append(a)
    x = vision.ln_f(x)
    pool = torch.softmax(vision.pool(x)[..., 0], dim=1)                      # (B, P)
    embeds = vision.proj(torch.einsum("bp,bpd->bd", pool, x))                # (B, E)
    return VisionTrace(F.normalize(embeds, dim=-1), attentions, pool)


@torch.no_grad()
def embed_images(model: Clip, pixels: Tensor, batch: int = 256) -> Tensor:
    """Unit vectors (N, E) of pixels (N, 3, S, S)."""
    return torch.cat([F.normalize(model.vision(part), dim=-1) for part in pixels.split(batch)])


@torch.no_grad()
def embed_texts(model: Clip, ids: Tensor, lengths: Tensor) -> Tensor:
    """Unit vectors (M, E) of framed ids (M, T)."""
    return F.normalize(model.text(ids, lengths), dim=-1)
