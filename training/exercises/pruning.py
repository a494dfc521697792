"""Exercises measured on the decoder with fewer weights, in float64: pruned by the references of training/pruning."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from typing import Any
from urllib.parse import urlencode

import numpy as np
from safetensors.numpy import load_file

from ..pruning.reference import NM, drop_smallest, magnitude, removed, sparsegpt, wanda
from .network import MODELS, Array, Changes, log_softmax, network

Values = dict[str, Any]
FIRST = 65           # position of the first token counted
CALIBRATION = 24     # windows
MODULES = ("attn.c_attn", "attn.c_proj", "mlp.c_fc", "mlp.c_proj")
STEPS, LITTLE = (10, 20, 30, 40, 50, 60), 0.08
NM_OF: dict[str, NM] = {"2:4": (2, 4), "4:8": (4, 8)}
FRONTIER = MODELS.parents[1] / "labs" / "prune" / "exercises" / "frontier.json"


@cache
def windows() -> dict[str, Array]:
    return load_file(MODELS / "decoder" / "windows" / "compression.safetensors")


def matrices() -> list[str]:
    return [f"h.{i}.{module}" for i in range(network("decoder").layers) for module in MODULES]


@cache
def hessians(calibration: str) -> dict[str, Array]:
    """Σ x·xᵀ of what enters each matrix on the calibration text."""
    languages = ("fr", "en") if calibration == "both" else (calibration,)
    each = CALIBRATION // len(languages)
    found: dict[str, Array] = {}

    def seen(name: str, x: Array) -> None:
        found[name] = found.get(name, 0) + x.T @ x

    for language in languages:
        for row in windows()[f"calibration.{language}.ids"][:each]:
            network("decoder").run(row.tolist(), Changes(seen=seen))
    return found


def half(x: Array) -> Array:
    return x.astype(np.float16).astype(np.float64)


@cache
def pruned(method: str, sparsity: float | NM, calibration: str = "both") -> dict[str, Array]:
    """The decoder's weights, (in, out), what is left of them rounded to float16."""
    weights = dict(network("decoder").weights)
    if method == "global":
        every = np.concatenate([np.abs(weights[f"{name}.weight"].T).ravel() for name in matrices()])
        mask, at = drop_smallest(every, removed(every.size, sparsity)), 0
    for name in matrices():
        w = weights[f"{name}.weight"].T                                     # (out, in)
        if method == "global":
            made = np.where(mask[at:at + w.size].reshape(w.shape), w, 0)
            at += w.size
        elif method == "matrix":
            made = np.where(magnitude(w, sparsity), w, 0)
        elif method == "wanda":
            made = np.where(wanda(w, hessians(calibration)[name], sparsity), w, 0)
        else:
            made = sparsegpt(w, hessians(calibration)[name], sparsity)
        weights[f"{name}.weight"] = half(made).T
    return weights


@cache
def bits_per_byte(language: str, method: str = "", sparsity: float | NM = 0, calibration: str = "both") -> float:
    """On one window of each held-out novel; without a method, of the original."""
    weights = pruned(method, sparsity, calibration) if method else None
    nats = size = 0.0
    rows = zip(windows()[f"measured.{language}.ids"], windows()[f"measured.{language}.bytes"], strict=True)
    for ids, count in list(rows)[::2]:
        said = log_softmax(network("decoder").logits(ids[:-1].tolist(), weights))           # (T, V)
        nats -= sum(said[at - 1, ids[at]] for at in range(FIRST, len(ids)))
        size += float(count)
    return float(nats / size / np.log(2))


def half_of(v: Values) -> list[float]:
    share, language = v["sparsity"] / 100, v["language"]
    return [bits_per_byte(language, v["method"], share) - bits_per_byte(language, "matrix", share)]


def pattern(v: Values) -> list[float]:
    language, method = v["language"], v["method"]
    return [bits_per_byte(language, method, NM_OF[v["pattern"]]) - bits_per_byte(language, method, 0.5)]


def plateau(v: Values) -> list[float]:
    last = (0.0, 0.0)
    for percent in STEPS:
        loss = bits_per_byte(v["language"], v["method"], percent / 100) - bits_per_byte(v["language"])
        if loss > LITTLE:
            break
        last = (float(percent), loss)
    return list(last)


def foreign(v: Values) -> list[float]:
    language, share = v["language"], v["sparsity"] / 100
    other = "en" if language == "fr" else "fr"
    return [bits_per_byte(language, "wanda", share, other) - bits_per_byte(language, "wanda", share, language)]


def budget(v: Values) -> tuple[list[dict[str, Any]], str]:
    """Of the pairs of the search that fit, the one that loses least; and the whole model, which never fits."""
    found, language = json.loads(FRONTIER.read_text()), v["language"]
    pairs = [(b[language] + e[language], b, e) for b in found["blocks"] for e in found["embedding"]
             if b["bytes"] + e["bytes"] - found["base"] <= 1000 * v["kilobytes"]]
    _, b, e = min(pairs, key=lambda pair: pair[0])
    found = {**{name: b[name] for name in ("method", "pattern", "sparsity", "bits")}, "embedding": e["embedding"]}
    states = [{"state": f"#prune?{urlencode(found)}", "score": 1}, {"state": "#prune?sparsity=0", "score": 0}]
    return states, "the pair of the search that fits and loses least, chosen by numpy; unpruned in 16 bits, the model weighs 5.1 MB"


PRUNING: dict[str, Callable[[Values], list[float]]] = {
    "prune.half": half_of,
    "prune.pattern": pattern,
    "prune.plateau": plateau,
    "prune.foreign": foreign,
}

PRUNING_STATES = {"prune.budget": budget}
