"""The text of the decoder's recipe, as the baselines read it."""

from __future__ import annotations

from pathlib import Path

from ..decoder.corpus import Corpus, load_corpus

SEPARATOR = "\n\n"  # between documents; no document holds an empty line


def training_documents(corpus: Corpus, language: str) -> list[str]:
    """Every training document of a language, once, in the order of the sources.

    The decoder's streams repeat simple texts, which would only distort counts. A
    repeated document may differ in the form of its apostrophes.
    """
    seen: dict[str, str] = {}
    for text, _ in corpus.train[language]:
        seen.setdefault(text.replace("’", "'"), text)
    return list(seen.values())


def training_bytes(corpus: Corpus, language: str) -> bytes:
    """The training documents of a language as one text in UTF-8."""
    return "".join(text + SEPARATOR for text in training_documents(corpus, language)).encode()


def held_out_bytes(corpus: Corpus, language: str) -> dict[str, bytes]:
    """ELTeC identifier of each held-out novel → its normalised text in UTF-8."""
    return {name: text.encode() for name, text in corpus.validation[language].items()}


def read(data: Path) -> Corpus:
    """The corpus as the decoder saw it, held-out novels apart."""
    return load_corpus(data)
