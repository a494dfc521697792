"""What every trained size answers to fixed additions: the kept outputs of the page on emergence.

    python -m training.scaling.addition_outputs

Shipped sizes are read as the page reads them; the other sizes and seeds from their checkpoints, rounded to float16 too.
Writes public/models/scaling/addition-outputs.json:

    problems  n → [a, b] of each: NATURAL of the evaluation set, then PLAIN more without a carry
    natural   how many of each list come from the evaluation set
    runs      size, seed, and n → one row per problem: [hits, written, ‰ …]
                hits     « 110 »: was the most probable token the right one, after the right ones? digits, then the end
                written  what greedy decoding writes, '' when it is the sum
                ‰        −ln p of each right token, in thousandths of a nat

Whatever is trained is written; call it again when more is.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.numpy import load_file
from tokenizers import Tokenizer
from torch import Tensor

from ..common.checkpoint import load_model
from ..common.model import GPT
from ..common.weights import from_hf_weights, hf_weights
from ..decoder.tokenizer import END_OF_TEXT_ID
from .addition import EVALUATION_SEED, Layout, draw, evaluation_set, rows
from .family import ADDERS, ADDITION_SEEDS, SEED, Size, count
from .fit import OUT
from .prepare import WORK
from .train_addition import checkpoint_of, layout_of

LENGTHS = (2, 3, 4, 5)
NATURAL = 100
PLAIN = 40
MOST = 30.0  # nats: beyond, a probability is nothing
NAME = "addition-outputs.json"


def carries(a: int, b: int) -> bool:
    """Does a place of a + b exceed nine? Both have as many digits."""
    return any(int(x) + int(y) > 9 for x, y in zip(str(a), str(b), strict=True))


def problems(n: int) -> np.ndarray:
    """NATURAL held-out problems, then PLAIN more of which none carries; all different. (·, 2)"""
    natural = evaluation_set(n, NATURAL)
    known = {(int(a), int(b)) for a, b in natural}
    rng = np.random.default_rng((EVALUATION_SEED, n, 1))
    plain: list[tuple[int, int]] = []
    while len(plain) < PLAIN:
        for a, b in draw(rng, n, 200, held_out=True).tolist():
            if len(plain) < PLAIN and not carries(a, b) and (a, b) not in known:
                known.add((a, b))
                plain.append((a, b))
    return np.concatenate([natural, np.array(plain)])


@torch.no_grad()
def greedy(model: GPT, prompts: Tensor, most: int) -> list[list[int]]:
    """What is written after prompts (P, T) of one length, up to the end of text or `most` tokens."""
    ids = prompts
    for _ in range(most):
        ids = torch.cat([ids, model(ids)[:, -1].argmax(-1, keepdim=True)], dim=1)
    written = ids[:, prompts.shape[1] :].tolist()
    return [row[: row.index(END_OF_TEXT_ID)] if END_OF_TEXT_ID in row else row for row in written]


@torch.no_grad()
def answers(model: GPT, layout: Layout, tokenizer: Tokenizer, n: int) -> list[list[Any]]:
    """One row per problem of n digits, as the file has them."""
    asked = problems(n)
    x, y = (torch.from_numpy(side) for side in rows(layout, asked, n))
    logits = model(x).double()                                               # (P, ROW − 1, V)
    nats = -torch.log_softmax(logits, -1).gather(-1, y.clamp(min=0)[..., None])[..., 0]
    right = logits.argmax(-1) == y
    start = 2 * n + 2                                                        # first digit's target
    written = greedy(model, x[:, : start + 1], n + 3)
    found = []
    for i, (a, b) in enumerate(asked.tolist()):
        total = str(a + b)
        span = slice(start, start + len(total) + 1)
        text = tokenizer.decode(written[i])
        found.append(["".join("01"[int(hit)] for hit in right[i, span]), "" if text == total else text,
                      *(round(1000 * min(MOST, value)) for value in nats[i, span].tolist())])
    return found


def model_of(size: Size, seed: int, work: Path, shipped: Path) -> GPT | None:
    """The model as it is shipped, or its checkpoint rounded as it would be; None where there is neither."""
    weights = shipped / f"addition-{size.name}" / "onnx" / "model.onnx_data"
    if seed == SEED and weights.exists():
        return from_hf_weights(load_file(weights), size.config)
    checkpoint = checkpoint_of(work, size, seed)
    results = checkpoint.parent / ("addition.jsonl" if seed == SEED else f"addition-seed-{seed}.jsonl")
    done = results.exists() and any(json.loads(line)["size"] == size.name for line in results.read_text().splitlines())
    return from_hf_weights(hf_weights(load_model(checkpoint)[0]), size.config) if done else None


def outputs(work: Path, shipped: Path, tokenizer: Tokenizer) -> dict[str, Any]:
    layout, runs = layout_of(tokenizer), []
    for size in ADDERS:
        for seed in ADDITION_SEEDS:
            if model := model_of(size, seed, work, shipped):
                print(f"{size.name}, seed {seed}", flush=True)
                runs.append({"size": size.name, "parameters": count(size).effective, "seed": seed,
                             "answers": {str(n): answers(model, layout, tokenizer, n) for n in LENGTHS}})
    return {"natural": NATURAL, "problems": {str(n): problems(n).tolist() for n in LENGTHS}, "runs": runs}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, default=WORK)
    parser.add_argument("--out", type=Path, default=OUT.parent)
    args = parser.parse_args()
    tokenizer = Tokenizer.from_file(str(args.out / "addition-10k" / "tokenizer.json"))
    found = outputs(args.work, args.out, tokenizer)
    (args.out / NAME).write_text(json.dumps(found, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
