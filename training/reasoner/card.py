"""The model card, written from measured values only."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from .lexicon import CATEGORIES, LABELS, NAMES

INTENDED = """\
It exists to be looked into by the reader of a book: what examples in a prompt change, what written steps
change, which heads copy. It knows ten kinds of things, adds and multiplies digits, and nothing else."""


def percent(row: dict[str, Any]) -> str:
    """An accuracy with its interval, in per cent."""
    low, high = row["interval95"]
    return f"{row['accuracy']:.1%} ({low:.0%}–{high:.0%})"


def family_table(results: dict[str, Any]) -> str:
    rows = results["in_context"]
    ks = list(rows["trained_families"])
    lines = ["| Family | chance | " + " | ".join(f"k = {k}" for k in ks) + " |",
             "|---|---|" + "---|" * len(ks)]

    def add(name: str, row: dict[str, Any], bold: bool = False) -> None:
        cells = [f"{row[k]['accuracy']:.1%}" for k in ks]
        if bold:
            cells, name = [f"**{c}**" for c in cells], f"**{name}**"
        lines.append(f"| {name} | {row[ks[0]]['chance']:.1%} | " + " | ".join(cells) + " |")

    names = list(rows["by_family"])
    trained = names[: names.index("affix") + 1]
    held = names[len(trained) : names.index("natural-labels")]
    for name in trained:
        add(name, rows["by_family"][name])
    add("all trained families", rows["trained_families"], bold=True)
    for name in held:
        add(f"{name} (never trained)", rows["by_family"][name])
    add("all held-out families", rows["held_out_families"], bold=True)
    return "\n".join(lines)


def label_table(results: dict[str, Any]) -> str:
    study = results["in_context"]["labels"]
    kinds = list(study["categories"]["8"])
    lines = ["| Labels of the 8 examples | arbitrary words | names of the categories |", "|---|---|---|"]
    lines += [f"| {kind} | {percent(study['categories']['8'][kind])} | {percent(study['natural-labels']['8'][kind])} |"
              for kind in kinds]
    return "\n".join(lines)


def depth_table(results: dict[str, Any]) -> str:
    forms = results["serial"]["forms"]
    depths = sorted({int(d) for f in forms.values() for d in f["by_depth"]})
    lines = ["| Steps | " + " | ".join(forms) + " |", "|---|" + "---|" * len(forms)]
    for depth in depths:
        cells = [f"{f['by_depth'][str(depth)]['accuracy']:.1%}" if str(depth) in f["by_depth"] else "—"
                 for f in forms.values()]
        lines.append(f"| {depth} | " + " | ".join(cells) + " |")
    lines.append("| **4 to 8** | " + " | ".join(f"**{percent(f['depth_4_to_8'])}**" for f in forms.values()) + " |")
    return "\n".join(lines)


def vote_table(results: dict[str, Any]) -> str:
    rows = results["serial"]["self_consistency"]
    sizes = list(rows[0]["votes"])
    lines = ["| Steps | temperature | " + " | ".join(f"{n} chain{'s' if n != '1' else ''}" for n in sizes) + " |",
             "|---|---|" + "---|" * len(sizes)]
    lines += [f"| {r['depth']} | {r['temperature']} | "
              + " | ".join(f"{r['votes'][n]['accuracy']:.1%}" for n in sizes) + " |" for r in rows]
    return "\n".join(lines)


def transcript(row: dict[str, Any]) -> str:
    text = (row["prompt"] + "**" + row["completion"] + "**").replace("\n", "<br>\n> ")
    return f"{row['language']}, {row['form']}, {row['depth']} steps (right answer: {row['answer']}):\n\n> {text}\n"


def metric(name: str, value: float) -> str:
    return f"""
    - type: accuracy
      name: {name}
      value: {value}"""


def front_matter(results: dict[str, Any]) -> str:
    rows, forms = results["in_context"], results["serial"]["forms"]
    metrics = (metric("trained families, k = 0", rows["trained_families"]["0"]["accuracy"])
               + metric("trained families, k = 8", rows["trained_families"]["8"]["accuracy"])
               + metric("held-out families, k = 8", rows["held_out_families"]["8"]["accuracy"])
               + "".join(metric(f"serial problems of 4 to 8 steps, {form}", f["depth_4_to_8"]["accuracy"])
                         for form, f in forms.items()))
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
- name: reasoner
  results:
  - task:
      type: text-generation
    dataset:
      name: seeded generators of the book
      type: synthetic
    metrics:{metrics}
---"""


def write_card(folder: Path, results: dict[str, Any]) -> None:
    """Writes README.md of the model folder."""
    c, t, serial, heads = results["config"], results["training"], results["serial"], results["heads"]
    trigger, beyond = serial["forms"]["trigger"], serial["forms"]["trigger"]["depth_9_and_more"]
    changed = serial["changed_step"]
    size = sum(v for k, v in results["bytes"].items() if k != "inspect.onnx")
    strongest = ", ".join(f"layer {h['layer']} head {h['head']} ({h['score']:.2f})" for h in heads["table"]["strongest"])
    prefix = ", ".join(f"layer {h['layer']} head {h['head']} ({h['score']:.2f})" for h in heads["strongest_prefix_matching"])
    below = [name for name, row in results["in_context"]["by_family"].items()
             if row["8"]["accuracy"] < 0.9 and name != "flipped-labels"]
    weak = "; ".join(f"{name} {results['in_context']['by_family'][name]['8']['accuracy']:.0%}" for name in below) or "none"
    shots = "\n".join(transcript(row) for row in results["transcripts"])
    note = f"- {t['note']}\n" if t.get("note") else ""
    optim = t["settings"]["optim"]
    text = f"""{front_matter(results)}

# reasoner: a small model that learns in its context and reasons in writing

A GPT-2-type decoder of {results['parameters'] / 1e6:.2f} million parameters, trained from scratch on problems in French and
English made by seeded generators. {INTENDED}

- {c['n_layer']} layers, {c['n_head']} heads of {c['n_embd'] // c['n_head']}, width {c['n_embd']}, context {c['n_positions']} tokens, exact GELU, learned positions, tied head
- a fixed vocabulary of {c['vocab_size']} entries: whole words of both languages, digits one by one, and the 256 bytes for any other text
- {size / 1e6:.2f} MB to download: weights in float16 ({results['bytes']['model.onnx_data']:,} bytes), one graph, tokenizer; arithmetic in float32

## Results

Protocol: {results['evaluation_protocol']}. {results['in_context']['items_per_cell']} prompts per cell in context, {serial['items_per_cell']} per cell in series, half of each in French.

### In-context learning

Prompts are lines « input → output » of one rule, drawn anew for each prompt, and a query. Accuracy against the number k of examples:

{family_table(results)}

"chance" is the best guess without an example, knowing the possible answers of the prompt; the model does not know them either when k = 0.

Labels replaced in the examples, share of queries that get their true label (last line: the label that the swapped examples teach):

{label_table(results)}

Heads: attention of the last arrow on the right labels, and on the line breaks after them, beyond even attention, on tables to look up: {strongest}. Prefix matching on
random words given twice (Olsson et al., 2022): {prefix}. Every head, and the accuracy without it: `training-results.json`.

### Chain of thought

Problems such as « Léa a 3. Marc a 4 de plus que Léa. Noé a 7 fois plus que Marc. Combien a Noé ? », modulo 10; chance is 10 % at every depth. Trained
on 1 to 8 steps; columns are the four prompts (`trigger` is « Pensons étape par étape. » after the question). A dash: the prompt and its answer exceed the context.

{depth_table(results)}

Beyond the trained depth (9 to 16 steps), with the trigger: {percent(beyond)}; with it, {trigger['by_depth']['8']['wrote_steps']:.0%} of the completions at 8 steps hold steps.

Self-consistency: majority of several sampled chains.

{vote_table(results)}

A wrong value put by hand in step {changed['changed_step']} of {changed['depth']}: the answer follows it in {percent(changed['follows_the_wrong_value'])}, is the
true one in {percent(changed['gives_the_true_answer'])}.

Generation with a cache: {results['generation_tokens_per_second_1_thread']} tokens per second on one thread of ONNX Runtime (CPU).

## Training

- {t['tokens'] / 1e6:.1f} million tokens in {t['steps']:,} steps, each prompt made for its step and never again; {t['wall_seconds'] / 60:.0f} minutes on {t['hardware']}, shared with other work
- compute: {t['flops']:.2e} FLOP ({t['flops_formula']})
- Muon (hidden matrices, rate {optim['muon_lr']}) and AdamW (the rest, rate {optim['adam_lr']}), bfloat16 autocast; warm-up, constant rate, linear decay to zero over the last {optim['decay_share']:.0%}
{note}- only what can be known is scored: outputs of examples, answers, steps; in prompts of worked examples the first word of the first answer is not
- documents are lines of examples (rows of 128 tokens) or serial problems (rows of 256); half of those of families « position » and « order » say the rule in
  their header, in digits (« Complétez : 2 »), which no prompt of an evaluation does
- recipe: `training/reasoner` of the book's repository

## Data

None but the generators' own words, written for the book (MIT): {len(CATEGORIES)} categories of ten nouns with their plurals in both languages, {len(LABELS)}
invented labels, {len(NAMES)} first names, and the sentences of `tasks/templates.json`. The page draws with the same generators:
for the same seed, the same prompt, which a test checks.

## Examples

First index of a seed never used in training, not chosen; what the model wrote is in bold.

{shots}
## Limitations and failures

- Families below 90 % at k = 8: {weak}.
- It has read no text: outside its words and sentence forms its output means nothing. Words it does not know are spelled in bytes, which it never saw in training.
- Its steps are a habit of its training data, not a discovery; without the trigger or worked examples it never writes any.
- At most {c['n_positions']} positions; prompts must begin with `<|endoftext|>`.

## How to load it

As the book's decoder: `AutoTokenizer` and `AutoModelForCausalLM` of transformers.js (`dtype: 'fp32'`) or of Python `transformers` load this folder. Put
`<|endoftext|>` (id 0) before the prompt and stop at a newline. `onnx/inspect.onnx` gives every intermediate quantity (see the decoder's card).
"""
    (folder / "README.md").write_text(text)
