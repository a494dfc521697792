"""The card of the decoder trained in 4 bits, written from measured values only."""

from __future__ import annotations

from pathlib import Path
from typing import Any

NAMES = {
    "decoder": "the decoder, float16", "PTQ 8": "PTQ, 8 bits", "PTQ 4": "PTQ, 4 bits", "PTQ 3": "PTQ, 3 bits",
    "PTQ 2": "PTQ, 2 bits", "QAT 4": "**QAT, 4 bits (this file)**", "control": "control: as many steps, float16",
    "control, then PTQ 4": "control, then PTQ, 4 bits",
}


def table(variants: dict[str, Any]) -> str:
    base = variants["decoder"]
    lines = ["| Weights | stored, bytes | French, bits per byte | English, bits per byte | French, against the decoder | English |",
             "|---|---|---|---|---|---|"]
    for key, row in variants.items():
        fr, en = (row[k]["bits_per_byte"] for k in ("fr", "en"))
        lines.append(f"| {NAMES[key]} | {row['bytes']:,} | {fr:.4f} | {en:.4f} | {fr - base['fr']['bits_per_byte']:+.4f} | "
                     f"{en - base['en']['bits_per_byte']:+.4f} |")
    return "\n".join(lines)


def difference(variants: dict[str, Any], first: str, second: str) -> str:
    """Bits per byte of `first` minus those of `second`, in both languages."""
    fr, en = (variants[first][k]["bits_per_byte"] - variants[second][k]["bits_per_byte"] for k in ("fr", "en"))
    return f"{fr:+.4f} (French) and {en:+.4f} (English) bits per byte"


def verdict(variants: dict[str, Any]) -> str:
    """Does QAT beat PTQ at 4 bits, and the fair control as well?"""
    def below(other: str) -> bool:
        return all(variants["QAT 4"][k]["bits_per_byte"] < variants[other][k]["bits_per_byte"] for k in ("fr", "en"))
    plain = "beats" if below("PTQ 4") else "does not beat"
    text = f"Training with rounding {plain} rounding after training at 4 bits: {difference(variants, 'QAT 4', 'PTQ 4')}."
    if "control" not in variants:
        return (f"{text} Part of that may come from the longer training alone: the control, as many steps without rounding, was not "
                "run to its end, so how much is not known.")
    fair = "beats" if below("control, then PTQ 4") else "does not beat"
    return (f"{text} Longer training alone: the control, after as many steps without rounding, stands at "
            f"{difference(variants, 'control', 'decoder')} from the decoder. Against that control, rounded to 4 bits, QAT {fair} it: "
            f"{difference(variants, 'QAT 4', 'control, then PTQ 4')}.")


def write_card(folder: Path, results: dict[str, Any]) -> None:
    """Writes README.md of the model folder."""
    v, run, control = results["variants"], results["training"]["qat-4"], results["training"].get("control")
    other = f"; control {control['steps']} steps, {control['seconds'] / 60:.0f} minutes" if control else ""
    q, optim = run["quantisation"], run["optim"]
    size = results["excerpt_bytes"]
    text = f"""---
language:
- fr
- en
license: mit
base_model: decoder
pipeline_tag: text-generation
tags:
- education
- quantization
---

# decoder-4bit: the decoder after quantisation-aware training

The book's decoder, trained {run['steps']} steps more with every matrix rounded to {q['bits']} bits in each forward pass, then stored in {q['bits']} bits:
{v['QAT 4']['bytes']:,} bytes instead of {v['decoder']['bytes']:,}. `model.safetensors` holds codes, scales and zero points; configuration, tokenizer and graphs are the
decoder's. The page unpacks it (`kit/quantization`) and computes in float32: less to download, not faster.

## Results

Protocol: {results['evaluation_protocol']} ({size['fr']:,} bytes of French, {size['en']:,} of English).

{table(v)}

{verdict(v)}

PTQ is plain rounding to the nearest, asymmetric, groups of {q['group']} along the input, without calibration data; `stored` counts codes, a float16 scale and a
zero point per group, and in float16 the {results['parameters']['kept in float16']:,} parameters (positions, norms, biases) that are not rounded.
GPTQ, AWQ and other methods that calibrate were not tried.

## Training

- {run['steps']} steps of {run['batch_size']} windows of 256 tokens ({run['tokens'] / 1e6:.2f} million tokens of the decoder's own streams), {run['seconds'] / 60:.0f} minutes on {results['hardware']}, shared with other work{other}
- straight-through estimator (Bengio et al., 2013): the gradient passes through the rounding unchanged
- Muon (hidden matrices, rate {optim['muon_lr']}) and AdamW (the rest, rate {optim['adam_lr']}), linear decay to zero, bfloat16 autocast, seed 4
- recipe: `training/quantization` of the book's repository

## Data and licences

The decoder's own (see its card); nothing else was seen. The held-out novels are the decoder's.

## Limitations

- All those of the decoder. Below 4 bits plain rounding breaks it: see the table.
- The rate and the number of steps were not searched: longer training would lower every row that trains.
- 4-bit matrices are unpacked before the computation: no kernel here multiplies them as they are.
"""
    (folder / "README.md").write_text(text)
