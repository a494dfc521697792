"""Bytes of one worker of the cluster in the page, in one step: every tensor is listed, every message followed.

A GPT-2 of 8 blocks on 8 windows of 64 bytes; float32; no formula of the site is read.
"""

from __future__ import annotations

from typing import Any

L, D, H, V, T, WINDOWS, BYTES = 8, 64, 8, 256, 64, 8, 4


def cuts(v: dict[str, Any]) -> tuple[int, int, int, int]:
    """Devices along matrices, layers and data, and micro-batches."""
    n = v["workers"]
    return {"data": (1, 1, n, 1), "tensor": (n, 1, 1, 1), "pipeline": (1, n, 1, v["micro"]),
            "three": (2, 2, n // 4, v["micro"])}[v["cut"]]


def units(t: int, p: int, shard: int, stage: int) -> list[int]:
    """Parameters of the embedding, each block, the head, as far as they are here."""
    block = [D, D, D, D]                               # two norms
    block += [D * 3 * D // t, 3 * D // t, D // t * D]  # queries, keys, values by heads; the way out by rows
    block += [D * 4 * D // t, 4 * D // t, 4 * D // t * D]
    block += [D, D] if shard == 0 else []              # biases added after the sums
    first = [V * D + T * D] if stage == 0 else []
    last = [D + D + D * V] if stage == p - 1 else []
    return first + [sum(block)] * (L // p) + last


def ring(length: int, rank: int, size: int, rounds: int) -> int:
    """Numbers that one device sends in rounds of size − 1 pieces."""
    pieces = [length // size + (i < length % size) for i in range(size)]
    total = 0
    for turn in range(rounds):
        for step in range(size - 1):
            total += pieces[(rank - turn - 1 - step) % size]
    return total


def layout(v: dict[str, Any]) -> tuple[int, ...]:
    t, p, n, m = cuts(v)
    rank = v["worker"] - 1
    return t, p, n, m, rank % t, rank // t % p, rank // t // p


def sent(v: dict[str, Any]) -> tuple[list[float], str]:
    t, p, n, m, shard, stage, replica = layout(v)
    rows = WINDOWS // n // m * T
    numbers = 0
    for _ in range(m):
        numbers += 4 * (L // p) * ring(rows * D, shard, t, 2)      # two sums there, two back, in each block
        numbers += rows * D * ((stage < p - 1) + (stage > 0))
    for size in units(t, p, shard, stage):
        numbers += ring(size, replica, n, 3 if v["zero"] == 3 else 2)
    return [BYTES * numbers], f"t = {t}, p = {p}, N = {n}: every message of the step, 4 bytes a number"


def held(v: dict[str, Any]) -> tuple[list[float], str]:
    t, p, n, m, shard, stage, replica = layout(v)
    sizes, zero = units(t, p, shard, stage), v["zero"]
    own = [size // n + (replica < size % n) for size in sizes]
    state = sum(own if zero == 3 else sizes) + (max(sizes) if zero == 3 else 0)
    state += sum(own if zero >= 2 else sizes) + (max(sizes) if zero >= 2 else 0)
    state += 2 * sum(own if zero >= 1 else sizes)
    rows = WINDOWS // n // m * T
    block = [rows * D, rows * 2, rows * D, rows * D, rows * 2, rows * D]              # norms and both outputs
    block += [rows * 3 * D // t, rows * D // t, rows // T * (H // t) * T * T]         # q, k, v; heads; weights
    block += [rows * 4 * D // t] * 2                                                 # before and after GELU
    slice_ = rows * D + (L // p) * sum(block) + (rows * (D + 2 + V) if stage == p - 1 else 0)
    flying = most = 0
    warm = min(m, p - stage - 1)
    order = "F" * warm + "FB" * (m - warm) + "B" * warm
    for turn in order:
        flying += 1 if turn == "F" else -1
        most = max(most, flying)
    return [BYTES * (state + most * slice_)], f"t = {t}, p = {p}, N = {n}: every tensor at the fullest moment"


def own_order(v: dict[str, Any]) -> tuple[list[float], str]:
    """Two stages play their passes, each in its own order, a slot each."""
    orders = [v["first"].split(), v["second"].split()]
    ends: dict[tuple[int, str], int] = {}
    free = [0, 0]
    while any(orders):
        for stage, order in enumerate(orders):
            if not order:
                continue
            turn = order[0]
            needs = [(0, turn)] if turn[0] == "F" else [(stage, "F" + turn[1:]), (1, turn)]
            needs = [need for need in needs if need[1][0] != turn[0] or need[0] != stage]
            if all(need in ends for need in needs):
                free[stage] = max([free[stage], *(ends[need] for need in needs)]) + 1
                ends[stage, order.pop(0)] = free[stage]
    flying = most = 0
    for turn in v["first"].split():
        flying += 1 if turn[0] == "F" else -1
        most = max(most, flying)
    return [max(free), most], "two stages played slot by slot"


def link_time(v: dict[str, Any]) -> tuple[list[float], str]:
    """Every worker computes its part, then waits for each message of each ring: latency, then bytes."""
    n = v["workers"]
    wire = {"nvlink": (2e-6, 300e9), "infiniband": (2e-6, 25e9), "ethernet": (30e-6, 1.25e9), "wifi": (3e-3, 5e7)}
    latency, bandwidth = wire[v["link"]]
    tokens = WINDOWS * T
    # rows × columns × 2: queries, keys, values; scores; heads; way out; both products of the MLP
    products = [(D, 3 * D), (T, D), (T, D), (D, D), (D, 4 * D), (4 * D, D)]
    block, head = sum(2 * a * b for a, b in products), 2 * D * V
    if v["cut"] == "data":
        flops, arrays = 3 * tokens * (L * block + head) / n, units(1, 1, 0, 0)
    else:
        flops, arrays = 3 * tokens * (L * block / n + head), [tokens * D] * (4 * L)
    seconds = flops / (v["power"] * 1e12)
    for size in arrays:
        for _ in range(2 * (n - 1)):
            seconds += latency + BYTES * size / n / bandwidth
    return [1000 * seconds], f"{len(arrays)} rings of {n}: 2·({n} − 1) messages each"
