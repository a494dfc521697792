"""The decoder in 4 bits as one safetensors file, which the page unpacks (kit/quantization/decoder.ts).

For each quantised matrix, under its Hugging Face name: `….codes` (out, in/2) uint8, two codes per byte, the low four
bits first; `….scales` (out, groups) float16; `….zeros` uint8, two per byte in the same order. All other tensors
are float16, named and oriented as in Hugging Face's GPT2LMHeadModel.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import load_file, save_file
from torch import Tensor

from ..common.model import GPT, GPTConfig
from ..common.weights import hf_weights
from .rtn import QuantConfig, Quantised, matrices, quantise

PREFIX = "transformer."


def pairs(values: Tensor) -> np.ndarray:
    """Numbers below 16, in their order, two per byte; an odd last one gets a zero beside it. uint8"""
    flat = values.flatten().numpy().astype(np.uint8)
    flat = np.append(flat, np.zeros(len(flat) % 2, np.uint8))
    return flat[::2] | flat[1::2] << 4


def from_pairs(packed: np.ndarray, count: int) -> Tensor:
    """The first `count` numbers of `pairs`, float32."""
    both = np.stack([packed.flatten() & 15, packed.flatten() >> 4], 1)
    return torch.from_numpy(both.flatten()[:count].astype(np.float32))


def write_packed(path: Path, model: GPT, config: QuantConfig) -> int:
    """Quantises and writes `model`; returns the size of the file in bytes."""
    if config.bits != 4 or config.symmetric:
        raise ValueError("the packed file holds asymmetric 4-bit codes only")
    tensors = {}
    chosen = matrices(model)
    plain = hf_weights(model)
    for name, weights in chosen.items():
        q = quantise(weights, config)
        out, inner = q.codes.shape
        tensors[f"{PREFIX}{name}.codes"] = pairs(q.codes).reshape(out, inner // 2)
        tensors[f"{PREFIX}{name}.scales"] = q.scales.numpy().astype(np.float16)
        tensors[f"{PREFIX}{name}.zeros"] = pairs(q.zeros)
        del plain[PREFIX + name]
    save_file({**tensors, **plain}, path, {"format": "pt", "bits": "4"})
    path.chmod(0o644)                                                        # the library keeps it to its owner
    return path.stat().st_size


def read_packed(path: Path, config: GPTConfig) -> GPT:
    """The float32 model that such a file stands for: what the page computes with."""
    tensors = load_file(path)
    model = GPT(config)
    chosen = matrices(model)
    state = {}
    for name, parameter in model.named_parameters():
        if name not in chosen:
            state[name] = torch.from_numpy(tensors[PREFIX + name].astype(np.float32))
            continue
        scales = torch.from_numpy(tensors[f"{PREFIX}{name}.scales"].astype(np.float32))
        q = Quantised(from_pairs(tensors[f"{PREFIX}{name}.codes"], parameter.numel()).view(parameter.shape), scales,
                      from_pairs(tensors[f"{PREFIX}{name}.zeros"], scales.numel()).view(scales.shape))
        state[name] = q.dequantise()
    model.load_state_dict(state)
    return model.eval()
