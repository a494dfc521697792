"""The fit of a family whose law is known."""

from __future__ import annotations

import json

import pytest

from ..scaling.family import BUDGETS, FAMILY, STEP_TOKENS, budget_steps, count
from ..scaling.fit import fits, parametric, thinned, verdict
from ..scaling.laws import Parametric
from ..scaling.report import compact

LAW = Parametric(1.3, 25.0, 0.33, 120.0, 0.38)


def runs(sizes: int = len(FAMILY)) -> list[dict[str, object]]:
    """Every run of the smallest `sizes`, with the loss that LAW gives it."""
    rows = []
    for size in FAMILY[:sizes]:
        n = count(size)
        for steps in budget_steps(size):
            tokens = steps * STEP_TOKENS
            rows.append({"size": size.name, "parameters": n.total, "effective": n.effective,
                         "non_embedding": n.non_embedding, "steps": steps, "tokens": tokens,
                         "flops": n.flops_per_token * tokens,
                         "bits_per_byte": round(float(LAW(n.effective, tokens)), 6)})
    return rows


def test_the_fit_of_a_known_law() -> None:
    found = fits(runs(), draws=5)
    law = next(row for row in found["size_laws"] if row["axis"] == "effective" and row["form"] == "floor")
    assert law["law"]["exponent"] == pytest.approx(LAW.alpha, rel=0.01)
    assert law["predicted_size"] == FAMILY[-1].name not in law["fitted_on"]
    assert abs(law["relative_error"]) < 1e-3
    assert len(found["token_laws"]) == len(FAMILY)
    assert found["token_laws"][-1]["exponent"] == pytest.approx(LAW.beta, rel=0.01)
    for profile, budget in zip(found["isoflop"], BUDGETS, strict=True):
        assert len(profile["points"]) >= 5
        for point in profile["points"]:
            assert 6 * point["effective"] * point["tokens"] == pytest.approx(budget, rel=0.005)
        if profile["bottom"]:
            assert profile["bottom"]["effective"] == pytest.approx(LAW.best_size(budget), rel=0.15)
    whole = found["parametric"]
    assert whole["law"]["alpha"] == pytest.approx(LAW.alpha, rel=0.01)
    assert whole["law"]["beta"] == pytest.approx(LAW.beta, rel=0.01)
    assert whole["largest_residual"] < 1e-3
    assert all(abs(row["relative_error"]) < 1e-3 for row in whole["without_largest"]["errors"])


def test_the_intervals_hold_the_value() -> None:
    found = parametric(runs(), draws=20)
    assert found is not None
    low, high = found["intervals"]["alpha"]
    assert low <= found["law"]["alpha"] * 1.001 and found["law"]["alpha"] <= high * 1.001


def test_an_unfinished_family_says_what_is_missing() -> None:
    part = runs(5)
    text = verdict({"runs": part, "additions": [], "fits": fits(part, draws=5)})
    assert "not trained yet: 233k, 497k, 1255k" in text
    assert "109k predicted" in text


def test_curves_are_thinned_evenly_on_a_logarithmic_axis() -> None:
    rows = [{"step": 40 * i, "loss": 1 / i} for i in range(1, 200)]
    kept = thinned(rows)
    assert kept[0] == [40, 1.0] and kept[-1][0] == 7960
    assert 30 < len(kept) <= 48


def test_compact_json_is_json() -> None:
    value = {"a": [{"b": [1, 2]}, {"é": None}], "c": {"d": {"e": []}}, "f": [1, 2.5]}
    assert json.loads(compact(value)) == value
    assert compact(value).count("\n") < 20
