"""Sets of heads whose removal costs most on what the lab does not show: every set is tried.

    python -m training.exercises.heads    (writes costly-heads.json of both labs)
"""

from __future__ import annotations

import json
import math
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn.functional import gelu, layer_norm, linear

from ..reasoner.lexicon import TEMPLATES
from ..reasoner.prompts import draw_item
from .network import END_OF_TEXT, network
from .tasks import FAMILIES

LABS = Path(__file__).parents[2] / "labs"
FILES = {"decoder": LABS / "attention/exercises/costly-heads.json", "reasoner": LABS / "few-shot/exercises/costly-heads.json"}
Head = tuple[int, int]  # layer and head, from 0
BATCH = 256             # sets of heads in one pass
SIZES = {"decoder": (1, 2, 3), "reasoner": (1, 2)}


@cache
def weights(folder: str) -> dict[str, Tensor]:
    return {name: torch.from_numpy(tensor).float() for name, tensor in network(folder).weights.items()}


def losses(folder: str, ids: list[int], judged: int, kept: Tensor) -> Tensor:
    """Nats per token of the last `judged` ones (B); `kept` is 0 where a head is off (B, L, H)."""
    w, (B, L, H), T = weights(folder), kept.shape, len(ids)

    def affine(x: Tensor, name: str) -> Tensor:
        return linear(x, w[f"{name}.weight"].T, w[f"{name}.bias"])           # weights (in, out)

    def norm(x: Tensor, name: str) -> Tensor:
        return layer_norm(x, x.shape[-1:], w[f"{name}.weight"], w[f"{name}.bias"])

    x = (w["wte.weight"][ids] + w["wpe.weight"][:T]).expand(B, T, -1)
    K = x.shape[-1] // H
    future = torch.ones(T, T, dtype=torch.bool).triu(1)
    for i in range(L):
        q, k, v = (part.reshape(B, T, H, K).transpose(1, 2)
                   for part in affine(norm(x, f"h.{i}.ln_1"), f"h.{i}.attn.c_attn").chunk(3, -1))
        a = (q @ k.mT / math.sqrt(K)).masked_fill(future, -math.inf).softmax(-1)  # (B, H, T, T)
        y = a @ v * kept[:, i, :, None, None]
        x = x + affine(y.transpose(1, 2).reshape(B, T, -1), f"h.{i}.attn.c_proj")
        x = x + affine(gelu(affine(norm(x, f"h.{i}.ln_2"), f"h.{i}.mlp.c_fc")), f"h.{i}.mlp.c_proj")
    said = (norm(x, "ln_f")[:, -judged - 1 : -1] @ w["wte.weight"].T).log_softmax(-1)  # (B, judged, V)
    return -said.gather(-1, torch.tensor(ids[-judged:]).expand(B, -1)[..., None]).mean((1, 2))


def cases(folder: str, case: tuple[str, ...]) -> list[tuple[list[int], int]]:
    """What is read, and how many of its last tokens are judged: sentences, or answers after drawn examples."""
    model, kept = network(folder), json.loads(FILES[folder].read_text())
    if folder == "decoder":
        [language] = case
        read = [model.ids(text) for text in kept["hidden"][language]]
        return [(ids, len(ids) - 1) for ids in read]
    family, language = case
    found = []
    for i in range(kept["count"]):
        item = draw_item(FAMILIES[family], kept["examples"], kept["seed"], i, only=language)
        answer = model.ids(item.query.output + TEMPLATES[language]["examples"]["bullet"])
        found.append(([END_OF_TEXT, *model.ids(item.prompt), *answer], len(answer)))
    return found


def mean_losses(folder: str, case: tuple[str, ...], sets: list[tuple[Head, ...]]) -> list[float]:
    """Mean over the cases, of each set of heads that are off."""
    model, found, read = network(folder), list[float](), cases(folder, case)
    for at in range(0, len(sets), BATCH):
        some = sets[at : at + BATCH]
        kept = torch.ones(len(some), model.layers, model.heads)
        for b, off in enumerate(some):
            for layer, head in off:
                kept[b, layer, head] = 0
        with torch.no_grad():
            found += torch.stack([losses(folder, ids, judged, kept) for ids, judged in read]).mean(0).tolist()
    return found


def every_set(folder: str, size: int) -> list[tuple[Head, ...]]:
    model = network(folder)
    return list(combinations([(layer, head) for layer in range(model.layers) for head in range(model.heads)], size))


@cache
def ranked(folder: str, case: tuple[str, ...], size: int) -> list[tuple[float, tuple[Head, ...]]]:
    """The costliest first."""
    sets = every_set(folder, size)
    return sorted(zip(mean_losses(folder, case, sets), sets, strict=True), reverse=True)


def link(lab: str, off: tuple[Head, ...]) -> str:
    return f"#{lab}?off=" + ",".join(f"{layer + 1}.{head + 1}" for layer, head in off)


def costly_heads(lab: str, folder: str, case: tuple[str, ...], size: int) -> tuple[list[dict[str, Any]], str]:
    """The best of all sets, the one in the middle of them, and the best with a head fewer."""
    order = ranked(folder, case, size)
    (most, best), (middle, common) = order[0], order[len(order) // 2]
    [whole] = mean_losses(folder, case, [()])
    assert middle - whole < 0.4 * (most - whole)
    how = f"PyTorch, all {len(order)} sets: {whole:.4f} nats per token with every head, {most:.4f} without {best}, from 0"
    states = [(best, 1), (common, 0), (best[1:], 0)]
    return [{"state": link(lab, off), "score": score} for off, score in states], how


def of_attention(v: dict[str, Any]) -> tuple[list[dict[str, Any]], str]:
    return costly_heads("attention", "decoder", (v["language"],), v["count"])


def of_few_shot(v: dict[str, Any]) -> tuple[list[dict[str, Any]], str]:
    return costly_heads("few-shot", "reasoner", (v["family"], v["language"]), v["count"])


def best(folder: str, case: tuple[str, ...]) -> dict[int, list[list[int]]]:
    return {size: [list(head) for head in ranked(folder, case, size)[0][1]] for size in SIZES[folder]}


def main() -> None:
    for folder, path in FILES.items():
        kept = json.loads(path.read_text())
        if folder == "decoder":
            kept["found"] = {language: best(folder, (language,)) for language in kept["found"]}
        else:
            kept["found"] = {family: {language: best(folder, (family, language)) for language in by_language}
                             for family, by_language in kept["found"].items()}
        path.write_text(json.dumps(kept, ensure_ascii=False, indent=2) + "\n")


if __name__ == "__main__":
    main()
