"""The baselines: PPMd's accounting, and an n-gram model that is a distribution."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from ..baselines.ngram import BITS, Counts, continuations, count, estimate, gains, listed, prune, score
from ..baselines.ngram_file import STEP, dump, load
from ..baselines.ppmd import choose_order, coded_bytes
from ..decoder.card import write_card
from ..decoder.evaluate import with_baselines

TEXT = ("Il était une fois une petite fille qui vivait au bord de la mer. " * 40).encode()
MEMORY = 16 << 20


def test_ppmd_learns_from_the_training_text() -> None:
    text = TEXT[: len(TEXT) // 40]
    cold, warm = (coded_bytes(4, before, [text], MEMORY)[0] for before in (b"xyz" * 400, TEXT))
    assert warm < cold / 10


def test_ppmd_scores_each_text_from_the_same_state() -> None:
    text = b"Une petite fille vivait au bord du lac."
    once = coded_bytes(4, TEXT, [text], MEMORY)
    twice = coded_bytes(4, TEXT, [text, text], MEMORY)
    assert twice == [once[0], once[0]]
    assert 0 < once[0] < len(text)


def test_the_order_is_chosen_on_training_text() -> None:
    scores = choose_order(TEXT, (1, 5), 200, 1000)
    assert scores[5] < scores[1]


def toy_counts() -> Counts:
    tokens = np.random.default_rng(1).integers(0, 12, 3000) * 7 % 12
    tokens[1::2] = (tokens[::2] * 5 + 1) % 12                                # half of them follow a rule
    return count(tokens.astype(np.int64), 3)


@pytest.mark.parametrize("kneser_ney", [False, True])
def test_ngram_probabilities_sum_to_one(kneser_ney: bool) -> None:
    counts = toy_counts()
    whole = estimate(counts, continuations(counts) if kneser_ney else counts.raw, 16, least=2)
    pruned = listed(prune(whole, gains(whole, counts), 1.0))
    assert 0 < sum(map(len, pruned.keys[1:])) < sum(map(len, whole.keys[1:]))
    for model in (whole, pruned):
        for context in ((0, 0), (3, 4), (15, 15), (7, 0)):
            keys = np.array([(context[0] << BITS | context[1]) << BITS | w for w in range(16)])
            assert np.exp(model.log_probability(keys, 3)).sum() == pytest.approx(1.0, abs=1e-9)


def test_ngram_learns_the_rule() -> None:
    counts = toy_counts()
    model = estimate(counts, counts.raw, 16, least=2)
    follows = model.log_probability(np.array([2 << BITS | 11]), 2)
    assert np.exp(follows[0]) > 0.4


def test_ngram_file_holds_the_model() -> None:
    counts = toy_counts()
    whole = estimate(counts, counts.raw, 16, least=2)
    kept = prune(whole, gains(whole, counts), 1.0)
    read = load(dump(kept))
    for (keys, logp), found, rounded in zip(kept, read.keys, read.logp, strict=True):
        assert np.array_equal(keys, found)
        assert np.abs(logp - rounded).max() < STEP
    everything = np.arange(16**2)
    keys = everything // 16 << BITS | everything % 16
    sums = np.exp(read.log_probability(keys, 2)).reshape(16, 16).sum(1)
    assert np.allclose(sums, 1.0)
    assert score(read, np.array([0, 3, 4, 9])) > 0


def test_the_card_says_which_is_better(tmp_path: Path) -> None:
    results = json.loads((Path(__file__).parents[2] / "public/models/decoder/training-results.json").read_text())
    fr, en = (results["held_out"][k]["bits_per_byte"] for k in ("fr", "en"))
    (tmp_path / "ppmd.json").write_text(json.dumps(
        {"fr": {"order": 8, "bits_per_byte": fr + 0.01}, "en": {"order": 10, "bits_per_byte": en - 0.01}}))
    (tmp_path / "ngram.json").write_text(json.dumps({"order": 4, **{
        kind: {"bytes": 123456, "fr": {"bits_per_byte": 9.876}, "en": {"bits_per_byte": 8.765}}
        for kind in ("plain counts", "Kneser–Ney")}}))
    merged = with_baselines(results, tmp_path)
    write_card(tmp_path, merged)
    card = (tmp_path / "README.md").read_text()
    assert "orders 8 and 10" in card and "better in French, worse in English" in card
    assert "| 123,456 | 9.876 | 8.765 | better in both |" in card
    assert with_baselines(merged, tmp_path / "none") == merged               # kept once measured
