"""Two more graphs of the decoder, both with the interface of `inspect.onnx`.

`lora.onnx` computes h = W₀x + b + scale·B·A·x at every linear layer: the factors are inputs, of any
rank, and the weights are those of `model.onnx_data`, untouched. Inputs besides: for each module m
`lora_A.{m}` (n_layer, in, rank) and `lora_B.{m}` (n_layer, rank, out), transposed so that the graph
need not; `lora_scale` (scalar). Rank 0 is written as zeros of rank 1: WebGPU has no empty tensor.

`float32.onnx` takes its weights in float32 from a file that nobody ships: the page makes it, so that
W′ = W₀ + ΔW is not rounded to float16. Its tensors lie in the order of `model.onnx_data`, from byte 0.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import onnx
from onnx import TensorProto

from ..common.model import GPTConfig
from ..common.onnx_gpt2 import FLOAT, Builder, body, causal_bias, declare_inputs
from ..common.weights import Span
from .lora import MODULES

FLOAT32_LOCATION = "float32"


@dataclass
class LoraBuilder(Builder):
    """Adds the low-rank term to every linear layer of the blocks."""

    def linear(self, x: str, layer: str, name: str) -> str:
        y = super().linear(x, layer, f"{name}.frozen")                       # (B, S, out)
        _, index, module = layer.split(".", 2)
        i = self.ints(f"lora.layer.{index}", int(index))
        low = x
        for part in ("A", "B"):
            factor = self.op("Gather", [f"lora_{part}.{module}", i], f"{name}.{part}.row", axis=0)
            factor = self.op("Squeeze", [factor, self.ints("i0", 0)], f"{name}.{part}")
            low = self.op("MatMul", [low, factor], f"{name}.low.{part}")     # (B, S, rank), (B, S, out)
        low = self.op("Mul", [low, "lora_scale"], f"{name}.low")
        return self.op("Add", [y, low], name)


@dataclass
class Float32Builder(Builder):
    """Weights in float32, as they are in the file."""

    def weight(self, name: str) -> str:
        full = f"transformer.{name}"
        if full not in self.known:
            self.known.add(full)
            span = self.spans[full]
            tensor = TensorProto(name=full, data_type=FLOAT, dims=span.shape,
                                 data_location=TensorProto.EXTERNAL)
            for key, value in (("location", self.location), ("offset", span.offset),
                               ("length", span.length)):
                tensor.external_data.add(key=key, value=str(value))
            self.initializers.append(tensor)
        return full


def declare_lora(b: Builder) -> None:
    """The factors of each module; each has a rank of its own."""
    d = b.config.n_embd
    sizes = dict(zip(MODULES, ((d, 3 * d), (d, d), (d, 4 * d), (4 * d, d)), strict=True))
    for module, (inner, out) in sizes.items():
        rank = f"rank.{module}"
        b.input(f"lora_A.{module}", FLOAT, b.config.n_layer, inner, rank)
        b.input(f"lora_B.{module}", FLOAT, b.config.n_layer, rank, out)
    b.input("lora_scale", FLOAT)


def float32_spans(spans: dict[str, Span]) -> dict[str, Span]:
    """The same tensors in float32, in the same order, from byte 0."""
    start = min(s.offset for s in spans.values())
    return {n: Span(2 * (s.offset - start), 2 * s.length, s.shape) for n, s in spans.items()}


def _inspection(b: Builder, name: str, extra: Callable[[Builder], None] | None = None) -> onnx.ModelProto:
    c = b.config
    declare_inputs(b, attention_mask=False)
    b.input("head_mask", FLOAT, c.n_layer, c.n_head)
    b.input("score_scale", FLOAT)
    b.input("causal", FLOAT)
    if extra is not None:
        extra(b)
    bias = b.op("Mul", [causal_bias(b), "causal"], "bias")                   # (S, T)
    body(b, bias, "score_scale", inspect=True)
    return b.model(name)


def lora_graph(config: GPTConfig, spans: dict[str, Span], location: str) -> onnx.ModelProto:
    return _inspection(LoraBuilder(config, spans, location), "decoder_lora", declare_lora)


def float32_graph(config: GPTConfig, spans: dict[str, Span]) -> onnx.ModelProto:
    return _inspection(Float32Builder(config, float32_spans(spans), FLOAT32_LOCATION), "decoder_float32")


def read_spans(path: Path) -> dict[str, Span]:
    """Where the tensors of a safetensors file lie."""
    import json
    import struct

    raw = path.read_bytes()
    (length,) = struct.unpack("<Q", raw[:8])
    header = json.loads(raw[8 : 8 + length])
    return {name: Span(8 + length + e["data_offsets"][0], e["data_offsets"][1] - e["data_offsets"][0],
                       tuple(e["shape"])) for name, e in header.items() if name != "__metadata__"}
