"""PPMd (variant H), given the decoder's training text before each held-out novel.

    python -m training.baselines.ppmd --data ../shared/data

Bits per byte of a novel: what the encoder writes for it after the training text of
its language, each novel from the same state. The order is the best of several on
the end of the training text, which the held-out novels do not decide.
Source: Shkarin, 2002, « PPM: one step to practicality » (DCC 2002).
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
from collections.abc import Callable
from pathlib import Path

import pyppmd

from ..decoder.corpus import LANGUAGES
from .texts import held_out_bytes, read, training_bytes

MEMORY = 2 << 30            # bytes; more than the model of 55 MB of text fills
ORDERS = (4, 5, 6, 7, 8, 10)
TUNING = 1_000_000          # bytes at the end of the training text that choose the order
TUNING_TRAINING = 20_000_000


def coded_bytes(order: int, training: bytes, texts: list[bytes], memory: int = MEMORY) -> list[float]:
    """Bytes written for each of `texts` after `training`, each from the same state.

    The trained state is copied by fork; flushing costs the same with and without
    a text, so its bytes are taken off.
    """
    encoder = pyppmd.Ppmd7Encoder(order, memory)
    written = len(encoder.encode(training))

    def child(text: bytes, send: Callable[[int], None]) -> None:
        send(len(encoder.encode(text)) + len(encoder.flush()))

    def forked(text: bytes) -> int:
        receiver, sender = context.Pipe(duplex=False)
        process = context.Process(target=child, args=(text, sender.send))
        process.start()
        size = int(receiver.recv())
        process.join()
        return size

    context = multiprocessing.get_context("fork")
    if written == 0 and training:
        raise ValueError("the training text left nothing in the encoder")
    rest = forked(b"")
    return [float(forked(text) - rest) for text in texts]


def choose_order(training: bytes, orders: tuple[int, ...], tuning: int, length: int) -> dict[int, float]:
    """Bits per byte of the last `tuning` bytes after the `length` before them, per order."""
    text = training[-tuning:]
    before = training[-tuning - length : -tuning]
    return {order: round(8 * coded_bytes(order, before, [text])[0] / len(text), 4) for order in orders}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("training/.work/baselines/ppmd.json"))
    args = parser.parse_args()
    args.out.parent.mkdir(parents=True, exist_ok=True)
    corpus = read(args.data)
    result: dict[str, object] = {"program": f"pyppmd {pyppmd.__version__}, PPMd variant H",
                                 "memory_bytes": MEMORY}
    for language in LANGUAGES:
        training = training_bytes(corpus, language)
        tuning = choose_order(training, ORDERS, TUNING, TUNING_TRAINING)
        order = min(tuning, key=lambda o: tuning[o])
        novels = held_out_bytes(corpus, language)
        sizes = coded_bytes(order, training, list(novels.values()))
        total = sum(len(text) for text in novels.values())
        result[language] = {
            "order": order, "tuning_bits_per_byte": tuning, "training_bytes": len(training),
            "bits_per_byte": round(8 * sum(sizes) / total, 4),
            "novels": {name: round(8 * size / len(text), 4)
                       for (name, text), size in zip(novels.items(), sizes, strict=True)}}
        print(language, json.dumps(result[language]), flush=True)
    args.out.write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()
