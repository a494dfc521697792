"""What the programs that readers write must return, in numpy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np

from .network import Array, softmax

Rows = Sequence[Sequence[float]]


def attention(q: Rows, k: Rows, v: Rows) -> Array:
    queries, keys, values = map(np.array, (q, k, v))
    scores = queries @ keys.T / np.sqrt(keys.shape[1])
    scores[np.triu_indices(len(scores), 1)] = -np.inf
    return softmax(scores) @ values


def vote(answers: Sequence[int]) -> Array:
    counted = Counter(a for a in answers if a != -1).most_common(1)  # of equals, the first to come
    return np.array([counted[0][0] if counted else -1])


def zero_shot(image: Sequence[float], texts: Rows, temperature: float) -> Array:
    i, t = np.array(image), np.array(texts)
    return softmax(t @ i / np.linalg.norm(i) / np.linalg.norm(t, axis=1) / temperature)


def predict(x: Rows, y: Rows, query: Sequence[float], rate: float) -> Array:
    """The prediction of W = η Σ yᵢ xᵢᵀ, one step of descent from zero: W made first, then applied."""
    return rate * (np.array(y).T @ np.array(x)) @ np.array(query)


def merge(w: Rows, a: Rows, b: Rows, alpha: float) -> Array:
    return np.array(w) + alpha / len(a) * (np.array(b) @ np.array(a))


def quantise(weights: Sequence[float], bits: int, group: int) -> Array:
    """Symmetric, per group: padded with zeros to whole groups, which change no largest magnitude."""
    w = np.array(weights)
    count = -(-len(w) // int(group))
    rows = np.concatenate([w, np.zeros(count * int(group) - len(w))]).reshape(count, int(group))
    step = np.abs(rows).max(1, keepdims=True) / (2 ** (int(bits) - 1) - 1)
    return (np.rint(rows / np.where(step == 0, 1, step)) * step).ravel()[: len(w)]


def nucleus(p: Sequence[float], mass: float) -> Array:
    """The shortest run of the most probable whose sum reaches the mass, made a distribution again."""
    chances = np.array(p)
    order = np.argsort(-chances, kind="stable")
    enough = np.cumsum(chances[order]) >= mass - 1e-12
    kept = order[: int(enough.argmax()) + 1 if enough.any() else len(order)]
    out = np.zeros_like(chances)
    out[kept] = chances[kept] / chances[kept].sum()
    return out


def power_law(n: Sequence[float], losses: Sequence[float]) -> Array:
    slope, intercept = np.polyfit(np.log(n), np.log(losses), 1)
    return np.array([np.exp(intercept), -slope])


def lora_gradients(x: Rows, g: Rows, a: Rows, b: Rows, alpha: float) -> Array:
    """∂A, then ∂B, end to end: through the gradient of ΔW itself, which a program would not form."""
    A, B = np.array(a), np.array(b)
    whole = np.einsum("nd,nk->dk", np.array(g), np.array(x)) * alpha / len(A)      # (d, k)
    return np.concatenate([np.ravel(B.T @ whole), np.ravel(whole @ A.T)])


def adamw(theta: Sequence[float], g: Sequence[float], m: Sequence[float], v: Sequence[float],
          t: int, rate: float, decay: float) -> Array:
    """Parameters, then both moments, end to end (Loshchilov & Hutter 2019, algorithm 2)."""
    p, slope = np.array(theta), np.array(g)
    first, second = 0.9 * np.array(m) + 0.1 * slope, 0.999 * np.array(v) + 0.001 * slope**2
    step = first / (1 - 0.9**t) / (np.sqrt(second / (1 - 0.999**t)) + 1e-8)
    return np.concatenate([p * (1 - rate * decay) - rate * step, first, second])


def ring(arrays: Rows, steps: int) -> Array:
    """Messages of a ring, one after the other: what each device puts on the wire is taken before any comes in."""
    held = np.array(arrays)
    g, size = len(held), held.shape[1] // len(held)
    for s in range(int(steps)):
        wire = []
        for d in range(g):
            piece = (d - s if s < g - 1 else d + 1 - (s - g + 1)) % g
            wire.append((piece, held[d, piece * size:(piece + 1) * size].copy()))
        for d, (piece, numbers) in enumerate(wire):
            to = (d + 1) % g
            place = slice(piece * size, (piece + 1) * size)
            held[to, place] = held[to, place] + numbers if s < g - 1 else numbers
    return held


def half_mlp(x: Rows, a: Rows, b: Rows, rank: int, size: int) -> Array:
    """One shard of an MLP, cut out of the whole: hidden units of other shards are put to zero."""
    inner = np.array(x) @ np.array(a)
    hidden = 0.5 * inner * (1 + np.tanh(np.sqrt(2 / np.pi) * (inner + 0.044715 * inner**3)))
    width = hidden.shape[1] // int(size)
    own = np.arange(hidden.shape[1]) // width == int(rank)
    return (hidden * own) @ np.array(b)


def two_four(w: Sequence[float], norms: Sequence[float]) -> Array:
    """Two of every four along the row: the largest |w|·‖x‖."""
    groups = np.array(w).reshape(-1, 4)
    rank = np.argsort(np.argsort(np.abs(groups) * np.array(norms).reshape(-1, 4), axis=1), axis=1)
    return np.where(rank >= 2, groups, 0).ravel()


def training_days(parameters: float, tokens: float, gpus: float, peak: float, share: float) -> Array:
    return np.array([6 * parameters * tokens / gpus / peak / share / 24 / 3600])


def bytes_per_gpu(parameters: float, gpus: int, stage: int, moment: float) -> Array:
    """Weight, gradient, master copy, two moments; each whole or one of `gpus` shares (Rajbhandari et al. 2019, fig. 1)."""
    parts = np.array([2, 2, 4, moment, moment])
    shared = np.array([3, 2, 1, 1, 1]) <= stage
    return np.array([parameters * (parts / np.where(shared, gpus, 1)).sum()])


PROGRAMS: dict[str, Callable[..., Array]] = {
    "55-0.days-code": training_days,
    "55-3-1.adamw-code": adamw,
    "55-3-1.lora-backward-code": lora_gradients,
    "attention.causal-attention-code": attention,
    "chain.vote-code": vote,
    "clip.zero-shot-code": zero_shot,
    "cluster.halves-code": half_mlp,
    "cluster.ring-code": ring,
    "few-shot.gradient-code": predict,
    "lora.merge-code": merge,
    "memory.zero-code": bytes_per_gpu,
    "objectives.nucleus-code": nucleus,
    "prune.two-four": two_four,
    "quantise.group-code": quantise,
    "scaling.fit-code": power_law,
}
