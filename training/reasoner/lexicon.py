"""Words and sentences, from the files that the site's generators read too."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "tasks"
LANGUAGES = ("fr", "en")
PLURAL = {"fr": "frPlural", "en": "enPlural"}
OTHER = {"fr": "en", "en": "fr"}

Word = dict[str, str]  # fr, frPlural, en, enPlural


@dataclass(frozen=True)
class Category:
    """Ten words of one kind; those held out never label anything in training."""

    id: str
    held_out: bool
    name: dict[str, str]
    words: tuple[Word, ...]


_lexicon = json.loads((FOLDER / "lexicon.json").read_text(encoding="utf-8"))
TEMPLATES: dict[str, dict[str, dict[str, str]]] = json.loads(
    (FOLDER / "templates.json").read_text(encoding="utf-8"))
CATEGORIES = tuple(Category(c["id"], c["heldOut"], c["name"], tuple(c["words"]))
                   for c in _lexicon["categories"])
TRAINED = tuple(c for c in CATEGORIES if not c.held_out)
HELD_OUT = tuple(c for c in CATEGORIES if c.held_out)
WORDS = tuple(w for c in CATEGORIES for w in c.words)
LABELS: tuple[str, ...] = tuple(_lexicon["labels"])
LETTERS: tuple[str, ...] = tuple(_lexicon["letters"])
NAMES: tuple[str, ...] = tuple(_lexicon["names"])
