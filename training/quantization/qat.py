"""Quantisation-aware training: every forward pass uses the rounded weights.

    python -m training.quantization.qat --bits 4 --max-steps 120
    python -m training.quantization.qat --bits 0 --max-steps 120     # control: same steps, no rounding

Starts from the shipped decoder and goes on with its own streams, briefly and at a low rate. The
gradient passes through the rounding unchanged (straight-through estimator).
Source: Bengio, Léonard & Courville, 2013, arXiv:1308.3432; Nagel et al., 2021, arXiv:2106.08295, section 4.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn.utils import parametrize

from ..adapters.train import load_base
from ..common.data import Mixture, TokenStream
from ..common.loop import RunConfig, train
from ..common.model import GPT
from ..common.optim import OptimConfig
from ..decoder.corpus import LANGUAGES
from .rtn import QuantConfig, matrices, quantise

SEED = 4
OPTIM = OptimConfig(muon_lr=0.002, adam_lr=5e-4, warmup_steps=10, decay_share=1.0, weight_decay=0.0)


class FakeQuant(nn.Module):
    """w ↦ its quantised value, with the gradient of the identity."""

    def __init__(self, config: QuantConfig) -> None:
        super().__init__()
        self.config = config

    def forward(self, w: Tensor) -> Tensor:
        return w + (quantise(w, self.config).dequantise() - w).detach()


def owners(model: GPT) -> list[nn.Module]:
    """The modules whose `weight` is quantised."""
    return [model.get_submodule(name.removesuffix(".weight")) for name in matrices(model)]


def attach(model: GPT, config: QuantConfig) -> None:
    for module in owners(model):
        parametrize.register_parametrization(module, "weight", FakeQuant(config))


def detach(model: GPT) -> None:
    """Back to plain parameters: the full-precision weights that were trained."""
    for module in list(model.modules()):
        if parametrize.is_parametrized(module, "weight"):
            parametrize.remove_parametrizations(module, "weight", leave_parametrized=False)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bits", type=int, default=4, help="0: no rounding, the control")
    parser.add_argument("--group", type=int, default=QuantConfig.group)
    parser.add_argument("--max-steps", type=int, default=120)
    parser.add_argument("--batch-size", type=int, default=16)
    parser.add_argument("--base", type=Path, default=Path("public/models/decoder"))
    parser.add_argument("--decoder-work", type=Path, default=Path("training/.work/decoder"))
    parser.add_argument("--work", type=Path, default=Path("training/.work/quantization"))
    parser.add_argument("--resume", action="store_true")
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(SEED)

    model = load_base(args.base)
    config = QuantConfig(args.bits, args.group)
    if args.bits:
        attach(model, config)
    streams = [TokenStream(args.decoder_work / f"train-{language}.bin", model.config.n_positions, SEED + i)
               for i, language in enumerate(LANGUAGES)]
    name = f"qat-{args.bits}" if args.bits else "control"
    run = RunConfig(max_steps=args.max_steps, bf16=True, log_every=10, save_every=60)
    progress = train(model, Mixture(streams, args.batch_size), OPTIM, run,
                     args.work / f"{name}.ck", resume=args.resume, log=args.work / f"{name}.jsonl")
    detach(model)
    torch.save(model.state_dict(), args.work / f"{name}.pt")
    (args.work / f"{name}.json").write_text(json.dumps(
        {"quantisation": asdict(config) if args.bits else None, "optim": asdict(OPTIM),
         "steps": progress.step, "tokens": progress.tokens, "seconds": round(progress.seconds, 1),
         "batch_size": args.batch_size}, indent=1))


if __name__ == "__main__":
    main()
