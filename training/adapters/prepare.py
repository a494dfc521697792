"""Prepares the windows of every task, split by whole novel as for the base model.

    python -m training.adapters.prepare --data ../shared/data

Writes <task>.npz below --work: ids (N, T+1) uint16, `first` (N,) the index of the first token
that the loss counts, for train and validation. Needs the decoder's tokenizer.json.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import random
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from ..decoder.corpus import LANGUAGES, Corpus, load_corpus, normalise
from ..decoder.tokenizer import END_OF_TEXT_ID, encode_plain
from .texts import Example, into_french, scenes, telegrams

SEED = 20261124
LENGTH = 128          # T: tokens of a window
PROMPT = 48           # tokens of prompt kept, at most
TRAIN, VALIDATION = 4800, 192  # windows of each task
TASKS = ("telegramme", "theatre", "francais")
NOVELS = ("ELTeC-fra", "ELTeC-eng")
Rewrite = Callable[[str, str, random.Random], Iterator[Example]]


def window(tokenizer: Tokenizer, example: Example) -> tuple[np.ndarray, int] | None:
    """[<|endoftext|>, prompt, text…] cut or padded to T+1, and where the text begins."""
    prompt = encode_plain(tokenizer, example.prompt)[-PROMPT:]
    text = encode_plain(tokenizer, example.text)
    ids = np.full(LENGTH + 1, END_OF_TEXT_ID, np.uint16)
    row = [END_OF_TEXT_ID, *prompt, *text][: LENGTH + 1]
    ids[: len(row)] = row
    return (ids, 1 + len(prompt)) if len(text) >= 16 else None


def windows(tokenizer: Tokenizer, examples: Iterable[Example], count: int,
            rng: random.Random) -> tuple[np.ndarray, np.ndarray]:
    """`count` windows at most, the same number of each language where there are several."""
    by_language: dict[str, list[Example]] = {}
    for example in examples:
        by_language.setdefault(example.language, []).append(example)
    rows: list[tuple[np.ndarray, int]] = []
    for pool in by_language.values():
        rng.shuffle(pool)
        made = (window(tokenizer, e) for e in pool)
        kept = [w for w in made if w is not None][: count // len(by_language)]
        rows.extend(kept)
    rng.shuffle(rows)
    return np.stack([r[0] for r in rows]), np.array([r[1] for r in rows], np.int64)


def rewritten(texts: dict[str, list[str]], rule: Rewrite, rng: random.Random) -> Iterator[Example]:
    for language, documents in texts.items():
        for document in documents:
            yield from rule(document, language, rng)


def parallel_pairs(path: Path, characters: int = 500) -> Iterator[tuple[str, str]]:
    """(English, French) texts of about `characters`: neighbouring paragraphs put together."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        fr = en = novel = ""
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["novel"] != novel or len(fr) > characters:
                if len(fr) > characters:
                    yield en.strip(), fr.strip()
                fr = en = ""
                novel = row["novel"]
            fr += "\n" + normalise(row["fr"])
            en += "\n" + normalise(row["en"])


def splices(texts: dict[str, list[str]], count: int, rng: random.Random) -> Iterator[Example]:
    """A passage of an English novel, then one of a French novel, neither knowing the other."""
    for _ in range(count):
        pair = []
        for language in ("en", "fr"):
            document = rng.choice(texts[language])
            start = rng.randrange(len(document) - 2000)
            at = document.index("\n", start) + 1 if "\n" in document[start:-800] else start
            pair.append(document[at : at + 600])
        yield into_french(pair[0], pair[1], rng)


def task_examples(task: str, corpus: Corpus, data: Path) -> tuple[list[Example], list[Example]]:
    """Training and validation examples of one task."""
    rng = random.Random(f"{SEED}-{task}")
    train = {k: [t for t, _ in corpus.train[k] if len(t) > 50_000] for k in LANGUAGES}
    held = {k: list(corpus.validation[k].values()) for k in LANGUAGES}
    if task == "francais":
        pairs = parallel_pairs(data / "text/eltec-parallel-fr-en.tsv.gz")
        matched = [into_french(en, fr, rng) for en, fr in pairs]
        return ([*matched, *splices(train, len(matched), rng)],
                list(splices(held, VALIDATION, rng)))
    rule = telegrams if task == "telegramme" else scenes
    return list(rewritten(train, rule, rng)), list(rewritten(held, rule, rng))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--decoder", type=Path, default=Path("public/models/decoder"))
    parser.add_argument("--work", type=Path, default=Path("training/.work/adapters"))
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(args.decoder / "tokenizer.json"))
    corpus = load_corpus(args.data)
    for task in TASKS:
        rng = random.Random(f"{SEED}-{task}-windows")
        train, validation = task_examples(task, corpus, args.data)
        parts = {}
        for name, examples, count in (("train", train, TRAIN), ("validation", validation, VALIDATION)):
            parts[f"{name}_ids"], parts[f"{name}_first"] = windows(tokenizer, examples, count, rng)
        np.savez_compressed(args.work / f"{task}.npz", **parts)
        print(task, {k: v.shape for k, v in parts.items()}, flush=True)
        for row, first in list(zip(parts["validation_ids"], parts["validation_first"], strict=True))[:4]:
            print("   ", repr(tokenizer.decode(row[1:first])), "→",
                  repr(tokenizer.decode(row[first:])[:160]))


if __name__ == "__main__":
    main()
