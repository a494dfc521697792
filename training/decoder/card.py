"""The model card, written from measured values only."""

from __future__ import annotations

from pathlib import Path
from typing import Any

SOURCES = """\
| Source | Language | Text | Licence | Address |
|---|---|---|---|---|
| ELTeC-fra (COST Action CA16204) | fr | 96 novels, 1840–1919, 5 of them held out | public domain | https://github.com/COST-ELTeC/ELTeC-fra |
| ELTeC-eng (COST Action CA16204) | en | 95 novels, 1840–1920, 5 of them held out | texts public domain; markup (removed) CC BY 4.0 | https://github.com/COST-ELTeC/ELTeC-eng |
| African Storybook | fr, en | 100 + 316 picture-book stories | CC BY, credits per story at the source | https://github.com/global-asp/asp-source |
| FairytaleQA, stories | en | 278 fairy tales | Apache-2.0 | https://github.com/uci-soe/FairytaleQAData |
| LeCarnet | fr | 148 short stories written by a language model | MIT | https://github.com/MaxLSB/LeCarnet |"""

DOWNLOAD = ("model.onnx", "model.onnx_data", "tokenizer.json")

NGRAM_NOTE = """\
The n-gram model counts the decoder's own tokens, n-grams seen once left out from three tokens on, and is pruned (Seymore & Rosenfeld, 1996)
until its file, compressed, is as large as the decoder's download."""
PPMD_NOTE = """\
PPMd reads the training text of one language and goes on learning on the novel that it compresses; its order is the best of several on the
end of the training text."""

LOADING = """\
## How to load it

In the browser or Node, with transformers.js 4 (the folder lies below `localModelPath`):

```js
import { AutoModelForCausalLM, AutoTokenizer, env } from '@huggingface/transformers';
env.allowRemoteModels = false;
env.localModelPath = '/models/';
const tokenizer = await AutoTokenizer.from_pretrained('decoder');
const model = await AutoModelForCausalLM.from_pretrained('decoder', { dtype: 'fp32' });
const ids = await model.generate({ ...tokenizer('Il était une fois'), max_new_tokens: 40 });
console.log(tokenizer.decode(ids.tolist()[0]));
```

In Python, with transformers 5 (the index names `onnx/model.onnx_data`, which is a safetensors file with
Hugging Face's GPT-2 names; for transformers 4, copy it to `model.safetensors` first):

```python
from transformers import AutoModelForCausalLM, AutoTokenizer
model = AutoModelForCausalLM.from_pretrained(".", dtype="float32")
tokenizer = AutoTokenizer.from_pretrained(".")
```

`onnx/model.onnx` has the usual text-generation interface (`input_ids`, `attention_mask`, `position_ids`,
`past_key_values.{i}.key|value`; `logits`, `present.{i}.key|value`) and `attentions.{i}` besides.

`onnx/inspect.onnx` reads the same weights and shows the inside. Inputs: `input_ids`, `position_ids`,
`past_key_values.{i}.*`; `head_mask` (n_layer, n_head) multiplies each head's output A·V before the output
projection; `score_scale` (scalar) multiplies Q·Kᵀ, normally 1/√d_k; `causal` (scalar), 1 with the causal mask,
0 without. Outputs: `logits`, `present.{i}.*`, `attentions.{i}`, `queries.{i}`, and `hidden_states.{i}`:
0 is the sum of token and position embeddings, i the residual stream after block i − 1; the final norm is not applied
(unlike the last hidden state of Hugging Face). Pass a cache of length 0 at first.

`onnx/step.onnx` generates and nothing else, in a quarter of the nodes, with ONNX Runtime's own operators: `input_ids`,
`position_ids`, `past.{i}` (2, 1, heads, length, d_k; keys, then values); `logits` of the last position, `present.{i}`.

`onnx/lora_step.onnx` is one step of training a LoRA adapter: forward, backward, clipping by the global norm, AdamW
(β₁ 0.9, β₂ 0.95, ε 1e-8). Inputs: `input_ids`, `labels` and `counted` (batch, length; the loss is the mean over the labels counted 1);
`lora_scale`; `train_A` (0 freezes every A); `learning_rate`, `weight_decay`, `max_norm`, `correction_1` and `correction_2` (1 − β₁ᵗ and
1 − β₂ᵗ at step t); for each module m, `state.lora_A.{m}` (n_layer, in, rank), `state.lora_B.{m}` (n_layer, rank, out) and their moments
`….m`, `….v`. Outputs: `loss` and `gradient_norm` before the step, and `next.*` for each `state.*`. A module that is not adapted is zeros
of rank 1. `onnx/lora_loss.onnx` is its loss alone. Both read the same weights and are written by `training/stepgraph`, whose tests
compare every gradient and every updated tensor with PyTorch's: to 1e-12 with the graph written in float64, to 1e-5 as shipped.
`windows/*.safetensors` are what the page trains them on: for each task of the adapters 800 of its training windows, cut to 65 tokens
(`ids`, and `first`, the index of the first token that the loss counts); same novels, same licences."""


def download_bytes(results: dict[str, Any]) -> int:
    """What a page that only generates has to fetch."""
    return sum(v for k, v in results["bytes"].items() if k in DOWNLOAD)


def quote(row: dict[str, Any]) -> str:
    """One sample as a quotation: the prompt in bold, then what the model wrote."""
    how = "greedy" if row["temperature"] == 0 else f"temperature {row['temperature']}, top 40"
    text = (row["continuation"].replace("*", "\\*").replace("<", "&lt;")).replace("\n", "<br>\n> ")
    return f"{row['language']}, {row['kind']} ({how}):\n\n> **{row['prompt']}**{text}\n"


def novel_table(results: dict[str, Any]) -> str:
    lines = ["| Held-out novel | Bits per byte | Nats per token |", "|---|---|---|"]
    for language, score in results["held_out"].items():
        for n in score["novels"]:
            lines.append(f"| {n['author']}, *{n['title']}* ({n['year']}, {n['eltec_id']}) | "
                         f"{n['bits_per_byte']:.3f} | {n['loss_nats_per_token']:.3f} |")
        compressors = ", ".join(f"{k} {v:.3f}" for k, v in score["compressors_bits_per_byte"].items())
        lines.append(f"| **All, {language}** ({score['bytes']:,} bytes; {compressors}) | "
                     f"**{score['bits_per_byte']:.3f}** | **{score['loss_nats_per_token']:.3f}** |")
    return "\n".join(lines)


def baseline_rows(results: dict[str, Any]) -> list[tuple[str, int | None, float, float]]:
    """Name, size of the file in bytes (None: as much memory as it wants), bits per byte in French and in English."""
    rows = []
    baselines = results["baselines"]
    if "ngram" in baselines:
        ngram = baselines["ngram"]
        for kind in ("plain counts", "Kneser–Ney"):
            row = ngram[kind]
            rows.append((f"{ngram['order']}-gram, absolute discounting, {kind}, pruned", row["bytes"],
                         row["fr"]["bits_per_byte"], row["en"]["bits_per_byte"]))
    if "ppmd" in baselines:
        ppmd = baselines["ppmd"]
        orders = " and ".join(str(ppmd[k]["order"]) for k in ("fr", "en"))
        rows.append((f"PPMd (variant H, orders {orders}), after the training text of the language", None,
                     ppmd["fr"]["bits_per_byte"], ppmd["en"]["bits_per_byte"]))
    return rows


def baselines(results: dict[str, Any]) -> str:
    """The decoder among simpler models of the same training text; empty where none was run."""
    if not results.get("baselines"):
        return ""
    fr, en = (results["held_out"][k]["bits_per_byte"] for k in ("fr", "en"))
    size = download_bytes(results)
    lines = ["Against simpler models of the same training documents, on the same novels, bits per byte:", "",
             "| Model | Size, bytes | French | English | the decoder is |", "|---|---|---|---|---|",
             f"| **decoder** | {size:,} | **{fr:.3f}** | **{en:.3f}** | |"]
    for name, own, a, b in baseline_rows(results):
        how = ("better in both" if fr < a and en < b else "better in French, worse in English" if fr < a
               else "better in English, worse in French" if en < b else "worse in both")
        lines.append(f"| {name} | {f'{own:,}' if own else 'unlimited memory'} | {a:.3f} | {b:.3f} | {how} |")
    notes = [note for key, note in (("ngram", NGRAM_NOTE), ("ppmd", PPMD_NOTE)) if key in results["baselines"]]
    ppmd = results["baselines"].get("ppmd", {})
    tried = list(ppmd.get("fr", {}).get("tuning_bits_per_byte", {}))
    if tried and any(str(ppmd[k]["order"]) == tried[-1] for k in ("fr", "en")):
        notes.append(f"Orders tried: {', '.join(tried)}. The last is the best: a higher one might gain a little more.")
    return "\n".join([*lines, "", *notes, "", ""])


def front_matter(results: dict[str, Any]) -> str:
    metrics = "".join(f"""
  - task:
      type: text-generation
    dataset:
      name: ELTeC held-out novels ({language})
      type: COST-ELTeC
    metrics:
    - type: bits_per_byte
      value: {score['bits_per_byte']}""" for language, score in results["held_out"].items())
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
model-index:
- name: decoder
  results:{metrics}
---"""


def write_card(folder: Path, results: dict[str, Any]) -> None:
    """Writes README.md of the model folder."""
    c, t, d = results["config"], results["training"], results["data"]
    fr, en = results["held_out"]["fr"], results["held_out"]["en"]
    streams, speed, induction = d["streams"], t["tokens_per_second"], results["induction"]
    best = max(max(row) for row in induction["induction_attention"])
    size = download_bytes(results)
    optim = t["settings"]["optim"]
    note = f"- {t['note']}\n" if t.get("note") else ""
    good = "\n".join(quote(r) for r in results["samples"] if not r["kind"].startswith("failure"))
    bad = "\n".join(quote(r) for r in results["samples"] if r["kind"].startswith("failure"))
    text = f"""{front_matter(results)}

# decoder: a small bilingual language model to look into

A GPT-2-type decoder of {results['parameters'] / 1e6:.2f} million parameters, trained from scratch on French and English
novels and stories, to be opened, measured and broken by the reader of a book. It is not meant to be useful.

- {c['n_layer']} layers, {c['n_head']} heads of {c['n_embd'] // c['n_head']}, width {c['n_embd']}, context {c['n_positions']} tokens, exact GELU, learned positions, tied head
- byte-level BPE of {c['vocab_size']} tokens, both languages in equal parts; French elisions (l', qu', jusqu'…) are cut after the apostrophe
- {size / 1e6:.2f} MB to download: weights in float16 ({results['bytes']['model.onnx_data']:,} bytes), one graph, tokenizer; arithmetic in float32

## Results

Protocol: {results['evaluation_protocol']}.

{novel_table(results)}

The compressors see only the held-out text of the language, as one file.

{baselines(results)}The same random tokens twice in a row (16 sequences of 60): {induction['nats_first']:.2f} nats per token the first time,
{induction['nats_second']:.2f} the second. The strongest head puts {best:.0%} of its attention on the token to copy (induction). Values
for every head: `training-results.json`.

Generation with a cache: {results['generation_tokens_per_second_1_thread']} tokens per second on one thread of ONNX Runtime (CPU).

## Training

- {t['tokens'] / 1e6:.1f} million tokens in {t['steps']:,} steps; {t['epochs']['fr']} passes over the French stream, {t['epochs']['en']} over the English one, alternating within each batch
- {t['wall_seconds'] / 60:.0f} minutes on {t['hardware']}, shared with other work; {speed.get('median', 0):,.0f} tokens per second (median; best {speed.get('best', 0):,.0f})
- compute: {t['flops']:.2e} FLOP ({t['flops_formula']}); {t['tokens'] / results['parameters']:.1f} tokens per parameter, where about 20 would be usual: undertrained
- Muon (hidden matrices, rate {optim['muon_lr']}) and AdamW (the rest, rate {optim['adam_lr']}), batches of 8,192 tokens, bfloat16 autocast; warm-up, constant rate, linear decay to zero over the last {optim['decay_share']:.0%} of the time
{note}- seeds: data {d['seed']}, model and order 1337. The budget is a time, so another machine does more or fewer steps; `--max-steps` makes a run reproducible
- recipe: `training/decoder` of the book's repository

## Data

{SOURCES}

Training streams: {streams['fr']['train_bytes'] / 1e6:.1f} MB French, {streams['en']['train_bytes'] / 1e6:.1f} MB English (simple texts two or three times), half of each
batch from each. Normalisation: NFC, every space becomes U+0020, one newline between paragraphs, sentences broken by a line end are joined;
quotes and dashes stay as in the source. ELTeC-fra writes straight apostrophes only; one French training document in three was given curly ones.

Split: the novels in the table above, whole, were seen neither by the tokenizer nor by the model. Other novels by Maupassant, Trollope and Wells
were. No line of 80 characters or more is in both splits.

## Examples

Drawn once with a fixed seed, not chosen. Prompts are in bold and follow `<|endoftext|>`.

{good}
### Failures

{bad}
## Limitations

- It writes sentences in the manner of nineteenth-century novels and loses the thread after one or two. It knows no facts, answers no questions, follows no instructions, does not count, does not translate.
- Its texts carry the views of their century on peoples, classes and women; some are offensive. Do not take its output for anything but a specimen.
- Other languages, source code and modern subjects were not seen. Rare characters are spelled in bytes.
- No-break spaces (as in « oui ») were not seen in training: replace them by plain spaces before encoding.
- At most {c['n_positions']} positions: longer inputs must be cut before they reach the graphs.
- French and English only share the weights: nothing aligns the two languages.

{LOADING}
"""
    (folder / "README.md").write_text(text)
