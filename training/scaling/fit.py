"""Fits the laws to what was measured and writes public/models/scaling/training-results.json.

    python -m training.scaling.fit            # from training/.work/scaling
    python -m training.scaling.fit --refit    # from the committed measures, without any work files
    python -m training.scaling.fit --check    # the same, only compared with the committed fits

Losses are bits per byte on excerpts of ten novels never trained on. The prediction that the book
asks for: L(N) = E + A/N^α on the runs of equal D, fitted on all sizes but the largest.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from .family import BUDGETS, COMMON_STEPS, CONTEXT, DECAY_SHARE, FAMILY, OPTIM, SEED, STEP_TOKENS, WINDOWS, count
from .laws import Array, Parametric, PowerLaw, fit_parametric, fit_straight, fit_with_floor, valley
from .prepare import WORK
from .report import compact
from .train import read_lines

OUT = Path("public/models/scaling/training-results.json")
AXES = ("effective", "non_embedding", "parameters")  # ways of counting N
DRAWS, LEVEL = 500, 0.9                              # bootstrap draws; coverage of the intervals

Row = dict[str, Any]


def column(runs: Sequence[Row], key: str) -> Array:
    return np.array([run[key] for run in runs], dtype=np.float64)


def rounded(value: float, digits: int = 5) -> float:
    """`value` with a number of significant digits."""
    return float(f"{value:.{digits}g}") if math.isfinite(value) else value


def law_row(law: PowerLaw) -> dict[str, float]:
    return {key: rounded(value, 8) for key, value in asdict(law).items()}


def prediction(runs: list[Row], axis: str, fit: Callable[[Array, Array], PowerLaw]) -> Row:
    """The law of all runs but the one with most parameters, and its error there."""
    runs = sorted(runs, key=lambda run: run[axis])
    seen, last = runs[:-1], runs[-1]
    law = fit(column(seen, axis), column(seen, "bits_per_byte"))
    predicted = float(law(last[axis]))
    return {"law": law_row(law), "fitted_on": [run["size"] for run in seen], "predicted_size": last["size"],
            "predicted": rounded(predicted), "measured": last["bits_per_byte"],
            "relative_error": rounded(predicted / last["bits_per_byte"] - 1, 3)}


def size_laws(runs: list[Row]) -> list[Row]:
    """L(N) at each D that every size was trained on, on each axis, with and without a floor."""
    found = []
    for steps in COMMON_STEPS:
        equal = [run for run in runs if run["steps"] == steps]
        for axis in AXES:
            for form, fit in (("floor", fit_with_floor), ("straight", fit_straight)):
                if len(equal) >= 5:
                    found.append({"tokens": steps * STEP_TOKENS, "axis": axis, "form": form,
                                  **prediction(equal, axis, fit),
                                  "all_sizes": law_row(fit(column(equal, axis), column(equal, "bits_per_byte")))})
    return found


def token_laws(runs: list[Row]) -> list[Row]:
    """L(D) of each size, with a floor."""
    found = []
    for size in FAMILY:
        own = [run for run in runs if run["size"] == size.name]
        if len(own) >= 4:
            found.append({"size": size.name, **law_row(fit_with_floor(column(own, "tokens"),
                                                                      column(own, "bits_per_byte")))})
    return found


def isoflop(runs: list[Row]) -> list[Row]:
    """The profile of each budget and the bottom of its valley, where both sides were measured."""
    found = []
    for budget in BUDGETS:
        wanted = {size.name: round(budget / (count(size).flops_per_token * STEP_TOKENS)) for size in FAMILY}
        points = [run for run in runs if run["steps"] == wanted[run["size"]]]
        bottom = valley(column(points, "effective"), column(points, "bits_per_byte")) if len(points) >= 5 else None
        found.append({"flops": budget, "points": [
            {key: run[key] for key in ("size", "effective", "tokens", "bits_per_byte")} for run in points],
            "bottom": bottom and {"effective": rounded(bottom[0]), "tokens": rounded(budget / 6 / bottom[0]),
                                  "bits_per_byte": rounded(bottom[1])}})
    return found


def compute_law(profiles: list[Row]) -> Row | None:
    """L(C) and N*(C) ∝ C^a through the bottoms of the valleys."""
    bottoms = [(p["flops"], p["bottom"]) for p in profiles if p["bottom"]]
    if len(bottoms) < 3:
        return None
    flops = np.array([c for c, _ in bottoms])
    sizes = fit_straight(flops, column([b for _, b in bottoms], "effective"))
    losses = fit_straight(flops, column([b for _, b in bottoms], "bits_per_byte"))
    return {"size_exponent": rounded(-sizes.exponent, 4), "tokens_exponent": rounded(1 + sizes.exponent, 4),
            "loss": law_row(losses)}


def fit_runs(runs: list[Row], start: Parametric | None = None) -> Parametric:
    return fit_parametric(column(runs, "effective"), column(runs, "tokens"),
                          column(runs, "bits_per_byte"), start)


def parametric(runs: list[Row], draws: int = DRAWS) -> Row | None:
    """L(N, D) on all runs with bootstrap intervals; and without the largest size, to predict its runs."""
    largest = max(runs, key=lambda run: run["effective"])["size"]
    others, last = ([run for run in runs if (run["size"] == largest) == side] for side in (False, True))
    if len(others) < 12:
        return None
    law, held = fit_runs(runs), fit_runs(others)
    rng = np.random.default_rng(SEED)
    keys = ("floor", "a", "alpha", "b", "beta")
    samples = []
    for _ in range(draws):
        drawn = fit_runs([runs[i] for i in rng.integers(0, len(runs), len(runs))], law)
        total = drawn.alpha + drawn.beta
        samples.append([*(getattr(drawn, key) for key in keys), drawn.beta / total])
    edges = np.quantile(np.array(samples), [(1 - LEVEL) / 2, (1 + LEVEL) / 2], axis=0)
    intervals = {key: [rounded(float(edge), 4) for edge in edges[:, i]]
                 for i, key in enumerate((*keys, "size_exponent"))}
    errors = held(column(last, "effective"), column(last, "tokens")) / column(last, "bits_per_byte") - 1
    residuals = law(column(runs, "effective"), column(runs, "tokens")) / column(runs, "bits_per_byte") - 1
    return {"law": {key: rounded(getattr(law, key), 8) for key in keys},
            "size_exponent": rounded(law.beta / (law.alpha + law.beta), 4),
            "intervals": {"level": LEVEL, "draws": draws, "resampled": "runs", **intervals},
            "largest_residual": rounded(float(np.abs(residuals).max()), 3),
            "without_largest": {"law": {key: rounded(getattr(held, key), 8) for key in keys},
                                "predicted_size": largest, "errors": [
                                    {"tokens": run["tokens"], "relative_error": rounded(float(e), 3)}
                                    for run, e in zip(last, errors, strict=True)]}}


def thinned(rows: list[Row], most: int = 48) -> list[list[float]]:
    """[step, nats per token] at about `most` steps, evenly spread on a logarithmic axis."""
    steps = np.array([row["step"] for row in rows])
    kept = sorted({int(np.argmin(np.abs(np.log(steps / mark))))
                   for mark in np.geomspace(steps[0], steps[-1], most)})
    return [[rows[i]["step"], rows[i]["loss"]] for i in kept]


def curve(path: Path) -> list[Row]:
    """The log of a stable run; of steps done twice, the later ones."""
    rows = {row["step"]: row for row in read_lines(path)}
    return [rows[step] for step in sorted(rows)]


def measures(work: Path) -> Row:
    """What the work folder holds, without any fit."""
    order = {size.name: i for i, size in enumerate(FAMILY)}
    by_size = lambda row: (order[row["size"]], row["steps"])  # noqa: E731
    logs = {size.name: work / f"text-{size.name}.jsonl" for size in FAMILY}
    return {
        "model": "scaling",
        "sizes": [{"name": size.name, "n_layer": size.n_layer, "n_head": size.n_head, "n_embd": size.n_embd,
                   **asdict(count(size))} for size in FAMILY],
        "settings": {"context": CONTEXT, "step_tokens": STEP_TOKENS, "windows": WINDOWS, "decay_share": DECAY_SHARE, "seed": SEED,
                     "common_steps": list(COMMON_STEPS), "flop_budgets": list(BUDGETS), "optim": asdict(OPTIM)},
        "data": json.loads((work / "data.json").read_text()),
        "runs": sorted(read_lines(work / "results.jsonl"), key=by_size),
        "curves": {name: thinned(curve(path)) for name, path in logs.items() if path.exists()},
        "additions": sorted(read_lines(work / "addition.jsonl"), key=by_size),
    }


def fits(runs: list[Row], draws: int | None = None) -> Row:
    profiles = isoflop(runs)
    return {"loss": "bits_per_byte", "size_laws": size_laws(runs), "token_laws": token_laws(runs),
            "isoflop": profiles, "compute": compute_law(profiles), "parametric": parametric(runs, DRAWS if draws is None else draws)}


def verdict(results: Row) -> str:
    """What is there, what is missing, and the prediction the book asks for."""
    trained = {run["size"] for run in results["runs"]}
    lines = [f"{len(results['runs'])} runs of {len(trained)} sizes; additions: {len(results['additions'])} sizes"]
    missing = [size.name for size in FAMILY if size.name not in trained]
    if missing:
        lines.append(f"not trained yet: {', '.join(missing)}")
    lines += [f"L({row['axis']}) at D = {row['tokens']:,}, {row['form']}: {row['predicted_size']} predicted "
              f"{row['predicted']:.4f}, measured {row['measured']:.4f} ({row['relative_error']:+.2%})"
              for row in results["fits"]["size_laws"]]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, default=WORK)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--refit", action="store_true")
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    committed = json.loads(args.out.read_text()) if args.out.exists() else {}
    results = ({key: value for key, value in committed.items() if key not in ("fits", "shipped")}
               if args.refit or args.check else measures(args.work))
    results["fits"] = fits(results["runs"])
    if "shipped" in committed:
        results["shipped"] = committed["shipped"]
    print(verdict(results))
    text = compact(results) + "\n"
    if args.check:
        sys.exit(0 if json.loads(text) == committed else "the committed fits are not those of the committed runs")
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_text(text)


if __name__ == "__main__":
    main()
