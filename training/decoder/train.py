"""Trains `decoder`.

    python -m training.decoder.train --minutes 90            # by wall clock
    python -m training.decoder.train --stop-at 01:18         # by time of day
    python -m training.decoder.train --max-steps 8000        # by steps: reproducible
    python -m training.decoder.train --minutes 90 --resume   # go on from the checkpoint
    torchrun --nproc-per-node 2 -m training.decoder.train …  # several processes

The learning rate warms up, stays, then goes linearly to zero over the last part
of the budget, whatever the speed of the machine.
"""

from __future__ import annotations

import argparse
from datetime import datetime, timedelta
from pathlib import Path

import torch

from ..common.checkpoint import load_model
from ..common.data import Mixture, TokenStream
from ..common.loop import RunConfig, train
from ..common.model import GPT, GPTConfig
from ..common.optim import OptimConfig
from .corpus import LANGUAGES

SEED = 1337
MODEL = GPTConfig()


def seconds_until(clock: str) -> float:
    """Seconds from now to the next time of day `clock` (HH:MM)."""
    now = datetime.now()
    then = datetime.combine(now.date(), datetime.strptime(clock, "%H:%M").time())
    return ((then if then > now else then + timedelta(days=1)) - now).total_seconds()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, default=Path("training/.work/decoder"))
    parser.add_argument("--checkpoint", type=Path, help="default: checkpoint.pt in --work")
    parser.add_argument("--batch-size", type=int, default=32, help="windows per step and process")
    parser.add_argument("--max-steps", type=int)
    parser.add_argument("--minutes", type=float, help="training time, all sessions together")
    parser.add_argument("--stop-at", help="time of day HH:MM at which the budget ends")
    parser.add_argument("--muon-lr", type=float, default=OptimConfig.muon_lr)
    parser.add_argument("--adam-lr", type=float, default=OptimConfig.adam_lr)
    parser.add_argument("--decay-share", type=float, default=OptimConfig.decay_share)
    parser.add_argument("--bf16", action="store_true")
    parser.add_argument("--compile", action="store_true")
    parser.add_argument("--resume", action="store_true")
    parser.add_argument("--seed", type=int, default=SEED)
    args = parser.parse_args()

    checkpoint = args.checkpoint or args.work / "checkpoint.pt"
    budget = args.minutes * 60 if args.minutes else None
    if args.stop_at:
        budget = seconds_until(args.stop_at)
        if args.resume:
            budget += load_model(checkpoint)[1].seconds
    if budget is None and args.max_steps is None:
        parser.error("give a budget: --minutes, --stop-at or --max-steps")

    torch.manual_seed(args.seed)
    streams = [TokenStream(args.work / f"train-{language}.bin", MODEL.n_positions, args.seed + i)
               for i, language in enumerate(LANGUAGES)]
    model = GPT(MODEL)
    print(f"{model.parameter_count():,} parameters; threads {torch.get_num_threads()}; "
          f"windows per epoch {[s.per_epoch for s in streams]}", flush=True)
    progress = train(
        model, Mixture(streams, args.batch_size),
        OptimConfig(muon_lr=args.muon_lr, adam_lr=args.adam_lr, decay_share=args.decay_share),
        RunConfig(max_steps=args.max_steps, max_seconds=budget, bf16=args.bf16,
                  compile=args.compile),
        checkpoint, resume=args.resume, log=checkpoint.with_suffix(".jsonl"))
    print(progress)


if __name__ == "__main__":
    main()
