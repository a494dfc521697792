"""A fixed vocabulary of whole words, with the bytes behind it for anything else.

The file is a byte-level BPE without merges (`ignore_merges`): a piece that is in the
vocabulary is one token, any other is spelled in bytes. So every text round-trips,
and the ids depend on nothing but tasks/{lexicon,templates}.json.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path

from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers

from ..decoder.tokenizer import END_OF_TEXT_ID, PAD_ID, SPECIAL_TOKENS
from .lexicon import CATEGORIES, LABELS, LETTERS, NAMES, TEMPLATES

__all__ = ["END_OF_TEXT_ID", "PAD_ID", "build_tokenizer", "encode", "vocabulary"]

PATTERN = "|".join((
    r"\n-",                                                # a new line of a list
    r" ?\p{L}[\p{L}\p{M}]*[’'](?=\p{L})",                  # l’, d’, Let’
    r" ?\p{L}[\p{L}\p{M}]*",                               # a word with the space before it
    r" ?\p{N}",                                            # digits one by one
    r"[ \u00a0\u202f]?[^\p{White_Space}\p{L}\p{N}]",       # one sign, with its own space
    r"\p{White_Space}",
))
# The same for Python's re, on the texts of our own generators.
_PIECE = re.compile(r"\n-| ?[^\W\d_]+[’'](?=[^\W\d_])| ?[^\W\d_]+| ?\d|[ \u00a0\u202f]?[^\s\w]|\s")


_BYTE_LEVEL = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)


def pieces(text: str) -> list[str]:
    return _PIECE.findall(text)


def vocabulary() -> list[str]:
    """The whole words and signs, in the order of their ids."""
    found: dict[str, None] = {}
    for language in TEMPLATES.values():
        for template in (t for group in language.values() for t in group.values()):
            for piece in pieces(re.sub(r" ?\{\w+\}", "", template)):
                found[piece] = None
    for digit in "0123456789":
        found[digit] = found[f" {digit}"] = None
    words = [*LETTERS, *LABELS, *NAMES]
    for category in CATEGORIES:
        words += [*category.name.values(), *(form for word in category.words for form in word.values())]
    for word in words:
        found[f" {word}"] = None
    return list(found)


def _byte_name(piece: str) -> str:
    """A piece as byte-level vocabularies write it."""
    return _BYTE_LEVEL.pre_tokenize_str(piece)[0][0]


def build_tokenizer() -> Tokenizer:
    """Ids 0–7 are special, then 256 bytes, then the words."""
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    vocab: dict[str, int] = {}
    for token in (*SPECIAL_TOKENS, *alphabet, *map(_byte_name, vocabulary())):
        vocab.setdefault(token, len(vocab))
    tokenizer = Tokenizer(models.BPE(vocab=vocab, merges=[], ignore_merges=True))
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([
        pre_tokenizers.Split(Regex(PATTERN), behavior="isolated"), _BYTE_LEVEL])
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_special_tokens(list(SPECIAL_TOKENS))
    return tokenizer


def save_tokenizer(path: Path) -> None:
    path.write_text(json.dumps(json.loads(build_tokenizer().to_str()), ensure_ascii=False,
                               separators=(",", ":")) + "\n", encoding="utf-8")


@lru_cache(maxsize=1)
def _ids() -> dict[str, int]:
    vocab = build_tokenizer().get_vocab()
    return {piece: vocab[_byte_name(piece)] for piece in vocabulary()}


def encode(text: str) -> list[int]:
    """Ids of a text of our own generators: the tokenizer's, a hundred times faster."""
    ids = _ids()
    return [ids[piece] for piece in pieces(text)]
