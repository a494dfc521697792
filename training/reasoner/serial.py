"""Serial problems: each value is the one before, plus or times a digit, modulo 10.

Maps x → x + a and x → m·x (m = 3, 7, 9) modulo 10 do not commute, and each is one to
one: without the values in between, every answer stays equally likely (chance 1/10).
The same draws, in the same order, are made by kit/tasks/serial.ts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .lexicon import NAMES, TEMPLATES
from .rng import Random

MODULUS = 10
FACTORS = (3, 7, 9)
CHANCE = 1 / MODULUS


@dataclass(frozen=True)
class Problem:
    """`depth` operations after a first value; texts begin with a space or a new line."""

    language: str
    depth: int
    names: tuple[str, ...]   # depth + 1 of them
    values: tuple[int, ...]  # of each
    operations: tuple[tuple[bool, int], ...]  # depth of them: times (or plus), operand
    question: str            # statements and question

    @property
    def _t(self) -> dict[str, str]:
        return TEMPLATES[self.language]["serial"]

    @property
    def answer(self) -> int:
        return self.values[-1]

    @property
    def steps(self) -> list[str]:
        """The value of each name after the first."""
        return [self._t["step"].format(name=name, n=value)
                for name, value in zip(self.names[1:], self.values[1:], strict=True)]

    @property
    def worked(self) -> str:
        """The steps and the conclusion."""
        return "".join(self.steps) + self._t["final"].format(n=self.answer)

    @property
    def direct(self) -> str:
        return self._t["direct"].format(n=self.answer)


def draw_problem(rng: Random, language: str, depth: int, names: Sequence[str] = NAMES) -> Problem:
    """A problem whose people are drawn among `names` (at least depth + 1)."""
    t = TEMPLATES[language]["serial"]
    people = rng.sample(names, depth + 1)
    values = [rng.below(MODULUS)]
    operations: list[tuple[bool, int]] = []
    text = t["start"].format(name=people[0], n=values[0])
    for before, name in zip(people, people[1:], strict=False):
        times = rng.below(2) == 1
        n = rng.pick(FACTORS) if times else 1 + rng.below(9)
        operations.append((times, n))
        values.append((values[-1] * n if times else values[-1] + n) % MODULUS)
        text += t["times" if times else "plus"].format(name=name, n=n, of=before)
    question = t["question"] + text + t["ask"].format(name=people[-1]) + t["answer"]
    return Problem(language, depth, tuple(people), tuple(values), tuple(operations), question)
