"""What a completion says: its answer and its steps. The same as kit/tasks/answers.ts."""

from __future__ import annotations

import re

from .lexicon import TEMPLATES


def _pattern(template: str) -> re.Pattern[str]:
    """A template as a regular expression with groups `name` and `n`."""
    pattern = re.escape(template).replace(r"\{name\}", r"(?P<name>\w+)")
    return re.compile(pattern.replace(r"\{n\}", r"(?P<n>\d)"))


_FINAL = {language: _pattern(t["serial"]["final"]) for language, t in TEMPLATES.items()}
_STEP = {language: _pattern(t["serial"]["step"]) for language, t in TEMPLATES.items()}
_DIRECT = {language: _pattern(t["serial"]["direct"]) for language, t in TEMPLATES.items()}


def answer_of(completion: str, language: str) -> int | None:
    """The digit that the completion concludes with, None when there is none."""
    found = _FINAL[language].search(completion) or _DIRECT[language].match(completion)
    return int(found["n"]) if found else None


def steps_of(completion: str, language: str) -> list[tuple[str, int]]:
    """The steps written before the conclusion: (name, value)."""
    return [(found["name"], int(found["n"])) for found in _STEP[language].finditer(completion)]
