"""The training loop, for one process or several (torchrun), on CPU or CUDA."""

from __future__ import annotations

import json
import os
import signal
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
import torch.distributed as dist
from torch import Tensor, nn
from torch.nn.parallel import DistributedDataParallel

from .checkpoint import Progress, load_checkpoint, save_checkpoint
from .data import Mixture
from .loss import chunked_cross_entropy
from .model import GPT
from .optim import OptimConfig, build_optimizers, lr_factor, set_lr, set_peak_lr


@dataclass(frozen=True)
class RunConfig:
    """Budget and housekeeping. The run ends at the first budget that is spent."""

    max_steps: int | None = None
    max_seconds: float | None = None   # wall-clock seconds of training, all sessions together
    bf16: bool = False
    compile: bool = False
    compile_loss: bool = True          # off where each batch scores another number of positions
    log_every: int = 50                # steps
    save_every: float = 240.0          # seconds


@dataclass(frozen=True)
class Processes:
    """This process among those that train together."""

    rank: int
    world: int
    device: torch.device


def start_processes() -> Processes:
    """Joins the group that torchrun describes, or stands alone."""
    cuda = torch.cuda.is_available()
    world = int(os.environ.get("WORLD_SIZE", "1"))
    local = int(os.environ.get("LOCAL_RANK", "0"))
    device = torch.device(f"cuda:{local}" if cuda else "cpu")
    if world > 1:
        dist.init_process_group("nccl" if cuda else "gloo")
        return Processes(dist.get_rank(), world, device)
    return Processes(0, 1, device)


def spent(progress: Progress, run: RunConfig) -> float:
    """Share of the budget already used, 0 to 1 and beyond."""
    shares = [0.0]
    if run.max_steps is not None:
        shares.append(progress.step / run.max_steps)
    if run.max_seconds is not None:
        shares.append(progress.seconds / run.max_seconds)
    return max(shares)


def agree(share: float, processes: Processes) -> float:
    """The share that rank 0 sees, so that all processes stop at the same step."""
    if processes.world == 1:
        return share
    value = torch.tensor([share], dtype=torch.float64, device=processes.device)
    dist.broadcast(value, 0)
    return float(value)


class LossModule(nn.Module):
    """The model and its loss as one module, in the arithmetic that `run` asks for."""

    def __init__(self, model: GPT, run: RunConfig) -> None:
        super().__init__()
        self.model = model
        self.run = run
        self.features = torch.compile(model.features, dynamic=False) if run.compile else model.features

    def forward(self, ids: Tensor, targets: Tensor) -> Tensor:
        """Mean loss in nats per token; ids and targets (B, T), target −1: not scored."""
        dtype = torch.bfloat16 if self.run.bf16 else torch.float32
        with torch.autocast(ids.device.type, dtype=torch.bfloat16, enabled=self.run.bf16):
            h = self.features(ids).flatten(0, 1)                             # (B·T, D)
        wanted = targets.flatten()
        if (scored := wanted >= 0).logical_not().any():  # masked language modelling
            h, wanted = h[scored], wanted[scored]
        return chunked_cross_entropy(h.to(dtype), self.model.wte.weight.to(dtype),
                                     wanted, fast=self.run.compile and self.run.compile_loss)


def train(model: GPT, data: Mixture, optim: OptimConfig, run: RunConfig, checkpoint: Path,
          resume: bool = False, log: Path | None = None) -> Progress:
    """Trains `model` in place and leaves a checkpoint; returns the final progress."""
    processes = start_processes()
    model.to(processes.device).train()
    optimizers = build_optimizers(model, optim)
    progress = load_checkpoint(checkpoint, model, optimizers) if resume else Progress()
    set_peak_lr(optimizers, optim)  # a resumed run obeys the rates it is given now
    net: nn.Module = LossModule(model, run)
    if processes.world > 1:
        net = DistributedDataParallel(net)

    extra: dict[str, object] = {"optim": asdict(optim), "run": asdict(run),
                                "threads": torch.get_num_threads()}
    asked: list[int] = []  # termination signals received: finish the step, save, stop
    previous = signal.signal(signal.SIGTERM, lambda number, _: asked.append(number))
    before, start = progress.seconds, time.monotonic()
    saved, mark, mark_tokens, losses = start, start, progress.tokens, []
    while (share := agree(1.0 if asked else spent(progress, run), processes)) < 1.0:
        factor = lr_factor(progress.step, share, optim)
        set_lr(optimizers, factor)
        x, y = data.batch(progress.step, processes.rank, processes.world)    # (B, T)
        x, y = x.to(processes.device), y.to(processes.device)
        loss = net(x, y)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), optim.grad_clip)
        for optimizer in optimizers:
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)

        progress.step += 1
        progress.tokens += x.numel() * processes.world
        now = time.monotonic()
        progress.seconds = before + now - start
        losses.append(loss.detach())
        if processes.rank == 0 and progress.step % run.log_every == 0:
            row = {"step": progress.step, "tokens": progress.tokens,
                   "seconds": round(progress.seconds, 1),
                   "loss": round(float(torch.stack(losses).mean()), 4),
                   "lr_factor": round(factor, 4),
                   "tokens_per_s": round((progress.tokens - mark_tokens) / (now - mark))}
            print(json.dumps(row), flush=True)
            if log is not None:
                with log.open("a") as file:
                    file.write(json.dumps(row) + "\n")
            mark, mark_tokens, losses = now, progress.tokens, []
        if processes.rank == 0 and now - saved > run.save_every:
            save_checkpoint(checkpoint, model, optimizers, progress, extra)
            saved = now
    signal.signal(signal.SIGTERM, previous)
    if processes.rank == 0:
        save_checkpoint(checkpoint, model, optimizers, progress, extra)
    if processes.world > 1:
        dist.destroy_process_group()
    return progress
