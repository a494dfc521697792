"""Writes public/models/adapters: PEFT folders, measures, the windows that the page measures with, the card.

    python -m training.adapters.export

Takes, of the runs in runs.jsonl, the best learning rate of each (task, method, rank) on validation. The rank
series is that of SERIES; each other task has one adapter. Weights of full fine-tunings stay in the work folder.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.numpy import save_file
from tokenizers import Tokenizer

from ..decoder.tokenizer import END_OF_TEXT_ID, encode_plain
from .card import card
from .lora import LoraConfig, inject, load_peft, parameter_count, peft_config, peft_tensors
from .measure import Held, adapter_measures, greedy, held_windows, losses, rank_curve, read_folder
from .prepare import TASKS
from .train import ALL, ATTENTION, load_base

Run = dict[str, Any]
SERIES = "telegramme"
MAIN_RANK = 8
PROMPTS = {"telegramme": ("Le petit garçon prit la main de sa mère", "The old man looked at the sea"),
           "theatre": ("Le comte entra dans le salon.", "The doctor sat down by the fire."),
           "francais": ("The old man looked at the sea", "It was late when she came home")}
PAGE_LENGTH, PAGE_WINDOWS, PAGE_GENERAL = 96, 8, 4


def best_runs(runs: list[Run]) -> dict[tuple[str, int], list[Run]]:
    """(task, rank) → its runs on the attention matrices, best first; rank 0 is full fine-tuning."""
    groups: dict[tuple[str, int], list[Run]] = {}
    for run in runs:
        if run["lora"] is None or tuple(run["lora"]["modules"]) == ATTENTION:
            groups.setdefault((run["task"], run["lora"]["rank"] if run["lora"] else 0), []).append(run)
    return {key: sorted(group, key=lambda r: r["loss"]) for key, group in groups.items()}


def write_adapter(run: Run, work: Path, base: Path, folder: Path) -> None:
    """The factors of a run as `peft` stores them, float16."""
    config = LoraConfig(run["lora"]["rank"], run["lora"]["alpha"], tuple(run["lora"]["modules"]))
    model = load_base(base)
    layers = inject(model, config)
    model.load_state_dict(torch.load(work / "runs" / f"{run['name']}.pt"), strict=False)
    folder.mkdir(parents=True, exist_ok=True)
    weights = folder / "adapter_model.safetensors"
    save_file(peft_tensors(layers, np.float16), weights, {"format": "pt"})
    weights.chmod(0o644)
    (folder / "adapter_config.json").write_text(json.dumps(peft_config(config, "decoder"), indent=2) + "\n")


def full_model(run: Run, work: Path, base: Path) -> Any:
    model = load_base(base)
    model.load_state_dict(torch.load(work / "runs" / f"{run['name']}.pt"), strict=False)
    return model.eval()


def searched(runs: list[Run]) -> list[dict[str, float]]:
    """Every learning rate that was tried, best first."""
    return [{"lr": r["lr"], "steps": r["steps"], "loss": r["loss"], "seconds": r["seconds"]} for r in runs]


def samples(folder: Path, base: Path, tokenizer: Tokenizer, prompts: tuple[str, ...]) -> list[dict[str, str]]:
    plain, adapted = load_base(base), load_base(base)
    load_peft(adapted, *read_folder(folder))
    out = []
    for prompt in prompts:
        ids = [END_OF_TEXT_ID, *encode_plain(tokenizer, prompt)]
        out.append({"prompt": prompt, "base": tokenizer.decode(greedy(plain, ids, 32)),
                    "adapted": tokenizer.decode(greedy(adapted, ids, 32))})
    return out


def page_windows(work: Path, held: Held) -> dict[str, Any]:
    """Evenly spaced held-out windows, few enough for a phone: ids [T], and where the loss begins to count."""
    tasks = {}
    for task in held.tasks:
        data = np.load(work / f"{task}.npz")
        ids, first = data["validation_ids"], data["validation_first"]
        rows = np.linspace(0, len(ids) - 1, PAGE_WINDOWS).astype(int)
        tasks[task] = [{"ids": _unpadded(ids[i])[:PAGE_LENGTH], "first": int(first[i])} for i in rows]
    general = {}
    for language, (x, _) in held.general.items():
        rows = np.linspace(0, len(x) - 1, PAGE_GENERAL).astype(int)
        general[language] = [{"ids": x[i, :PAGE_LENGTH].tolist(), "first": 1} for i in rows]
    return {"tasks": tasks, "general": general}


def _unpadded(row: np.ndarray) -> list[int]:
    length = len(row)
    while length > 1 and row[length - 1] == END_OF_TEXT_ID:
        length -= 1
    return row[:length].tolist()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, default=Path("public/models/decoder"))
    parser.add_argument("--work", type=Path, default=Path("training/.work/adapters"))
    parser.add_argument("--decoder-work", type=Path, default=Path("training/.work/decoder"))
    parser.add_argument("--out", type=Path, default=Path("public/models/adapters"))
    args = parser.parse_args()
    runs = [json.loads(line) for line in (args.work / "runs.jsonl").read_text().splitlines()]
    groups = best_runs(runs)
    held = held_windows(args.work, args.decoder_work, TASKS)
    tokenizer = Tokenizer.from_file(str(args.base / "tokenizer.json"))
    base = load_base(args.base)
    total = base.parameter_count()
    results: dict[str, Any] = {"parameters": total, "tasks": {}, "ranks": [],
                               "elsewhere": [r for r in runs if r["lora"] and tuple(r["lora"]["modules"]) == ALL]}
    for task in TASKS:
        if (task, 0) not in groups or (task, MAIN_RANK) not in groups:
            print(f"{task}: not trained yet", flush=True)
            continue
        run, full = groups[task, MAIN_RANK][0], groups[task, 0][0]
        folder = args.out / task
        write_adapter(run, args.work, args.base, folder)
        before = losses(base, held, task)
        lora = adapter_measures(folder, args.base, held, task)
        tuned = losses(full_model(full, args.work, args.base), held, task)
        gain = (before["task"] - lora["task"]) / (before["task"] - tuned["task"])
        results["tasks"][task] = {
            "base": before, "lora": lora, "full": tuned, "share_of_gain": gain,
            "share_of_parameters": lora["parameters"] / total,
            "rank": MAIN_RANK, "alpha": run["lora"]["alpha"], "modules": run["lora"]["modules"],
            "lora_runs": searched(groups[task, MAIN_RANK]), "full_runs": searched(groups[task, 0]),
            "samples": samples(folder, args.base, tokenizer, PROMPTS[task]),
        }
        print(f"{task}: {gain:.1%} of the gain with {lora['parameters'] / total:.2%}", flush=True)
    for (task, rank), tried in sorted(groups.items()):
        if task != SERIES or rank == 0:
            continue
        folder = args.out / (task if rank == MAIN_RANK else f"{task}-r{rank}")
        if rank != MAIN_RANK:
            write_adapter(tried[0], args.work, args.base, folder)
        measured = adapter_measures(folder, args.base, held, task)
        config = LoraConfig(rank, tried[0]["lora"]["alpha"], ATTENTION)
        if measured["parameters"] != parameter_count(base.config.n_embd, base.config.n_layer, config):
            raise ValueError(f"{folder}: the file disagrees with the formula")
        results["ranks"].append({"rank": rank, **measured, "runs": searched(tried)})
    windows = page_windows(args.work, held)
    results["curve"] = rank_curve(args.out / SERIES, args.base, windows, SERIES)
    args.out.joinpath("results.json").write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n")
    args.out.joinpath("evaluation.json").write_text(json.dumps(windows) + "\n")
    args.out.joinpath("README.md").write_text(card(results))


if __name__ == "__main__":
    main()
