"""The model card of the family, written from training-results.json only.

    python -m training.scaling.card
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from ..decoder.card import SOURCES
from .fit import OUT

LOADING = """\
## How to load one

In the browser or Node, with transformers.js 4 (the folder lies below `localModelPath`):

```js
import { AutoModelForCausalLM, AutoTokenizer, env } from '@huggingface/transformers';
env.allowRemoteModels = false;
env.localModelPath = '/models/';
const tokenizer = await AutoTokenizer.from_pretrained('scaling/addition-109k');
const model = await AutoModelForCausalLM.from_pretrained('scaling/addition-109k', { dtype: 'fp32' });
const ids = await model.generate({ ...tokenizer('<|endoftext|>47+85='), max_new_tokens: 6 });
console.log(tokenizer.decode(ids.tolist()[0]));
```

Both graphs of each folder (`onnx/model.onnx`, `onnx/inspect.onnx`) and the weights file have the interface and layout of
[`decoder`](../decoder/README.md). In Python, `onnx/model.onnx_data` is a safetensors file with Hugging Face's GPT-2 names.
A prompt begins with `<|endoftext|>`; a sum ends with it."""


def table(head: list[str], rows: list[list[str]]) -> str:
    return "\n".join(["| " + " | ".join(head) + " |", "|" + "---|" * len(head),
                      *("| " + " | ".join(row) + " |" for row in rows)])


def millions(value: float) -> str:
    return f"{value / 1e6:.2f} M"


def size_table(results: dict[str, Any]) -> str:
    """One row per size: its shape, its parameters, its loss at each common length."""
    settings = results["settings"]
    common = [steps * settings["step_tokens"] for steps in settings["common_steps"]]
    loss = {(run["size"], run["tokens"]): f"{run['bits_per_byte']:.3f}" for run in results["runs"]}
    return table(
        ["Size", "Layers × width (heads)", "All parameters", "N", "Without embeddings",
         *(f"{millions(tokens)} tokens" for tokens in common)],
        [[s["name"], f"{s['n_layer']} × {s['n_embd']} ({s['n_head']})", f"{s['total']:,}", f"{s['effective']:,}",
          f"{s['non_embedding']:,}", *(loss.get((s["name"], tokens), "—") for tokens in common)]
         for s in results["sizes"]])


def prediction_table(results: dict[str, Any]) -> str:
    names = {"effective": "N", "non_embedding": "without embeddings", "parameters": "all parameters"}
    forms = {"floor": "E + A/N^α", "straight": "A/N^α"}
    return table(
        ["D", "Axis", "Form", "Size predicted", "Predicted", "Measured", "Error"],
        [[f"{millions(r['tokens'])}", names[r["axis"]], forms[r["form"]], r["predicted_size"],
          f"{r['predicted']:.3f}", f"{r['measured']:.3f}", f"{r['relative_error']:+.1%}"]
         for r in results["fits"]["size_laws"]])


def prediction_text(results: dict[str, Any]) -> str:
    """What the table says of the longest runs, on the axis of the law's first statement and on the others."""
    laws = [row for row in results["fits"]["size_laws"] if row["form"] == "floor"]
    longest = [row for row in laws if row["tokens"] == max(row["tokens"] for row in laws)]
    error = {row["axis"]: row["relative_error"] for row in longest}
    worst = max(results["fits"]["size_laws"], key=lambda row: abs(row["relative_error"]))
    return (f"On the longest runs, with N counted without embeddings as where the law was first stated (Kaplan et al., 2020), the "
            f"largest is predicted within {abs(error['non_embedding']):.1%}; with the head counted ({error['effective']:+.1%}) or "
            f"every parameter ({error['parameters']:+.1%}) it is not as good. At these sizes the count changes the answer, which is the "
            f"finding of Pearce & Song, 2024 (arXiv:2406.12907). The worst of all these predictions is off by {abs(worst['relative_error']):.1%}.")


def isoflop_table(results: dict[str, Any]) -> str:
    def bottom(profile: dict[str, Any]) -> list[str]:
        found = profile["bottom"]
        if not found:
            return ["—", "—", "—", "—"]
        return [f"{found['effective']:,.0f}", f"{found['tokens']:,.0f}",
                f"{found['tokens'] / found['effective']:.0f}", f"{found['bits_per_byte']:.3f}"]

    return table(["C (FLOP)", "Sizes measured", "N*", "D*", "Tokens per parameter", "Bits per byte"],
                 [[f"{p['flops']:.1e}", str(len(p["points"])), *bottom(p)] for p in results["fits"]["isoflop"]])


def parametric_text(results: dict[str, Any]) -> str:
    found = results["fits"]["parametric"]
    if not found:
        return "Too few runs for a fit of L(N, D)."
    law, spread = found["law"], found["intervals"]
    one = lambda key: f"{law[key]:.4g} [{spread[key][0]:.4g}, {spread[key][1]:.4g}]"  # noqa: E731
    errors = [abs(row["relative_error"]) for row in found["without_largest"]["errors"]]
    return (f"L(N, D) = E + A/N^α + B/D^β on all runs, least squares on ln L, with intervals at {spread['level']:.0%} "
            f"(bootstrap of the runs, {spread['draws']} draws): E = {one('floor')}, A = {one('a')}, α = {one('alpha')}, "
            f"B = {one('b')}, β = {one('beta')}; N* grows as C to the power {found['size_exponent']:.2f} "
            f"[{spread['size_exponent'][0]:.2f}, {spread['size_exponent'][1]:.2f}]. Largest residual {found['largest_residual']:.1%}. "
            f"Fitted without {found['without_largest']['predicted_size']}, it predicts that size's {len(errors)} runs "
            f"within {max(errors):.1%}.")


def addition_table(results: dict[str, Any]) -> str:
    """Exact match and, after the slash, share of right digits, by number of digits."""
    if not results["additions"]:
        return "Not measured yet."
    lengths = [row["n"] for row in results["additions"][0]["digits"]]
    counts = [row["problems"] for row in results["additions"][0]["digits"]]
    return table(
        ["Size", *(f"{n} digit{'s' if n > 1 else ''} ({count} problems)"
                   for n, count in zip(lengths, counts, strict=True))],
        [[row["size"], *(f"{d['exact']:.1%} / {d['digit']:.1%}" for d in row["digits"])]
         for row in results["additions"]])


def card(results: dict[str, Any]) -> str:
    """README.md of the family."""
    s, streams, runs = results["settings"], results["data"]["streams"], results["runs"]
    trained = {run["size"] for run in runs}
    missing = [size["name"] for size in results["sizes"] if size["name"] not in trained]
    shipped = results.get("shipped", [])
    flops = sum(max((r["flops"] for r in runs if r["size"] == name), default=0) for name in trained)
    unfinished = f"\n**Not trained yet: {', '.join(missing)}.** Every figure below is about the others.\n" if missing else ""
    return f"""---
language:
- fr
- en
license: mit
pipeline_tag: text-generation
library_name: transformers.js
tags:
- gpt2
- onnx
- education
- scaling-laws
---

# scaling: one recipe at {len(results['sizes'])} sizes

GPT-2-type decoders from {results['sizes'][0]['total']:,} to {results['sizes'][-1]['total']:,} parameters, trained from scratch
with the same recipe and data to measure how the loss depends on parameters, tokens and compute, and how well each
size learns to add. They are instruments of a book, not meant to be useful.
{unfinished}
- all: byte-level BPE of {results['data']['vocab_size']} tokens (about two bytes per token), context {s['context']} tokens, exact GELU, learned positions, tied head
- N: all parameters but the position embeddings, the tied embedding counted once; C = 6·N·D. A vocabulary this small keeps embeddings from outweighing the blocks
- shipped to run: {len(shipped)} folders, {sum(row['bytes'] for row in shipped) / 1e6:.2f} MB in all, float16 weights, float32 arithmetic; `text-*` saw {s['common_steps'][-1] * s['step_tokens'] / 1e6:.2f} M tokens of novels and stories, `addition-*` only sums

## Loss on novels never trained on

Bits per byte on excerpts of about 16 kB from the middle of ten held-out novels (five French, five English), sliding windows
of 128 tokens, stride 64. All {len(runs)} runs, by language and by novel, are in `training-results.json`.

{size_table(results)}

### Is the largest predicted by the others?

L(N) at equal D, fitted by least squares on every size but the largest, then read at the largest:

{prediction_table(results)}

{prediction_text(results)}

{parametric_text(results)}

### Constant compute

Runs with C = 6·N·D equal. The bottom is that of a parabola in ln N through the points around the lowest; a dash where the lowest is at an end.

{isoflop_table(results)}

## Additions

Sums of two numbers of n digits each, written « 347+285=632 », on problems never trained on (one in ten, chosen by a hash of the
unordered pair). Exact match (the whole sum and its end) / share of right digits, each read after the right ones:

{addition_table(results)}

By place (units, tens, …), loss per token, and along training: `training-results.json`.

Four sizes too small to write words (3k to 8k, without weights here) and other seeds were trained on sums by the same recipe; what every
size and seed answers to the same held-out sums is in `addition-outputs.json`: three seeds of each size up to 27k, one of the larger
ones. Between seeds it differs: read no jump of one run as a law.

## Training

- Text: one stable run per size (warm-up of {s['optim']['warmup_steps']} steps, then a constant rate); from {1 - s['decay_share']:.0%} of each budget a branch decays linearly to zero and is measured (warm-up–stable–decay, Hägele et al., 2024). So runs of one size share their beginning and are not independent
- Muon (hidden matrices, rate {s['optim']['muon_lr']}) and AdamW (the rest, rate {s['optim']['adam_lr']}) for every size: not tuned for each
- batches of {s['step_tokens']:,} tokens for every size and budget, bfloat16 autocast, seed {s['seed']}; one seed: the spread between seeds was not measured
- the longest runs of all sizes together: {flops:.1e} FLOP
- recipe: `training/scaling` of the book's repository

## Data

{SOURCES}

Same corpus, normalisation and split as `decoder`; {streams['fr']['train_tokens'] / 1e6:.1f} M tokens of French, {streams['en']['train_tokens'] / 1e6:.1f} M of English, half of each batch from each;
no run reaches the end of a stream. The additions are generated.

## Limitations

- Two orders of magnitude of parameters at the bottom of the scale: exponents found here are those of tiny models on old novels, not constants of nature.
- Fitting a floor E needs more range than this family has: its interval is wide, and it is not the entropy of the language.
- Depth and width grow together, but not in a fixed proportion.
- The `text-*` models write letters and words, the larger ones short phrases; none writes sense. Their texts carry the views of the nineteenth century.
- The `addition-*` models know nothing but sums of two numbers of equal length, up to five digits.

{LOADING}
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=OUT.parent)
    args = parser.parse_args()
    (args.out / "README.md").write_text(card(json.loads((args.out / OUT.name).read_text())))


if __name__ == "__main__":
    main()
