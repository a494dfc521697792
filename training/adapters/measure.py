"""Measures adapters and full fine-tunings on what neither was trained on; every loss in nats per token, float32."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from ..common.model import GPT
from .lora import load_peft, merge
from .train import general_rows, load_base, mean_loss, targets

Windows = dict[str, tuple[Tensor, Tensor]]


@dataclass(frozen=True)
class Held:
    """Windows of every task's validation novels, and of the general text."""

    tasks: Windows
    general: Windows


def held_windows(work: Path, decoder_work: Path, tasks: tuple[str, ...]) -> Held:
    read = {}
    for task in tasks:
        data = np.load(work / f"{task}.npz")
        read[task] = targets(data["validation_ids"], data["validation_first"])
    return Held(read, general_rows(decoder_work))


def losses(model: GPT, held: Held, task: str) -> dict[str, float]:
    out = {"task": mean_loss(model, *held.tasks[task])}
    return out | {k: mean_loss(model, *rows) for k, rows in held.general.items()}


def read_folder(folder: Path) -> tuple[dict[str, Any], dict[str, np.ndarray]]:
    from safetensors.numpy import load_file

    return (json.loads((folder / "adapter_config.json").read_text()),
            load_file(folder / "adapter_model.safetensors"))


@torch.no_grad()
def last_logits(model: GPT, ids: Tensor) -> Tensor:
    """Logits of every position of ids (B, T), on the CPU in float32: (B, T, V)."""
    return F.linear(model.features(ids), model.wte.weight)


def adapter_measures(folder: Path, base: Path, held: Held, task: str) -> dict[str, Any]:
    """Losses of a shipped adapter as it lies on disk, and the largest gap merging makes."""
    config, tensors = read_folder(folder)
    model = load_base(base)
    load_peft(model, config, tensors)
    measured: dict[str, Any] = losses(model, held, task)
    ids = held.tasks[task][0][:8]
    unmerged = last_logits(model, ids)
    gap = float((last_logits(merge(model), ids) - unmerged).abs().max())
    return measured | {"merged_gap": gap, "parameters": sum(t.size for t in tensors.values()),
                       "bytes": (folder / "adapter_model.safetensors").stat().st_size}


def truncated(tensors: dict[str, np.ndarray], rank: int) -> dict[str, np.ndarray]:
    """The `rank` largest singular values of every B·A (Eckart–Young), in factors of the rank they had."""
    out = {}
    for name, a in tensors.items():
        if not name.endswith("lora_A.weight"):
            continue
        other = name.replace("lora_A", "lora_B")
        left, values, right = np.linalg.svd(tensors[other].astype(np.float64) @ a, full_matrices=False)
        kept = np.where(np.arange(len(a)) < rank, values[: len(a)], 0.0)
        out[name] = np.sqrt(kept)[:, None] * right[: len(a)]                       # (r, in)
        out[other] = left[:, : len(a)] * np.sqrt(kept)                             # (out, r)
    return out


@torch.no_grad()
def window_loss(model: GPT, windows: list[dict[str, Any]]) -> float:
    """Nats per counted token over the page's windows, each of its own length."""
    total, count = 0.0, 0
    for window in windows:
        ids = torch.tensor([window["ids"]])
        scores = F.log_softmax(last_logits(model, ids)[0, :-1], -1)                # (T − 1, V)
        wanted = ids[0, 1:]
        kept = torch.arange(1, ids.shape[1]) >= window["first"]
        total -= float(scores[torch.arange(len(wanted)), wanted][kept].sum())
        count += int(kept.sum())
    return total / count


def rank_curve(folder: Path, base: Path, windows: dict[str, Any], task: str) -> list[dict[str, float]]:
    """The page's losses with the adapter cut to rank 0, 1, … r."""
    config, tensors = read_folder(folder)
    out = []
    for rank in range(int(config["r"]) + 1):
        model = load_base(base)
        load_peft(model, config, truncated(tensors, rank))
        out.append({"task": window_loss(model, windows["tasks"][task])}
                   | {k: window_loss(model, rows) for k, rows in windows["general"].items()})
    return out


@torch.no_grad()
def greedy(model: GPT, ids: list[int], count: int) -> list[int]:
    """The `count` most probable tokens one after the other."""
    out = list(ids)
    for _ in range(count):
        out.append(int(last_logits(model, torch.tensor([out]))[0, -1].argmax()))
    return out[len(ids):]
