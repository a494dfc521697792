"""GPT-2 as ONNX graphs.

Two graphs share the weights: `generation_graph` has the interface of Hugging Face
exports (transformers.js), `inspection_graph` that of the labs. What does not depend
on the cache or the mask also serves the encoder (onnx_encoder.py).
"""

from __future__ import annotations

import math

import numpy as np
import onnx
from onnx import helper

from .model import GPTConfig
from .onnx_builder import FLOAT, INT64, Builder
from .reference import MASKED
from .weights import Span


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


def padding_bias(b: Builder) -> str:
    """0 where `attention_mask` (B, T) is 1, MASKED where it is 0. (B, 1, 1, T) float32"""
    hidden = b.op("Cast", ["attention_mask"], "mask.f32", to=FLOAT)          # (B, T)
    hidden = b.op("Sub", [b.scalar("one", 1.0), hidden], "mask.hidden")
    hidden = b.op("Mul", [hidden, b.scalar("masked", MASKED)], "mask.bias")
    return b.op("Unsqueeze", [hidden, b.ints("mask.axes", 1, 2)], "mask.bias.4d")


def heads(b: Builder, x: str, i: int, query_name: str) -> tuple[str, str, str]:
    """Queries, keys and values of layer i, each (B, H, S, K), of x (B, S, D)."""
    c, p = b.config, f"h.{i}.attn"
    qkv = b.linear(x, f"{p}.c_attn", f"{p}.qkv")                             # (B, S, 3D)
    parts = [f"{p}.q", f"{p}.k", f"{p}.v"]
    b.nodes.append(helper.make_node("Split", [qkv, b.ints("thirds", *[c.n_embd] * 3)], parts,
                                    name=f"{p}.split", axis=-1))
    shape = b.ints("heads.shape", 0, 0, c.n_head, c.head_dim)
    names = [query_name, f"{p}.k.heads", f"{p}.v.heads"]
    q, k, v = (b.op("Transpose", [b.op("Reshape", [part, shape], f"{part}.split")], name,
                    perm=[0, 2, 1, 3]) for part, name in zip(parts, names, strict=True))
    return q, k, v


def mix(b: Builder, qkv: tuple[str, str, str], i: int, bias: str | None, scale: str,
        head_mask: str | None) -> str:
    """softmax(scale·Q·Kᵀ + bias)·V of layer i, heads side by side and projected: (B, S, D)."""
    c, p = b.config, f"h.{i}.attn"
    q, k, v = qkv                                                            # (B, H, S or T, K)
    kt = b.op("Transpose", [k], f"{p}.k.t", perm=[0, 1, 3, 2])               # (B, H, K, T)
    scores = b.op("Mul", [b.op("MatMul", [q, kt], f"{p}.dots"), scale], f"{p}.scaled")
    if bias is not None:
        scores = b.op("Add", [scores, bias], f"{p}.scores")                  # (B, H, S, T)
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


def embed(b: Builder, positions: str) -> str:
    """Token plus position embeddings, as `hidden_states.0`: (B, S, D)."""
    return b.op("Add", [b.op("Gather", [b.weight("wte.weight"), "input_ids"], "wte.out"),
                        b.op("Gather", [b.weight("wpe.weight"), positions], "wpe.out")],
                "hidden_states.0")


def after_attention(b: Builder, x: str, y: str, i: int) -> str:
    """The rest of block i once attention has given y, as `hidden_states.{i + 1}`: (B, S, D)."""
    x = b.op("Add", [x, y], f"h.{i}.middle")
    y = b.linear(b.norm(x, f"h.{i}.ln_2"), f"h.{i}.mlp.c_fc", f"h.{i}.mlp.fc")
    y = b.linear(b.gelu(y, f"h.{i}.mlp.gelu"), f"h.{i}.mlp.c_proj", f"h.{i}.mlp.out")
    return b.op("Add", [x, y], f"hidden_states.{i + 1}")


def unembed(b: Builder, x: str) -> str:
    """`logits` (…, V) of states x (…, D): last norm, then the embedding transposed."""
    head = b.op("Transpose", [b.weight("wte.weight")], "lm_head", perm=[1, 0])  # (D, V)
    return b.op("MatMul", [b.norm(x, "ln_f"), head], "logits")


def body(b: Builder, bias: str, scale: str, inspect: bool) -> None:
    """Embeddings, blocks with cache, final norm and head; declares the shared outputs."""
    c = b.config
    x = embed(b, "position_ids")                                             # (B, S, D)
    for i in range(c.n_layer):
        q, k, v = heads(b, b.norm(x, f"h.{i}.ln_1"), i,
                        f"queries.{i}" if inspect else f"h.{i}.attn.q.heads")
        k = b.op("Concat", [f"past_key_values.{i}.key", k], f"present.{i}.key", axis=2)
        v = b.op("Concat", [f"past_key_values.{i}.value", v], f"present.{i}.value", axis=2)
        y = mix(b, (q, k, v), i, bias, scale, "head_mask" if inspect else None)
        x = after_attention(b, x, y, i)
    unembed(b, x)

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
    padding = padding_bias(b)                                                # (B, 1, 1, T)
    bias = b.op("Add", [causal_bias(b), padding], "bias")                    # (B, 1, S, T)
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
