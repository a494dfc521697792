"""Golden numbers of the training engine that runs in the page (kit/training), by PyTorch in float64.

    python -m training.engine.golden

Writes tests/golden/training/golden.json: each layer on its own with the gradient of everything it takes, then a tiny
model with every gradient, and ten steps of AdamW and of SGD with clipping; and text.json: windows drawn from a text.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor

from ..common.random import uniform

# B sequences, T positions, V tokens, D width, H heads
B, T, V, D, H, LAYERS, CONTEXT = 2, 5, 11, 8, 2, 2, 6
SEED, STEPS = 55, 10
RATES = {"adamw": [0.005, 0.01, 0.02, 0.02, 0.02, 0.02, 0.015, 0.01, 0.006, 0.003], "sgd": [0.1] * STEPS}
MOST = 1.1                       # norm that gradients are clipped to; some steps are below
ADAMW = {"beta1": 0.9, "beta2": 0.95, "epsilon": 1e-8, "weightDecay": 0.1}
MOMENTUM = 0.9
DEVIATION = 0.02
EVERY = 7                        # of the initial values, one in so many is kept
ENDS = ("wte.weight", "lm_head.weight")  # whose gradients an untied head changes
Row = dict[str, Any]


def stored(x: Tensor) -> Row:
    return {"shape": list(x.shape), "data": x.detach().flatten().tolist()}


def layer(name: str, compute: Callable[..., Tensor], **inputs: Tensor) -> Row:
    """Output and gradients for a gradient of the output drawn at random."""
    for value in inputs.values():
        value.requires_grad_(True)
    output = compute(**inputs)
    upstream = torch.randn_like(output)
    output.backward(upstream)
    return {"name": name, "inputs": {k: stored(v) for k, v in inputs.items()}, "output": stored(output),
            "upstream": stored(upstream), "gradients": {k: stored(v.grad) for k, v in inputs.items()}}


def attend(x: Tensor) -> Tensor:
    """From queries, keys and values side by side (B, T, 3·D) to the heads' outputs side by side (B, T, D)."""
    q, k, v = (part.view(*x.shape[:2], H, -1).transpose(1, 2) for part in x.chunk(3, dim=-1))   # (B, H, T, K)
    y = F.scaled_dot_product_attention(q, k, v, is_causal=True)
    return y.transpose(1, 2).reshape(*x.shape[:2], -1)


def layers() -> list[Row]:
    def draw(*shape: int) -> Tensor:
        return torch.randn(*shape)

    return [
        layer("linear", lambda x, weight, bias: x @ weight + bias, x=draw(B, 3, 5), weight=draw(5, 7), bias=draw(7)),
        layer("linear turned", lambda x, weight: x @ weight.T, x=draw(B, 3, 5), weight=draw(7, 5)),
        layer("layer norm", lambda x, weight, bias: F.layer_norm(x, (7,), weight, bias),
              x=draw(B, 3, 7), weight=draw(7), bias=draw(7)),
        layer("gelu", lambda x: F.gelu(x, approximate="tanh"), x=3 * draw(B, 3, 7)),
        layer("attention", attend, x=2 * draw(B, T, 3 * D)),
    ]


def specs(tied: bool) -> list[tuple[str, tuple[int, ...], float | None]]:
    """Names and shapes in the engine's order; deviation of the draws, or None for ones (norms) and zeros (biases)."""
    last = DEVIATION / math.sqrt(2 * LAYERS)
    rows: list[tuple[str, tuple[int, ...], float | None]] = [("wte.weight", (V, D), DEVIATION),
                                                             ("wpe.weight", (CONTEXT, D), DEVIATION)]
    for i in range(LAYERS):
        rows += [(f"h.{i}.ln_1.weight", (D,), None), (f"h.{i}.ln_1.bias", (D,), None),
                 (f"h.{i}.attn.c_attn.weight", (D, 3 * D), DEVIATION), (f"h.{i}.attn.c_attn.bias", (3 * D,), None),
                 (f"h.{i}.attn.c_proj.weight", (D, D), last), (f"h.{i}.attn.c_proj.bias", (D,), None),
                 (f"h.{i}.ln_2.weight", (D,), None), (f"h.{i}.ln_2.bias", (D,), None),
                 (f"h.{i}.mlp.c_fc.weight", (D, 4 * D), DEVIATION), (f"h.{i}.mlp.c_fc.bias", (4 * D,), None),
                 (f"h.{i}.mlp.c_proj.weight", (4 * D, D), last), (f"h.{i}.mlp.c_proj.bias", (D,), None)]
    rows += [("ln_f.weight", (D,), None), ("ln_f.bias", (D,), None)]
    return rows if tied else [*rows, ("lm_head.weight", (D, V), DEVIATION)]


def initial(tied: bool) -> dict[str, Tensor]:
    """The same bits as Parameters.initialise: each element has the draw of its place in the whole model."""
    found: dict[str, Tensor] = {}
    draws = 0
    for name, shape, deviation in specs(tied):
        size = math.prod(shape)
        if deviation is None:
            value = torch.full((size,), 1.0 if name.endswith("weight") else 0.0)
        else:
            bound = math.sqrt(3) * deviation
            value = torch.tensor([(2 * uniform(SEED, draws + i) - 1) * bound for i in range(size)])
        found[name] = value.reshape(shape).requires_grad_(True)
        draws += size
    return found


def loss_of(p: dict[str, Tensor], ids: Tensor, targets: Tensor) -> Tensor:
    """Mean cross-entropy, nats per token."""
    def norm(x: Tensor, name: str) -> Tensor:
        return F.layer_norm(x, (D,), p[f"{name}.weight"], p[f"{name}.bias"])

    def affine(x: Tensor, name: str) -> Tensor:
        return x @ p[f"{name}.weight"] + p[f"{name}.bias"]

    x = p["wte.weight"][ids] + p["wpe.weight"][: ids.shape[1]]                       # (B, T, D)
    for i in range(LAYERS):
        x = x + affine(attend(affine(norm(x, f"h.{i}.ln_1"), f"h.{i}.attn.c_attn")), f"h.{i}.attn.c_proj")
        hidden = F.gelu(affine(norm(x, f"h.{i}.ln_2"), f"h.{i}.mlp.c_fc"), approximate="tanh")
        x = x + affine(hidden, f"h.{i}.mlp.c_proj")
    weight = p["lm_head.weight"] if "lm_head.weight" in p else p["wte.weight"].T
    return F.cross_entropy((norm(x, "ln_f") @ weight).flatten(0, 1), targets.flatten())


def batches() -> list[Tensor]:
    """(STEPS, B, T + 1) ids that a model can learn: two in turn, each line counts up by its own step."""
    return [torch.tensor([[(s % 2 + 3 * b + (b + 1) * t) % V for t in range(T + 1)] for b in range(B)])
            for s in range(STEPS)]


def adamw(parameters: dict[str, Tensor]) -> torch.optim.Optimizer:
    """Matrices decay, vectors do not."""
    groups = [{"params": [p for p in parameters.values() if (p.ndim > 1) == matrix],
               "weight_decay": ADAMW["weightDecay"] if matrix else 0.0} for matrix in (True, False)]
    return torch.optim.AdamW(groups, betas=(ADAMW["beta1"], ADAMW["beta2"]), eps=ADAMW["epsilon"])


def text_run() -> Row:
    """A model trained on windows drawn from a text, as kit/training/trainer.ts does, and measured on another."""
    tokens = torch.tensor([(3 * i + i // 50) % V for i in range(360)])
    train, held = tokens[:300], tokens[300:]
    schedule = {"steps": STEPS, "peak": 0.02, "warmup": 2, "decay": 0.5}
    parameters, losses, norms = initial(True), [], []
    rule = adamw(parameters)
    for step in range(STEPS):
        starts = [int(uniform(SEED, step * B + i) * (len(train) - T)) for i in range(B)]
        batch = torch.stack([train[at:at + T + 1] for at in starts])                 # (B, T + 1)
        rise, fall = min(1, (step + 1) / schedule["warmup"]), min(1, (1 - step / STEPS) / schedule["decay"])
        for group in rule.param_groups:
            group["lr"] = schedule["peak"] * rise * fall
        rule.zero_grad()
        loss = loss_of(parameters, batch[:, :-1], batch[:, 1:])
        loss.backward()
        losses.append(loss.item())
        norms.append(torch.nn.utils.clip_grad_norm_(parameters.values(), MOST).item())
        rule.step()
    ends = torch.stack([held[at:at + T + 1] for at in range(0, len(held) - T, T)])
    with torch.no_grad():
        after = loss_of(parameters, ends[:, :-1], ends[:, 1:]).item()
    return {"train": train.tolist(), "held": held.tolist(), "windows": B, "length": T, "schedule": schedule,
            "losses": losses, "norms": norms, "after": after}


def run(tied: bool, optimizer: str) -> Row:
    parameters = initial(tied)
    start = torch.cat([p.detach().flatten() for p in parameters.values()])
    if optimizer == "adamw":
        rule = adamw(parameters)
    else:
        rule = torch.optim.SGD(parameters.values(), momentum=MOMENTUM)
    first: Row | None = None
    losses, norms = [], []
    for batch, rate in zip(batches(), RATES[optimizer], strict=True):
        for group in rule.param_groups:
            group["lr"] = rate
        rule.zero_grad()
        loss = loss_of(parameters, batch[:, :-1], batch[:, 1:])
        loss.backward()
        first = first or {name: stored(p.grad) for name, p in parameters.items() if tied or name in ENDS}
        losses.append(loss.item())
        norms.append(torch.nn.utils.clip_grad_norm_(parameters.values(), MOST).item())
        rule.step()
    assert min(norms) < MOST < max(norms), "clipping should act on some steps and not on all"
    assert losses[-1] < losses[0]
    result: Row = {"optimizer": optimizer, "tied": tied, "losses": losses, "norms": norms,
                   "final": torch.cat([p.detach().flatten() for p in parameters.values()]).tolist()}
    return {**result, "initial": start[::EVERY].tolist(), "every": EVERY, "gradients": first} if optimizer == "adamw" else result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path("tests/golden/training"))
    args = parser.parse_args()
    torch.set_default_dtype(torch.float64)
    torch.manual_seed(0)
    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / "golden.json").write_text(json.dumps({
        "shape": {"vocabulary": V, "context": CONTEXT, "layers": LAYERS, "heads": H, "width": D},
        "seed": SEED, "rates": RATES, "most": MOST, "adamw": ADAMW, "momentum": MOMENTUM,
        "batches": [batch.tolist() for batch in batches()], "layers": layers(),
        "runs": [run(True, "adamw"), run(False, "adamw"), run(True, "sgd")]}) + "\n")
    (args.out / "text.json").write_text(json.dumps(text_run()) + "\n")


if __name__ == "__main__":
    main()
