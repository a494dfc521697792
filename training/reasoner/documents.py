"""Training documents: rows of tokens and what of them is to be predicted.

A row is one document, cut at its end: <|endoftext|>, a header, then examples until it
is full. Only outputs, answers and steps are scored: what can be known.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from .families import TRAINED_FAMILIES, Family
from .lexicon import LANGUAGES, NAMES, TEMPLATES
from .rng import TRAINING, Random, seed_of
from .serial import Problem, draw_problem
from .tokenizer import END_OF_TEXT_ID, PAD_ID, encode


@dataclass(frozen=True)
class DocumentConfig:
    """Lengths in tokens and the share of each family and form."""

    example_length: int = 128
    serial_length: int = 256
    depth: int = 8                # most steps of a problem
    easy_steps: int = 600         # training steps over which depth and variety grow
    serial_every: int = 2         # steps: one of problems, the others of examples
    weights: tuple[tuple[str, int], ...] = (
        ("categories", 3), ("languages", 2), ("kinds", 2), ("parity", 1), ("groups", 3), ("table", 4),
        ("position", 6), ("order", 6), ("relation", 1), ("arithmetic", 1), ("comparison", 3), ("affix", 1))


class Row:
    """Tokens of a document, each with its scored flag, up to a length."""

    def __init__(self, length: int) -> None:
        self.length = length
        self.ids = [END_OF_TEXT_ID]
        self.scored = [False]

    def add(self, text: str, scored: bool) -> None:
        ids = encode(text)
        self.ids += ids
        self.scored += [scored] * len(ids)

    @property
    def full(self) -> bool:
        return len(self.ids) > self.length

    def pair(self) -> tuple[list[int], list[int]]:
        """Inputs and targets (T) each; target −1 where nothing is asked."""
        missing = max(0, self.length + 1 - len(self.ids))
        ids = self.ids + [PAD_ID] * missing
        scored = self.scored + [False] * missing
        n = self.length
        return ids[:n], [i if s else -1 for i, s in zip(ids[1 : n + 1], scored[1 : n + 1], strict=True)]


def example_row(rng: Random, family: Family, length: int) -> Row:
    """Lines « input → output » of one rule."""
    language = rng.pick(LANGUAGES)
    t = TEMPLATES[language]["examples"]
    rule = family(rng, language)
    first = rng.shuffle(range(rule.classes)) if rng.below(2) else []
    row = Row(length)
    hint = rule.hint if rng.below(2) else ""
    row.add(t["header"] + hint + t["bullet"], False)
    lines = 0
    while not row.full:
        shown = rule.example(rng, first[lines] if lines < len(first) else rng.below(rule.classes))
        row.add(shown.input + t["arrow"], False)
        row.add(shown.output + t["bullet"], True)
        lines += 1
    return row


DIRECT, TRIGGER, WORKED, MIXED = range(4)


def _answer(row: Row, problem: Problem, form: int, first: bool) -> None:
    t = TEMPLATES[problem.language]["serial"]
    if form == DIRECT:
        row.add(problem.direct, True)
        return
    if form == TRIGGER:
        row.add(t["trigger"], False)
    steps = problem.worked
    if form == WORKED and first:  # nothing announces steps yet: not to be expected
        name = f" {problem.names[1]}"
        row.add(name, False)
        steps = steps[len(name):]
    row.add(steps, True)


def serial_row(rng: Random, length: int, depth: int) -> Row:
    """Problems with their answers: all direct, all with the trigger, all worked, or
    direct ones and then the trigger."""
    language = rng.pick(LANGUAGES)
    form = rng.pick((DIRECT, TRIGGER, TRIGGER, WORKED, WORKED, MIXED))
    row = Row(length)
    row.add(TEMPLATES[language]["serial"]["header"], False)
    people: list[str] = []
    count = 0
    direct = 1 + rng.below(3)
    while not row.full:
        steps = 1 + rng.below(depth)
        if len(people) < steps + 1:
            people = rng.shuffle(NAMES)
        problem = draw_problem(rng, language, steps, people)
        people = [name for name in people if name not in problem.names]
        row.add(problem.question, False)
        now = (DIRECT if count < direct else TRIGGER) if form == MIXED else form
        _answer(row, problem, now, count == 0)
        row.add("\n", True)
        count += 1
    return row


class Documents:
    """Batches of documents, a pure function of the step; has the interface of `Mixture`."""

    def __init__(self, config: DocumentConfig, tokens: int, seed: int) -> None:
        """`tokens`: of one batch of one process."""
        self.config = config
        self.tokens = tokens
        self.seed = seed
        self.wheel = [TRAINED_FAMILIES[name] for name, weight in config.weights for _ in range(weight)]

    def _row(self, rng: Random, step: int, examples: bool) -> Row:
        c = self.config
        if examples:
            return example_row(rng, rng.pick(self.wheel), c.example_length)
        depth = min(c.depth, 2 + (c.depth - 2) * step // max(1, c.easy_steps))
        return serial_row(rng, c.serial_length, depth)

    def batch(self, step: int, rank: int = 0, world: int = 1) -> tuple[Tensor, Tensor]:
        """Inputs and targets (B, T) of one process at one step: of examples or of problems."""
        c = self.config
        examples = step % c.serial_every > 0
        rows = self.tokens // (c.example_length if examples else c.serial_length)
        pairs = []
        for i in range(rows):
            rng = Random(seed_of(TRAINING, self.seed, step, rank, i))
            pairs.append(self._row(rng, step, examples).pair())
        x = torch.tensor([p[0] for p in pairs])                              # (B, T)
        y = torch.tensor([p[1] for p in pairs])                              # (B, T)
        return x, y
