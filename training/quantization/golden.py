"""Golden codes of the quantiser, for the page's own.

    python -m training.quantization.golden

Writes tests/golden/quantization/golden.json: a small matrix with the hard cases (a group of zeros, ties,
one sign only, an outlier, halves that underflow) and what rtn.py makes of it at every setting.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch

from .rtn import QuantConfig, quantise

ROWS, COLUMNS = 6, 32


def matrix() -> torch.Tensor:
    """(ROWS, COLUMNS) float32, every value a float16, as in the weights file."""
    w = torch.randn(ROWS, COLUMNS, generator=torch.Generator().manual_seed(0)) * 0.1
    w[0] = 0
    w[1, :16] = torch.arange(16) * 0.125           # multiples of the step: ties
    w[2] = w[2].abs()                              # one sign: zero must still be a level
    w[3, 5] = 7.5                                  # an outlier
    w[4] *= 1e-6                                   # subnormal halves
    w[5, ::2] = -0.25
    return w.half().float()


def cases() -> list[dict[str, object]]:
    out: list[dict[str, object]] = []
    w = matrix()
    for bits in (2, 3, 4, 8):
        for symmetric in (False, True):
            for group in (8, 0, -1):               # groups of 8, rows, the whole matrix
                rows = w if group >= 0 else w.view(1, -1)
                q = quantise(rows, QuantConfig(bits, max(0, group), symmetric))
                out.append({
                    "bits": bits, "symmetric": symmetric,
                    "granularity": {8: "group", 0: "row", -1: "tensor"}[group],
                    "codes": q.codes.flatten().int().tolist(), "scales": q.scales.flatten().tolist(),
                    "zeros": q.zeros.flatten().int().tolist(),
                    "values": q.dequantise().flatten().tolist()})
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path("tests/golden/quantization"))
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / "golden.json").write_text(json.dumps(
        {"rows": ROWS, "columns": COLUMNS, "group": 8, "values": matrix().flatten().tolist(),
         "cases": cases()}) + "\n")


if __name__ == "__main__":
    main()
