"""Prepares the data: normalised corpus, split by novel, tokenizer, token streams.

    python -m training.decoder.prepare --data ../shared/data --work training/.work/decoder

Writes tokenizer.json, train-{fr,en}.bin and val-{fr,en}.bin (uint16 token ids,
documents separated by <|endoftext|>), and data.json with the counts.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from .corpus import LANGUAGES, Corpus, load_corpus, shared_lines
from .tokenizer import END_OF_TEXT_ID, train_tokenizer

SEED = 20261123
TOKENIZER_BYTES = 20_000_000  # training text of the tokenizer, per language, bytes


def paragraphs(text: str, size: int = 20_000) -> list[str]:
    """Cuts a document at newlines into pieces of about `size` characters.

    A newline starts the next piece, so that joined token ids equal those of the whole.
    """
    pieces: list[str] = []
    start = 0
    while start < len(text):
        end = text.find("\n", start + size)
        end = len(text) if end < 0 else end
        pieces.append(text[start:end])
        start = end
    return pieces


def tokenizer_texts(corpus: Corpus, seed: int) -> Iterator[str]:
    """The same number of bytes of each language, simple texts with their repeats."""
    for language in LANGUAGES:
        pieces = [p for text, repeat in corpus.train[language]
                  for _ in range(repeat) for p in paragraphs(text, 5_000)]
        random.Random(seed).shuffle(pieces)
        budget = TOKENIZER_BYTES
        for piece in pieces:
            yield piece
            budget -= len(piece.encode())
            if budget <= 0:
                break


def encode_document(tokenizer: Tokenizer, text: str) -> np.ndarray:
    """Token ids of one document with <|endoftext|> before it. (T,) uint16"""
    encodings = tokenizer.encode_batch(paragraphs(text), add_special_tokens=False)
    ids = [END_OF_TEXT_ID]
    for encoding in encodings:
        ids.extend(encoding.ids)
    return np.array(ids, dtype=np.uint16)


def write_streams(corpus: Corpus, tokenizer: Tokenizer, work: Path, seed: int) -> dict[str, dict[str, int]]:
    """Writes the token streams; returns tokens and bytes of each."""
    counts: dict[str, dict[str, int]] = {}
    for language in LANGUAGES:
        parts: list[np.ndarray] = []
        size = 0
        for text, repeat in corpus.train[language]:
            parts.extend([encode_document(tokenizer, text)] * repeat)
            size += len(text.encode()) * repeat
        random.Random(seed).shuffle(parts)
        stream = np.concatenate(parts)
        stream.tofile(work / f"train-{language}.bin")
        held = corpus.validation[language]
        np.concatenate([encode_document(tokenizer, t) for t in held.values()]).tofile(
            work / f"val-{language}.bin")
        (work / f"val-{language}.json").write_text(json.dumps(held, ensure_ascii=False))
        counts[language] = {"train_tokens": len(stream), "train_bytes": size,
                            "validation_bytes": sum(len(t.encode()) for t in held.values())}
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--work", type=Path, default=Path("training/.work/decoder"))
    parser.add_argument("--seed", type=int, default=SEED)
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)

    corpus = load_corpus(args.data)
    shared = {language: shared_lines(corpus, language) for language in LANGUAGES}
    tokenizer = train_tokenizer(tokenizer_texts(corpus, args.seed))
    tokenizer.save(str(args.work / "tokenizer.json"), pretty=False)
    counts = write_streams(corpus, tokenizer, args.work, args.seed)
    report = {"seed": args.seed, "sources": corpus.sizes, "streams": counts,
              "long_lines_in_both_splits": {k: len(v) for k, v in shared.items()}}
    (args.work / "data.json").write_text(json.dumps(report, indent=1, ensure_ascii=False))
    print(json.dumps(report, indent=1, ensure_ascii=False))
    print({k: v[:5] for k, v in shared.items()})


if __name__ == "__main__":
    main()
