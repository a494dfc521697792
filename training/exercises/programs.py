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


def nucleus(p: Sequence[float], mass: float) -> Array:
    """The shortest run of the most probable whose sum reaches the mass, made a distribution again."""
    chances = np.array(p)
    order = np.argsort(-chances, kind="stable")
    enough = np.cumsum(chances[order]) >= mass - 1e-12
    kept = order[: int(enough.argmax()) + 1 if enough.any() else len(order)]
    out = np.zeros_like(chances)
    out[kept] = chances[kept] / chances[kept].sum()
    return out


PROGRAMS: dict[str, Callable[..., Array]] = {
    "attention.causal-attention-code": attention,
    "chain.vote-code": vote,
    "clip.zero-shot-code": zero_shot,
    "few-shot.gradient-code": predict,
    "lora.merge-code": merge,
    "objectives.nucleus-code": nucleus,
}
