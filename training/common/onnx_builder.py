"""Writes ONNX graphs node by node (opset 17), weights outside.

Initializers point by offset and length into a safetensors file of float16 values; the
graph casts them to float32 and computes in float32.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from .model import GPTConfig
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
    prefix: str = "transformer."  # of the weights' names in the file
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
        """The weight `<prefix><name>` in float32; its float16 bytes lie outside."""
        full = f"{self.prefix}{name}"
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
                                 ir_version=IR_VERSION, producer_name="training.common")
