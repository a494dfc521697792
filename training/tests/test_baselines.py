"""The baselines: PPMd's accounting, and an n-gram model that is a distribution."""

from __future__ import annotations

from ..baselines.ppmd import choose_order, coded_bytes

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
