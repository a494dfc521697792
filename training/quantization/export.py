"""Writes the decoder trained in 4 bits as one packed file, and golden outputs for the page.

    python -m training.quantization.export

public/models/decoder-4bit/model.safetensors; config and tokenizer are the decoder's.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch

from ..adapters.train import load_base
from ..common.model import GPT
from ..common.reference import trace
from .packed import read_packed, write_packed
from .rtn import QuantConfig, matrices

FILE = "model.safetensors"
IDS = (0, 992, 576, 450, 288, 1200, 77, 4000)
EVERY = 16  # one logit in so many is kept


def trained(base: Path, state: Path) -> GPT:
    """The decoder of `base` with the weights that a run of qat.py left (float32)."""
    model = load_base(base)
    model.load_state_dict(torch.load(state, map_location="cpu", weights_only=True))
    return model.eval()


def write_golden(path: Path, model: GPT) -> None:
    """What unpacking must give: of each matrix (out, in) sums and its first values; logits after a short input."""
    rows = [{"name": f"transformer.{name}", "shape": list(w.shape), "sum": float(w.double().sum()),
             "sum_of_magnitudes": float(w.double().abs().sum()), "first": w.flatten()[:12].tolist()}
            for name, w in matrices(model).items()]
    logits = trace(model, torch.tensor([IDS])).logits[0, -1]
    path.write_text(json.dumps({"matrices": rows, "ids": IDS, "every": EVERY, "logits": [round(float(v), 5) for v in logits[::EVERY]]}) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, default=Path("public/models/decoder"))
    parser.add_argument("--work", type=Path, default=Path("training/.work/quantization"))
    parser.add_argument("--out", type=Path, default=Path("public/models/decoder-4bit"))
    parser.add_argument("--golden", type=Path, default=Path("tests/golden/quantization"))
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    settings = json.loads((args.work / "qat-4.json").read_text())
    model = trained(args.base, args.work / "qat-4.pt")
    with torch.no_grad():
        size = write_packed(args.out / FILE, model, QuantConfig(**settings["quantisation"]))
        write_golden(args.golden / "packed.json", read_packed(args.out / FILE, model.config))
    print(f"{args.out / FILE}: {size:,} bytes")


if __name__ == "__main__":
    main()
