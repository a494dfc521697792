"""Trains `reasoner` on documents made as it goes: there is no data to prepare.

    python -m training.reasoner.train --max-steps 3600            # by steps: reproducible
    python -m training.reasoner.train --max-steps 3600 --resume   # go on from the checkpoint
    torchrun --nproc-per-node 2 -m training.reasoner.train …      # several processes

The state before the learning rate decays is kept beside the checkpoint (stable.pt), so
that a longer run can start from it.
"""

from __future__ import annotations

import argparse
import shutil
from dataclasses import replace
from pathlib import Path

import torch
from torch import Tensor

from ..common.loop import RunConfig, train
from ..common.model import GPT, GPTConfig
from ..common.optim import OptimConfig
from .documents import DocumentConfig, Documents
from .tokenizer import build_tokenizer

SEED = 5532


def model_config(layers: int = 4, width: int = 128, heads: int = 8) -> GPTConfig:
    return GPTConfig(vocab_size=build_tokenizer().get_vocab_size(), n_positions=256,
                     n_layer=layers, n_head=heads, n_embd=width)


class KeepsStable:
    """Batches of `documents`; copies the checkpoint once, when the decay begins."""

    def __init__(self, documents: Documents, first_decaying: int, checkpoint: Path) -> None:
        self.documents = documents
        self.first_decaying = first_decaying
        self.checkpoint = checkpoint

    def batch(self, step: int, rank: int = 0, world: int = 1) -> tuple[Tensor, Tensor]:
        stable = self.checkpoint.with_name("stable.pt")
        if rank == 0 and step >= self.first_decaying and self.checkpoint.exists() and not stable.exists():
            shutil.copyfile(self.checkpoint, stable)
        return self.documents.batch(step, rank, world)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, default=Path("training/.work/reasoner"))
    parser.add_argument("--tokens", type=int, default=4096, help="per step and process")
    parser.add_argument("--max-steps", type=int)
    parser.add_argument("--minutes", type=float, help="training time, all sessions together")
    parser.add_argument("--layers", type=int, default=4)
    parser.add_argument("--width", type=int, default=128)
    parser.add_argument("--heads", type=int, default=8)
    parser.add_argument("--muon-lr", type=float, default=OptimConfig.muon_lr)
    parser.add_argument("--adam-lr", type=float, default=OptimConfig.adam_lr)
    parser.add_argument("--decay-share", type=float, default=0.4)
    parser.add_argument("--easy-steps", type=int, default=DocumentConfig.easy_steps)
    parser.add_argument("--serial-every", type=int, default=DocumentConfig.serial_every)
    parser.add_argument("--bf16", action="store_true")
    parser.add_argument("--compile", action="store_true")
    parser.add_argument("--resume", action="store_true")
    parser.add_argument("--log-every", type=int, default=50)
    parser.add_argument("--seed", type=int, default=SEED)
    args = parser.parse_args()
    if args.minutes is None and args.max_steps is None:
        parser.error("give a budget: --minutes or --max-steps")

    # Two lengths of rows, two compiled forms: faster than one for any length.
    torch._dynamo.config.automatic_dynamic_shapes = False
    args.work.mkdir(parents=True, exist_ok=True)
    checkpoint = args.work / "checkpoint.pt"
    torch.manual_seed(args.seed)
    model = GPT(model_config(args.layers, args.width, args.heads))
    documents = Documents(replace(DocumentConfig(), easy_steps=args.easy_steps,
                                  serial_every=args.serial_every), args.tokens, args.seed)
    stable = int((args.max_steps or 10**9) * (1 - args.decay_share))
    print(f"{model.parameter_count():,} parameters; threads {torch.get_num_threads()}", flush=True)
    progress = train(
        model, KeepsStable(documents, stable, checkpoint),
        OptimConfig(muon_lr=args.muon_lr, adam_lr=args.adam_lr, decay_share=args.decay_share),
        RunConfig(max_steps=args.max_steps, max_seconds=args.minutes and args.minutes * 60,
                  bf16=args.bf16, compile=args.compile, compile_loss=False,
                  log_every=args.log_every),
        checkpoint, resume=args.resume, log=checkpoint.with_suffix(".jsonl"))
    print(progress)


if __name__ == "__main__":
    main()
