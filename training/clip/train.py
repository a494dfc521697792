"""Trains `clip`.

    torchrun --nproc-per-node 2 -m training.clip.train --minutes 50 --bf16 --compile   # by wall clock
    torchrun --nproc-per-node 2 -m training.clip.train --max-steps 1300 --bf16 --compile  # reproducible
    … --minutes 100 --resume --checkpoint training/.work/clip/stable.pt   # go on from before the decay

The learning rate warms up, stays, and goes linearly to zero over the last part of the budget;
stable.pt is saved where the decay begins, so that a longer run need not start again.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import time
from dataclasses import asdict
from pathlib import Path

import torch
import torch.distributed as dist
from torch import Tensor, nn
from torch.nn.parallel import DistributedDataParallel

from ..common.checkpoint import Progress, load_model
from ..common.loop import RunConfig, agree, spent, start_processes
from ..common.optim import OptimConfig, lr_factor, set_lr
from .data import ClipData
from .loss import contrastive_loss
from .model import Clip, ClipConfig

SEED = 4242
OPTIM = OptimConfig(muon_lr=0.02, adam_lr=2e-3, weight_decay=0.05, warmup_steps=60, decay_share=0.6)
TEXT_SHARE = {"muon": 0.2, "adam": 0.5}  # of these rates, for the text tower: it starts from a trained decoder


def build_optimizers(model: Clip, config: OptimConfig) -> list[torch.optim.Optimizer]:
    """[Muon on the matrices of the blocks and of the convolutions, AdamW on the rest].

    In each, one group for the text tower and one for everything else, with its `peak_lr`.
    """
    groups: dict[str, list[dict[str, object]]] = {"muon": [], "adam": []}
    for text in (False, True):
        named = [(n, p) for n, p in model.named_parameters() if n.startswith("text.") == text]
        hidden = [p for n, p in named if p.ndim == 2 and (".h." in n or ".stem." in n)]
        chosen = {id(p) for p in hidden}
        rest = [p for _, p in named if id(p) not in chosen]
        for kind, rate, parameters in (("muon", config.muon_lr, hidden), ("adam", config.adam_lr, rest)):
            peak = rate * (TEXT_SHARE[kind] if text else 1.0)
            groups[kind].append({"params": parameters, "lr": peak, "peak_lr": peak})
    return [torch.optim.Muon(groups["muon"], weight_decay=config.weight_decay, momentum=0.95),
            torch.optim.AdamW(groups["adam"], betas=(0.9, 0.95), weight_decay=0.0)]


class Towers(nn.Module):
    """Both towers in one call, for DistributedDataParallel, in the arithmetic asked for."""

    def __init__(self, model: Clip, bf16: bool, compiled: bool) -> None:
        super().__init__()
        self.model, self.bf16 = model, bf16
        self.vision = torch.compile(model.vision) if compiled else model.vision
        self.text = torch.compile(model.text, dynamic=True) if compiled else model.text

    def forward(self, pixels: Tensor, ids: Tensor, lengths: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        with torch.autocast(pixels.device.type, dtype=torch.bfloat16, enabled=self.bf16):
            return self.vision(pixels), self.read(ids, lengths), self.model.scale()

    def read(self, ids: Tensor, lengths: Tensor) -> Tensor:
        """The text tower on texts of like length together: little time goes into padding."""
        parts = lengths.argsort().chunk(4)
        vectors = torch.cat([self.text(ids[part, : int(lengths[part].max())], lengths[part]) for part in parts])
        return vectors[torch.cat(parts).argsort()]


def save(path: Path, model: Clip, optimizers: list[torch.optim.Optimizer], progress: Progress,
         extra: dict[str, object]) -> None:
    temporary = path.with_suffix(".tmp")
    torch.save({"config": model.config.to_dict(), "model": model.state_dict(),
                "optimizers": [o.state_dict() for o in optimizers],
                "progress": asdict(progress), "extra": extra}, temporary)
    os.replace(temporary, path)


def load(path: Path, model: Clip, optimizers: list[torch.optim.Optimizer]) -> Progress:
    """Restores model and optimisers in place."""
    state = torch.load(path, map_location="cpu", weights_only=True)
    model.load_state_dict(state["model"])
    for optimizer, saved in zip(optimizers, state["optimizers"], strict=True):
        optimizer.load_state_dict(saved)
    return Progress(**state["progress"])


def load_clip(path: Path) -> tuple[Clip, Progress, dict[str, object]]:
    """The model of a checkpoint in float32, with its progress and notes."""
    state = torch.load(path, map_location="cpu", weights_only=True)
    model = Clip(ClipConfig.from_dict(state["config"]))
    model.load_state_dict(state["model"])
    return model.eval(), Progress(**state["progress"]), state["extra"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, default=Path("training/.work/clip"))
    parser.add_argument("--checkpoint", type=Path, help="to resume from; default: checkpoint.pt in --work")
    parser.add_argument("--decoder", type=Path, default=Path("training/.work/decoder/checkpoint.pt"),
                        help="where the text tower starts from")
    parser.add_argument("--photos", type=int, default=128, help="per step and process")
    parser.add_argument("--drawings", type=int, default=160, help="per step and process")
    parser.add_argument("--captions", type=int, default=2, help="per class and language")
    parser.add_argument("--names", type=int, default=400, help="captions of absent drawings, per step and process")
    parser.add_argument("--max-steps", type=int)
    parser.add_argument("--minutes", type=float, help="training time, all sessions together")
    parser.add_argument("--log-every", type=int, default=20)
    parser.add_argument("--bf16", action="store_true")
    parser.add_argument("--compile", action="store_true")
    parser.add_argument("--resume", action="store_true")
    parser.add_argument("--seed", type=int, default=SEED)
    args = parser.parse_args()
    if args.max_steps is None and args.minutes is None:
        parser.error("give a budget: --minutes or --max-steps")
    budget = RunConfig(max_steps=args.max_steps, max_seconds=args.minutes and args.minutes * 60)

    torch.manual_seed(args.seed)
    processes = start_processes()
    model = Clip(ClipConfig())
    if args.decoder.exists():
        model.text.start_from(load_model(args.decoder)[0])
    model.to(processes.device, memory_format=torch.channels_last).train()
    optimizers = build_optimizers(model, OPTIM)
    peaks = [[group["peak_lr"] for group in o.param_groups] for o in optimizers]
    checkpoint = args.work / "checkpoint.pt"
    progress = load(args.checkpoint or checkpoint, model, optimizers) if args.resume else Progress()
    for optimizer, rates in zip(optimizers, peaks, strict=True):  # a resumed run obeys today's rates
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["peak_lr"] = rate
    data = ClipData(args.work, args.photos, args.drawings, args.captions,
                    model.config.text.n_positions, args.seed, args.names)
    net: nn.Module = Towers(model, args.bf16, args.compile)
    if processes.world > 1:
        net = DistributedDataParallel(net)
    extra: dict[str, object] = {"optim": asdict(OPTIM), "max_steps": args.max_steps, "minutes": args.minutes, "photos": args.photos,
                                "drawings": args.drawings, "captions": args.captions, "names": args.names, "world": processes.world,
                                "bf16": args.bf16, "seed": args.seed, "resumed_at": progress.step,
                                "text_share": TEXT_SHARE}
    if processes.rank == 0:
        print(f"{model.parameter_count():,} parameters; {len(data.photo_labels):,} photographs, "
              f"{len(data.drawing_labels):,} drawings of {len(data.emojis):,} concepts", flush=True)

    asked: list[int] = []  # termination signals received: finish the step, save, stop
    signal.signal(signal.SIGTERM, lambda number, _: asked.append(number))
    before, start = progress.seconds, time.monotonic()
    saved, mark, losses = start, start, []
    stable = spent(progress, budget) < 1 - OPTIM.decay_share  # the decay has not begun
    while (share := agree(1.0 if asked else spent(progress, budget), processes)) < 1.0:
        factor = lr_factor(progress.step, share, OPTIM)
        set_lr(optimizers, factor)
        batch = data.batch(progress.step, processes.rank, processes.world)
        pixels = batch.pixels.to(processes.device, memory_format=torch.channels_last)
        images, texts, scale = net(pixels, batch.ids.to(processes.device), batch.lengths.to(processes.device))
        loss = contrastive_loss(images, texts, scale, batch.positive.to(processes.device))
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), OPTIM.grad_clip)
        for optimizer in optimizers:
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)

        progress.step += 1
        progress.tokens += len(batch.pixels) * processes.world  # here: images
        now = time.monotonic()
        progress.seconds = before + now - start
        losses.append(loss.detach())
        if processes.rank != 0:
            continue
        if progress.step % args.log_every == 0:
            row = {"step": progress.step, "images": progress.tokens, "seconds": round(progress.seconds, 1),
                   "loss": round(float(torch.stack(losses).mean()), 4), "scale": round(float(scale.detach()), 2),
                   "lr_factor": round(factor, 4),
                   "images_per_s": round(len(losses) * len(batch.pixels) * processes.world / (now - mark))}
            print(json.dumps(row), flush=True)
            with (args.work / "checkpoint.jsonl").open("a") as file:
                file.write(json.dumps(row) + "\n")
            mark, losses = now, []
        if stable and share >= 1 - OPTIM.decay_share:
            stable = False
            save(args.work / "stable.pt", model, optimizers, progress, extra)
        if now - saved > 120:
            save(checkpoint, model, optimizers, progress, extra)
            saved = now
    if processes.rank == 0:
        save(checkpoint, model, optimizers, progress, extra)
    if processes.world > 1:
        dist.destroy_process_group()


if __name__ == "__main__":
    main()
