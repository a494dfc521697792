"""Trains one size on additions and measures it on problems never trained on.

    python -m training.scaling.train_addition --size 27k
    python -m training.scaling.train_addition --size 27k --seed 1   # again, from other weights on other sums

Same architecture, tokenizer, optimisers and schedule as on text; only sums are scored.
One line of addition.jsonl (addition-seed-1.jsonl for seed 1) per finished size, with what it could do along the way.
"""

from __future__ import annotations

import argparse
import json
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer

from ..common.checkpoint import load_model
from ..common.loop import RunConfig, train
from ..common.model import GPT
from ..decoder.tokenizer import encode_plain
from .addition import DIGITS, PER_BATCH, ROW, Additions, Layout, evaluation_set, rows
from .family import ADDERS, SEED, Size, count, size_named
from .prepare import WORK
from .train import DECAYING, STABLE, decay_start, read_lines

STEPS = 3000
MEASURE_EVERY = 200   # steps, during the stable phase
PROBLEMS = 1000       # per number of digits, at the end; all there are for one and two digits
PROBLEMS_ON_THE_WAY = 200


def layout_of(tokenizer: Tokenizer) -> Layout:
    """Ids of the ten digits, + and =; each must be one token."""
    ids = [encode_plain(tokenizer, c) for c in "0123456789+="]
    if any(len(one) != 1 for one in ids):
        raise ValueError("a digit or sign is not one token")
    flat = [one[0] for one in ids]
    return Layout(tuple(flat[:10]), flat[10], flat[11])


@torch.no_grad()
def measure_digits(model: GPT, layout: Layout, n: int, limit: int) -> dict[str, object]:
    """What `model` does on held-out sums of two numbers of n digits.

    `exact`: greedy decoding writes the whole sum and stops. One pass with the right sum as input
    tells, since greedy decoding is right when and only when each token is the most probable after
    the right ones. `digit`: share of right digits, each after the right ones (the end is no digit).
    `places`: the same for units, tens, … `nats`: −ln p per token of the sum and its end.
    """
    problems = evaluation_set(n, limit)
    x, y = (torch.from_numpy(side) for side in rows(layout, problems, n))
    sums = [str(int(a + b)) for a, b in problems]
    logits = model(x)                                                        # (P, ROW − 1, V)
    right = logits.argmax(-1) == y                                           # (P, ROW − 1)
    nats = F.cross_entropy(logits.transpose(1, 2), y, reduction="none", ignore_index=-1)
    start = 2 * n + 2                                                        # first digit's target
    exact, hits, places, total = 0, 0, np.zeros((n + 1, 2), dtype=np.int64), 0.0
    for i, text in enumerate(sums):
        span = right[i, start : start + len(text) + 1]
        exact += bool(span.all())
        total += float(nats[i, start : start + len(text) + 1].sum())
        for place, hit in enumerate(reversed(span[:-1].tolist())):
            hits += hit
            places[place] += (hit, 1)
    digits = sum(map(len, sums))
    return {"n": n, "problems": len(problems), "digits": digits, "exact": round(exact / len(problems), 4),
            "digit": round(hits / digits, 4), "nats": round(total / (digits + len(problems)), 4),
            "places": [round(int(hit) / int(seen), 4) for hit, seen in places if seen]}


def measure_all(model: GPT, layout: Layout, limit: int) -> list[dict[str, object]]:
    model.eval()
    found = [measure_digits(model, layout, n, limit) for n in DIGITS]
    model.train()
    return found


def results_of(work: Path, seed: int = SEED) -> Path:
    return work / ("addition.jsonl" if seed == SEED else f"addition-seed-{seed}.jsonl")


def checkpoint_of(work: Path, size: Size, seed: int = SEED) -> Path:
    return work / (f"addition-{size.name}.pt" if seed == SEED else f"addition-{size.name}-seed-{seed}.pt")


def train_size(size: Size, work: Path, seconds: float, run: RunConfig, steps: int = STEPS, seed: int = SEED) -> bool:
    """Goes on with one size for about `seconds` of processor time; True when it is trained and measured."""
    results, checkpoint = results_of(work, seed), checkpoint_of(work, size, seed)
    way = checkpoint.with_suffix(".way.jsonl")
    if any(row["size"] == size.name for row in read_lines(results)):
        return True
    layout = layout_of(Tokenizer.from_file(str(work / "tokenizer.json")))
    data, counted = Additions(layout, seed), count(size)
    torch.manual_seed(seed)
    model = GPT(size.config)
    deadline = time.process_time() + seconds
    marks = [*range(MEASURE_EVERY, decay_start(steps), MEASURE_EVERY), decay_start(steps), steps]
    reached, begun = (load_model(checkpoint)[1] if checkpoint.exists() else None), False
    for mark in marks:
        if reached is not None and reached.step >= mark:
            continue
        if begun and time.process_time() > deadline:
            return False
        begun = True
        reached = train(model, data, DECAYING if mark == steps else STABLE,  # type: ignore[arg-type]
                        replace(run, max_steps=mark), checkpoint, resume=reached is not None,
                        log=checkpoint.with_suffix(".jsonl"))
        if reached.step < mark:
            return False
        if mark < steps:
            with way.open("a") as file:
                file.write(json.dumps({"steps": mark, **{
                    key: [row[key] for row in measure_all(model, layout, PROBLEMS_ON_THE_WAY)]
                    for key in ("exact", "digit", "nats")}}) + "\n")
    if reached is None:
        raise ValueError("no step to train")
    tokens = reached.tokens
    load = load_model(checkpoint)[0]
    row = {"size": size.name, "parameters": counted.total, "effective": counted.effective,
           "non_embedding": counted.non_embedding, "steps": steps,
           "problems": steps * sum(PER_BATCH.values()), "tokens": tokens,
           "flops": counted.flops_per_token * tokens, "digits": measure_all(load, layout, PROBLEMS),
           "way": read_lines(way), "seconds": round(reached.seconds, 1)}
    with results.open("a") as file:
        file.write(json.dumps(row) + "\n")
    print(json.dumps(row), flush=True)
    return True


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, default=WORK)
    parser.add_argument("--size", required=True, choices=[size.name for size in ADDERS])
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--seconds", type=float, default=float("inf"), help="of processor time, about")
    parser.add_argument("--no-compile", action="store_true")
    args = parser.parse_args()
    done = train_size(size_named(args.size), args.work, args.seconds,
                      RunConfig(bf16=True, compile=not args.no_compile, log_every=50, save_every=60.0),
                      seed=args.seed)
    print(f"{args.size}, seed {args.seed}: {'measured' if done else 'to be continued'} ({ROW - 1} tokens per row)")


if __name__ == "__main__":
    main()
