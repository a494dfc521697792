"""Reads, normalises and splits the corpora (sources: see the model card)."""

from __future__ import annotations

import gzip
import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from .splits import HELD_OUT, held_out_novel

END_OF_TEXT = "<|endoftext|>"
LANGUAGES = ("fr", "en")

_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_INVISIBLE = re.compile(r"[\u00ad\u200b\ufeff\u0000-\u0008\u000e-\u001f]")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
_BROKEN_LINE = re.compile(r"(?<=[\w,;])\n(?=[a-zà-öø-ÿœ])")


@dataclass(frozen=True)
class Source:
    """One text file; `repeat` counts its passes in the training stream."""

    name: str
    language: str
    file: str
    repeat: int = 1
    hard_wrapped: bool = False


SOURCES: tuple[Source, ...] = (
    Source("ELTeC-fra", "fr", "text/eltec-fra.txt.gz"),
    Source("ELTeC-fra (juvenile, again)", "fr", "text/eltec-fra-juvenile.txt.gz"),
    Source("African Storybook (fr)", "fr", "text/african-storybook-fr.txt", repeat=3),
    Source("LeCarnet", "fr", "text/lecarnet-stories-fr.jsonl", repeat=3),
    Source("ELTeC-eng", "en", "text/eltec-eng.txt.gz"),
    Source("African Storybook (en)", "en", "text/african-storybook-en.txt", repeat=3),
    Source("FairytaleQA stories", "en", "text/fairytaleqa-stories-en.txt.gz", repeat=3,
           hard_wrapped=True),
)


def normalise(text: str, hard_wrapped: bool = False) -> str:
    """Unifies newlines and spaces; leaves letters, quotes and dashes as they are.

    NFC; every space character becomes U+0020; one newline between paragraphs;
    lines broken inside a sentence (next line starts in lower case) are joined.
    """
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    text = _INVISIBLE.sub("", text)
    if hard_wrapped:
        text = "\n".join(p.replace("\n", " ") for p in re.split(r"\n\s*\n", text))
    text = _SPACES.sub(" ", text)
    text = re.sub(r" ?\n[ \n]*", "\n", text).strip()
    return _BROKEN_LINE.sub(" ", text)


def typographic(text: str) -> str:
    """The same text with curly apostrophes between letters (l'eau becomes l’eau)."""
    return _APOSTROPHE.sub("’", text)


def read_documents(path: Path, hard_wrapped: bool = False) -> Iterator[str]:
    """Normalised documents of a .txt, .txt.gz or .jsonl file, in order."""
    raw = gzip.open(path, "rt", encoding="utf-8").read() if path.suffix == ".gz" else (
        path.read_text(encoding="utf-8"))
    if ".jsonl" in path.name:
        parts = [json.loads(line)["text"] for line in raw.splitlines() if line.strip()]
    else:
        parts = raw.split(END_OF_TEXT)
    for part in parts:
        text = normalise(part, hard_wrapped)
        if text:
            yield text


@dataclass
class Corpus:
    """Training documents with their repeats, and validation novels, per language."""

    train: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    validation: dict[str, dict[str, str]] = field(default_factory=dict)
    sizes: list[dict[str, object]] = field(default_factory=list)


def load_corpus(data: Path) -> Corpus:
    """Reads every source below `data` and takes the held-out novels out of all.

    ELTeC-fra writes straight apostrophes only, readers type and print both: one
    French training document in three gets curly ones.
    """
    corpus = Corpus({k: [] for k in LANGUAGES}, {k: {} for k in LANGUAGES})
    for source in SOURCES:
        count = size = 0
        for text in read_documents(data / source.file, source.hard_wrapped):
            novel = held_out_novel(source.language, text)
            if novel is not None:
                corpus.validation[source.language][novel.eltec_id] = text
                continue
            if source.language == "fr" and count % 3 == 1:
                text = typographic(text)
            corpus.train[source.language].append((text, source.repeat))
            count += 1
            size += len(text.encode())
        corpus.sizes.append({"source": source.name, "language": source.language,
                             "documents": count, "bytes": size, "repeat": source.repeat})
    for language, novels in HELD_OUT.items():
        missing = {n.eltec_id for n in novels} - set(corpus.validation[language])
        if missing:
            raise ValueError(f"held-out novels not found in the corpus: {sorted(missing)}")
    return corpus


def shared_lines(corpus: Corpus, language: str, length: int = 80) -> list[str]:
    """Lines of at least `length` characters that both splits of a language hold."""
    held = {line for text in corpus.validation[language].values()
            for line in text.split("\n") if len(line) >= length}
    found = {line for text, _ in corpus.train[language]
             for line in text.split("\n") if line in held}
    return sorted(found)
