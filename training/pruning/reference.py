"""Pruning written from the papers in NumPy float64: what the page's arithmetic is held to.

W (out, in); X (tokens, in) is what enters the matrix on the calibration text; H = Xᵀ·X (in, in). A mask is True where a
weight stays. At a sparsity s of n weights, floor(s·n) leave, the first among equals.
"""

from __future__ import annotations

import math

import numpy as np

BLOCK = 128
DAMPING = 0.01
NM = tuple[int, int]
"""(N, M): N of every M weights along a row stay."""


def drop_smallest(scores: np.ndarray, count: int) -> np.ndarray:
    """A mask without the `count` smallest scores, whatever the shape."""
    mask = np.ones(scores.size, bool)
    mask[np.argsort(scores.ravel(), kind="stable")[:count]] = False
    return mask.reshape(scores.shape)


def removed(count: int, sparsity: float) -> int:
    return math.floor(count * sparsity + 1e-9)


def drop_in_rows(scores: np.ndarray, count: int) -> np.ndarray:
    return np.stack([drop_smallest(row, count) for row in scores])


def drop_nm(scores: np.ndarray, nm: NM) -> np.ndarray:
    n, m = nm
    rows, columns = scores.shape
    return drop_in_rows(scores.reshape(-1, m), m - n).reshape(rows, columns)


def magnitude(w: np.ndarray, sparsity: float | NM) -> np.ndarray:
    """Han et al. 2015: the smallest |w| of the matrix, or of each group of M."""
    scores = np.abs(w)
    if isinstance(sparsity, tuple):
        return drop_nm(scores, sparsity)
    return drop_smallest(scores, removed(w.size, sparsity))


def wanda(w: np.ndarray, h: np.ndarray, sparsity: float | NM) -> np.ndarray:
    """Sun et al. 2023, arXiv:2306.11695, eq. (1): |w|·‖x‖₂, compared within each output."""
    scores = np.abs(w) * np.sqrt(np.diag(h))
    if isinstance(sparsity, tuple):
        return drop_nm(scores, sparsity)
    return drop_in_rows(scores, removed(w.shape[1], sparsity))


def sparsegpt(w: np.ndarray, h: np.ndarray, sparsity: float | NM) -> np.ndarray:
    """Frantar & Alistarh 2023, arXiv:2301.00774, algorithm 1: the new weights."""
    w, h = w.astype(np.float64).copy(), h.astype(np.float64).copy()
    out, columns = w.shape
    dead = np.diag(h) == 0
    h[dead, dead] = 1
    h += np.eye(columns) * DAMPING * np.mean(np.diag(h))
    inverse = np.linalg.cholesky(np.linalg.inv(h)).T                        # upper, H⁻¹ = Uᵀ·U
    for i in range(0, columns, BLOCK):
        end = min(columns, i + BLOCK)
        errors = np.zeros((out, end - i))
        mask = np.ones((out, end - i), bool)
        if not isinstance(sparsity, tuple):
            scores = w[:, i:end] ** 2 / np.diag(inverse)[i:end] ** 2
            mask = drop_smallest(scores, removed(scores.size, sparsity))
        for j in range(i, end):
            if isinstance(sparsity, tuple) and (j - i) % sparsity[1] == 0:
                scores = w[:, j:j + sparsity[1]] ** 2 / np.diag(inverse)[j:j + sparsity[1]] ** 2
                mask[:, j - i:j - i + sparsity[1]] = drop_nm(scores, sparsity)
            error = np.where(mask[:, j - i], 0, w[:, j]) / inverse[j, j]
            w[:, j:end] -= np.outer(error, inverse[j, j:end])
            errors[:, j - i] = error
        w[:, i:end] = np.where(mask, w[:, i:end], 0)
        w[:, end:] -= errors @ inverse[i:end, end:]
    return w


def contributions(w: np.ndarray, x: np.ndarray, size: int) -> np.ndarray:
    """√ Σ ‖x_g·W_g‖² of each group of `size` inputs, over the tokens, from what enters and not from H."""
    groups = range(0, w.shape[1], size)
    return np.array([np.linalg.norm(x[:, g:g + size] @ w[:, g:g + size].T) for g in groups])


def refit(w: np.ndarray, h: np.ndarray, kept: np.ndarray) -> np.ndarray:
    """The kept inputs' weights (out, kept) that come nearest to x·Wᵀ, held to what they were by 1 % of mean(diag H)."""
    damping = DAMPING * np.mean(np.diag(h))
    system = h[np.ix_(kept, kept)] + damping * np.eye(len(kept))
    return np.linalg.solve(system, h[kept] @ w.T + damping * w[:, kept].T).T
