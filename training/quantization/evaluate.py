"""Bits per byte of the decoder in few bits, and the card of the one trained in 4.

    python -m training.quantization.evaluate

Measures, on the same excerpts of the held-out novels: the decoder, its plain rounding (PTQ) to 8, 4, 3 and 2 bits, the packed
file that quantisation-aware training made, and, where its run is in --work, the control: as many steps without rounding,
before and after PTQ.
Writes training-results.json and README.md beside the packed file. About three minutes on one core.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer

from ..adapters.train import load_base
from ..common.model import GPT
from ..decoder.evaluate import hardware
from .card import write_card
from .excerpts import CHARACTERS, Excerpts, excerpts, score
from .export import FILE, trained
from .packed import read_packed
from .rtn import QuantConfig, matrices, quantise_model, stored_bytes

BITS = (8, 4, 3, 2)


def measured(model: GPT, size: int, texts: Excerpts) -> dict[str, Any]:
    """Bits per byte and loss in each language of a model stored in `size` bytes."""
    return {"bytes": size, **{k: {"bits_per_byte": round(s.bits_per_byte, 4), "loss_nats_per_token": round(s.loss, 4)}
                              for k, s in score(model, texts).items()}}


def rest(model: GPT) -> int:
    """How many parameters stay in float16."""
    return model.parameter_count() - sum(w.numel() for w in matrices(model).values())


def rounded(model: GPT, bits: int, group: int) -> tuple[GPT, int]:
    """`model` with its matrices rounded, in place, and its size when packed, in bytes."""
    config = QuantConfig(bits, group)
    made = quantise_model(model, config)
    return model, stored_bytes(made, config, rest(model))


def compare(base: Path, work: Path, packed: Path, texts: Excerpts) -> dict[str, Any]:
    """Every variant, by name."""
    settings = json.loads((work / "qat-4.json").read_text())
    group = settings["quantisation"]["group"]
    decoder = load_base(base)
    half = 2 * decoder.parameter_count()
    rows = {"decoder": measured(decoder, half, texts)}
    for bits in BITS:
        rows[f"PTQ {bits}"] = measured(*rounded(load_base(base), bits, group), texts)
    rows["QAT 4"] = measured(read_packed(packed, decoder.config), packed.stat().st_size, texts)
    if (work / "control.pt").exists():
        rows["control"] = measured(trained(base, work / "control.pt"), half, texts)
        rows["control, then PTQ 4"] = measured(*rounded(trained(base, work / "control.pt"), 4, group), texts)
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, default=Path("public/models/decoder"))
    parser.add_argument("--work", type=Path, default=Path("training/.work/quantization"))
    parser.add_argument("--decoder-work", type=Path, default=Path("training/.work/decoder"))
    parser.add_argument("--out", type=Path, default=Path("public/models/decoder-4bit"))
    parser.add_argument("--card-only", action="store_true", help="rewrite the card from the results")
    args = parser.parse_args()
    results_path = args.out / "training-results.json"
    if args.card_only:
        write_card(args.out, json.loads(results_path.read_text()))
        return
    torch.set_num_threads(1)
    texts = excerpts(args.decoder_work, Tokenizer.from_file(str(args.base / "tokenizer.json")))
    decoder = load_base(args.base)
    with torch.no_grad():
        rows = compare(args.base, args.work, args.out / FILE, texts)
    results = {
        "model": "decoder-4bit",
        "evaluation_protocol": f"{CHARACTERS:,} characters from the middle of each of the ten held-out novels, sliding windows of "
                               f"{decoder.config.n_positions} tokens, stride 128, every token scored once",
        "excerpt_bytes": {k: sum(size for _, size in v) for k, v in texts.items()},
        "parameters": {"all": decoder.parameter_count(), "kept in float16": rest(decoder)},
        "variants": rows,
        "training": {name: json.loads(path.read_text()) for name in ("qat-4", "control")
                     if (path := args.work / f"{name}.json").exists()},
        "hardware": hardware(),
    }
    results_path.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n")
    write_card(args.out, results)
    print(json.dumps(rows, indent=1))


if __name__ == "__main__":
    main()
