"""Optimisers and schedule: Muon for hidden matrices, AdamW for everything else."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import nn


@dataclass(frozen=True)
class OptimConfig:
    """Peak learning rates and the shape of the schedule (warm-up, stable, decay)."""

    muon_lr: float = 0.012
    adam_lr: float = 6e-3
    weight_decay: float = 0.01   # decoupled, matrices only
    warmup_steps: int = 100
    decay_share: float = 0.76    # share of the budget spent going linearly to zero
    grad_clip: float = 1.0


def build_optimizers(model: nn.Module, config: OptimConfig) -> list[torch.optim.Optimizer]:
    """[Muon on the matrices inside the blocks, AdamW on embeddings, norms, biases]."""
    hidden = [p for n, p in model.named_parameters() if n.startswith("h.") and p.ndim == 2]
    chosen = {id(p) for p in hidden}
    rest = [p for p in model.parameters() if id(p) not in chosen]
    muon = torch.optim.Muon(hidden, lr=config.muon_lr, weight_decay=config.weight_decay,
                            momentum=0.95, nesterov=True)
    adam = torch.optim.AdamW(rest, lr=config.adam_lr, betas=(0.9, 0.95), eps=1e-8,
                             weight_decay=0.0)
    return [muon, adam]


def set_peak_lr(optimizers: list[torch.optim.Optimizer], config: OptimConfig) -> None:
    """Notes the peak rates, in the order of `build_optimizers`."""
    for optimizer, rate in zip(optimizers, (config.muon_lr, config.adam_lr), strict=True):
        for group in optimizer.param_groups:
            group["peak_lr"] = rate


def lr_factor(step: int, progress: float, config: OptimConfig) -> float:
    """Share of the peak rate at `step`, when `progress` ∈ [0, 1] of the budget is spent."""
    warm = min(1.0, (step + 1) / max(1, config.warmup_steps))
    decay = min(1.0, max(0.0, (1.0 - progress) / config.decay_share))
    return warm * decay


def set_lr(optimizers: list[torch.optim.Optimizer], factor: float) -> None:
    for optimizer in optimizers:
        for group in optimizer.param_groups:
            group["lr"] = group["peak_lr"] * factor
