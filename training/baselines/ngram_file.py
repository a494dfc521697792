"""The n-gram model as a file: what its size is measured on.

Per order, sorted by key: how many n-grams follow each of the order before, their
last tokens, and log-probabilities in steps of `STEP` nats; then LZMA. Contexts are
implied by the nesting, backoff factors follow from the rest.
"""

from __future__ import annotations

import lzma
import struct

import numpy as np

from .ngram import BITS, Array, Model, listed, mask

STEP = 0.25  # nats; costs about STEP²/24 per token
FILTERS = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "lc": 0, "lp": 0, "pb": 0}]


def planes(values: Array) -> bytes:
    """Low bytes, then high bytes, of numbers below 65,536."""
    v = values.astype("<u2")
    return (v & 255).astype(np.uint8).tobytes() + (v >> 8).astype(np.uint8).tobytes()


def from_planes(data: bytes, count: int) -> Array:
    low, high = (np.frombuffer(data, np.uint8, count, at).astype(np.int64) for at in (0, count))
    return low | high << 8


def dump(kept: list[tuple[Array, Array]]) -> bytes:
    """The file of these n-grams; see `prune` for what they are."""
    out = bytearray(struct.pack("<B", len(kept)))
    parents = np.zeros(1, np.int64)
    for keys, logp in kept:
        children = np.bincount(np.searchsorted(parents, keys >> BITS), minlength=len(parents))
        last = keys & mask(1)
        new = np.diff(keys >> BITS, prepend=-1) != 0
        step = np.where(new, last, np.diff(last, prepend=0))                 # gap to the token before
        out += struct.pack("<I", len(keys)) + planes(children) + planes(step)
        out += np.clip(np.round(-logp / STEP), 0, 255).astype(np.uint8).tobytes()
        parents = keys
    return lzma.compress(bytes(out), lzma.FORMAT_XZ, filters=FILTERS)


def load(file: bytes) -> Model:
    """The model of a file written by `dump`."""
    data = lzma.decompress(file)
    at = 1
    kept: list[tuple[Array, Array]] = []
    parents = np.zeros(1, np.int64)
    for _ in range(data[0]):
        (count,) = struct.unpack_from("<I", data, at)
        children = from_planes(data[at + 4 :], len(parents))
        at += 4 + 2 * len(parents)
        step = from_planes(data[at:], count)
        at += 2 * count
        logp = -STEP * np.frombuffer(data, np.uint8, count, at)
        at += count
        total = np.cumsum(step)
        first = np.cumsum(children) - children                               # (parents,)
        own = children > 0
        offset = np.zeros(len(parents), np.int64)
        offset[own] = total[first[own]] - step[first[own]]
        last = total - np.repeat(offset, children)
        parents = np.repeat(parents, children) << BITS | last
        kept.append((parents, logp))
    return listed(kept)
