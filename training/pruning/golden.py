"""Golden masks and weights of the pruning methods, for the page's own.

    python -m training.pruning.golden

Writes tests/golden/pruning.json.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from .reference import contributions, magnitude, refit, sparsegpt, wanda

TOKENS, ROWS, COLUMNS = 24, 4, 160  # more columns than a block of SparseGPT
SPARSITIES: tuple[float | tuple[int, int], ...] = (0.3, 0.5, 0.9, (2, 4), (4, 8))
SIZE = 32


def data() -> tuple[np.ndarray, np.ndarray]:
    """W (ROWS, COLUMNS), X (TOKENS, COLUMNS): inputs that go together, an outlier, one that is never there."""
    rng = np.random.default_rng(5)
    w = rng.normal(size=(ROWS, COLUMNS)).round(3)
    x = (rng.normal(size=(TOKENS, 12)) @ rng.normal(size=(12, COLUMNS)) + rng.normal(size=(TOKENS, COLUMNS))).round(3)
    x[:, 7] *= 20
    x[:, 40] = 0
    return w, x


def rounded(array: np.ndarray) -> list[object]:
    return np.round(array, 9).tolist()


def main() -> None:
    w, x = data()
    h = x.T @ x
    cases = [{"sparsity": s, "magnitude": magnitude(w, s).astype(int).tolist(),
              "wanda": wanda(w, h, s).astype(int).tolist(), "sparsegpt": rounded(sparsegpt(w, h, s))}
             for s in SPARSITIES]
    kept = np.arange(COLUMNS)[np.arange(COLUMNS) % 3 != 1]
    out = {"w": w.tolist(), "x": x.tolist(), "cases": cases, "size": SIZE,
           "contributions": rounded(contributions(w, x, SIZE)), "kept": kept.tolist(),
           "refit": rounded(refit(w, h, kept))}
    Path("tests/golden/pruning.json").write_text(json.dumps(out, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
