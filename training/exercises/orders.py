"""Steps to be put in order: what must come before what, every right order tried, the credit by the fewest edits."""

from __future__ import annotations

from itertools import permutations
from typing import Any

from .page_cluster import held, sent

Order = list[str]
Pairs = set[tuple[str, str]]
Asked = tuple[Order, Pairs, Order, str]  # one right order, pairs (before, after), blocks that do not belong, how


def chain(steps: Order) -> Pairs:
    return set(zip(steps, steps[1:]))


def one_f_one_b(v: dict[str, Any]) -> Asked:
    warm = min(v["microBatches"], v["stages"] - v["stage"])
    steps, forward, backward = [], 1, 1
    while backward <= v["microBatches"]:
        if forward <= v["microBatches"] and forward - backward <= warm:
            steps.append(f"F{forward}")
            forward += 1
        else:
            steps.append(f"B{backward}")
            backward += 1
    steps.append("update")
    return steps, chain(steps), ["wait"], f"1F1B: at most {v['stages'] - v['stage'] + 1} in flight at stage {v['stage']}"


def ring_path(v: dict[str, Any]) -> Asked:
    turns = v["gpus"] - 1
    steps = [f"add {i + 1}" for i in range(turns)] + [f"copy {i + 1}" for i in range(turns)]
    return steps, chain(steps), ["twice"], f"{turns} additions around the ring, then {turns} copies"


def halves(_: dict[str, Any]) -> Asked:
    pairs = {("first", "gelu1"), ("gelu1", "last1"), ("second", "gelu2"), ("gelu2", "last2"), ("last1", "sum"),
             ("last2", "sum"), ("sum", "residual")}
    steps = ["first", "second", "gelu1", "gelu2", "last1", "last2", "sum", "residual"]
    return steps, pairs, ["gather", "early"], "every order of eight steps tried"


CUTS = {"pipeline": ("pipeline", 0), "data": ("data", 0), "zero2": ("data", 2), "zero3": ("data", 3),
        "tensor": ("tensor", 0), "three": ("three", 0)}


def ranked(names: Order, count: Any) -> Asked:
    def bytes_of(name: str) -> float:
        cut, zero = CUTS[name]
        each = {"workers": 4, "cut": cut, "zero": zero, "micro": 4}
        return count([each | {"worker": worker} for worker in range(1, 5)])

    steps = sorted(names, key=bytes_of)
    return steps, chain(steps), [], ", ".join(f"{name}: {bytes_of(name):.0f}" for name in steps)


ORDERS = {
    "cluster.order-passes": one_f_one_b,
    "cluster.order-ring": ring_path,
    "cluster.order-halves": halves,
    "cluster.rank-sent": lambda _: ranked(["pipeline", "data", "zero3", "tensor", "three"],
                                          lambda all_: sum(sent(one)[0][0] for one in all_)),
    "cluster.rank-held": lambda _: ranked(["pipeline", "data", "zero2", "zero3", "tensor"],
                                          lambda all_: max(held(one)[0][0] for one in all_)),
}


def right_orders(steps: Order, pairs: Pairs) -> list[Order]:
    if len(pairs) == len(steps) - 1 and pairs == chain(steps):
        return [steps]
    return [list(order) for order in permutations(steps)
            if all(order.index(first) < order.index(second) for first, second in pairs)]


def common(a: Order, b: Order) -> int:
    """Longest common subsequence."""
    row = [0] * (len(b) + 1)
    for one in a:
        before, row = row, [0]
        for j, other in enumerate(b):
            row.append(before[j] + 1 if one == other else max(before[j + 1], row[j]))
    return row[-1]


def credit(answer: Order, rights: list[Order]) -> float:
    """1 less a step's worth for each block taken out of the answer or put into it."""
    edits = min(len(answer) + len(right) - 2 * common(answer, right) for right in rights)
    return max(0.0, 1 - edits / len(rights[0]))


def orders(name: str, values: dict[str, Any]) -> tuple[list[dict[str, Any]], str]:
    steps, pairs, foreign, how = ORDERS[name](values)
    rights = right_orders(steps, pairs)
    tried = [steps, rights[len(rights) // 2], rights[-1], steps[1:], steps[:-1], steps[1:] + steps[:1],
             [steps[1], steps[0], *steps[2:]], steps[::-1], steps[::2] + steps[1::2], [*steps, *foreign],
             [*foreign, *steps[2:], steps[0]]]
    different = {tuple(order): order for order in tried}.values()
    return [{"order": order, "score": round(credit(order, rights), 12)} for order in different], how
