"""The fits find the laws that made the data, and the family is what its table says."""

from __future__ import annotations

import numpy as np
import pytest

from ..scaling.family import BUDGETS, COMMON_STEPS, FAMILY, STEP_TOKENS, budget_steps, count
from ..scaling.laws import Parametric, PowerLaw, fit_parametric, fit_straight, fit_with_floor, valley

SIZES = np.array([1e4, 3e4, 1e5, 3e5, 1e6])


def test_a_straight_line_is_found() -> None:
    law = fit_straight(SIZES, PowerLaw(0.0, 8.0, 0.076)(SIZES))
    assert law.exponent == pytest.approx(0.076)
    assert law.scale == pytest.approx(8.0)


@pytest.mark.parametrize("exponent", [0.05, 0.34, 0.9])
def test_a_floor_is_found(exponent: float) -> None:
    law = fit_with_floor(SIZES, PowerLaw(1.7, 3.0 * 1e5**exponent, exponent)(SIZES))
    assert law.floor == pytest.approx(1.7, rel=1e-4)
    assert law.exponent == pytest.approx(exponent, rel=1e-4)


def test_no_floor_below_zero() -> None:
    y = 3.0 - 0.2 * np.log(SIZES / 1e4)  # bends down: wants a negative floor
    assert fit_with_floor(SIZES, y).floor >= 0
    with pytest.raises(ValueError, match="three points"):
        fit_with_floor(SIZES[:2], SIZES[:2])


def test_the_parametric_law_is_found_and_its_valley_lies_where_the_formula_says() -> None:
    law = Parametric(1.2, 60.0, 0.4, 90.0, 0.35)
    n, d = (side.ravel() for side in np.meshgrid(SIZES, np.geomspace(1e5, 3e7, 6)))
    found = fit_parametric(n, d, law(n, d))
    assert found.floor == pytest.approx(1.2, rel=1e-3)
    assert (found.alpha, found.beta) == pytest.approx((0.4, 0.35), rel=1e-3)
    for flops in (1e12, 1e13):
        fine = np.geomspace(1e3, 1e7, 40_001)
        assert found.best_size(flops) == pytest.approx(
            fine[np.argmin(law(fine, flops / 6 / fine))], rel=2e-3)


def test_a_valley_needs_both_sides() -> None:
    y = (np.log(SIZES) - np.log(1.2e5)) ** 2 + 2
    assert valley(SIZES, y) == pytest.approx((1.2e5, 2.0))
    assert valley(SIZES, SIZES) is None


def test_parameters_are_counted() -> None:
    for size in FAMILY:
        found, d, v = count(size), size.n_embd, size.config.vocab_size
        assert found.non_embedding == size.n_layer * (12 * d * d + 13 * d) + 2 * d
        assert found.effective == found.non_embedding + v * d
        assert found.total == found.effective + size.config.n_positions * d
        assert size.name == f"{round(found.effective / 1000)}k"
        assert d % size.n_head == 0


def test_the_family_spans_what_it_must() -> None:
    assert len(FAMILY) >= 7
    counts = [count(size) for size in FAMILY]
    assert counts[-1].total / counts[0].total >= 100
    assert counts[-1].effective / counts[0].effective >= 100
    for budget in BUDGETS:
        steps = [round(budget / (c.flops_per_token * STEP_TOKENS)) for c in counts]
        assert sum(s in budget_steps(size) for s, size in zip(steps, FAMILY, strict=True)) >= 5, budget
    assert all(set(COMMON_STEPS) <= set(budget_steps(size)) for size in FAMILY)
