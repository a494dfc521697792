"""Round-to-nearest quantisation of weight matrices, group by group along the input dimension.

Asymmetric: w ≈ s·(q − z) with q, z ∈ {0 … 2^b − 1}; s and z from the extremes of the group, zero included.
Symmetric: w ≈ s·q with q ∈ {−(2^(b−1) − 1) … 2^(b−1) − 1}; s from the largest magnitude.
Scales are rounded to float16 before anything is divided by them, so what is stored is what was used.
Source: Nagel et al., 2021, arXiv:2106.08295, section 2.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from ..common.model import GPT


@dataclass(frozen=True)
class QuantConfig:
    """`group` 0: one scale for a whole row (an output of the layer)."""

    bits: int = 4
    group: int = 32
    symmetric: bool = False

    @property
    def levels(self) -> int:
        """Largest code."""
        return 2**self.bits - 1 if not self.symmetric else 2 ** (self.bits - 1) - 1


@dataclass
class Quantised:
    """Codes (out, in); scales and zero points (out, groups). Zero points are 0 when symmetric."""

    codes: Tensor
    scales: Tensor
    zeros: Tensor

    def dequantise(self) -> Tensor:
        """(out, in) float32."""
        out, inner = self.codes.shape
        grouped = self.codes.view(out, self.scales.shape[1], -1)
        return ((grouped - self.zeros[..., None]) * self.scales[..., None]).view(out, inner)


def half(x: Tensor) -> Tensor:
    """The nearest float16, as float32."""
    return x.half().float()


def quantise(w: Tensor, config: QuantConfig) -> Quantised:
    """Codes and scales of a matrix (out, in); `in` must be a multiple of the group."""
    out, inner = w.shape
    g = w.detach().float().view(out, -1, config.group or inner)              # (out, G, group)
    if config.symmetric:
        scale = half(g.abs().amax(-1) / config.levels)
        scale = torch.where(scale == 0, torch.ones_like(scale), scale)
        zero = torch.zeros_like(scale)
        codes = torch.round(g / scale[..., None]).clamp(-config.levels, config.levels)
    else:
        low, high = g.amin(-1).clamp(max=0), g.amax(-1).clamp(min=0)
        scale = half((high - low) / config.levels)
        scale = torch.where(scale == 0, torch.ones_like(scale), scale)
        zero = torch.round(-low / scale).clamp(0, config.levels)
        codes = (torch.round(g / scale[..., None]) + zero[..., None]).clamp(0, config.levels)
    return Quantised(codes.view(out, inner), scale, zero)


def matrices(model: GPT) -> dict[str, Tensor]:
    """What is quantised: the token embedding (also the head) and the linear maps of the blocks.

    Positions, norms and biases, 3 % of the parameters, stay in float16.
    """
    return {n: p for n, p in model.named_parameters()
            if p.ndim == 2 and (n == "wte.weight" or n.startswith("h."))}


@torch.no_grad()
def quantise_model(model: GPT, config: QuantConfig) -> dict[str, Quantised]:
    """Replaces every matrix by its quantised value, in place; returns codes and scales by name."""
    made = {}
    for name, parameter in matrices(model).items():
        made[name] = quantise(parameter, config)
        parameter.copy_(made[name].dequantise())
    return made


def stored_bytes(made: dict[str, Quantised], config: QuantConfig, rest: int) -> int:
    """Codes at `bits` each, float16 scales, zero points at `bits`, and `rest` float16 values."""
    bits = sum(q.codes.numel() * config.bits + q.scales.numel() * (16 + (0 if config.symmetric else config.bits))
               for q in made.values())
    return -(-bits // 8) + 2 * rest
