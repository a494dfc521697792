"""The encoder as ONNX graphs: the decoder's blocks without its mask, no cache.

The network predicts the token at position t from the state at t − 1. The graphs shift
their logits, so that whoever reads them finds the token at t in row t.
"""

from __future__ import annotations

import math

import numpy as np
import onnx

from .model import GPTConfig, bucket
from .onnx_builder import FLOAT, INT64, Builder
from .onnx_gpt2 import after_attention, embed, heads, mix, padding_bias, unembed
from .weights import Span


def states(b: Builder, bias: str | None, scale: str, head_mask: str | None) -> str:
    """Residual stream after the last block, of `input_ids` (B, T): (B, T, D)."""
    zero, one = b.constant("s0", np.array(0, np.int64)), b.constant("s1", np.array(1, np.int64))
    length = b.op("Gather", [b.op("Shape", ["input_ids"], "ids.shape"), one], "length")
    positions = b.op("Range", [zero, length, one], "positions")              # (T,)
    x = embed(b, positions)                                                  # (B, T, D)
    buckets = bucket_indices(b, positions)                                   # (T, T)
    for i in range(b.config.n_layer):
        q, k, v = heads(b, b.norm(x, f"h.{i}.ln_1"), i, f"queries.{i}")
        k = b.op("Identity", [k], f"keys.{i}")
        v = b.op("Identity", [v], f"values.{i}")
        distance = b.op("Gather", [b.weight(f"h.{i}.attn.relative_bias"), buckets], f"score_bias.{i}",
                        axis=1)                                              # (H, T, T)
        added = distance if bias is None else b.op("Add", [distance, bias], f"h.{i}.attn.bias")
        x = after_attention(b, x, mix(b, (q, k, v), i, added, scale, head_mask), i)
    return x


def bucket_indices(b: Builder, positions: str) -> str:
    """Bucket of key minus query for all pairs of positions (T,): (T, T)."""
    last = b.config.n_positions - 1
    line = b.constant("buckets", np.array([bucket(d) for d in range(-last, last + 1)], np.int64))
    row = b.op("Unsqueeze", [positions, b.ints("i0", 0)], "keys.at")         # (1, T)
    column = b.op("Unsqueeze", [positions, b.ints("axis", 1)], "queries.at")  # (T, 1)
    distance = b.op("Sub", [row, column], "distances")
    shifted = b.op("Add", [distance, b.constant("last.position", np.array(last, np.int64))], "distances.shifted")
    return b.op("Gather", [line, shifted], "bucket.of", axis=0)


def masked_lm_graph(config: GPTConfig, spans: dict[str, Span], location: str) -> onnx.ModelProto:
    """Hugging Face's masked-LM interface, plus `attentions.{i}`. Row 0 of the logits, which
    predicts nothing (a sequence begins with <|endoftext|>), repeats row 1."""
    b = Builder(config, spans, location)
    b.input("input_ids", INT64, "batch_size", "sequence_length")
    b.input("attention_mask", INT64, "batch_size", "sequence_length")
    x = states(b, padding_bias(b), b.scalar("scale", 1 / math.sqrt(config.head_dim)), None)
    axis = b.ints("axis", 1)
    first = b.op("Slice", [x, b.ints("i0", 0), b.ints("i1", 1), axis], "first")
    before = b.op("Slice", [x, b.ints("i0", 0), b.ints("last", -1), axis], "before")
    unembed(b, b.op("Concat", [first, before], "shifted", axis=1))           # (B, T, V)
    b.output("logits", "batch_size", "sequence_length", config.vocab_size)
    for i in range(config.n_layer):
        b.output(f"attentions.{i}", "batch_size", config.n_head, "sequence_length", "sequence_length")
    return b.model("encoder")


def inspection_graph(config: GPTConfig, spans: dict[str, Span], location: str) -> onnx.ModelProto:
    """Every intermediate quantity, inputs that change the computation, and logits only
    where asked: `logit_rows` (N,) counts positions through the batch, b·T + t with t ≥ 1."""
    b = Builder(config, spans, location)
    b.input("input_ids", INT64, "batch_size", "sequence_length")
    b.input("logit_rows", INT64, "row_count")
    b.input("head_mask", FLOAT, config.n_layer, config.n_head)
    b.input("score_scale", FLOAT)
    x = states(b, None, "score_scale", "head_mask")                          # (B, T, D)
    flat = b.op("Reshape", [x, b.ints("flat.shape", -1, config.n_embd)], "flat")  # (B·T, D)
    rows = b.op("Sub", ["logit_rows", b.constant("s1", np.array(1, np.int64))], "state.rows")
    unembed(b, b.op("Gather", [flat, rows], "asked", axis=0))                # (N, V)
    B, T, H, K = "batch_size", "sequence_length", config.n_head, config.head_dim
    b.output("logits", "row_count", config.vocab_size)
    for i in range(config.n_layer):
        b.output(f"attentions.{i}", B, H, T, T)
    for name in ("queries", "keys", "values"):
        for i in range(config.n_layer):
            b.output(f"{name}.{i}", B, H, T, K)
    for i in range(config.n_layer):
        b.output(f"score_bias.{i}", H, T, T)
    for i in range(config.n_layer + 1):
        b.output(f"hidden_states.{i}", B, T, config.n_embd)
    return b.model("encoder_inspect")
