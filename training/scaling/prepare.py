"""Prepares the data: a small tokenizer, the decoder's corpus in its tokens, excerpts of the held-out novels.

    python -m training.scaling.prepare --data ../shared/data

Corpus, normalisation and split are the decoder's. A vocabulary of 512 keeps the
embeddings from outweighing the blocks of the small members. Writes tokenizer.json,
train-{fr,en}.bin, excerpts.json and data.json to training/.work/scaling.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from ..decoder.corpus import LANGUAGES, Corpus, load_corpus
from ..decoder.prepare import SEED, tokenizer_texts, write_streams
from ..decoder.splits import HELD_OUT
from ..decoder.tokenizer import train_tokenizer
from .family import VOCAB_SIZE

WORK = Path("training/.work/scaling")
EXCERPT = 16_384  # bytes of each held-out novel, about; from its middle, whole paragraphs


def excerpt(text: str, size: int = EXCERPT) -> str:
    """Whole paragraphs from the middle of a novel, at least `size` bytes in all where it has them."""
    start = text.find("\n", len(text) // 2 - size // 2) + 1
    taken: list[str] = []
    missing = size
    for line in text[start:].split("\n"):
        if missing <= 0:
            break
        taken.append(line)
        missing -= len(line.encode()) + 1
    return "\n".join(taken)


def excerpts(corpus: Corpus) -> list[dict[str, str]]:
    """One excerpt per held-out novel."""
    return [{"language": language, "eltec_id": novel.eltec_id,
             "text": excerpt(corpus.validation[language][novel.eltec_id])}
            for language in LANGUAGES for novel in HELD_OUT[language]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--work", type=Path, default=WORK)
    parser.add_argument("--seed", type=int, default=SEED)
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)

    corpus = load_corpus(args.data)
    tokenizer = train_tokenizer(tokenizer_texts(corpus, args.seed), VOCAB_SIZE)
    tokenizer.save(str(args.work / "tokenizer.json"), pretty=False)
    streams = write_streams(corpus, tokenizer, args.work, args.seed)
    held = excerpts(corpus)
    (args.work / "excerpts.json").write_text(json.dumps(held, ensure_ascii=False))
    report = {"seed": args.seed, "vocab_size": VOCAB_SIZE, "streams": streams,
              "excerpt_bytes": {row["eltec_id"]: len(row["text"].encode()) for row in held}}
    (args.work / "data.json").write_text(json.dumps(report, indent=1))
    print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
