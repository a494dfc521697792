"""Trains one size on text and measures it at every budget.

    python -m training.scaling.train --size 27k

Warm-up, stable, decay (Hägele et al., 2024, arXiv:2405.18392): one stable run goes
through all budgets; from 80 % of each, a branch decays linearly to zero and is
measured. A finished branch is one line of results.jsonl and is never done again.
`--seconds` ends a session after so much processor time, whatever else the machine does; the next
call goes on.
"""

from __future__ import annotations

import argparse
import json
import math
import shutil
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from ..common.checkpoint import Progress, load_checkpoint, load_model
from ..common.data import Mixture, TokenStream
from ..common.evaluation import Score, sliding_score
from ..common.loop import RunConfig, train
from ..common.model import GPT
from ..decoder.corpus import LANGUAGES
from ..decoder.prepare import encode_document
from .family import (COMMON_STEPS, CONTEXT, DECAY_SHARE, FAMILY, OPTIM, SEED, STEP_TOKENS, WINDOWS, Size,
                     budget_steps, count, size_named)
from .prepare import WORK

STRIDE = 64
STRETCH = 200  # steps of the stable run between two looks at the clock
STABLE = replace(OPTIM, decay_share=1e-9)       # the rate never comes down
DECAYING = replace(OPTIM, decay_share=DECAY_SHARE)


def decay_start(steps: int) -> int:
    """Step at which a budget of `steps` leaves the stable run."""
    return round(steps * (1 - DECAY_SHARE))


def read_lines(path: Path) -> list[dict[str, object]]:
    """The rows of a JSON-lines file; none when there is no file."""
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def done_steps(results: Path, size: Size) -> set[int]:
    """Budgets of `size` that are already measured."""
    return {int(str(row["steps"])) for row in read_lines(results) if row["size"] == size.name}


def mixture(work: Path) -> Mixture:
    return Mixture([TokenStream(work / f"train-{language}.bin", CONTEXT, SEED + i)
                    for i, language in enumerate(LANGUAGES)], WINDOWS)


def held_out(work: Path) -> list[tuple[str, np.ndarray, int]]:
    """Language, token ids and bytes of each excerpt of a held-out novel."""
    tokenizer = Tokenizer.from_file(str(work / "tokenizer.json"))
    return [(row["language"], encode_document(tokenizer, row["text"]), len(row["text"].encode()))
            for row in json.loads((work / "excerpts.json").read_text())]


def measure(model: GPT, documents: list[tuple[str, np.ndarray, int]]) -> dict[str, object]:
    """Bits per byte on the excerpts: all, per language, and each (for bootstrap intervals)."""
    model.eval()
    scores = [(language, sliding_score(model, ids, size, STRIDE)) for language, ids, size in documents]
    model.train()
    total = sum((score for _, score in scores), Score())
    by_language = {k: sum((s for language, s in scores if language == k), Score()) for k in LANGUAGES}
    return {"bits_per_byte": round(total.bits_per_byte, 5), "nats_per_token": round(total.loss, 5),
            **{k: round(score.bits_per_byte, 5) for k, score in by_language.items()},
            "excerpts": [round(score.bits_per_byte, 4) for _, score in scores]}


def train_size(size: Size, work: Path, seconds: float, run: RunConfig) -> bool:
    """Goes on with one size for about `seconds` of processor time; True when all of its budgets are measured."""
    results, stable = work / "results.jsonl", work / f"text-{size.name}.pt"
    branch = work / f"text-{size.name}-branch.pt"
    data, documents, counted = mixture(work), held_out(work), count(size)
    torch.manual_seed(SEED)
    model = GPT(size.config)
    deadline, begun = time.process_time() + seconds, False
    for steps in budget_steps(size):
        if steps in done_steps(results, size):
            continue
        reached = load_model(stable)[1] if stable.exists() else Progress()
        while reached.step < decay_start(steps):
            if begun and time.process_time() > deadline:
                return False
            begun, mark = True, min(decay_start(steps), reached.step + STRETCH)
            reached = train(model, data, STABLE, replace(run, max_steps=mark), stable,
                            resume=reached.step > 0, log=stable.with_suffix(".jsonl"))
            if reached.step < mark:  # asked to stop
                return False
        if reached.step > decay_start(steps):
            raise ValueError(f"the stable run of {size.name} is already past {decay_start(steps)} steps")
        if begun and time.process_time() > deadline:
            return False
        begun = True
        shutil.copyfile(stable, branch)
        end = train(model, data, DECAYING, replace(run, max_steps=steps), branch, resume=True)
        if end.step < steps:  # asked to stop: the branch starts again next time
            return False
        row = {"size": size.name, "parameters": counted.total, "effective": counted.effective,
               "non_embedding": counted.non_embedding, "steps": steps, "tokens": end.tokens,
               "flops": counted.flops_per_token * end.tokens, **measure(model, documents),
               "seconds": round(end.seconds, 1)}
        if not math.isfinite(float(str(row["bits_per_byte"]))):
            raise ValueError(f"{size.name} diverged at {steps} steps")
        if steps == max(COMMON_STEPS):
            shutil.copyfile(branch, work / f"text-{size.name}-common.pt")
        with results.open("a") as file:
            file.write(json.dumps(row) + "\n")
        print(json.dumps(row), flush=True)
        load_checkpoint(stable, model)
    branch.unlink(missing_ok=True)
    return True


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, default=WORK)
    parser.add_argument("--size", required=True, choices=[size.name for size in FAMILY])
    parser.add_argument("--seconds", type=float, default=float("inf"), help="of processor time, about")
    parser.add_argument("--no-compile", action="store_true")
    args = parser.parse_args()
    done = train_size(size_named(args.size), args.work, args.seconds,
                      RunConfig(bf16=True, compile=not args.no_compile, log_every=40, save_every=60.0))
    print(f"{args.size}: {'all budgets measured' if done else 'to be continued'} "
          f"({STEP_TOKENS} tokens per step)")


if __name__ == "__main__":
    main()
