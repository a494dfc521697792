"""Exercises measured on the decoder with its adapters, merged into its weights in float64."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np

from .network import END_OF_TEXT, MODELS, Array, clearly_best, log_softmax, network, read_weights, softmax

Values = dict[str, Any]
Deltas = dict[str, Array]
FOLDER = MODELS / "adapters"
NEAR = 1e-4


@cache
def adapter(name: str) -> tuple[int, Deltas]:
    """Its rank, and ΔW = (α/r)·B·A, (out, in), of each matrix."""
    config = json.loads((FOLDER / name / "adapter_config.json").read_text())
    tensors = read_weights(FOLDER / name / "adapter_model.safetensors", "base_model.model.transformer.")
    scale = config["lora_alpha"] / config["r"]
    names = sorted(tensor.removesuffix(".lora_A.weight") for tensor in tensors if tensor.endswith("lora_A.weight"))
    return config["r"], {n: scale * tensors[f"{n}.lora_B.weight"] @ tensors[f"{n}.lora_A.weight"] for n in names}


def cut(delta: Array, rank: int) -> Array:
    """The nearest matrix of that rank."""
    u, s, v = np.linalg.svd(delta, full_matrices=False)
    return (u[:, :rank] * s[:rank]) @ v[:rank]


def merged(*parts: tuple[float, Deltas]) -> dict[str, Array]:
    """The decoder's weights with each part added at its strength."""
    weights = dict(network("decoder").weights)
    for strength, deltas in parts:
        for name, delta in deltas.items():
            weights[f"{name}.weight"] = weights[f"{name}.weight"] + strength * delta.T
    return weights


@cache
def windows() -> dict[str, Any]:
    return json.loads((FOLDER / "evaluation.json").read_text())


def loss(rows: list[dict[str, Any]], *parts: tuple[float, Deltas]) -> float:
    """Mean surprise, nats, of the tokens that count in the windows."""
    weights, found = merged(*parts), []
    for row in rows:
        ids = row["ids"]
        said = log_softmax(network("decoder").logits(ids, weights))          # (T, V)
        found += [-said[at - 1, ids[at]] for at in range(max(1, row["first"]), len(ids))]
    return float(np.mean(found))


def strength(v: Values) -> list[float]:
    ids = [END_OF_TEXT, *network("decoder").ids(v["prompt"])]
    weights = merged((v["strength"], adapter(v["adapter"])[1]))
    return [softmax(network("decoder").logits(ids, weights)[-1]).max()]


def two_adapters(v: Values) -> list[float]:
    rows = windows()["tasks"][v["adapter"]]
    own, other = adapter(v["adapter"])[1], adapter(v["second"])[1]
    return [loss(rows, (1, own), (v["strength"], other)) - loss(rows, (1, own))]


def strongest_block(v: Values) -> list[float]:
    deltas = adapter(v["adapter"])[1]
    blocks = sorted({int(name.split(".")[1]) for name in deltas})
    values = np.array([np.linalg.svd(deltas[f"h.{i}.{v['matrix']}"], compute_uv=False)[v["k"] - 1] for i in blocks])
    best = clearly_best(values, NEAR)
    return [blocks[best] + 1, values[best]]


def enough_rank(v: Values) -> list[float]:
    """The first rank whose gain on the task reaches the share."""
    rows, (rank, deltas) = windows()["tasks"][v["adapter"]], adapter(v["adapter"])
    losses = [loss(rows, (1, {name: cut(delta, k) for name, delta in deltas.items()})) for k in range(rank)]
    losses.append(loss(rows, (1, deltas)))
    gains = [(losses[0] - value) / (losses[0] - losses[-1]) for value in losses]
    if min(abs(gain - v["share"]) for gain in gains) < NEAR:
        raise ValueError("the gain hardly tells")
    return [next(k for k, gain in enumerate(gains) if gain >= v["share"])]


def forgetting(v: Values) -> list[float]:
    rows = windows()["general"][v["language"]]
    return [loss(rows, (v["strength"], adapter(v["adapter"])[1])) - loss(rows)]


LORA: dict[str, Callable[[Values], list[float]]] = {
    "lora.strength": strength,
    "lora.two-adapters": two_adapters,
    "lora.strongest-block": strongest_block,
    "lora.enough-rank": enough_rank,
    "lora.forgetting": forgetting,
}
