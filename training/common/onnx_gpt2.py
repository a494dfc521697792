"""GPT-2 as ONNX graphs, written node by node (opset 17).

Weights stay outside, in float16, in a safetensors file to which the initializers
point by offset and length; the graph casts them to float32 and computes in float32.

Two graphs share the weights: `generation_graph` has the interface of Hugging Face
exports (transformers.js), `inspection_graph` that of the labs.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from .model import GPTConfig
from .reference import MASKED
from .weights import Span

OPSET = 17
IR_VERSION = 8
FLOAT, FLOAT16, INT64 = TensorProto.FLOAT, TensorProto.FLOAT16, TensorProto.INT64


@dataclass
class Builder:
    """Collects nodes, initializers, inputs and outputs under readable names."""

    config: GPTConfig
    spans: dict[str, Span]
    location: str
    nodes: list[onnx.NodeProto] = field(default_factory=list)
    initializers: list[onnx.TensorProto] = field(default_factory=list)
    inputs: list[onnx.ValueInfoProto] = field(default_factory=list)
    outputs: list[onnx.ValueInfoProto] = field(default_factory=list)
    known: set[str] = field(default_factory=set)

    def op(self, kind: str, inputs: list[str], name: str, **attributes: object) -> str:
        """Adds a node with one output called `name`."""
        self.nodes.append(helper.make_node(kind, inputs, [name], name=name, **attributes))
        return name

    def constant(self, name: str, value: np.ndarray) -> str:
        """A small constant kept inside the graph; asked twice, stored once."""
        if name not in self.known:
            self.known.add(name)
            self.initializers.append(numpy_helper.from_array(value, name))
        return name

    def scalar(self, name: str, value: float) -> str:
        return self.constant(name, np.array(value, dtype=np.float32))

    def ints(self, name: str, *values: int) -> str:
        return self.constant(name, np.array(values, dtype=np.int64))

    def weight(self, name: str) -> str:
        """The weight `transformer.<name>` in float32; its float16 bytes lie outside."""
        full = f"transformer.{name}"
        if full not in self.known:
            self.known.add(full)
            span = self.spans[full]
            tensor = TensorProto(name=full, data_type=FLOAT16, dims=span.shape,
                                 data_location=TensorProto.EXTERNAL)
            for key, value in (("location", self.location), ("offset", span.offset),
                               ("length", span.length)):
                tensor.external_data.add(key=key, value=str(value))
            self.initializers.append(tensor)
            self.op("Cast", [full], f"{full}.f32", to=FLOAT)
        return f"{full}.f32"

    def input(self, name: str, kind: int, *shape: int | str) -> str:
        self.inputs.append(helper.make_tensor_value_info(name, kind, shape))
        return name

    def output(self, name: str, *shape: int | str) -> None:
        self.outputs.append(helper.make_tensor_value_info(name, FLOAT, shape))

    def linear(self, x: str, layer: str, name: str) -> str:
        """x·W + b with Hugging Face's Conv1D orientation (in, out)."""
        y = self.op("MatMul", [x, self.weight(f"{layer}.weight")], f"{name}.matmul")
        return self.op("Add", [y, self.weight(f"{layer}.bias")], name)

    def norm(self, x: str, layer: str) -> str:
        return self.op("LayerNormalization",
                       [x, self.weight(f"{layer}.weight"), self.weight(f"{layer}.bias")],
                       f"{layer}.out", axis=-1, epsilon=self.config.layer_norm_epsilon)

    def gelu(self, x: str, name: str) -> str:
        """Exact GELU: ½·x·(1 + erf(x/√2))."""
        e = self.op("Div", [x, self.scalar("sqrt_2", math.sqrt(2))], f"{name}.div")
        e = self.op("Erf", [e], f"{name}.erf")
        e = self.op("Add", [e, self.scalar("one", 1.0)], f"{name}.add")
        e = self.op("Mul", [x, e], f"{name}.mul")
        return self.op("Mul", [e, self.scalar("half", 0.5)], name)

    def model(self, name: str) -> onnx.ModelProto:
        """The finished model; check it once saved beside its weights."""
        graph = helper.make_graph(self.nodes, name, self.inputs, self.outputs, self.initializers)
        return helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)],
                                 ir_version=IR_VERSION, producer_name="training.common.onnx_gpt2")


def causal_bias(b: Builder) -> str:
    """0 where a new position may look, MASKED on its future. (S, T) float32"""
    zero, one = b.ints("i0", 0), b.ints("i1", 1)
    zero_s, one_s = b.constant("s0", np.array(0, np.int64)), b.constant("s1", np.array(1, np.int64))
    past = b.op("Gather", [b.op("Shape", ["past_key_values.0.key"], "past.shape"),
                           b.constant("s2", np.array(2, np.int64))], "past.length")
    new = b.op("Gather", [b.op("Shape", ["input_ids"], "ids.shape"), one_s], "new.length")
    total = b.op("Add", [past, new], "total.length")
    q = b.op("Range", [past, total, one_s], "query.index")                   # (S,)
    k = b.op("Range", [zero_s, total, one_s], "key.index")                   # (T,)
    q = b.op("Unsqueeze", [q, one], "query.column")                          # (S, 1)
    k = b.op("Unsqueeze", [k, zero], "key.row")                              # (1, T)
    future = b.op("Cast", [b.op("Greater", [k, q], "future")], "future.f32", to=FLOAT)
    return b.op("Mul", [future, b.scalar("masked", MASKED)], "causal.bias")  # (S, T)


def attention(b: Builder, x: str, i: int, bias: str, scale: str, queries: bool,
              head_mask: str | None) -> str:
    """Self-attention of layer i on x (B, S, D), with cache; returns (B, S, D)."""
    c, p = b.config, f"h.{i}.attn"
    qkv = b.linear(x, f"{p}.c_attn", f"{p}.qkv")                             # (B, S, 3D)
    parts = [f"{p}.q", f"{p}.k", f"{p}.v"]
    b.nodes.append(helper.make_node("Split", [qkv, b.ints("thirds", *[c.n_embd] * 3)], parts,
                                    name=f"{p}.split", axis=-1))
    split_shape = b.ints("heads.shape", 0, 0, c.n_head, c.head_dim)
    names = [f"queries.{i}" if queries else f"{p}.q.heads", f"{p}.k.heads", f"{p}.v.heads"]
    q, k, v = (b.op("Transpose", [b.op("Reshape", [part, split_shape], f"{part}.split")], name,
                    perm=[0, 2, 1, 3]) for part, name in zip(parts, names, strict=True))
    k = b.op("Concat", [f"past_key_values.{i}.key", k], f"present.{i}.key", axis=2)
    v = b.op("Concat", [f"past_key_values.{i}.value", v], f"present.{i}.value", axis=2)
    kt = b.op("Transpose", [k], f"{p}.k.t", perm=[0, 1, 3, 2])               # (B, H, K, T)
    scores = b.op("Mul", [b.op("MatMul", [q, kt], f"{p}.dots"), scale], f"{p}.scaled")
    scores = b.op("Add", [scores, bias], f"{p}.scores")                      # (B, H, S, T)
    a = b.op("Softmax", [scores], f"attentions.{i}", axis=-1)                # (B, H, S, T)
    y = b.op("MatMul", [a, v], f"{p}.mix")                                   # (B, H, S, K)
    if head_mask is not None:
        row = b.op("Gather", [head_mask, b.constant(f"layer.{i}", np.array(i, np.int64))],
                   f"{p}.head_mask", axis=0)                                 # (H,)
        row = b.op("Reshape", [row, b.ints("mask.shape", 1, c.n_head, 1, 1)], f"{p}.head_mask.4d")
        y = b.op("Mul", [y, row], f"{p}.mix.masked")
    y = b.op("Transpose", [y], f"{p}.merge", perm=[0, 2, 1, 3])              # (B, S, H, K)
    y = b.op("Reshape", [y, b.ints("merge.shape", 0, 0, c.n_embd)], f"{p}.merged")
    return b.linear(y, f"{p}.c_proj", f"{p}.out")


def body(b: Builder, bias: str, scale: str, inspect: bool) -> None:
    """Embeddings, blocks, final norm and head; declares the shared outputs."""
    c = b.config
    x = b.op("Add", [b.op("Gather", [b.weight("wte.weight"), "input_ids"], "wte.out"),
                     b.op("Gather", [b.weight("wpe.weight"), "position_ids"], "wpe.out")],
             "hidden_states.0")                                              # (B, S, D)
    for i in range(c.n_layer):
        y = attention(b, b.norm(x, f"h.{i}.ln_1"), i, bias, scale, queries=inspect,
                      head_mask="head_mask" if inspect else None)
        x = b.op("Add", [x, y], f"h.{i}.middle")
        y = b.linear(b.norm(x, f"h.{i}.ln_2"), f"h.{i}.mlp.c_fc", f"h.{i}.mlp.fc")
        y = b.linear(b.gelu(y, f"h.{i}.mlp.gelu"), f"h.{i}.mlp.c_proj", f"h.{i}.mlp.out")
        x = b.op("Add", [x, y], f"hidden_states.{i + 1}")
    head = b.op("Transpose", [b.weight("wte.weight")], "lm_head", perm=[1, 0])  # (D, V)
    b.op("MatMul", [b.norm(x, "ln_f"), head], "logits")

    B, S, T, H, K = ("batch_size", "sequence_length", "total_sequence_length", c.n_head, c.head_dim)
    b.output("logits", B, S, c.vocab_size)
    for i in range(c.n_layer):
        b.output(f"present.{i}.key", B, H, T, K)
        b.output(f"present.{i}.value", B, H, T, K)
    for i in range(c.n_layer):
        b.output(f"attentions.{i}", B, H, S, T)
    if inspect:
        for i in range(c.n_layer):
            b.output(f"queries.{i}", B, H, S, K)
        for i in range(c.n_layer + 1):
            b.output(f"hidden_states.{i}", B, S, c.n_embd)


def declare_inputs(b: Builder, attention_mask: bool) -> None:
    """Token ids, positions and the cache, in the order of Hugging Face exports."""
    c = b.config
    b.input("input_ids", INT64, "batch_size", "sequence_length")
    if attention_mask:
        b.input("attention_mask", INT64, "batch_size", "total_sequence_length")
    b.input("position_ids", INT64, "batch_size", "sequence_length")
    for i in range(c.n_layer):
        for part in ("key", "value"):
            b.input(f"past_key_values.{i}.{part}", FLOAT, "batch_size", c.n_head,
                    "past_sequence_length", c.head_dim)


def generation_graph(config: GPTConfig, spans: dict[str, Span], location: str) -> onnx.ModelProto:
    """Hugging Face's text-generation interface, plus `attentions.{i}`."""
    b = Builder(config, spans, location)
    declare_inputs(b, attention_mask=True)
    hidden = b.op("Cast", ["attention_mask"], "mask.f32", to=FLOAT)          # (B, T)
    hidden = b.op("Sub", [b.scalar("one", 1.0), hidden], "mask.hidden")
    hidden = b.op("Mul", [hidden, b.scalar("masked", MASKED)], "mask.bias")
    hidden = b.op("Unsqueeze", [hidden, b.ints("mask.axes", 1, 2)], "mask.bias.4d")  # (B, 1, 1, T)
    bias = b.op("Add", [causal_bias(b), hidden], "bias")                     # (B, 1, S, T)
    body(b, bias, b.scalar("scale", 1 / math.sqrt(config.head_dim)), inspect=False)
    return b.model("decoder")


def inspection_graph(config: GPTConfig, spans: dict[str, Span], location: str) -> onnx.ModelProto:
    """Every intermediate quantity, and inputs that change the computation."""
    b = Builder(config, spans, location)
    declare_inputs(b, attention_mask=False)
    b.input("head_mask", FLOAT, config.n_layer, config.n_head)
    b.input("score_scale", FLOAT)
    b.input("causal", FLOAT)
    bias = b.op("Mul", [causal_bias(b), "causal"], "bias")                   # (S, T)
    body(b, bias, "score_scale", inspect=True)
    return b.model("decoder_inspect")
