"""GPT-2 as the shortest graph that writes: one new token per run, nothing to look into.

    python -m training.common.onnx_step public/models/decoder   # for a folder exported before

Same weights and same results as the other two graphs, in a quarter of the nodes: on
WebAssembly most of the time of a small model goes into calling nodes. It uses ONNX
Runtime's own operators (domain com.microsoft), which other engines lack, and gives
the logits of the last position only.

Per layer one cache tensor, `past.{i}` (2, B, H, P, K) → `present.{i}` (2, B, H, T, K),
keys then values. B sequences, S new tokens, P cached ones, T = P + S.
"""

from __future__ import annotations

import argparse
import json
import struct
from pathlib import Path

import numpy as np
import onnx
from onnx import helper

from .model import GPTConfig
from .onnx_builder import INT64, Builder
from .onnx_gpt2 import embed
from .weights import Span

MICROSOFT = "com.microsoft"


def add_and_norm(b: Builder, x: str, residual: str, bias: str, norm: str, total: str) -> str:
    """x + residual + bias as `total`, and its layer norm. (B, S, D)"""
    out = f"{norm}.out"
    b.nodes.append(helper.make_node(
        "SkipLayerNormalization",
        [x, residual, b.weight(f"{norm}.weight"), b.weight(f"{norm}.bias"), b.weight(bias)],
        [out, "", "", total], name=out, domain=MICROSOFT, epsilon=b.config.layer_norm_epsilon))
    return out


def attention(b: Builder, x: str, i: int) -> str:
    """Causal attention of layer i before its output projection, with the cache. (B, S, D)"""
    out, p = f"h.{i}.attn.mix", f"h.{i}.attn.c_attn"
    b.nodes.append(helper.make_node(
        "Attention", [x, b.weight(f"{p}.weight"), b.weight(f"{p}.bias"), "", f"past.{i}"],
        [out, f"present.{i}"], name=out, domain=MICROSOFT, num_heads=b.config.n_head, unidirectional=1))
    return out


def step_graph(config: GPTConfig, spans: dict[str, Span], location: str) -> onnx.ModelProto:
    """input_ids, position_ids (B, S), past.{i} → logits (B, 1, V), present.{i}."""
    b, c = Builder(config, spans, location), config
    B, S, H, K = "batch_size", "sequence_length", c.n_head, c.head_dim
    b.input("input_ids", INT64, B, S)
    b.input("position_ids", INT64, B, S)
    for i in range(c.n_layer):
        b.input(f"past.{i}", onnx.TensorProto.FLOAT, 2, B, H, "past_sequence_length", K)
    x = embed(b, "position_ids")
    normed = b.norm(x, "h.0.ln_1")
    for i in range(c.n_layer):
        y = b.op("MatMul", [attention(b, normed, i), b.weight(f"h.{i}.attn.c_proj.weight")], f"h.{i}.attn.out")
        middle = f"h.{i}.middle"
        normed = add_and_norm(b, y, x, f"h.{i}.attn.c_proj.bias", f"h.{i}.ln_2", middle)
        y = b.op("MatMul", [normed, b.weight(f"h.{i}.mlp.c_fc.weight")], f"h.{i}.mlp.fc")
        y = b.op("BiasGelu", [y, b.weight(f"h.{i}.mlp.c_fc.bias")], f"h.{i}.mlp.gelu", domain=MICROSOFT)
        y = b.op("MatMul", [y, b.weight(f"h.{i}.mlp.c_proj.weight")], f"h.{i}.mlp.out")
        x = f"hidden_states.{i + 1}"
        after = f"h.{i + 1}.ln_1" if i + 1 < c.n_layer else "ln_f"
        normed = add_and_norm(b, y, middle, f"h.{i}.mlp.c_proj.bias", after, x)
    last = b.op("Gather", [normed, b.ints("last", -1)], "last.state", axis=1)    # (B, 1, D)
    head = b.op("Transpose", [b.weight("wte.weight")], "lm_head", perm=[1, 0])   # (D, V)
    b.op("MatMul", [last, head], "logits")
    b.output("logits", B, 1, c.vocab_size)
    for i in range(c.n_layer):
        b.output(f"present.{i}", 2, B, H, "total_sequence_length", K)
    model = b.model("decoder_step")
    model.opset_import.append(helper.make_opsetid(MICROSOFT, 1))
    return model


def step_feed(config: GPTConfig, ids: np.ndarray, past: list[np.ndarray] | None = None) -> dict[str, np.ndarray]:
    """Inputs for ids (B, S) after `past`, one (2, B, H, P, K) per layer."""
    B, S = ids.shape
    cache = past or [np.zeros((2, B, config.n_head, 0, config.head_dim), np.float32)] * config.n_layer
    P = cache[0].shape[3]
    return {"input_ids": ids, "position_ids": np.tile(np.arange(P, P + S), (B, 1)),
            **{f"past.{i}": layer for i, layer in enumerate(cache)}}


def read_spans(path: Path) -> dict[str, Span]:
    """Where the tensors of a safetensors file lie, from its beginning."""
    with path.open("rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
    start = 8 + length
    return {name: Span(start + entry["data_offsets"][0], entry["data_offsets"][1] - entry["data_offsets"][0],
                       tuple(entry["shape"]))
            for name, entry in header.items() if name != "__metadata__"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--location", default="model.onnx_data")
    args = parser.parse_args()

    c = json.loads((args.folder / "config.json").read_text())
    config = GPTConfig(vocab_size=c["vocab_size"], n_positions=c["n_positions"], n_layer=c["n_layer"],
                       n_head=c["n_head"], n_embd=c["n_embd"], layer_norm_epsilon=c["layer_norm_epsilon"])
    onnx_folder = args.folder / "onnx"
    graph = step_graph(config, read_spans(onnx_folder / args.location), args.location)
    onnx.save(graph, onnx_folder / "step.onnx")


if __name__ == "__main__":
    main()
