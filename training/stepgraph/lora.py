"""One step of LoRA on a decoder, and its loss alone: two graphs on the weights that are shipped already.

For each module m the state holds `lora_A.{m}` (n_layer, in, rank) and `lora_B.{m}` (n_layer, rank, out), as the inputs
of lora.onnx; each module has a rank of its own. A module that is not adapted is zeros of rank 1: its gradients
are zero (each factor's gradient is a product with the other), so it stays zero and adds nothing to the norm.
`train_A` 0 freezes every A (then only B learns), 1 trains both.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import onnx

from ..adapters.lora import MODULES
from ..common.model import GPTConfig
from ..common.onnx_builder import FLOAT
from ..common.weights import Span
from . import rules
from .network import Network, declare_batch, loss
from .optimiser import Learned, declare, update


@dataclass
class LoraNetwork(Network):
    """Frozen weights from the file; every linear layer of the blocks has its low-rank term."""

    factors: dict[str, tuple[str, str]] = field(default_factory=dict)        # layer → names of its A and B

    def cut_factors(self, prefix: str) -> None:
        """Takes the stacked factors of each module apart, layer by layer."""
        for module in MODULES:
            a, b = (rules.layers(self, f"{prefix}lora_{part}.{module}", self.config.n_layer) for part in "AB")
            self.factors |= {f"h.{i}.{module}": (a[i], b[i]) for i in range(self.config.n_layer)}

    def linear(self, x: str, layer: str, name: str) -> str:
        weights = self.weight(f"{layer}.weight"), self.weight(f"{layer}.bias")
        return rules.low_rank_linear(self, x, *weights, (*self.factors[layer], "lora_scale"), name)


def lora_tensors(config: GPTConfig) -> list[Learned]:
    """The stacked factors with their shapes; `rank.{module}` is symbolic."""
    d = config.n_embd
    sizes = dict(zip(MODULES, ((d, 3 * d), (d, d), (d, 4 * d), (4 * d, d)), strict=True))
    out = []
    for module, (inner, outer) in sizes.items():
        rank = f"rank.{module}"
        out.append(Learned(f"lora_A.{module}", (config.n_layer, inner, rank), "train_A"))
        out.append(Learned(f"lora_B.{module}", (config.n_layer, rank, outer)))
    return out


def lora_step_graph(config: GPTConfig, spans: dict[str, Span], location: str,
                    double: bool = False) -> onnx.ModelProto:
    """Batch, scalars and state in; loss, gradient norm and next state out."""
    t = LoraNetwork(config, spans, location, double=double)
    learned = lora_tensors(config)
    declare_batch(t)
    t.input("lora_scale", FLOAT)
    t.input("train_A", FLOAT)
    declare(t, learned)
    t.cut_factors("state.")
    loss(t)
    t.backward()
    update(t, learned)
    return t.model("lora_step")


def lora_loss_graph(config: GPTConfig, spans: dict[str, Span], location: str,
                    double: bool = False) -> onnx.ModelProto:
    """Batch and factors in (the names of lora.onnx), loss out: what held-out windows cost."""
    t = LoraNetwork(config, spans, location, double=double)
    declare_batch(t)
    t.input("lora_scale", FLOAT)
    for one in lora_tensors(config):
        t.input(one.name, FLOAT, *one.shape)
    t.cut_factors("")
    loss(t)
    t.output("loss")
    return t.model("lora_loss")
