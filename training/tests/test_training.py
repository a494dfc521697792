"""Training: the loss falls, and a stopped run goes on as if never stopped."""

from __future__ import annotations

import signal
from pathlib import Path

import numpy as np
import pytest
import torch

from ..common.checkpoint import load_model
from ..common.data import Mixture
from ..common.evaluation import sliding_score
from ..common.loop import RunConfig, train
from ..common.model import GPT
from ..common.optim import OptimConfig, lr_factor
from .conftest import TOY

OPTIM = OptimConfig(warmup_steps=5)


def fresh() -> GPT:
    torch.manual_seed(0)
    return GPT(TOY)


def loss(model: GPT, data: Mixture) -> float:
    x, y = data.batch(1000)
    with torch.no_grad():
        return float(torch.nn.functional.cross_entropy(model(x).flatten(0, 1), y.flatten()))


def test_loss_decreases(toy_data: Mixture, tmp_path: Path) -> None:
    model = fresh()
    before = loss(model, toy_data)
    train(model, toy_data, OPTIM, RunConfig(max_steps=40), tmp_path / "c.pt")
    assert loss(model, toy_data) < before - 0.5


class Stopped(Exception):
    pass


class Watched:
    """The same batches; notes which are asked for, and breaks off when the one of step `end` is."""

    def __init__(self, data: Mixture, end: int | None = None) -> None:
        self.data, self.end, self.asked = data, end, list[int]()

    def batch(self, step: int, rank: int = 0, world: int = 1) -> tuple[torch.Tensor, torch.Tensor]:
        if step == self.end:
            raise Stopped
        self.asked.append(step)
        return self.data.batch(step, rank, world)


def test_resume_gives_identical_weights(toy_data: Mixture, tmp_path: Path) -> None:
    total, half = 12, 6
    whole = fresh()
    train(whole, toy_data, OPTIM, RunConfig(max_steps=total), tmp_path / "whole.pt")

    first = Watched(toy_data, end=half)
    with pytest.raises(Stopped):
        train(fresh(), first, OPTIM, RunConfig(max_steps=total, save_every=0.0), tmp_path / "half.pt")  # type: ignore[arg-type]
    assert first.asked == list(range(half))
    stopped, progress, _ = load_model(tmp_path / "half.pt")
    assert progress.step == half
    assert any(not torch.equal(value, stopped.state_dict()[name]) for name, value in whole.state_dict().items())

    torch.manual_seed(99)
    resumed, second = GPT(TOY), Watched(toy_data)
    progress = train(resumed, second, OPTIM, RunConfig(max_steps=total), tmp_path / "half.pt", resume=True)  # type: ignore[arg-type]
    assert second.asked == list(range(half, total))
    assert progress.step == total
    for name, value in whole.state_dict().items():
        assert torch.equal(value, resumed.state_dict()[name]), name
    assert load_model(tmp_path / "half.pt")[1].tokens == total * 4 * TOY.n_positions


def test_a_run_told_to_end_saves_where_it_stands(toy_data: Mixture, tmp_path: Path) -> None:
    """SIGTERM during a step: the step is finished, the checkpoint written, nothing more is asked for."""
    ended, told = 5, signal.getsignal(signal.SIGTERM)

    class Told(Watched):
        def batch(self, step: int, rank: int = 0, world: int = 1) -> tuple[torch.Tensor, torch.Tensor]:
            if step == ended - 1:
                signal.raise_signal(signal.SIGTERM)
            return super().batch(step, rank, world)

    data = Told(toy_data)
    progress = train(fresh(), data, OPTIM, RunConfig(max_steps=12), tmp_path / "c.pt")  # type: ignore[arg-type]
    assert progress.step == ended
    assert data.asked == list(range(ended))
    assert load_model(tmp_path / "c.pt")[1].step == ended
    assert signal.getsignal(signal.SIGTERM) is told


def test_batches_depend_on_step_and_rank_only(toy_data: Mixture) -> None:
    x, y = toy_data.batch(3)
    again, _ = toy_data.batch(3)
    assert torch.equal(x, again)
    assert torch.equal(x[:, 1:], y[:, :-1])
    assert not torch.equal(toy_data.batch(3, rank=1, world=2)[0], toy_data.batch(3, rank=0, world=2)[0])


def test_an_epoch_uses_every_window_once(toy_data: Mixture) -> None:
    stream = toy_data.streams[0]
    order, _ = stream._order(0)
    assert sorted(order) == list(range(stream.per_epoch))


def test_schedule() -> None:
    config = OptimConfig(warmup_steps=10, decay_share=0.4)
    assert lr_factor(0, 0.0, config) == 0.1
    assert lr_factor(50, 0.5, config) == 1.0
    assert abs(lr_factor(50, 0.8, config) - 0.5) < 1e-9
    assert lr_factor(50, 1.0, config) == 0.0


def test_sliding_score_counts_every_token_once() -> None:
    model = fresh().eval()
    rng = np.random.default_rng(0)
    for n in (5, 17, 18, 30, 33, 100):
        ids = rng.integers(0, TOY.vocab_size, n)
        score = sliding_score(model, ids, size=n, stride=8)
        assert score.tokens == n - 1
    ids = rng.integers(0, TOY.vocab_size, 17)
    x = torch.from_numpy(ids)[None]
    whole = torch.nn.functional.cross_entropy(model(x[:, :-1])[0], x[0, 1:], reduction="sum")
    assert abs(sliding_score(model, ids, size=1, stride=8).nats - whole.item()) < 1e-3
