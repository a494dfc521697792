"""Golden codes of GPTQ and of plain rounding with groups that do not divide the row, for the page's own.

    python -m training.quantization.gptq_golden

Writes tests/golden/quantization/gptq.json: a small matrix, correlated inputs, what gptq.py makes of them, and packed bits.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np

from .gptq import dequantise, gptq, hessian, levels, scale_of

ROWS, COLUMNS, TOKENS = 6, 40, 96
SETTINGS = [(8, 0, False), (4, 16, False), (4, 16, True), (3, 0, True), (3, 24, False), (2, 16, False), (4, -1, False), (6, -1, True)]


def material() -> tuple[np.ndarray, np.ndarray]:
    """Weights (ROWS, COLUMNS), float16 values; inputs (TOKENS, COLUMNS), correlated, the sixth always 0."""
    rng = np.random.default_rng(15)
    w = (0.1 * rng.standard_normal((ROWS, COLUMNS))).astype(np.float16).astype(np.float32)
    w[2, 7] = 1.5
    x = rng.standard_normal((TOKENS, COLUMNS)) @ (np.eye(COLUMNS) + 0.3 * rng.standard_normal((COLUMNS, COLUMNS)))
    x[:, 5] = 0
    return w, x.astype(np.float32)


def nearest(w: np.ndarray, bits: int, group: int, symmetric: bool) -> list[int]:
    """Codes of plain rounding."""
    low, high = levels(bits, symmetric)
    codes = np.zeros(w.shape, int)
    span = group if group > 0 else w.shape[1]
    for i in range(len(w)):
        for j in range(0, w.shape[1], span):
            part = w[i, j : j + span]
            scale, zero = scale_of(w if group < 0 else part, bits, symmetric)
            codes[i, j : j + span] = np.clip(np.rint(part / np.float32(scale)) + zero, low, high)
    return codes.flatten().tolist()


def packed(codes: list[int], bits: int) -> list[int]:
    """Bytes of the codes, lowest bit first (numpy.packbits, little)."""
    table = np.array([[(c >> b) & 1 for b in range(bits)] for c in codes], np.uint8)
    return np.packbits(table.flatten(), bitorder="little").tolist()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path("tests/golden/quantization"))
    args = parser.parse_args()
    w, x = material()
    h = hessian(x)
    kept = np.abs(w) > np.median(np.abs(w))
    cases = []
    for bits, group, symmetric in SETTINGS:
        codes, scales, zeros = gptq(w, h, bits, group, symmetric)
        pruned, *rest = gptq(np.where(kept, w, 0), h, bits, group, symmetric, kept=kept)
        cases.append({
            "bits": bits, "group": group, "symmetric": symmetric, "codes": codes.flatten().tolist(),
            "scales": scales.flatten().tolist(), "zeros": zeros.flatten().tolist(),
            "error": float(np.mean((x @ (dequantise(codes, scales, zeros, group) - w).T) ** 2)),
            "nearest": nearest(w, bits, group, symmetric), "pruned": pruned.flatten().tolist(),
            "pruned_scales": rest[0].flatten().tolist(),
            "packed": packed((codes - levels(bits, symmetric)[0]).flatten().tolist(), bits),
        })
    (args.out / "gptq.json").write_text(json.dumps(
        {"rows": ROWS, "columns": COLUMNS, "values": w.flatten().tolist(), "inputs": x.flatten().tolist(),
         "hessian": h.flatten().tolist(), "kept": kept.flatten().astype(int).tolist(), "cases": cases}) + "\n")


if __name__ == "__main__":
    main()
