"""A toy model and toy token streams: every test runs in seconds without any corpus."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from ..common.data import Mixture, TokenStream
from ..common.model import GPT, GPTConfig

TOY = GPTConfig(vocab_size=64, n_positions=16, n_layer=2, n_head=2, n_embd=32)


@pytest.fixture
def toy_model() -> GPT:
    torch.manual_seed(0)
    return GPT(TOY).eval()


@pytest.fixture
def toy_data(tmp_path: Path) -> Mixture:
    """Two streams of repeating patterns, easy to learn."""
    for name, step in (("a", 3), ("b", 5)):
        (np.arange(2000) * step % 61).astype(np.uint16).tofile(tmp_path / f"{name}.bin")
    streams = [TokenStream(tmp_path / f"{n}.bin", TOY.n_positions, seed=i) for i, n in enumerate("ab")]
    return Mixture(streams, batch_size=4)
