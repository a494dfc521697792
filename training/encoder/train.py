"""Trains `encoder` on the decoder's token streams, from the decoder's weights.

    python -m training.encoder.train --max-steps 2400            # by steps: reproducible
    python -m training.encoder.train --max-steps 2400 --resume   # go on from the checkpoint
    torchrun --nproc-per-node 2 -m training.encoder.train …      # several processes
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch

from ..common.checkpoint import load_model
from ..common.data import Mixture, TokenStream
from ..common.loop import RunConfig, train
from ..common.optim import OptimConfig
from ..decoder.corpus import LANGUAGES
from .masking import MaskedMixture, MaskingConfig
from .model import CONFIG, Encoder

SEED = 2718


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("training/.work/decoder"),
                        help="folder of the token streams made by training.decoder.prepare")
    parser.add_argument("--start", type=Path, default=Path("training/.work/decoder/final.pt"),
                        help="the decoder's checkpoint to start from")
    parser.add_argument("--work", type=Path, default=Path("training/.work/encoder"))
    parser.add_argument("--batch-size", type=int, default=32, help="windows per step and process")
    parser.add_argument("--max-steps", type=int)
    parser.add_argument("--minutes", type=float, help="training time, all sessions together")
    parser.add_argument("--muon-lr", type=float, default=0.004)
    parser.add_argument("--adam-lr", type=float, default=1.5e-3)
    parser.add_argument("--mask-share", type=float, default=MaskingConfig.share)
    parser.add_argument("--mask-easing", type=int, default=MaskingConfig.easing,
                        help="steps from that share to the last one; 0: always the same share")
    parser.add_argument("--decay-share", type=float, default=OptimConfig.decay_share)
    parser.add_argument("--bf16", action="store_true")
    parser.add_argument("--compile", action="store_true")
    parser.add_argument("--resume", action="store_true")
    parser.add_argument("--log-every", type=int, default=50)
    parser.add_argument("--seed", type=int, default=SEED)
    args = parser.parse_args()
    if args.minutes is None and args.max_steps is None:
        parser.error("give a budget: --minutes or --max-steps")

    args.work.mkdir(parents=True, exist_ok=True)
    checkpoint = args.work / "checkpoint.pt"
    (args.work / "settings.json").write_text(json.dumps(
        {k: getattr(args, k) for k in ("mask_share", "mask_easing", "batch_size", "seed")}) + "\n")
    torch.manual_seed(args.seed)
    model = Encoder(CONFIG)
    streams = [TokenStream(args.data / f"train-{language}.bin", CONFIG.n_positions, args.seed + i)
               for i, language in enumerate(LANGUAGES)]
    if not args.resume:
        model.start_from(load_model(args.start)[0], Mixture(streams, 16).batch(10**6)[0])
    print(f"{model.parameter_count():,} parameters; threads {torch.get_num_threads()}", flush=True)
    progress = train(
        model, MaskedMixture(Mixture(streams, args.batch_size), MaskingConfig(share=args.mask_share, easing=args.mask_easing),
                             args.seed),
        OptimConfig(muon_lr=args.muon_lr, adam_lr=args.adam_lr, decay_share=args.decay_share),
        RunConfig(max_steps=args.max_steps, max_seconds=args.minutes and args.minutes * 60,
                  bf16=args.bf16, log_every=args.log_every, compile=args.compile,
                  compile_loss=args.mask_easing == 0),
        checkpoint, resume=args.resume, log=checkpoint.with_suffix(".jsonl"))
    print(progress)


if __name__ == "__main__":
    main()
