"""An n-gram model whose file has the decoder's download size, on the held-out novels.

    python -m training.baselines.ngram_run --data ../shared/data

One model for both languages, over the decoder's own tokens, from the same training
documents. Both kinds of lower-order counts are tried and both results kept.
"""

from __future__ import annotations

import argparse
import json
import math
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from ..decoder.corpus import LANGUAGES
from ..decoder.prepare import encode_document
from .ngram import Array, Model, continuations, count, estimate, gains, prune, score
from .ngram_file import dump, load
from .texts import held_out_bytes, read, training_documents

ORDER = 4
LEAST = 2             # occurrences below which an n-gram of three tokens or more is left out
DOWNLOAD = ("onnx/model.onnx", "onnx/model.onnx_data", "tokenizer.json")


def fit_size(model: Model, worth: list[Array], size: int, tolerance: float = 0.01) -> bytes:
    """The largest pruned file of at most `size` bytes, within `tolerance` below it."""
    low, high = 1e-3, 1e6                                                    # nats
    best = b""
    for _ in range(25):
        threshold = math.sqrt(low * high)
        file = dump(prune(model, worth, threshold))
        if len(file) > size:
            low = threshold
        else:
            high, best = threshold, file
            if len(file) > (1 - tolerance) * size:
                break
    return best


def bits_per_byte(model: Model, novels: dict[str, tuple[Array, int]]) -> dict[str, object]:
    """Of each novel (ids, size in bytes) and of all together."""
    nats = {name: score(model, ids) for name, (ids, _) in novels.items()}
    return {"bits_per_byte": round(sum(nats.values()) / math.log(2) / sum(s for _, s in novels.values()), 4),
            "novels": {name: round(nats[name] / math.log(2) / size, 4) for name, (_, size) in novels.items()}}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--decoder", type=Path, default=Path("public/models/decoder"))
    parser.add_argument("--out", type=Path, default=Path("training/.work/baselines/ngram.json"))
    args = parser.parse_args()
    args.out.parent.mkdir(parents=True, exist_ok=True)
    size = sum((args.decoder / name).stat().st_size for name in DOWNLOAD)
    tokenizer = Tokenizer.from_file(str(args.decoder / "tokenizer.json"))
    corpus = read(args.data)
    stream = np.concatenate([encode_document(tokenizer, text) for language in LANGUAGES
                             for text in training_documents(corpus, language)]).astype(np.int64)
    novels = {language: {name: (encode_document(tokenizer, text.decode()), len(text))
                         for name, text in held_out_bytes(corpus, language).items()}
              for language in LANGUAGES}
    counts = count(stream, ORDER)
    result: dict[str, object] = {"order": ORDER, "target_bytes": size, "training_tokens": len(stream)}
    for name, values in (("plain counts", counts.raw), ("Kneser–Ney", continuations(counts))):
        whole = estimate(counts, values, tokenizer.get_vocab_size(), LEAST)
        file = fit_size(whole, gains(whole, counts), size)
        pruned = load(file)
        result[name] = {
            "bytes": len(file), "ngrams": [len(keys) for keys in pruned.keys],
            **{language: bits_per_byte(pruned, novels[language]) for language in LANGUAGES},
            "before pruning": {"ngrams": [len(keys) for keys in whole.keys],
                               **{k: bits_per_byte(whole, novels[k])["bits_per_byte"] for k in LANGUAGES}}}
        print(name, json.dumps(result[name]), flush=True)
    args.out.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
