"""Golden score of a passage of two held-out novels, for the site's own bits per byte.

    python -m training.decoder.golden_score

Reads tests/golden/decoder/passage.txt (documents separated by <|endoftext|>), writes score.json beside it.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from tokenizers import Tokenizer

from ..adapters.train import load_base
from ..common.evaluation import Score, sliding_score
from ..common.model import GPT
from .corpus import read_documents
from .prepare import encode_document


def write_score(folder: Path, model: GPT, tokenizer: Tokenizer) -> None:
    """Writes score.json: PyTorch float32 with the float16-rounded weights."""
    total = Score()
    for text in read_documents(folder / "passage.txt"):
        total += sliding_score(model, encode_document(tokenizer, text), len(text.encode()))
    (folder / "score.json").write_text(json.dumps({
        "bits_per_byte": total.bits_per_byte, "loss_nats_per_token": total.loss,
        "correct": total.correct, "tokens": total.tokens, "bytes": total.bytes}, indent=1) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, default=Path("public/models/decoder"))
    parser.add_argument("--golden", type=Path, default=Path("tests/golden/decoder"))
    args = parser.parse_args()
    write_score(args.golden, load_base(args.model), Tokenizer.from_file(str(args.model / "tokenizer.json")))


if __name__ == "__main__":
    main()
