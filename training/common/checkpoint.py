"""Saving and loading a training run, atomically."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass
from pathlib import Path

import torch

from .model import GPT, GPTConfig


@dataclass
class Progress:
    """Where a run stands; everything needed to go on exactly as if never stopped."""

    step: int = 0
    tokens: int = 0
    seconds: float = 0.0  # wall-clock time spent training, in all sessions


def save_checkpoint(path: Path, model: GPT, optimizers: list[torch.optim.Optimizer],
                    progress: Progress, extra: dict[str, object] | None = None) -> None:
    """Writes to a temporary file first, so that an interrupted save breaks nothing."""
    temporary = path.with_suffix(".tmp")
    torch.save({
        "config": model.config.to_dict(),
        "model": model.state_dict(),
        "optimizers": [o.state_dict() for o in optimizers],
        "progress": asdict(progress),
        "extra": extra or {},
    }, temporary)
    os.replace(temporary, path)


def load_checkpoint(path: Path, model: GPT,
                    optimizers: list[torch.optim.Optimizer] | None = None) -> Progress:
    """Restores model and optimisers in place; returns where the run stands."""
    state = torch.load(path, map_location="cpu", weights_only=True)
    model.load_state_dict(state["model"])
    for optimizer, saved in zip(optimizers or [], state["optimizers"], strict=bool(optimizers)):
        optimizer.load_state_dict(saved)
    return Progress(**state["progress"])


def load_model(path: Path) -> tuple[GPT, Progress, dict[str, object]]:
    """The model of a checkpoint in float32 on the CPU, with its progress and notes."""
    state = torch.load(path, map_location="cpu", weights_only=True)
    model = GPT(GPTConfig(**state["config"]))
    model.load_state_dict(state["model"])
    return model.eval(), Progress(**state["progress"]), state["extra"]
