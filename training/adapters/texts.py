"""What the adapters learn: novels rewritten by rule. Every function is pure and seeded by its caller.

Each task yields examples: a prompt in ordinary prose, which is context only, and the
continuation that the adapter shall write.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

_SENTENCE_END = re.compile(r"(?<=[.!?…])(?<!\bM\.)(?<!\bMr\.)(?<!\bMrs\.)(?<!\bDr\.)(?<!\bSt\.)"
                           r"\s+(?=[A-ZÀ-ÖØ-Þ])")
_PUNCTUATION = re.compile(r"[^\w\s'’-]|(?<!\w)[-'’]|[-'’](?!\w)|_")
_SPEECH_FR = re.compile(r"^[—–] ?([A-ZÀ-Þ][^«»\"“”—]{3,160}[.!?…])$")
_SPEECH_EN = re.compile(r"^[\"“]([A-Z][^\"“”—]{3,160}[.!?])[\"”]$")
_REPORTED = re.compile(r"\b(?:dit|fit|répondit|reprit|demanda|s'écria|murmura|cria|ajouta|répliqua|interrompit"
                       r"|pensa|balbutia|continua|déclara|repartit)\b|-t?-?(?:il|elle|on)\b(?=[,.;])", re.I)

_DROPPED = {
    "fr": {"le", "la", "les", "l", "un", "une", "des", "du", "ce", "cet", "cette", "ces", "se", "s",
           "il", "elle", "ils", "elles", "je", "j", "on", "c"},
    "en": {"the", "a", "an", "he", "she", "it", "they", "i", "we", "this", "that", "these", "those"},
}
_ELISION = re.compile(r"\b([lscjLSCJ])['’](?=\w)")
SPEAKERS = {
    "fr": ("MARIE", "PAUL", "JEANNE", "LE COMTE", "LA MÈRE", "LE DOCTEUR", "LUI", "ELLE"),
    "en": ("MARY", "JOHN", "JANE", "THE COUNT", "THE MOTHER", "THE DOCTOR", "HE", "SHE"),
}


@dataclass(frozen=True)
class Example:
    """`text` continues `prompt`; both as characters."""

    prompt: str
    text: str
    language: str


def sentences(paragraph: str) -> list[str]:
    return [s.strip() for s in _SENTENCE_END.split(paragraph) if s.strip()]


def cut(text: str, share: float) -> tuple[str, str]:
    """`text` in two at the word boundary nearest below `share`; the blank goes to the second part."""
    spaces = [m.start() for m in re.finditer(" ", text)]
    if not spaces:
        return text, ""
    at = spaces[min(len(spaces) - 1, int(share * len(spaces)))]
    return text[:at], text[at:]


def telegram(sentence: str, language: str) -> str:
    """One sentence as a telegram: no article, no subject pronoun, no punctuation, STOP at the end."""
    bare = _PUNCTUATION.sub(" ", _ELISION.sub(" ", sentence) if language == "fr" else sentence)
    words = [w for w in bare.split() if w.lower() not in _DROPPED[language]]
    return " ".join(words) + " STOP" if words else ""


def telegrams(document: str, language: str, rng: random.Random) -> Iterator[Example]:
    """A sentence begun in prose, then the rest and its neighbours as telegrams."""
    short = [s for p in document.split("\n") if not p.startswith(("—", "–", "-", '"', "“", "«"))
             for s in sentences(p) if 4 <= len(s.split()) <= 14 and s[0].isupper()]
    for i in range(0, len(short) - 12, 12):
        prompt, rest = cut(short[i], rng.random()) if rng.random() < 0.7 else (short[i], "")
        lines = [t for t in (telegram(s, language) for s in [rest, *short[i + 1 : i + 12]]) if t]
        yield Example(prompt, " " + " ".join(lines), language)


def speeches(document: str, language: str) -> Iterator[list[str]]:
    """Runs of at least three consecutive lines of pure dialogue, with the line before them first."""
    pattern = _SPEECH_FR if language == "fr" else _SPEECH_EN
    run: list[str] = []
    before = ""
    for line in [*document.split("\n"), ""]:
        match = pattern.match(line)
        if match and not (language == "fr" and _REPORTED.search(match[1])):
            run.append(match[1])
            continue
        if len(run) >= 3 and before:
            yield [before, *run]
        before = line if 20 <= len(line) <= 2000 else ""
        run = []


def scenes(document: str, language: str, rng: random.Random) -> Iterator[Example]:
    """A line of prose, then the dialogue as in a printed play."""
    for before, *run in speeches(document, language):
        names = rng.sample(SPEAKERS[language], 2)
        told = sentences(before)[0]
        prompt, rest = cut(told, rng.random()) if rng.random() < 0.7 else (told, "")
        dash = " — " if language == "fr" else " "
        yield Example(prompt, rest + "".join(
            f"\n{names[j % 2]}.{dash}{speech}" for j, speech in enumerate(run)), language)


def into_french(english: str, french: str, rng: random.Random) -> Example:
    """The beginning of an English text, then French from about the same place on."""
    share = 0.15 + 0.8 * rng.random()
    prompt, _ = cut(english.strip(), share)
    _, text = cut(french.strip(), share)
    return Example(prompt, text, "en")
