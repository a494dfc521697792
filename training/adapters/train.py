"""Trains adapters, and the full fine-tuning they are compared with.

    python -m training.adapters.train --task telegramme --method lora --rank 8 --rates 3e-3 1e-2
    python -m training.adapters.train --task telegramme --method full --rates 3e-4 1e-3

One run per learning rate, each of the same number of steps on the same batches; runs found in
runs.jsonl are not made again. Weights go to runs/<name>.pt below --work, the log to <name>.jsonl.
"""

from __future__ import annotations

import argparse
import json
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from ..common.model import GPT, GPTConfig
from ..common.weights import from_hf_weights
from .lora import LoraConfig, inject, trainable

SEED = 55
ATTENTION = ("attn.c_attn", "attn.c_proj")
ALL = (*ATTENTION, "mlp.c_fc", "mlp.c_proj")


@dataclass(frozen=True)
class FitConfig:
    """One run; `lora` None stands for full fine-tuning."""

    task: str
    lr: float
    lora: LoraConfig | None
    steps: int = 150
    batch_size: int = 16
    warmup: float = 0.1        # share of the steps
    grad_clip: float = 1.0

    @property
    def name(self) -> str:
        if self.lora is None:
            kind = "full"
        else:
            where = "all" if len(self.lora.modules) == 4 else "-".join(
                m.partition(".")[2] for m in self.lora.modules)
            kind = f"lora{self.lora.rank}-{where}"
        return f"{self.task}-{kind}-lr{self.lr:g}-{self.steps}"


def load_base(folder: Path) -> GPT:
    """The shipped decoder in float32: the float16 values that the page computes with."""
    from safetensors.numpy import load_file

    config = json.loads((folder / "config.json").read_text())
    shape = GPTConfig(**{k: config[k] for k in ("vocab_size", "n_positions", "n_layer", "n_head",
                                                "n_embd", "layer_norm_epsilon")})
    return from_hf_weights(load_file(folder / "onnx/model.onnx_data"), shape)


def targets(ids: np.ndarray, first: np.ndarray) -> tuple[Tensor, Tensor]:
    """Inputs and targets (N, T); −1 where the loss does not count: prompt and padding."""
    block = torch.from_numpy(ids.astype(np.int64))                           # (N, T+1)
    wanted = block[:, 1:].clone()
    index = torch.arange(wanted.shape[1])[None, :] + 1                       # position in `ids`
    wanted[(index < torch.from_numpy(first)[:, None]) | (wanted == 0)] = -1
    return block[:, :-1].contiguous(), wanted


@torch.no_grad()
def mean_loss(model: GPT, x: Tensor, y: Tensor, batch: int = 16) -> float:
    """Nats per counted token over all rows."""
    total, count = 0.0, 0
    for i in range(0, len(x), batch):
        h, wanted = model.features(x[i : i + batch]), y[i : i + batch]
        scored = wanted >= 0
        logits = F.linear(h[scored], model.wte.weight)
        total += float(F.cross_entropy(logits, wanted[scored], reduction="sum"))
        count += int(scored.sum())
    return total / count


def fit(model: GPT, config: FitConfig, x: Tensor, y: Tensor, log: Path | None = None) -> list[float]:
    """Trains `model` in place (AdamW, warm-up then linear decay); returns the loss of each step."""
    torch.manual_seed(SEED)
    if config.lora is not None:
        inject(model, config.lora)
    else:
        model.requires_grad_(True)
    parameters = trainable(model)
    optimizer = torch.optim.AdamW(parameters, lr=config.lr, betas=(0.9, 0.95), weight_decay=0.0)
    order = np.random.default_rng(SEED).permutation(len(x))
    losses: list[float] = []
    model.train()
    start = time.monotonic()
    for step in range(config.steps):
        warm = min(1.0, (step + 1) / max(1, config.warmup * config.steps))
        for group in optimizer.param_groups:
            group["lr"] = config.lr * warm * (1 - step / config.steps)
        rows = order[np.arange(step * config.batch_size, (step + 1) * config.batch_size) % len(x)]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            h = model.features(x[rows]).flatten(0, 1)                        # (B·T, D)
        wanted = y[rows].flatten()
        scored = wanted >= 0
        logits = h[scored].bfloat16() @ model.wte.weight.bfloat16().t()      # (n, V)
        loss = F.cross_entropy(logits.float(), wanted[scored])
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parameters, config.grad_clip)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        losses.append(float(loss.detach()))
        if log is not None and (step + 1) % 10 == 0:
            row = {"step": step + 1, "seconds": round(time.monotonic() - start, 1),
                   "loss": round(float(np.mean(losses[-10:])), 4)}
            with log.open("a") as file:
                file.write(json.dumps(row) + "\n")
    model.eval()
    return losses


def general_rows(work: Path, length: int = 256, per_language: int = 48) -> dict[str, tuple[Tensor, Tensor]]:
    """Evenly spaced windows of the held-out novels, per language: what may be forgotten."""
    out = {}
    for language in ("fr", "en"):
        ids = np.fromfile(work / f"val-{language}.bin", np.uint16).astype(np.int64)
        starts = np.linspace(0, len(ids) - length - 1, per_language).astype(int)
        block = torch.from_numpy(np.stack([ids[s : s + length + 1] for s in starts]))
        out[language] = (block[:, :-1].contiguous(), block[:, 1:].contiguous())
    return out


def run(config: FitConfig, base: Path, work: Path, decoder_work: Path) -> dict[str, Any]:
    """Trains, measures, keeps the weights; the row for runs.jsonl."""
    data = np.load(work / f"{config.task}.npz")
    x, y = targets(data["train_ids"], data["train_first"])
    vx, vy = targets(data["validation_ids"], data["validation_first"])
    model = load_base(base)
    before = mean_loss(model, vx, vy)
    start = time.monotonic()
    losses = fit(model, config, x, y, work / f"{config.name}.jsonl")
    seconds = time.monotonic() - start
    row = {"name": config.name, **asdict(config), "parameters": sum(p.numel() for p in trainable(model)),
           "seconds": round(seconds, 1), "train_loss_last_20": float(np.mean(losses[-20:])),
           "base_loss": before, "loss": mean_loss(model, vx, vy),
           "general": {k: mean_loss(model, *v) for k, v in general_rows(decoder_work).items()}}
    (work / "runs").mkdir(exist_ok=True)
    state = {n: p.detach() for n, p in model.named_parameters() if p.requires_grad}
    torch.save(state, work / "runs" / f"{config.name}.pt")
    return row


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--task", required=True)
    parser.add_argument("--method", choices=("lora", "full"), required=True)
    parser.add_argument("--rank", type=int, default=8)
    parser.add_argument("--modules", nargs="+", default=list(ATTENTION), choices=ALL)
    parser.add_argument("--rates", type=float, nargs="+", required=True)
    parser.add_argument("--steps", type=int, default=FitConfig.steps)
    parser.add_argument("--base", type=Path, default=Path("public/models/decoder"))
    parser.add_argument("--work", type=Path, default=Path("training/.work/adapters"))
    parser.add_argument("--decoder-work", type=Path, default=Path("training/.work/decoder"))
    args = parser.parse_args()
    lora = (LoraConfig(args.rank, 2.0 * args.rank, tuple(args.modules)) if args.method == "lora" else None)
    runs = args.work / "runs.jsonl"
    done = {json.loads(line)["name"] for line in runs.open()} if runs.exists() else set()
    for lr in args.rates:
        config = FitConfig(args.task, lr, lora, args.steps)
        if config.name in done:
            continue
        row = run(config, args.base, args.work, args.decoder_work)
        with runs.open("a") as file:
            file.write(json.dumps(row) + "\n")
        print(f"{row['name']}: {row['base_loss']:.4f} → {row['loss']:.4f}, general {row['general']}, "
              f"{row['parameters']} parameters, {row['seconds']} s", flush=True)


if __name__ == "__main__":
    main()
