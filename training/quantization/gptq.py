"""GPTQ in its plainest form, the reference that the page's own is checked against.

Column by column, as equations (2) and (3) of the paper say: round the column, spread its error over the columns that remain through
the inverse of their Hessian, then take the column out of that inverse by one step of Gaussian elimination. No Cholesky factor, no blocks:
another way to the same numbers. Source: Frantar et al., 2022, arXiv:2210.17323, section 3.

Numpy alone, float64; scales are float16 as everywhere in this folder (rtn.py).
"""

from __future__ import annotations

import numpy as np


def levels(bits: int, symmetric: bool) -> tuple[int, int]:
    """Least and greatest code."""
    highest = 2 ** (bits - 1) - 1 if symmetric else 2**bits - 1
    return (-highest if symmetric else 0), highest


def scale_of(values: np.ndarray, bits: int, symmetric: bool) -> tuple[float, int]:
    """Scale and zero point of one group: its extremes, zero included, in float32; the scale is rounded to float16."""
    values = values.astype(np.float32)
    low, high = np.minimum(values.min(), np.float32(0)), np.maximum(values.max(), np.float32(0))
    highest = levels(bits, symmetric)[1]
    reach = max(-low, high) if symmetric else high - low
    scale = np.float32(np.float16(np.float32(reach / np.float32(highest)))) or np.float32(1)
    zero = 0 if symmetric else int(np.clip(np.rint(-low / scale), 0, highest))
    return float(scale), zero


def hessian(inputs: np.ndarray) -> np.ndarray:
    """2·X·Xᵀ/n of inputs (n, in), float64. (in, in)"""
    x = inputs.astype(np.float64)
    return 2 * x.T @ x / len(x)


def gptq(w: np.ndarray, h: np.ndarray, bits: int, group: int, symmetric: bool, damping: float = 0.01,
         kept: np.ndarray | None = None) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Codes (out, in), scales and zero points (out, groups) of a matrix (out, in) with Hessian h (in, in).

    `group` 0: a scale per row; −1: one for the whole matrix, given as (1, 1). `kept` (out, in): False where the weight stays 0.
    """
    w, h = w.astype(np.float64).copy(), h.copy()
    out, inner = w.shape
    unused = np.diag(h) == 0
    h[unused, unused] = 1
    w[:, unused] = 0
    h += np.eye(inner) * damping * np.diag(h).mean()
    inverse = np.linalg.inv(h)
    low, high = levels(bits, symmetric)
    span = group if group > 0 else inner
    count = -(-inner // span)
    codes = np.zeros((out, inner), int)
    scales, zeros = np.zeros((out, count)), np.zeros((out, count), int)
    whole = scale_of(w, bits, symmetric) if group < 0 else None
    for j in range(inner):
        if j % span == 0:
            for i in range(out):
                scales[i, j // span], zeros[i, j // span] = whole or scale_of(w[i, j : j + span], bits, symmetric)
        scale, zero = scales[:, j // span], zeros[:, j // span]
        codes[:, j] = np.clip(np.rint((w[:, j] / scale).astype(np.float32)) + zero, low, high)
        if kept is not None:
            codes[:, j] = np.where(kept[:, j], codes[:, j], zero)
        error = w[:, j] - (codes[:, j] - zero) * scale
        w -= np.outer(error / inverse[j, j], inverse[j])                     # equation (2)
        inverse -= np.outer(inverse[:, j], inverse[j]) / inverse[j, j]       # equation (3)
    if whole:
        return codes, scales[:1, :1], zeros[:1, :1]
    return codes, scales, zeros


def dequantise(codes: np.ndarray, scales: np.ndarray, zeros: np.ndarray, group: int) -> np.ndarray:
    """s·(q − z), (out, in)."""
    span = group if group > 0 else codes.shape[1]
    column = np.arange(codes.shape[1]) // span
    if group < 0:
        return (codes - zeros) * scales
    return (codes - zeros[:, column]) * scales[:, column]
