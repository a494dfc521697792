"""The adapters' model card, written from measured values only."""

from __future__ import annotations

from typing import Any

TASKS = {
    "telegramme": "Continues a text as telegrams: no article, no subject pronoun, no punctuation, `STOP` after "
                  "each sentence. French and English, made from the novels by rule.",
    "theatre": "Continues a narrative as the dialogue of a printed play, two speakers in capitals taking turns. "
               "Made from the novels' own dialogues.",
    "francais": "Continues an English text in French. Made of neighbouring passages of novels and their "
                "translations, and of unrelated passages spliced at the same point.",
}
HEAD = """\
---
license: cc-by-4.0
language: [fr, en]
library_name: peft
base_model: decoder
---

# LoRA adapters of the decoder

{intro}

Each folder holds `adapter_config.json` and `adapter_model.safetensors` (float16), as Python `peft` reads and
writes them: h = W₀x + b + (α/r)·B·A·x on the attention matrices `attn.c_attn` (queries, keys and values) and
`attn.c_proj` of all six blocks, α = 2r. Everything else is the decoder's, frozen.

```python
from peft import PeftModel
from transformers import AutoModelForCausalLM
base = AutoModelForCausalLM.from_pretrained("decoder", dtype="float32")
model = PeftModel.from_pretrained(base, "adapters/telegramme")   # .merge_and_unload() gives W₀ + ΔW
```

Recipe: `training/adapters` (PyTorch). `evaluation.json` holds the held-out windows that the book's page
measures with, `results.json` every number below.
"""
DATA = """\
## Data and licences

Training windows come from the novels that the decoder was trained on (ELTeC-fra and ELTeC-eng, COST Action
CA16204, 1840–1920, public domain) and, for `francais`, from aligned passages of English novels and their
French translations of the same period; validation windows only from the five French and five English novels
that neither the decoder nor any adapter has seen. `theatre` learns from dialogues that the authors wrote;
`telegramme` from sentences that a rule shortened, so it learns the rule, not how people wrote telegrams. The
names of speakers are drawn from a short list, not from the story. 4,800 training windows at most and 192
validation windows of 129 tokens per task; 48 windows of 257 tokens per language of general text.

The adapters are under CC BY 4.0.
"""


def losses_table(tasks: dict[str, Any]) -> str:
    rows = ["| Task | Method | Trained | Task, nats per token | General French | General English |",
            "|---|---|---|---|---|---|"]
    for name, task in tasks.items():
        share = f"{task['lora']['parameters']:,} ({task['share_of_parameters']:.2%})"
        for method, label, trained in (("base", "base", "0"), ("lora", f"LoRA, rank {task['rank']}", share),
                                       ("full", "full fine-tuning", "all")):
            m = task[method]
            rows.append(f"| {name} | {label} | {trained} | {m['task']:.3f} | {m['fr']:.3f} | {m['en']:.3f} |")
    return "\n".join(rows)


def gains(tasks: dict[str, Any]) -> str:
    lines = []
    for name, task in tasks.items():
        forgot = {k: [task[m][k] - task["base"][k] for m in ("lora", "full")] for k in ("fr", "en")}
        lines.append(
            f"- `{name}`: {task['share_of_gain']:.1%} of full fine-tuning's gain; general loss rises by "
            f"{forgot['fr'][0]:+.3f} (fr) and {forgot['en'][0]:+.3f} (en) with LoRA, {forgot['fr'][1]:+.3f} and "
            f"{forgot['en'][1]:+.3f} with full fine-tuning. Merged and unmerged logits differ by at most "
            f"{task['lora']['merged_gap']:.1e} (float32, PyTorch).")
    return "\n".join(lines)


def ranks_table(ranks: list[dict[str, Any]]) -> str:
    rows = ["| Rank | Parameters | File, bytes | Task, nats per token | General French | General English |",
            "|---|---|---|---|---|---|"]
    rows += [f"| {r['rank']} | {r['parameters']:,} | {r['bytes']:,} | {r['task']:.3f} | {r['fr']:.3f} | {r['en']:.3f} |"
             for r in ranks]
    return "\n".join(rows)


def search_table(tasks: dict[str, Any]) -> str:
    rows = ["| Task | Method | Learning rate | Steps | Task, nats per token | Seconds |", "|---|---|---|---|---|---|"]
    for name, task in tasks.items():
        for method, runs in (("LoRA", task["lora_runs"]), ("full", task["full_runs"])):
            rows += [f"| {name} | {method} | {r['lr']:g} | {r['steps']} | {r['loss']:.3f} | {r['seconds']:.0f} |"
                     for r in runs]
    return "\n".join(rows)


def elsewhere(results: dict[str, Any]) -> str:
    """The same budget of parameters spread over every matrix of a block."""
    lines = [f"- `{r['task']}`, rank {r['lora']['rank']} on all four matrices, {r['parameters']:,} parameters: "
             f"task {r['loss']:.3f}, general {r['general']['fr']:.3f} (fr) and {r['general']['en']:.3f} (en)."
             for r in results["elsewhere"]]
    return "\n".join(["The same number of parameters in all four matrices of a block instead:", "", *lines])


def quote(sample: dict[str, str]) -> str:
    clean = {k: v.replace("\n", " / ").replace("<", "&lt;").replace("*", "\\*") for k, v in sample.items()}
    return (f"> **{clean['prompt']}**{clean['base']} — *base*\n>\n"
            f"> **{clean['prompt']}**{clean['adapted']} — *adapted*\n")


def failures(results: dict[str, Any]) -> str:
    lines = []
    for name, task in results["tasks"].items():
        worse = max(("fr", "en"), key=lambda k: task["lora"][k] - task["base"][k])
        language = {"fr": "French", "en": "English"}[worse]
        lines.append(f"- `{name}` costs {task['lora'][worse] - task['base'][worse]:.2f} nats per token on general "
                     f"{language} prose: with the adapter on, the decoder forgets. Off, it has forgotten nothing.")
    lines += ["- The decoder has 2.55 million parameters: the adapters change its manner, not its knowledge, and the "
              "text stays as loosely connected as the base's.",
              "- `francais` does not translate: it goes on in French, in the manner of a novel, and rarely about "
              "the same thing.",
              "- One run per learning rate, one seed: differences of some hundredths between neighbouring ranks "
              "are within what another seed could change."]
    return "\n".join(lines)


def card(results: dict[str, Any]) -> str:
    tasks = results["tasks"]
    seconds = sum(r["seconds"] for t in tasks.values() for k in ("lora_runs", "full_runs") for r in t[k])
    parts = [HEAD.format(intro="\n".join(f"- **{name}** — {TASKS[name]}" for name in tasks)).strip(),
             "## Measured on held-out novels\n\n" + losses_table(tasks) + "\n\n" + gains(tasks),
             "Ranks of `telegramme`:\n\n" + ranks_table(results["ranks"])]
    if results["elsewhere"]:
        parts.append(elsewhere(results))
    parts += ["## Samples (greedy)\n\n" + "\n".join(quote(s) for t in tasks.values() for s in t["samples"]),
              "## What falls short\n\n" + failures(results), DATA.strip(),
              "## Compute\n\nOne core of a laptop-class CPU, bfloat16 autocast, AdamW without weight decay, warm-up over a "
              f"tenth of the steps then linear decay, 16 windows of 128 tokens per step; {seconds / 60:.0f} minutes for "
              "the runs below. The rate with the lowest validation loss is the one that counts, for both methods; it was "
              "chosen on the windows that the losses are reported on.\n\n" + search_table(tasks)]
    return "\n\n".join(parts).rstrip() + "\n"
