"""Additions, and branches of a stable run: few steps of toy models."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from ..common.loop import RunConfig
from ..common.model import GPT, GPTConfig
from ..common.reference import greedy
from ..scaling import train as recipe
from ..scaling import train_addition
from ..scaling.addition import (DIGITS, PER_BATCH, ROW, Additions, Layout, draw, evaluation_set, is_held_out, mixed,
                                rows)
from ..scaling.family import Size
from ..scaling.prepare import excerpt

LAYOUT = Layout(tuple(range(10, 20)), 20, 21)
TOY = Size("toy", 1, 2, 16)


def hash_in_python(a: int, b: int) -> int:
    """`mixed` with Python's integers."""
    mask = 0xFFFFFFFF
    h = (min(a, b) * 0x9E3779B1 ^ max(a, b) * 0x85EBCA77) & mask
    h = (h ^ h >> 15) * 0xC2B2AE3D & mask
    return h ^ h >> 13


def test_the_hash_is_that_of_32_bit_integers() -> None:
    pairs = np.random.default_rng(0).integers(0, 100_000, (500, 2))
    wanted = [hash_in_python(int(a), int(b)) for a, b in pairs]
    assert mixed(pairs[:, 0], pairs[:, 1]).tolist() == wanted
    assert 0.05 < is_held_out(pairs[:, 0], pairs[:, 1]).mean() < 0.15


def test_no_problem_is_on_both_sides() -> None:
    for n in DIGITS:
        held, seen = evaluation_set(n, 200), draw(np.random.default_rng(n), n, 300, held_out=False)
        assert len(np.unique(held, axis=0)) == len(held) > 0
        assert not {tuple(p) for p in held} & ({tuple(p) for p in seen} | {tuple(p[::-1]) for p in seen})
        for pairs in (held, seen):
            assert all(len(str(v)) == n for v in pairs.ravel())
        assert np.array_equal(held, evaluation_set(n, 200))


def test_rows() -> None:
    x, y = rows(LAYOUT, np.array([[47, 85], [12, 34]]), 2)
    assert x[0].tolist() == [0, 14, 17, 20, 18, 15, 21, 11, 13, 12] + [0] * (ROW - 1 - 10)
    assert y[0].tolist()[6:11] == [11, 13, 12, 0, -1]   # 132, end
    assert y[1].tolist()[6:11] == [14, 16, 0, 0, -1]    # 46, end, end
    assert (y[:, :6] == -1).all()


def test_every_batch_scores_as_many_tokens() -> None:
    data = Additions(LAYOUT, seed=0)
    x, y = data.batch(3)
    assert x.shape == y.shape == (sum(PER_BATCH.values()), ROW - 1)
    assert int((y >= 0).sum()) == int((data.batch(4)[1] >= 0).sum()) == sum(
        count * (n + 2) for n, count in PER_BATCH.items())
    assert torch.equal(x, data.batch(3)[0])
    assert not torch.equal(x, data.batch(3, rank=1, world=2)[0])


def test_exact_match_is_what_greedy_decoding_writes() -> None:
    torch.manual_seed(3)
    model = GPT(GPTConfig(vocab_size=24, n_positions=32, n_layer=2, n_head=2, n_embd=32))
    optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3)
    problems = evaluation_set(1, 20)
    x, y = (torch.from_numpy(side) for side in rows(LAYOUT, problems, 1))
    for _ in range(60):  # learns some of them
        loss = torch.nn.functional.cross_entropy(model(x).transpose(1, 2), y, ignore_index=-1)
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
        found = train_addition.measure_digits(model, LAYOUT, 1, 20)
        if 0 < float(str(found["exact"])) < 1:
            break
    right = 0
    for a, b in problems.tolist():
        wanted = [*LAYOUT.number(a + b), 0]
        right += greedy(model, LAYOUT.prompt(a, b), len(wanted)) == wanted
    assert 0 < right < len(problems)
    assert found["exact"] == pytest.approx(right / len(problems), abs=1e-4)


def test_an_excerpt_is_whole_paragraphs_from_the_middle() -> None:
    lines = [f"Paragraphe {i} é." for i in range(400)]
    text = excerpt("\n".join(lines), 500)
    assert set(text.split("\n")) <= set(lines)
    assert 480 <= len(text.encode()) <= 530
    assert "Paragraphe 200" in text or "Paragraphe 199" in text


@pytest.fixture
def toy_recipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The text recipe on patterns, with two budgets of a few steps."""
    for language, step in (("fr", 3), ("en", 5)):
        (np.arange(9000) * step % 61).astype(np.uint16).tofile(tmp_path / f"train-{language}.bin")
    documents = [("fr", np.arange(200) * 3 % 61, 300), ("en", np.arange(200) * 5 % 61, 300)]
    monkeypatch.setattr(recipe, "held_out", lambda work: documents)
    monkeypatch.setattr(recipe, "budget_steps", lambda size: [5, 10])
    return tmp_path


def results(work: Path) -> list[dict[str, object]]:
    return [{k: v for k, v in json.loads(line).items() if k != "seconds"}
            for line in (work / "results.jsonl").read_text().splitlines()]


RUN = RunConfig(log_every=2, save_every=0.0)


def test_sessions_give_what_one_run_gives(toy_recipe: Path, tmp_path: Path,
                                          monkeypatch: pytest.MonkeyPatch) -> None:
    assert recipe.train_size(TOY, toy_recipe, float("inf"), RUN)
    whole = results(toy_recipe)
    assert [row["steps"] for row in whole] == [5, 10]
    assert whole[1]["bits_per_byte"] < whole[0]["bits_per_byte"]  # type: ignore[operator]
    for file in (*tmp_path.glob("*.pt"), tmp_path / "results.jsonl"):
        file.unlink()
    monkeypatch.setattr(recipe, "STRETCH", 1)
    sessions = 0
    while not recipe.train_size(TOY, toy_recipe, 0.0, RUN):
        sessions += 1
        assert sessions < 40
    assert sessions == 9  # eight stable steps and two branches, one at a time
    assert results(toy_recipe) == whole


def test_a_missed_branch_is_refused(toy_recipe: Path) -> None:
    assert recipe.train_size(TOY, toy_recipe, float("inf"), RUN)
    lines = (toy_recipe / "results.jsonl").read_text().splitlines(keepends=True)
    (toy_recipe / "results.jsonl").write_text(lines[1])
    with pytest.raises(ValueError, match="already past 4 steps"):
        recipe.train_size(TOY, toy_recipe, float("inf"), RUN)


def test_the_branch_decays_to_zero(toy_recipe: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    factors: list[tuple[int, float]] = []
    original = recipe.train

    def spy(*args: object, **options: object) -> object:
        end = original(*args, **options)  # type: ignore[arg-type]
        optim, run = args[2], args[3]
        factors.append((run.max_steps, optim.decay_share))  # type: ignore[attr-defined]
        return end

    monkeypatch.setattr(recipe, "train", spy)
    assert recipe.train_size(TOY, toy_recipe, float("inf"), replace(RUN, save_every=60.0))
    assert factors == [(4, 1e-9), (5, 0.2), (8, 1e-9), (10, 0.2)]
