"""Accuracy on serial problems: four prompts against depth, voting, a step changed by hand."""

from __future__ import annotations

from collections import Counter

from ..common.model import GPT
from .answers import answer_of, steps_of
from .generation import completions, prompt_ids
from .lexicon import TEMPLATES
from .prompts import FORMS, SerialItem, draw_serial_item
from .serial import MODULUS
from .statistics import share
from .tokenizer import build_tokenizer

_tokenizer = build_tokenizer()
STOP = _tokenizer.token_to_id("Ċ")


def texts(model: GPT, items: list[SerialItem], prompts: list[str], temperature: float = 0.0,
          seed: int = 0) -> list[str]:
    """What the model writes after each prompt, up to the end of the line."""
    new = completions(model, [prompt_ids(p) for p in prompts], STOP, temperature, seed)
    return [_tokenizer.decode(ids) for ids in new]


def _fits(model: GPT, item: SerialItem, form: str) -> bool:
    room = len(prompt_ids(item.prompt(form) + item.problem.worked))
    return room <= model.config.n_positions


def by_depth(model: GPT, form: str, depths: range, seed: int, count: int) -> dict[str, object]:
    """Depth → accuracy, and how many wrote steps; depths whose prompts do not fit are left out."""
    result: dict[str, object] = {}
    for depth in depths:
        items = [draw_serial_item(depth, seed, i) for i in range(count)]
        if not all(_fits(model, item, form) for item in items):
            continue
        written = texts(model, items, [item.prompt(form) for item in items])
        languages = [item.problem.language for item in items]
        right = [answer_of(t, lang) == i.problem.answer
                 for t, lang, i in zip(written, languages, items, strict=True)]
        stepped = sum(bool(steps_of(t, lang)) for t, lang in zip(written, languages, strict=True))
        result[str(depth)] = {
            **share(sum(right), count), "wrote_steps": round(stepped / count, 4),
            "by_language": {lang: round(sum(r for r, x in zip(right, languages, strict=True) if x == lang)
                                        / languages.count(lang), 4) for lang in sorted(set(languages))}}
    return result


def over(rows: dict[str, object], depths: range) -> dict[str, object]:
    """All problems of several depths as one set."""
    kept = [rows[str(d)] for d in depths if str(d) in rows]
    return share(sum(r["right"] for r in kept), sum(r["count"] for r in kept))  # type: ignore[index]


def all_forms(model: GPT, seed: int, count: int, deepest: int = 16) -> dict[str, object]:
    rows = {form: by_depth(model, form, range(1, deepest + 1), seed, count) for form in FORMS}
    return {form: {"by_depth": row, "depth_4_to_8": over(row, range(4, 9)),
                   "depth_9_and_more": over(row, range(9, deepest + 1))} for form, row in rows.items()}


def self_consistency(model: GPT, seed: int, count: int, depths: tuple[int, ...] = (8, 12),
                     temperatures: tuple[float, ...] = (0.7, 1.0, 1.5, 2.0), samples: int = 9) -> list[dict[str, object]]:
    """One chain against the majority of several (Wang et al., 2022, arXiv:2203.11171)."""
    rows = []
    for depth in depths:
        items = [draw_serial_item(depth, seed, i) for i in range(count)]
        prompts = [item.prompt("trigger") for item in items]
        for temperature in temperatures:
            answers = [[answer_of(t, item.problem.language) for t, item in zip(
                texts(model, items, prompts, temperature, 1000 * seed + s), items, strict=True)]
                for s in range(samples)]
            votes = {}
            for n in (1, 3, 5, 9):
                chosen = [majority([a[i] for a in answers[:n]]) for i in range(count)]
                votes[str(n)] = share(sum(c == item.problem.answer for c, item in
                                          zip(chosen, items, strict=True)), count)
            rows.append({"depth": depth, "temperature": temperature, "votes": votes})
    return rows


def majority(answers: list[int | None]) -> int | None:
    """The most frequent answer; of equals the first to come."""
    counts = Counter(a for a in answers if a is not None)
    return counts.most_common(1)[0][0] if counts else None


def changed_step(model: GPT, seed: int, count: int, depth: int = 6, at: int = 3) -> dict[str, object]:
    """One step is given a wrong value: does the rest follow it, or find back?"""
    items = [draw_serial_item(depth, seed, i) for i in range(count)]
    prompts, expected = [], []
    for index, item in enumerate(items):
        p = item.problem
        delta = 1 + index % (MODULUS - 1)
        wrong = (p.values[at] + delta) % MODULUS
        step = TEMPLATES[p.language]["serial"]["step"].format(name=p.names[at], n=wrong)
        prompts.append(item.prompt("trigger") + "".join(p.steps[: at - 1]) + step)
        expected.append(_follow(item, at, wrong))
    written = texts(model, items, prompts)
    said = [answer_of(t, item.problem.language) for t, item in zip(written, items, strict=True)]
    return {"depth": depth, "changed_step": at,
            "follows_the_wrong_value": share(sum(s == e for s, e in zip(said, expected, strict=True)), count),
            "gives_the_true_answer": share(sum(s == i.problem.answer for s, i in zip(said, items, strict=True)), count)}


def _follow(item: SerialItem, at: int, wrong: int) -> int:
    """The answer that follows from `wrong` as the at-th value."""
    value = wrong
    for times, n in item.problem.operations[at:]:
        value = (value * n if times else value + n) % MODULUS
    return value
