"""Prepares the images and the tokenizer.

    npm install --prefix training/.work/clip     # after copying package.json there
    node training/clip/rasterize.mjs training/.work/clip
    python -m training.clip.prepare --data ../shared/data

Writes photos.npz (training images, the last 250 of each class apart for validation, and the test
images, which only evaluate.py opens) and data.json with the counts; copies the decoder's tokenizer.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tarfile
import tempfile
from collections import Counter
from pathlib import Path

import numpy as np

from .concepts import CLASSES, TRAIN_SETS, load_emojis
from .images import read_folder

VALIDATION = 250  # images per class


def split(images: np.ndarray, labels: np.ndarray) -> dict[str, np.ndarray]:
    """Training and validation parts: the last images of each class, by file name, are kept apart."""
    kept = np.zeros(len(labels), dtype=bool)
    for c in range(len(CLASSES)):
        kept[np.flatnonzero(labels == c)[-VALIDATION:]] = True
    return {"train_images": images[~kept], "train_labels": labels[~kept],
            "val_images": images[kept], "val_labels": labels[kept]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--work", type=Path, default=Path("training/.work/clip"))
    parser.add_argument("--tokenizer", type=Path, default=Path("public/models/decoder/tokenizer.json"))
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(args.tokenizer, args.work / "tokenizer.json")

    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(args.data / "images/cifar10-jpeg.tar.gz") as archive:
            archive.extractall(folder, filter="data")
        train = split(*read_folder(Path(folder) / "train", CLASSES))
        test_images, test_labels = read_folder(Path(folder) / "test", CLASSES)
    np.savez(args.work / "photos.npz", **train)
    np.savez(args.work / "photos-test.npz", images=test_images, labels=test_labels)

    emojis, images = load_emojis(args.work)
    held = [e for e in emojis if e.held_out]
    report = {
        "photos": {"train": len(train["train_labels"]), "validation": len(train["val_labels"]),
                   "test": len(test_labels)},
        "emoji_sets": json.loads((args.work / "emoji.json").read_text())["sets"],
        "concepts": len(emojis), "held_out_concepts": len(held),
        "emoji_images": dict(Counter(s for c, s in images if c >= 0)),
        "emoji_train_images": sum(1 for c, s in images
                                  if c >= 0 and s in TRAIN_SETS and not emojis[c].held_out),
    }
    (args.work / "data.json").write_text(json.dumps(report, indent=1, ensure_ascii=False))
    print(json.dumps(report, indent=1, ensure_ascii=False))


if __name__ == "__main__":
    main()
