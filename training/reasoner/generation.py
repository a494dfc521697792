"""Runs many prompts at once: teacher-forced answers, and completions with a cache."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import torch
from torch import Tensor

from ..common.model import GPT
from ..common.reference import trace
from .tokenizer import END_OF_TEXT_ID, PAD_ID, encode

BATCH = 64


def prompt_ids(text: str) -> list[int]:
    """The text after <|endoftext|>, as every prompt of the model."""
    return [END_OF_TEXT_ID, *encode(text)]


@torch.no_grad()
def answered(model: GPT, pairs: Sequence[tuple[str, str]], head_mask: Tensor | None = None) -> list[bool]:
    """For (prompt, answer) pairs: would greedy decoding write exactly the answer?

    True when each token of the answer is the most probable one after what precedes it.
    """
    right: list[bool] = []
    for first in range(0, len(pairs), BATCH):
        rows = [(prompt_ids(p), encode(a)) for p, a in pairs[first : first + BATCH]]
        length = max(len(p) + len(a) for p, a in rows)
        ids = torch.tensor([p + a + [PAD_ID] * (length - len(p) - len(a)) for p, a in rows])  # (B, T)
        logits = model(ids) if head_mask is None else trace(model, ids, head_mask=head_mask).logits
        best = logits.argmax(-1)                                                  # (B, T)
        right += [best[i, len(p) - 1 : len(p) + len(a) - 1].tolist() == a
                  for i, (p, a) in enumerate(rows)]
    return right


@torch.no_grad()
def completions(model: GPT, prompts: Sequence[list[int]], stop: int, temperature: float = 0.0,
                seed: int = 0) -> list[list[int]]:
    """New tokens after each prompt, up to `stop` (left out) or to the end of the context."""
    generator = torch.Generator().manual_seed(seed)
    by_length: dict[int, list[int]] = defaultdict(list)
    for index, ids in enumerate(prompts):
        by_length[len(ids)].append(index)
    out: list[list[int]] = [[] for _ in prompts]
    for length, indices in sorted(by_length.items()):
        for first in range(0, len(indices), BATCH):
            chunk = indices[first : first + BATCH]
            state = trace(model, torch.tensor([prompts[i] for i in chunk]))
            open_ = set(range(len(chunk)))
            for _ in range(model.config.n_positions - length):
                logits = state.logits[:, -1]                                      # (B, V)
                if temperature == 0:
                    token = logits.argmax(-1, keepdim=True)                       # (B, 1)
                else:
                    chances = torch.softmax(logits / temperature, -1)
                    token = torch.multinomial(chances, 1, generator=generator)    # (B, 1)
                for row in list(open_):
                    if int(token[row]) == stop:
                        open_.remove(row)
                    else:
                        out[chunk[row]].append(int(token[row]))
                if not open_:
                    break
                state = trace(model, token, past=state)
    return out
