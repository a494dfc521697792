"""The fewest GPUs that train a model, by counting every tensor of every stage: no formula of the site is read."""

from __future__ import annotations

from itertools import product
from typing import Any

# L, d, h, heads of keys and values, f, matrices of the MLP, V, learned positions, tables, experts, active, GPT-type
MODELS = {
    "gpt3": (96, 12288, 96, 96, 49152, 2, 50257, 2048, 1, 1, 1, True),
    "llama8": (32, 4096, 32, 8, 14336, 3, 128256, 0, 2, 1, 1, False),
    "llama70": (80, 8192, 64, 8, 28672, 3, 128256, 0, 2, 1, 1, False),
    "mixtral": (32, 4096, 32, 8, 14336, 3, 32000, 0, 2, 8, 2, False),
}
TOKENS = 2048  # of one sequence, alone in its micro-batch; one micro-batch a step
LIMIT = 4096


def block_tensors(d: int, h: int, kv: int, f: int, m: int, experts: int, gpt: bool) -> list[int]:
    side = d // h * kv
    tensors = [d * d, d * side, d * side, d * d, d, d]  # Q, K, V, output, two norms
    for _ in range(experts):
        tensors += [d * f] * m
    if experts > 1:
        tensors.append(experts * d)  # router
    if gpt:
        tensors += [d, side, side, d, f, d, d, d]  # biases of the six matrices and of both norms
    return tensors


def bytes_of_stage(model: str, zero: int, moment: int, t: int, p: int, n: int, stage: int,
                   tokens: int = TOKENS) -> float:
    L, d, h, kv, f, m, V, positions, tables, experts, active, gpt = MODELS[model]
    layers = -(-L // p)
    tensors = block_tensors(d, h, kv, f, m, experts, gpt) * layers
    first, last = stage == 0, stage == p - 1
    if first:
        tensors += [V * d, positions * d]
    if last and (tables == 2 or not first):
        tensors.append(V * d)
    if last:
        tensors += [d, d] if gpt else [d]
    held = sum(tensors) / t
    total = held * (2 / n if zero >= 3 else 2) + held * (2 / n if zero >= 2 else 2)
    total += held * (4 + 2 * moment) / n  # master copy and moments: shared from stage 1 on
    # recomputed: the input of each block, in 16 bits; then one block in full, its scores never written
    total += layers * 2 * tokens * d
    masks = 2 * tokens * d if gpt else 0
    total += 2 * tokens * 4 * d + masks + 2 * tokens * (2 * d + 2 * (d // h * kv) + active * m * f) / t
    return total + (4 * tokens * V / t if last else 0)


def fewest_gpus(v: dict[str, Any]) -> tuple[list[float], str]:
    model, heads, layers = v["model"], MODELS[v["model"]][2], MODELS[v["model"]][0]
    moment = {"adamw": 4, "adam8": 1}[v["optimiser"]]
    powers = [2**k for k in range(13)]
    best = None
    for t, p, n in product([1, 2, 4, 8], powers, powers):
        if t * p * n > LIMIT or heads % t or p > layers:
            continue
        most = max(bytes_of_stage(model, v["zero"], moment, t, p, n, stage) for stage in range(p))
        # of equal clusters, the shortest pipeline, then the least cut into columns
        if most <= v["card"] * 1e9 and (best is None or (t * p * n, p, t) < best[:3]):
            best = (t * p * n, p, t, n, most)
    assert best is not None
    return [best[0], best[4] / 1e9], f"every cut tried; the smallest: t = {best[2]}, p = {best[1]}, N = {best[3]}"


def smallest_cluster(v: dict[str, Any]) -> tuple[list[dict[str, Any]], str]:
    """Of all cuts of 1, 2, 3… GPUs at stage 3, blocks recomputed: the first that holds; a copy fewer; the same at stage 2."""
    model, (layers, _, heads, *_) = v["model"], MODELS[v["model"]]

    def fits(t: int, p: int, n: int) -> bool:
        return all(bytes_of_stage(model, 3, 4, t, p, n, stage, v["length"]) <= v["card"] * 1e9
                   for stage in sorted({0, min(1, p - 1), p - 1}))

    def cuts(gpus: int) -> list[tuple[int, int, int]]:
        return [(t, p, gpus // t // p) for t in (1, 2, 4, 8) for p in range(1, layers + 1)
                if heads % t == 0 and gpus % (t * p) == 0]

    t, p, n = next(cut for gpus in range(1, LIMIT) for cut in cuts(gpus) if fits(*cut))

    def link(n: int, zero: int) -> str:
        return f"#memory?re=full&t={t}&pp={p}&dp={n}&z={zero}"

    states = [{"state": link(n, 3), "score": 1}, {"state": link(2 * n, 3), "score": 0}, {"state": link(n, 0), "score": 0}]
    return states, f"every cut of 1, 2, 3… GPUs tried; the first that holds: {t}·{p}·{n} = {t * p * n}"
