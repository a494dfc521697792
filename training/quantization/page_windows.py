"""Writes the windows on which the page measures a compressed decoder, and those that calibrate it.

    python -m training.quantization.page_windows --data DATA

public/models/decoder/windows/compression.safetensors, uint16, for each language `k` in fr, en:

- `measured.{k}.ids` (10, 257): two windows of each held-out novel, a third and two thirds into it;
  `measured.{k}.bytes` (10,): bytes of UTF-8 of the tokens from position FIRST on, those that are counted;
- `hidden.{k}.ids`, `hidden.{k}.bytes`: the same a fifth and four fifths into it, shown to nobody;
- `calibration.{k}.ids` (24, 256): windows of novels that the decoder was trained on.

Every window begins with <|endoftext|> and then at the beginning of a line.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file
from tokenizers import Tokenizer

from ..decoder.corpus import LANGUAGES, Corpus, load_corpus
from ..decoder.tokenizer import END_OF_TEXT_ID

LENGTH = 256        # tokens that the decoder reads at once
FIRST = 65          # position of the first token counted: those before it have too little context
CALIBRATION = 24
PLACES = {"measured": (1 / 3, 2 / 3), "hidden": (1 / 5, 4 / 5)}


def window(tokenizer: Tokenizer, text: str, place: float, length: int) -> list[int]:
    """`length` ids from the first line that begins after `place` (0 to 1) of the text on."""
    begin = text.index("\n", int(len(text) * place)) + 1
    ids = tokenizer.encode(text[begin : begin + 8 * length], add_special_tokens=False).ids
    return [END_OF_TEXT_ID, *ids][:length]


def size(tokenizer: Tokenizer, ids: list[int]) -> int:
    """Bytes of the counted tokens."""
    return len(raw(tokenizer, ids[FIRST:]))


def raw(tokenizer: Tokenizer, ids: list[int]) -> bytes:
    """The bytes that the tokens stand for (byte-level BPE: one printable character per byte)."""
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = [b for b in range(256) if b not in printable]
    table = {chr(b): b for b in printable} | {chr(256 + i): b for i, b in enumerate(others)}
    return bytes(table[c] for i in ids for c in tokenizer.id_to_token(i))


def tensors(corpus: Corpus, tokenizer: Tokenizer) -> dict[str, np.ndarray]:
    out: dict[str, np.ndarray] = {}
    for language in LANGUAGES:
        novels = corpus.validation[language].values()
        for name, places in PLACES.items():
            rows = [window(tokenizer, text, place, LENGTH + 1) for text in novels for place in places]
            out[f"{name}.{language}.ids"] = np.array(rows, np.uint16)
            out[f"{name}.{language}.bytes"] = np.array([size(tokenizer, row) for row in rows], np.uint16)
        long = [text for text, _ in corpus.train[language] if len(text) > 100_000]
        chosen = [long[i * len(long) // CALIBRATION] for i in range(CALIBRATION)]
        out[f"calibration.{language}.ids"] = np.array(
            [window(tokenizer, text, 1 / 2, LENGTH) for text in chosen], np.uint16)
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("public/models/decoder"))
    args = parser.parse_args()
    tokenizer = Tokenizer.from_file(str(args.out / "tokenizer.json"))
    path = args.out / "windows" / "compression.safetensors"
    save_file(tensors(load_corpus(args.data), tokenizer), path)
    path.chmod(0o644)
    print(f"{path.stat().st_size:,} bytes  {path}")


if __name__ == "__main__":
    main()
