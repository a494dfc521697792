"""Reverse-mode differentiation while an ONNX graph is being written.

A rule (rules.py) writes the nodes of an operation and hands the tape a function that writes, given the gradient of
its output, the nodes of the gradients of its inputs. `backward` calls these functions last to first. Values are names.
Source: Griewank & Walther, « Evaluating Derivatives », 2nd edition, 2008, chapter 3; the manner is that of
micrograd (github.com/karpathy/micrograd), with names of ONNX values in the place of numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from onnx import TensorProto, helper

from ..common.onnx_builder import FLOAT, Builder

Backward = Callable[..., None]  # of the gradients of the outputs, in their order


@dataclass
class Tape(Builder):
    """A Builder that knows which values depend on something that learns, and their gradients so far.

    `double` writes the same graph in float64, for the checks of the derivatives.
    """

    double: bool = False
    tracked: set[str] = field(default_factory=set)
    gradients: dict[str, str] = field(default_factory=dict)
    steps: list[tuple[list[str], Backward]] = field(default_factory=list)

    @property
    def kind(self) -> int:
        return TensorProto.DOUBLE if self.double else FLOAT

    def scalar(self, name: str, value: float) -> str:
        return self.constant(name, np.array(value, dtype=np.float64 if self.double else np.float32))

    def input(self, name: str, kind: int, *shape: int | str) -> str:
        return super().input(name, self.kind if kind == FLOAT else kind, *shape)

    def output(self, name: str, *shape: int | str) -> None:
        self.outputs.append(helper.make_tensor_value_info(name, self.kind, shape))

    def op(self, kind: str, inputs: list[str], name: str, **attributes: object) -> str:
        if kind == "Cast":  # weights are stored in float16, comparisons give booleans
            attributes["to"] = self.kind
        return super().op(kind, inputs, name, **attributes)

    def learn(self, name: str) -> str:
        """Declares that the gradient of the value `name` is wanted."""
        self.tracked.add(name)
        return name

    def learns(self, name: str) -> bool:
        """True when the gradient of `name` is needed on the way to something that learns."""
        return name in self.tracked

    def record(self, outputs: Sequence[str], inputs: Sequence[str], backward: Backward) -> None:
        """Notes how the gradients of `outputs` give those of `inputs`; nothing where no input learns."""
        if any(self.learns(name) for name in inputs):
            self.tracked.update(outputs)
            self.steps.append((list(outputs), backward))

    def add_gradient(self, name: str, gradient: str) -> None:
        """∂loss/∂name += gradient: a value used twice receives two gradients, which add up."""
        before = self.gradients.get(name)
        if before is not None:
            gradient = self.op("Add", [before, gradient], f"{gradient}.sum")
        self.gradients[name] = gradient

    def backward(self) -> None:
        """Writes all gradients. The loss, a leaf of its own rule, needs no gradient: it is 1."""
        for outputs, rule in reversed(self.steps):
            given = [self.gradients[name] for name in outputs if name in self.gradients]
            if len(given) not in (0, len(outputs)):
                raise ValueError(f"only some of {outputs} have a gradient")
            if given or outputs == ["loss"]:
                rule(*given)
