"""The model card, written from measured values only."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..decoder.card import SOURCES
from ..decoder.splits import HELD_OUT
from .masking import MaskingConfig

LANGUAGES = {"fr": "French", "en": "English"}

LOADING = """\
## How to load it

In the browser or Node, with transformers.js 4 (the folder lies below `localModelPath`): `AutoTokenizer` and `AutoModelForMaskedLM`
with `dtype: 'fp32'`. In Python, with transformers 5 (the code beside the weights is 40 lines, read it first):

```python
from transformers import AutoModelForMaskedLM, AutoTokenizer
model = AutoModelForMaskedLM.from_pretrained(".", dtype="float32", trust_remote_code=True)
tokenizer = AutoTokenizer.from_pretrained(".")
```

Input is framed by `<|endoftext|>` at both ends, as `[CLS]` and `[SEP]`, which the tokenizer does; a hidden token is `<|mask|>` (id 2). A
token of this vocabulary holds the space before it: write `petite<|mask|> ouvrit`. Row t of the logits is about the token AT position t.

`onnx/inspect.onnx` reads the same weights and shows the inside: `attentions.{i}`, `queries.{i}`, `keys.{i}`, `values.{i}`,
`hidden_states.{i}`, with `head_mask` and `score_scale` as in the decoder's; `logit_rows` names the rows b·T + t whose logits are wanted."""


def accuracy(row: dict[str, Any]) -> str:
    """Top-1 with its 95 % interval."""
    low, high = row["top1_interval95"]
    return f"{row['top1']:.1%} ({low:.1%}–{high:.1%})"


def masked_table(results: dict[str, Any]) -> str:
    lines = ["| Language | hidden tokens | top-1 (95 % interval) | top-5 | loss, nats per token |", "|---|---|---|---|---|"]
    for language, held in results["held_out"].items():
        row = held["masked_15_percent"]
        lines.append(f"| {LANGUAGES[language]} | {row['tokens']:,} | {accuracy(row)} | {row['top5']:.1%} | "
                     f"{row['loss_nats_per_token']:.3f} |")
    return "\n".join(lines)


def sides_table(results: dict[str, Any]) -> str:
    lines = ["| Language | model | sees | top-1 (95 % interval) | top-5 | loss, nats per token |", "|---|---|---|---|---|---|"]
    for language, held in results["held_out"].items():
        for model, sees in (("encoder", "both sides"), ("decoder_left_only", "the left only")):
            row = held["one_hidden"][model]
            lines.append(f"| {LANGUAGES[language]} | {model.split('_')[0]} | {sees} | {accuracy(row)} | {row['top5']:.1%} | "
                         f"{row['loss_nats_per_token']:.3f} |")
    return "\n".join(lines)


def comparison(held: dict[str, Any]) -> str:
    """The encoder against the decoder in one language, in words that follow the figures."""
    both, left = held["one_hidden"]["encoder"], held["one_hidden"]["decoder_left_only"]
    points = 100 * (both["top1"] - left["top1"])
    nats = left["loss_nats_per_token"] - both["loss_nats_per_token"]
    verdict = ("better than" if both["top1_interval95"][0] > left["top1_interval95"][1]
               else "worse than" if both["top1_interval95"][1] < left["top1_interval95"][0]
               else "not clearly different from")
    return f"{verdict} the decoder ({points:+.1f} points of top-1, {-nats:+.2f} nats per token)"


def novel_table(results: dict[str, Any]) -> str:
    lines = ["| Held-out novel | 15 % hidden: top-1 / top-5 | one hidden: encoder top-1 | decoder top-1 |", "|---|---|---|---|"]
    for language, held in results["held_out"].items():
        titles = {n.eltec_id: f"{n.author}, *{n.title}* ({n.year}, {n.eltec_id})" for n in HELD_OUT[language]}
        for row in held["novels"]:
            masked, one = row["masked_15_percent"], row["one_hidden"]
            lines.append(f"| {titles[row['eltec_id']]} | {masked['top1']:.1%} / {masked['top5']:.1%} | "
                         f"{one['encoder']['top1']:.1%} | {one['decoder_left_only']['top1']:.1%} |")
    return "\n".join(lines)


def example(row: dict[str, Any]) -> str:
    best = ", ".join(f"`{token}` {p:.0%}" for token, p in row["best"])
    text = row["text"].replace("<|mask|>", " **[…]**")
    return f"- {row['language']}, {row['kind']}: {text} → {best}"


def training_lines(results: dict[str, Any]) -> str:
    t = results["training"]
    optim, command = t["settings"]["optim"], t["settings"]["command"]
    speed = t["tokens_per_second"].get("median", 0)
    lines = [
        f"- starts from the decoder's weights ({results['decoder_training']:.2e} FLOP of its own), then {t['tokens'] / 1e6:.1f} million tokens "
        f"in {t['steps']:,} steps",
        f"- {t['wall_seconds'] / 60:.0f} minutes on {t['hardware']}, shared with other work; {speed:,.0f} tokens per second (median)",
        f"- compute: {t['flops']:.2e} FLOP ({t['flops_formula']})",
        f"- Muon (hidden matrices, rate {optim['muon_lr']}) and AdamW (the rest, rate {optim['adam_lr']}), bfloat16 autocast; warm-up, "
        f"constant rate, linear decay to zero over the last {optim['decay_share']:.0%}",
    ]
    if command:
        share = f"{command['mask_share']:.0%} of the tokens asked"
        if command.get("mask_easing"):
            share += f" at first, easing to {MaskingConfig.last_share:.0%} over {command['mask_easing']} steps"
        lines.append(f"- {share} (80 % hidden, 10 % replaced, 10 % unchanged); seed {command['seed']}")
    if t.get("note"):
        lines.append(f"- {t['note']}")
    return "\n".join([*lines, "- recipe: `training/encoder` of the book's repository"])


def front_matter(results: dict[str, Any]) -> str:
    metrics = "".join(f"""
  - task:
      type: fill-mask
    dataset:
      name: ELTeC held-out novels ({language})
      type: COST-ELTeC
    metrics:
    - type: accuracy
      name: top-1, 15 % of the tokens masked
      value: {held['masked_15_percent']['top1']}""" for language, held in results["held_out"].items())
    return f"""---
language:
- fr
- en
license: mit
pipeline_tag: fill-mask
library_name: transformers.js
tags:
- onnx
- education
model-index:
- name: encoder
  results:{metrics}
---"""


def write_card(folder: Path, results: dict[str, Any]) -> None:
    """Writes README.md of the model folder."""
    c = results["config"]
    size = sum(v for k, v in results["bytes"].items() if k != "inspect.onnx")
    good = "\n".join(example(r) for r in results["examples"] if not r["kind"].startswith("failure"))
    bad = "\n".join(example(r) for r in results["examples"] if r["kind"].startswith("failure"))
    relative = ("- besides the learned positions, a learned bias of each head for each relative position (Raffel et al., 2020)\n"
                if c.get("relative") else "")
    verdicts = "; ".join(f"in {LANGUAGES[k]} it is {comparison(held)}" for k, held in results["held_out"].items())
    text = f"""{front_matter(results)}

# encoder: a small bilingual masked language model to look into

A BERT-type encoder of {results['parameters'] / 1e6:.2f} million parameters for French and English: the book's decoder without its causal mask, same
size, same tokenizer, same data. It exists to be opened and compared with the decoder by the reader of a book. It is not meant to be useful.

- {c['n_layer']} layers, {c['n_head']} heads of {c['n_embd'] // c['n_head']}, width {c['n_embd']}, context {c['n_positions']} tokens, exact GELU, learned positions, tied head
{relative}- the token at position t is read from the state at position t − 1, as in the decoder; that state sees both sides
- {size / 1e6:.2f} MB to download: weights in float16 ({results['bytes']['model.onnx_data']:,} bytes), one graph, tokenizer; arithmetic in float32

## Results

Protocol: {results['evaluation_protocol']}. The decoder sees the tokens before the hidden one in the same window.

BERT's own measure, 15 % of the tokens of a window corrupted together (80 % hidden, 10 % replaced, 10 % unchanged):

{masked_table(results)}

One token hidden at a time, {results['positions_of_each_window']} in each window, the same for both models:

{sides_table(results)}

With one token hidden, {verdicts}. An accuracy here is over the whole vocabulary of {c['vocab_size']} tokens.

{novel_table(results)}

## Training

{training_lines(results)}

## Data

{SOURCES}

The decoder's own streams and split: the novels in the table above were seen by neither model nor by the tokenizer. Normalisation and
the shares of the sources are in the decoder's card.

## Examples

Written beforehand, not chosen; the five most probable tokens and their probabilities.

{good}

### Failures

{bad}

## Limitations

- It knows words in their sentences, in the manner of nineteenth-century novels; it knows no facts and does not count.
- Several hidden tokens are guessed independently of one another: filled in together they may not agree.
- It gives no sentence embedding: it was trained on nothing but hidden tokens.
- Its texts carry the views of their century on peoples, classes and women; what it fills in may be offensive.
- At most {c['n_positions']} positions, both frames included; no-break spaces were not seen in training.

{LOADING}
"""
    (folder / "README.md").write_text(text)
