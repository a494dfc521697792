"""The book's transformers in numpy, float64, on the weights that the site ships. No PyTorch, no ONNX."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file
from tokenizers import Tokenizer

MODELS = Path(__file__).parents[2] / "public" / "models"
END_OF_TEXT, MASK = 0, 2
EPSILON = 1e-5

Array = np.ndarray
Weights = Mapping[str, Array]
# the error function at points so near that a line between two of them is right to 9 decimals
END, STEPS = 6.0, 10_000  # at 6 it is 1; points per unit
ERF = np.array([math.erf(i / STEPS - END) for i in range(int(2 * END * STEPS) + 2)])


def read_weights(path: Path, prefix: str) -> dict[str, Array]:
    """Tensors in float64, their names without the prefix."""
    return {name.removeprefix(prefix): tensor.astype(np.float64) for name, tensor in load_file(path).items()}


def softmax(x: Array) -> Array:
    e = np.exp(x - x.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def log_softmax(x: Array) -> Array:
    x = x - x.max(-1, keepdims=True)
    return x - np.log(np.exp(x).sum(-1, keepdims=True))


def gelu(x: Array) -> Array:
    at = (np.clip(x / math.sqrt(2), -END, END) + END) * STEPS
    below = at.astype(np.int64)
    low = ERF[below]
    return 0.5 * x * (1 + low + (at - below) * (ERF[below + 1] - low))


def norm(x: Array, w: Weights, name: str) -> Array:
    centred = x - x.mean(-1, keepdims=True)
    deviation = np.sqrt((centred**2).mean(-1, keepdims=True) + EPSILON)
    return centred / deviation * w[f"{name}.weight"] + w[f"{name}.bias"]


def linear(x: Array, w: Weights, name: str) -> Array:
    return x @ w[f"{name}.weight"] + w[f"{name}.bias"]                       # weights (in, out)


@dataclass(frozen=True)
class Changes:
    """What an experiment changes in a pass."""

    causal: bool = True
    off: tuple[int, int] | None = None  # layer and head whose output is 0
    bias: Array | None = None           # (L, H, T, T), added to the scores
    seen: Callable[[str, Array], None] = lambda _name, _x: None  # told what enters each matrix, (T, in)


Past = dict[int, tuple[Array, Array]]  # keys and values of the tokens before, per layer


def blocks(x: Array, w: Weights, layers: int, heads: int, changes: Changes = Changes(),
           past: Past | None = None) -> tuple[Array, Array]:
    """States (…, S, D) after the blocks, and the attentions (L, …, H, S, T); `past` is read and added to."""
    S, D = x.shape[-2:]
    K = D // heads

    def split(part: Array) -> Array:
        return np.moveaxis(part.reshape(*part.shape[:-1], heads, K), -2, -3)  # (…, H, T, K)

    attentions = []
    for i in range(layers):
        entering = norm(x, w, f"h.{i}.ln_1")
        changes.seen(f"h.{i}.attn.c_attn", entering)
        q, k, v = map(split, np.split(linear(entering, w, f"h.{i}.attn.c_attn"), 3, -1))
        if past is not None:
            if i in past:
                k, v = (np.concatenate([old, new], -2) for old, new in zip(past[i], (k, v), strict=True))
            past[i] = k, v
        scores = q @ k.swapaxes(-1, -2) / math.sqrt(K)                       # (…, H, S, T)
        if changes.bias is not None:
            scores = scores + changes.bias[i]
        if changes.causal:
            T = k.shape[-2]
            scores = np.where(np.triu(np.ones((S, T), dtype=bool), 1 + T - S), -np.inf, scores)
        a = softmax(scores)
        y = a @ v
        if changes.off and changes.off[0] == i:
            y[..., changes.off[1], :, :] = 0
        joined = np.moveaxis(y, -3, -2).reshape(*x.shape)
        changes.seen(f"h.{i}.attn.c_proj", joined)
        x = x + linear(joined, w, f"h.{i}.attn.c_proj")
        entering = norm(x, w, f"h.{i}.ln_2")
        changes.seen(f"h.{i}.mlp.c_fc", entering)
        hidden = gelu(linear(entering, w, f"h.{i}.mlp.c_fc"))
        changes.seen(f"h.{i}.mlp.c_proj", hidden)
        x = x + linear(hidden, w, f"h.{i}.mlp.c_proj")
        attentions.append(a)
    return x, np.stack(attentions)


def bucket(distance: int) -> int:
    """Of key minus query: one each up to 8, then up to 12, 16, 24, 32, 48, 64, 128 and beyond; 16 is the query itself."""
    far = abs(distance)
    index = far if far <= 8 else 9 + sum(far > edge for edge in (12, 16, 24, 32, 48, 64, 128))
    return 16 + (index if distance > 0 else -index)


class Network:
    """A language model, or the encoder."""

    def __init__(self, folder: str) -> None:
        config = json.loads((MODELS / folder / "config.json").read_text())
        self.layers, self.heads = config["n_layer"], config["n_head"]
        self.context = config["n_positions"]
        self.two_sided = config["model_type"] == "bert"
        self.weights = read_weights(MODELS / folder / "onnx" / "model.onnx_data", "transformer.")
        self.tokenizer = Tokenizer.from_file(str(MODELS / folder / "tokenizer.json"))

    def ids(self, text: str) -> list[int]:
        return self.tokenizer.encode(text, add_special_tokens=False).ids

    def text(self, ids: list[int]) -> str:
        return self.tokenizer.decode(ids, skip_special_tokens=False)

    def run(self, ids: list[int], changes: Changes = Changes(),
            weights: Weights | None = None) -> tuple[Array, Array]:
        """Logits (T, V) and attentions (L, H, T, T) of one sequence."""
        w = weights or self.weights
        x = w["wte.weight"][ids] + w["wpe.weight"][: len(ids)]
        if self.two_sided:
            T = len(ids)
            at = np.array([[bucket(k - q) for k in range(T)] for q in range(T)])
            bias = np.stack([w[f"h.{i}.attn.relative_bias"][:, at] for i in range(self.layers)])
            changes = Changes(causal=False, bias=bias)
        x, attentions = blocks(x, w, self.layers, self.heads, changes)
        return norm(x, w, "ln_f") @ w["wte.weight"].T, attentions

    def logits(self, ids: list[int], weights: Weights | None = None) -> Array:
        return self.run(ids, weights=weights)[0]

    def following(self, ids: list[int], past: Past) -> Array:
        """Logits (V) of what follows ids, the tokens after those of `past`."""
        w, before = self.weights, past[0][0].shape[-2] if past else 0
        x = w["wte.weight"][ids] + w["wpe.weight"][before : before + len(ids)]
        x, _ = blocks(x, w, self.layers, self.heads, past=past)
        return norm(x[-1], w, "ln_f") @ w["wte.weight"].T


@cache
def network(folder: str) -> Network:
    return Network(folder)


def clearly_best(values: Array, margin: float) -> int:
    """Index of the largest; refuses where another comes so near that float32 might choose it."""
    best, second = np.argsort(values)[::-1][:2]
    if values[best] - values[second] < margin:
        raise ValueError(f"a tie: {values[best]} and {values[second]}")
    return int(best)
