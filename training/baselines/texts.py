"""The text of the decoder's recipe, as the baselines read it."""

from __future__ import annotations

from pathlib import Path

from ..decoder.corpus import Corpus, load_corpus

SEPARATOR = "\n\n"  # between documents; no document holds an empty line


def training_bytes(corpus: Corpus, language: str) -> bytes:
    """Every training document of a language, once, in the order of the sources."""
    return "".join(text + SEPARATOR for text, _ in corpus.train[language]).encode()


def held_out_bytes(corpus: Corpus, language: str) -> dict[str, bytes]:
    """ELTeC identifier of each held-out novel → its normalised text in UTF-8."""
    return {name: text.encode() for name, text in corpus.validation[language].items()}


def read(data: Path) -> Corpus:
    """The corpus as the decoder saw it, held-out novels apart."""
    return load_corpus(data)
