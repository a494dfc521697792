"""Every model card says what was measured: written again from the committed results, it is the committed card."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ..adapters import card as adapters
from ..clip import card as clip
from ..decoder import card as decoder
from ..encoder import card as encoder
from ..quantization import card as quantization
from ..reasoner import card as reasoner
from ..scaling import card as scaling

MODELS = Path(__file__).parents[2] / "public/models"
Write = Callable[[Path, dict[str, Any]], None]


def text_of(card: Callable[[dict[str, Any]], str]) -> Write:
    return lambda folder, results: (folder / "README.md").write_text(card(results)) and None


CARDS: dict[str, tuple[str, Write]] = {
    "adapters": ("results.json", text_of(adapters.card)),
    "clip": ("evaluation.json", clip.write_card),
    "decoder": ("training-results.json", decoder.write_card),
    "decoder-4bit": ("training-results.json", quantization.write_card),
    "encoder": ("training-results.json", encoder.write_card),
    "reasoner": ("training-results.json", reasoner.write_card),
    "scaling": ("training-results.json", text_of(scaling.card)),
}


@pytest.mark.parametrize("name", CARDS)
def test_the_card_is_what_its_results_say(name: str, tmp_path: Path) -> None:
    file, write = CARDS[name]
    copy = shutil.copytree(MODELS / name, tmp_path / name, ignore=shutil.ignore_patterns("README.md"))  # some weigh the files
    write(copy, json.loads((copy / file).read_text()))
    assert (copy / "README.md").read_text() == (MODELS / name / "README.md").read_text()


def test_every_model_is_listed() -> None:
    assert {folder.name for folder in MODELS.iterdir() if folder.is_dir()} <= set(CARDS)
