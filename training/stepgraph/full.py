"""One step of training every weight of a small model, from nothing or from a checkpoint.

The state holds each tensor under its Hugging Face name without `transformer.`, matrices as (in, out); no weight is
inside the graph or beside it. The token embedding is tied to the head: it receives both gradients.
"""

from __future__ import annotations

from dataclasses import dataclass

import onnx

from ..common.model import GPTConfig
from .network import Network, declare_batch, loss
from .optimiser import Learned, declare, update


@dataclass
class FullNetwork(Network):
    """Every weight is an input that learns."""

    def weight(self, name: str) -> str:
        return f"state.{name}"


def full_tensors(config: GPTConfig) -> list[Learned]:
    """Every tensor with its shape; weight decay is for matrices."""
    d = config.n_embd
    shapes: dict[str, tuple[int, ...]] = {"wte.weight": (config.vocab_size, d), "wpe.weight": (config.n_positions, d)}
    for i in range(config.n_layer):
        for norm in ("ln_1", "ln_2"):
            shapes |= {f"h.{i}.{norm}.{part}": (d,) for part in ("weight", "bias")}
        for layer, (inner, outer) in {"attn.c_attn": (d, 3 * d), "attn.c_proj": (d, d),
                                      "mlp.c_fc": (d, 4 * d), "mlp.c_proj": (4 * d, d)}.items():
            shapes |= {f"h.{i}.{layer}.weight": (inner, outer), f"h.{i}.{layer}.bias": (outer,)}
    shapes |= {f"ln_f.{part}": (d,) for part in ("weight", "bias")}
    return [Learned(name, shape, decays=len(shape) == 2) for name, shape in shapes.items()]


def full_step_graph(config: GPTConfig, double: bool = False) -> onnx.ModelProto:
    """Batch, scalars and state in; loss, gradient norm and next state out."""
    t = FullNetwork(config, {}, "", double=double)
    learned = full_tensors(config)
    declare_batch(t)
    declare(t, learned)
    loss(t)
    t.backward()
    update(t, learned)
    return t.model("full_step")
