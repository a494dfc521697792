"""Clipping by the global norm, then AdamW, as nodes of the graph that computed the gradients.

For each learned tensor θ the graph has inputs `state.θ`, `state.θ.m`, `state.θ.v` and outputs `next.θ`, `next.θ.m`,
`next.θ.v`. What changes from step to step is an input: a schedule is the page's to choose, not the graph's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..common.onnx_builder import FLOAT
from .tape import Tape

BETA_1, BETA_2, EPSILON = 0.9, 0.95, 1e-8   # those of training/adapters/train.py
CLIP_EPSILON = 1e-6                         # of torch.nn.utils.clip_grad_norm_
SCALARS = ("learning_rate", "weight_decay", "max_norm", "correction_1", "correction_2")  # the last: 1 − β₁ᵗ, 1 − β₂ᵗ
PARTS = ("", ".m", ".v")                    # of the state of one tensor: itself, its first and second moment


@dataclass(frozen=True)
class Learned:
    """A tensor that learns: its name without `state.`, and its shape."""

    name: str
    shape: tuple[int | str, ...]
    switch: str | None = None   # an input that freezes it when it is 0, lets it learn when it is 1
    decays: bool = True         # weight decay pulls it towards 0

    @property
    def state(self) -> str:
        return f"state.{self.name}"


def declare(t: Tape, learned: Sequence[Learned]) -> None:
    """Declares scalars and states as inputs, and marks what learns."""
    for name in SCALARS:
        t.input(name, FLOAT)
    for one in learned:
        for part in PARTS:
            t.input(f"{one.state}{part}", FLOAT, *one.shape)
        t.learn(one.state)


def update(t: Tape, learned: Sequence[Learned]) -> None:
    """From the gradients to the next state; declares `loss`, `gradient_norm` and every `next.*` as outputs."""
    gradients = []
    for one in learned:
        gradient = t.gradients[one.state]
        if one.switch is not None:
            gradient = t.op("Mul", [gradient, one.switch], f"{one.name}.switched")
        gradients.append(gradient)
    factor = clip(t, gradients)
    t.output("loss")
    t.output("gradient_norm")
    for one, gradient in zip(learned, gradients, strict=True):
        adamw(t, one, t.op("Mul", [gradient, factor], f"{one.name}.clipped"))


def clip(t: Tape, gradients: Sequence[str]) -> str:
    """min(1, max_norm/(‖g‖ + 1e-6)), ‖g‖ over all gradients together, before clipping: `gradient_norm`.

    Source: Pascanu et al., 2013, arXiv:1211.5063, algorithm 1; PyTorch's clip_grad_norm_.
    """
    squares = [t.op("ReduceSumSquare", [g], f"{g}.square", keepdims=0) for g in gradients]           # scalars
    whole = squares[0]
    for square in squares[1:]:
        whole = t.op("Add", [whole, square], f"{square}.sum")
    norm = t.op("Sqrt", [whole], "gradient_norm")
    ratio = t.op("Div", ["max_norm", t.op("Add", [norm, t.scalar("clip.epsilon", CLIP_EPSILON)], "norm.positive")],
                 "clip.ratio")
    return t.op("Min", [ratio, t.scalar("one", 1.0)], "clip.factor")


def adamw(t: Tape, one: Learned, gradient: str) -> None:
    """m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², θ ← θ − ηλθ − η·(m/(1−β₁ᵗ))/(√(v/(1−β₂ᵗ)) + ε).

    Source: Loshchilov & Hutter, 2019, arXiv:1711.05101, algorithm 2 (η is the rate of this step).
    """
    def average(part: str, value: str, beta: float) -> str:
        kept = t.op("Mul", [f"{one.state}{part}", t.scalar(f"beta{part}", beta)], f"{one.name}{part}.kept")
        new = t.op("Mul", [value, t.scalar(f"beta{part}.rest", 1 - beta)], f"{one.name}{part}.new")
        return t.op("Add", [kept, new], f"next.{one.name}{part}")

    name = one.name
    m = average(".m", gradient, BETA_1)
    v = average(".v", t.op("Mul", [gradient, gradient], f"{name}.square"), BETA_2)
    rate = "learning_rate" if one.switch is None else t.op("Mul", ["learning_rate", one.switch], f"{name}.rate")
    root = t.op("Sqrt", [t.op("Div", [v, "correction_2"], f"{name}.v.mean")], f"{name}.root")
    root = t.op("Add", [root, t.scalar("epsilon", EPSILON)], f"{name}.root.positive")
    move = t.op("Div", [t.op("Div", [m, "correction_1"], f"{name}.m.mean"), root], f"{name}.direction")
    if one.decays:
        decay = t.op("Mul", [one.state, "weight_decay"], f"{name}.decay")
        move = t.op("Add", [move, decay], f"{name}.whole")
    move = t.op("Mul", [move, rate], f"{name}.move")
    t.op("Sub", [one.state, move], f"next.{name}")
    for part in PARTS:
        t.output(f"next.{name}{part}", *one.shape)
