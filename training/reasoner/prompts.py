"""Prompts of the evaluations and of the labs, the same as kit/tasks/{few-shot,chain}.ts makes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .families import Example, Family, draw_examples
from .lexicon import LANGUAGES, NAMES, TEMPLATES
from .rng import EVALUATION, Random, seed_of
from .serial import Problem, draw_problem


@dataclass(frozen=True)
class Item:
    """k examples of one rule and a query."""

    language: str
    examples: tuple[Example, ...]
    query: Example
    outputs: tuple[str, ...]
    chance: float

    @property
    def prompt(self) -> str:
        t = TEMPLATES[self.language]["examples"]
        lines = "".join(f"{t['bullet']}{e.input}{t['arrow']}{e.output}" for e in self.examples)
        return f"{t['header']}{lines}{t['bullet']}{self.query.input}{t['arrow']}"


def draw_item(family: Family, k: int, seed: int, index: int, only: str | None = None) -> Item:
    """The index-th item: languages in turn, or `only` one; for one seed and index, the same rule for every k."""
    rng = Random(seed_of(EVALUATION, seed, index))
    language = only or LANGUAGES[index % len(LANGUAGES)]
    rule = family(rng, language)
    examples = tuple(draw_examples(rng, rule, k))
    query = rule.example(rng, rng.below(rule.classes))
    return Item(language, examples, query, rule.outputs, rule.chance)


def with_outputs(item: Item, outputs: list[str]) -> Item:
    return replace(item, examples=tuple(
        Example(e.input, o) for e, o in zip(item.examples, outputs, strict=True)))


def random_labels(item: Item, seed: int) -> Item:
    """Every label drawn anew among the possible ones (Min et al., 2022, arXiv:2202.12837)."""
    rng = Random(seed_of(EVALUATION, seed))
    return with_outputs(item, [rng.pick(item.outputs) for _ in item.examples])


def shuffled_labels(item: Item, seed: int) -> Item:
    """The labels of the examples, dealt again among them."""
    rng = Random(seed_of(EVALUATION, seed))
    return with_outputs(item, rng.shuffle([e.output for e in item.examples]))


def swapped_output(item: Item, output: str) -> str:
    """The label that takes the place of `output`: the next one, in a circle."""
    return item.outputs[(item.outputs.index(output) + 1) % len(item.outputs)]


def swapped_labels(item: Item) -> Item:
    """Every label replaced by the next one, consistently (Wei et al., 2023, arXiv:2303.03846)."""
    return with_outputs(item, [swapped_output(item, e.output) for e in item.examples])


FORMS = ("direct", "few-shot", "few-shot-steps", "trigger")


@dataclass(frozen=True)
class SerialItem:
    """A problem to ask, and two easier ones to show with it."""

    problem: Problem
    shots: tuple[Problem, ...]

    def prompt(self, form: str) -> str:
        t = TEMPLATES[self.problem.language]["serial"]
        shown = "".join(
            shot.question + (shot.worked if form == "few-shot-steps" else shot.direct) + "\n"
            for shot in self.shots) if form.startswith("few-shot") else ""
        end = t["trigger"] if form == "trigger" else ""
        return t["header"] + shown + self.problem.question + end


def draw_serial_item(depth: int, seed: int, index: int, shots: tuple[int, ...] = (2, 3),
                     only: str | None = None) -> SerialItem:
    """The index-th problem of `depth` steps: languages in turn, or `only` one; nobody named twice where names last."""
    rng = Random(seed_of(EVALUATION, seed, depth, index))
    language = only or LANGUAGES[index % len(LANGUAGES)]
    names = list(NAMES)
    shown = []
    for steps in shots:
        shown.append(draw_problem(rng, language, steps, names))
        names = [name for name in names if name not in shown[-1].names]
    return SerialItem(draw_problem(rng, language, depth, names), tuple(shown))
