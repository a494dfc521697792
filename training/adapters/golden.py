"""Golden outputs of Python `peft` itself, for the tests of the page's LoRA code.

    python -m training.adapters.golden

Writes below tests/golden/lora: an adapter as `peft` saves it (random factors of rank 3 on c_attn and
c_proj of the shipped decoder), and golden.json: logits of `peft` before and after merge_and_unload, and
NumPy's singular values of each ΔW.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer

from ..decoder.tokenizer import encode_plain

PROMPTS = ("Il était une fois une petite fille", "Once upon a time there was a")
RANK, ALPHA = 3, 6


def hf_decoder(folder: Path) -> Any:
    """The shipped decoder as Hugging Face's GPT2LMHeadModel, float32."""
    from transformers import GPT2Config, GPT2LMHeadModel

    model = GPT2LMHeadModel(GPT2Config.from_pretrained(folder)).float()
    weights = {k: v.float() for k, v in load_file(folder / "onnx/model.onnx_data").items()}
    missing, unexpected = model.load_state_dict(weights, strict=False)
    if unexpected or set(missing) - {"lm_head.weight"}:
        raise ValueError(f"missing {missing}, unexpected {unexpected}")
    return model.eval()


@torch.no_grad()
def write_golden(decoder: Path, out: Path) -> None:
    from peft import LoraConfig, get_peft_model

    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(3)
    model = get_peft_model(hf_decoder(decoder), LoraConfig(
        r=RANK, lora_alpha=ALPHA, target_modules=["c_attn", "c_proj"], fan_in_fan_out=True,
        task_type="CAUSAL_LM", base_model_name_or_path="decoder"))
    deltas: dict[str, np.ndarray] = {}
    for name, module in model.named_modules():
        if hasattr(module, "lora_A") and "default" in getattr(module, "lora_A", {}):
            b, a = module.lora_B["default"].weight, module.lora_A["default"].weight
            b.normal_(std=0.05)
            deltas[name.removeprefix("base_model.model.transformer.")] = (
                ALPHA / RANK * b.double() @ a.double()).numpy()               # (out, in)
    model.peft_config["default"].base_model_name_or_path = "decoder"
    model.save_pretrained(out)
    (out / "README.md").unlink(missing_ok=True)
    tokenizer = Tokenizer.from_file(str(decoder / "tokenizer.json"))
    cases = []
    for prompt in PROMPTS:
        ids = encode_plain(tokenizer, prompt)
        cases.append({"prompt": prompt, "ids": ids,
                      "logits": model(torch.tensor([ids])).logits[0, -1].tolist()})
    merged = model.merge_and_unload()
    for case in cases:
        case["merged"] = merged(torch.tensor([case["ids"]])).logits[0, -1].tolist()
    layers = [{"name": name, "singular_values": np.linalg.svd(delta, compute_uv=False)[:RANK].tolist(),
               "frobenius": float(np.linalg.norm(delta)), "first_row": delta[0, :8].tolist(),
               "residual_rank_1": float(np.linalg.norm(delta, "fro")**2 - np.linalg.svd(delta, compute_uv=False)[0]**2)}
              for name, delta in sorted(deltas.items())]
    rounded = lambda row: [round(x, 6) for x in row]  # noqa: E731
    for case in cases:
        case["logits"], case["merged"] = rounded(case["logits"]), rounded(case["merged"])
    (out / "golden.json").write_text(json.dumps(
        {"rank": RANK, "alpha": ALPHA, "cases": cases, "layers": layers}) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--decoder", type=Path, default=Path("public/models/decoder"))
    parser.add_argument("--out", type=Path, default=Path("tests/golden/lora"))
    args = parser.parse_args()
    write_golden(args.decoder, args.out)


if __name__ == "__main__":
    main()
