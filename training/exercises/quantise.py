"""Exercises measured on the decoder in few bits: rounded, read and run in float64."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
from safetensors.numpy import load_file

from .network import END_OF_TEXT, MODELS, Array, blocks, gelu, linear, network, norm

Values = dict[str, Any]
MODULES = {"attention-in": "attn.c_attn", "attention-out": "attn.c_proj", "mlp-in": "mlp.c_fc", "mlp-out": "mlp.c_proj"}
CALIBRATION = 8  # windows


def rounded(w: Array, bits: int, shared: str, symmetric: bool = False) -> Array:
    """A matrix (out, in) to the nearest level; scales in float16, as they are stored."""
    highest = 2 ** (bits - 1) - 1 if symmetric else 2**bits - 1
    out, inner = w.shape
    span = {"tensor": inner, "channel": inner}.get(shared) or int(shared)
    made = np.zeros_like(w)
    for start in range(0, inner, span):
        part = w[:, start : start + span]
        axis = None if shared == "tensor" else 1
        low, high = np.minimum(part.min(axis, keepdims=True), 0), np.maximum(part.max(axis, keepdims=True), 0)
        reach = np.maximum(-low, high) if symmetric else high - low
        scale = (reach / highest).astype(np.float32).astype(np.float16).astype(np.float64)
        scale = np.where(scale == 0, 1, scale)
        zero = 0 if symmetric else np.clip(np.rint(-low / scale), 0, highest)
        codes = np.clip(np.rint(part / scale) + zero, -highest if symmetric else 0, highest)
        made[:, start : start + span] = scale * (codes - zero)
    return made


def matrix(v: Values) -> Array:
    """(out, in)"""
    return network("decoder").weights[f"h.{v['block'] - 1}.{MODULES[v['matrix']]}.weight"].T


def error(v: Values) -> list[float]:
    w = matrix(v)
    return [np.sqrt(((rounded(w, v["bits"], v["shared"]) - w) ** 2).sum() / (w**2).sum())]


def lowered(v: Values) -> list[float]:
    (coarse,), (fine,) = error({**v, "bits": v["to"]}), error({**v, "bits": v["from"]})
    return [coarse / fine]


def crushed(v: Values) -> list[float]:
    w = matrix({"block": 1, "matrix": "mlp-in"}).copy()
    w[0, 0] = np.float32(v["times"] * np.abs(w).max())
    return [(rounded(w, v["bits"], v["shared"]) == 0).mean()]


def moved(v: Values) -> list[float]:
    model = network("decoder")
    ids = [END_OF_TEXT, *model.ids(v["prompt"])]
    weights = dict(model.weights)
    for name, w in model.weights.items():
        if name == "wte.weight":
            weights[name] = rounded(w, v["bits"], v["shared"])
        elif w.ndim == 2 and name.startswith("h."):
            weights[name] = rounded(w.T, v["bits"], v["shared"]).T
    maps = [model.run(ids, weights=w)[1][v["block"] - 1, v["head"] - 1] for w in (model.weights, weights)]
    return [np.abs(maps[1] - maps[0]).sum() / 2 / len(ids)]


@cache
def largest(calibration: str) -> dict[str, Array]:
    """Of each linear map of the blocks, the largest magnitude of each input over the calibration windows."""
    windows = load_file(MODELS / "decoder" / "windows" / "compression.safetensors")
    languages = {"both": ("fr", "en")}.get(calibration, (calibration,))
    rows = np.concatenate([windows[f"calibration.{k}.ids"][: CALIBRATION // len(languages)] for k in languages])
    model, found = network("decoder"), {}
    w = model.weights
    x = w["wte.weight"][rows] + w["wpe.weight"][: rows.shape[1]]             # (N, T, D)
    for i in range(model.layers):
        here = {name.replace(f"h.{i}.", "h.0."): value for name, value in w.items() if name.startswith(f"h.{i}.")}
        normed = norm(x, w, f"h.{i}.ln_1")
        # the heads' outputs side by side: what the block adds when its projection is the identity and its MLP nothing
        D = x.shape[-1]
        bare = {**here, "h.0.attn.c_proj.weight": np.eye(D), "h.0.attn.c_proj.bias": np.zeros(D),
                "h.0.mlp.c_proj.weight": 0 * here["h.0.mlp.c_proj.weight"], "h.0.mlp.c_proj.bias": np.zeros(D)}
        joined = blocks(x, bare, 1, model.heads)[0] - x
        middle = x + linear(joined, w, f"h.{i}.attn.c_proj")
        second = norm(middle, w, f"h.{i}.ln_2")
        inner = gelu(linear(second, w, f"h.{i}.mlp.c_fc"))
        for name, value in (("attn.c_attn", normed), ("attn.c_proj", joined), ("mlp.c_fc", second), ("mlp.c_proj", inner)):
            found[f"{i}.{name}"] = np.abs(value).max((0, 1))
        x = middle + linear(inner, w, f"h.{i}.mlp.c_proj")
    return found


def ratio(v: Values) -> list[float]:
    values = largest(v["calibration"])[f"{v['block'] - 1}.{MODULES[v['matrix']]}"]
    return [values.max(), values.max() / np.median(values)]


QUANTISE: dict[str, Callable[[Values], list[float]]] = {
    "quantise.error": error,
    "quantise.lowered": lowered,
    "quantise.crushed": crushed,
    "quantise.moved": moved,
    "quantise.ratio": ratio,
}
