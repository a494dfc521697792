"""Writes the windows that the page trains its own adapters on: public/models/decoder/windows/<task>.safetensors.

    python -m training.adapters.page_windows

The first COUNT training windows of `prepare`, cut to what a page has time for: `ids` (COUNT, LENGTH + 1) uint16, ended by
zeros where the text is shorter, and `first` (COUNT,) uint16, the index of the first token that the loss counts.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file

from ..decoder.tokenizer import END_OF_TEXT_ID
from .prepare import TASKS

LENGTH, COUNT = 64, 800
PROMPT = LENGTH * 3 // 8   # tokens of prompt kept, at most: kit/lora-training/windows.ts cuts a reader's pairs alike


def shorter(row: np.ndarray, first: int) -> tuple[np.ndarray, int]:
    """[<|endoftext|>, prompt, text…] of T + 1 tokens as one of LENGTH + 1: the end of the prompt, the beginning of the text."""
    prompt = row[max(1, first - PROMPT) : first]
    out = np.full(LENGTH + 1, END_OF_TEXT_ID, np.uint16)
    ids = [END_OF_TEXT_ID, *prompt, *row[first:]][: LENGTH + 1]
    out[: len(ids)] = ids
    return out, 1 + len(prompt)


def page_windows(ids: np.ndarray, first: np.ndarray) -> dict[str, np.ndarray]:
    """From windows (N, T + 1) to the tensors of the file."""
    rows = [shorter(row, int(begin)) for row, begin in zip(ids[:COUNT], first[:COUNT], strict=True)]
    return {"ids": np.stack([row for row, _ in rows]), "first": np.array([begin for _, begin in rows], np.uint16)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, default=Path("training/.work/adapters"))
    parser.add_argument("--out", type=Path, default=Path("public/models/decoder/windows"))
    args = parser.parse_args()
    args.out.mkdir(exist_ok=True)
    for task in TASKS:
        data = np.load(args.work / f"{task}.npz")
        path = args.out / f"{task}.safetensors"
        save_file(page_windows(data["train_ids"], data["train_first"]), path)
        path.chmod(0o644)
        print(f"{path.stat().st_size:>10,} B  {path}")


if __name__ == "__main__":
    main()
