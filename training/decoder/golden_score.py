"""Golden scores of a passage of two held-out novels, for the site's own bits per byte.

    python -m training.decoder.golden_score

Reads tests/golden/decoder/passage.txt (documents separated by <|endoftext|>) and writes score.json beside it: of the decoder,
of the decoder with the adapter of tests/golden/lora merged, and of the one in 4 bits. PyTorch float32 with the shipped weights.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from ..adapters.train import load_base
from ..common.evaluation import Score, sliding_score
from ..common.model import GPT
from ..quantization.packed import read_packed
from .corpus import read_documents
from .prepare import encode_document


def score(model: GPT, tokenizer: Tokenizer, passage: Path) -> dict[str, float]:
    total = Score()
    for text in read_documents(passage):
        total += sliding_score(model, encode_document(tokenizer, text), len(text.encode()))
    return {"bits_per_byte": total.bits_per_byte, "loss_nats_per_token": total.loss,
            "correct": total.correct, "tokens": total.tokens, "bytes": total.bytes}


@torch.no_grad()
def merged(model: GPT, adapter: Path) -> GPT:
    """`model` with the factors of a PEFT folder added to its weights (out, in): W₀ + (α/r)·B·A."""
    config = json.loads((adapter / "adapter_config.json").read_text())
    tensors = load_file(adapter / "adapter_model.safetensors")
    scale = config["lora_alpha"] / config["r"]
    for name, a in tensors.items():
        if ".lora_A." not in name:
            continue
        module = name.removeprefix("base_model.model.transformer.").split(".lora_A.")[0]
        b = torch.from_numpy(tensors[name.replace("lora_A", "lora_B")]).float()
        model.get_submodule(module).weight += scale * (b @ torch.from_numpy(a).float())
    return model


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, default=Path("public/models/decoder"))
    parser.add_argument("--packed", type=Path, default=Path("public/models/decoder-4bit/model.safetensors"))
    parser.add_argument("--golden", type=Path, default=Path("tests/golden"))
    args = parser.parse_args()
    folder = args.golden / "decoder"
    tokenizer = Tokenizer.from_file(str(args.model / "tokenizer.json"))
    base = load_base(args.model)
    rows = {**score(base, tokenizer, folder / "passage.txt"),
            "with_adapter": score(merged(load_base(args.model), args.golden / "lora"), tokenizer, folder / "passage.txt"),
            "in_4_bits": score(read_packed(args.packed, base.config), tokenizer, folder / "passage.txt")}
    (folder / "score.json").write_text(json.dumps(rows, indent=1) + "\n")


if __name__ == "__main__":
    main()
