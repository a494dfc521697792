"""The decoder's forward pass and loss on a tape: what every training graph shares."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..common.onnx_builder import FLOAT, INT64
from . import rules
from .tape import Tape


@dataclass
class Network(Tape):
    """A tape whose layers are rules. Subclasses say where weights come from, and which of them learn."""

    def linear(self, x: str, layer: str, name: str) -> str:
        return rules.linear(self, x, self.weight(f"{layer}.weight"), self.weight(f"{layer}.bias"), name)

    def norm(self, x: str, layer: str) -> str:
        weights = self.weight(f"{layer}.weight"), self.weight(f"{layer}.bias")
        return rules.layer_norm(self, x, *weights, f"{layer}.out")

    def gelu(self, x: str, name: str) -> str:
        return rules.gelu(self, x, name)


def declare_batch(t: Network) -> None:
    """B windows of S tokens, the token that follows each, and which of these the loss counts (1) or not (0)."""
    t.input("input_ids", INT64, "batch", "length")
    t.input("labels", INT64, "batch", "length")
    t.input("counted", FLOAT, "batch", "length")


def loss(t: Network) -> str:
    """Nats per counted token: a scalar called `loss`."""
    c = t.config
    shape = t.op("Shape", ["input_ids"], "ids.shape")                        # [B, S]
    length = t.op("Gather", [shape, t.constant("s1", np.array(1, np.int64))], "length.value")
    heads = t.op("Concat", [shape, t.ints("heads", c.n_head, c.head_dim)], "heads.shape", axis=0)   # [B, S, H, K]
    bias = rules.causal_bias(t, length)                                      # (S, S)
    flat = t.ints("flat", -1)
    ids = t.op("Reshape", ["input_ids", flat], "ids")                        # (N,)
    positions = t.op("Expand", ["position.index", shape], "positions.2d")    # (B, S)
    positions = t.op("Reshape", [positions, flat], "positions")              # (N,)
    x = rules.add(t, rules.embed(t, t.weight("wte.weight"), ids, c.vocab_size, "token.rows"),
                  rules.embed(t, t.weight("wpe.weight"), positions, c.n_positions, "position.rows"), "x.0")
    for i in range(c.n_layer):
        p = f"h.{i}"
        qkv = t.linear(t.norm(x, f"{p}.ln_1"), f"{p}.attn.c_attn", f"{p}.qkv")            # (N, 3D)
        q, k, v = (rules.split_heads(t, part, heads, f"{part}.heads")
                   for part in rules.columns(t, qkv, 3, f"{p}.qkv.part"))    # (B, H, S, K) each
        y = rules.merge_heads(t, rules.attention(t, q, k, v, bias, f"{p}.attention"), heads, f"{p}.merged")
        x = rules.add(t, x, t.linear(y, f"{p}.attn.c_proj", f"{p}.attn"), f"{p}.middle")  # (N, D)
        y = t.gelu(t.linear(t.norm(x, f"{p}.ln_2"), f"{p}.mlp.c_fc", f"{p}.fc"), f"{p}.gelu")        # (N, 4D)
        x = rules.add(t, x, t.linear(y, f"{p}.mlp.c_proj", f"{p}.mlp"), f"x.{i + 1}")     # (N, D)
    labels, counted = (t.op("Reshape", [name, flat], f"{name}.flat") for name in ("labels", "counted"))
    return rules.cross_entropy(t, t.norm(x, "ln_f"), t.weight("wte.weight"), labels, counted)
