"""One rule per operation: its nodes, and those of its derivative.

Shapes: N = B·S positions of B sequences of S tokens, V tokens, D width, H heads of K. In what follows dx stands for
∂loss/∂x. Every derivative is written by hand from the formula of its docstring, and checked by
tests/test_stepgraph.py against PyTorch's automatic differentiation and against finite differences.
"""

from __future__ import annotations

import math

import numpy as np
from onnx import helper

from ..common.onnx_builder import FLOAT
from ..common.reference import MASKED
from .tape import Tape

HEAD_PIECES = 4


def total(t: Tape, x: str, axis: int, name: str, keep: bool = True) -> str:
    """Sum over one axis."""
    axes = t.ints(f"axis.{axis}", axis)
    return t.op("ReduceSum", [x, axes], name, keepdims=int(keep))


def add(t: Tape, x: str, y: str, name: str) -> str:
    """x + y of one shape. dx = dy = the gradient of the sum."""
    t.op("Add", [x, y], name)

    def backward(d: str) -> None:
        for part in (x, y):
            if t.learns(part):
                t.add_gradient(part, d)

    t.record([name], [x, y], backward)
    return name


def linear(t: Tape, x: str, weight: str, bias: str, name: str) -> str:
    """y = x·W + b, x (N, in), W (in, out).

    dx = dy·Wᵀ, dW = xᵀ·dy, db = Σₙ dyₙ.
    """
    t.op("Gemm", [x, weight, bias], name)                                    # (N, out)

    def backward(d: str) -> None:                                            # (N, out)
        if t.learns(x):
            t.add_gradient(x, t.op("Gemm", [d, weight], f"{name}.dx", transB=1))          # (N, in)
        if t.learns(weight):
            t.add_gradient(weight, t.op("Gemm", [x, d], f"{name}.dw", transA=1))          # (in, out)
        if t.learns(bias):
            t.add_gradient(bias, total(t, d, 0, f"{name}.db", keep=False))                # (out,)

    t.record([name], [x, weight, bias], backward)
    return name


def low_rank_linear(t: Tape, x: str, weight: str, bias: str, factors: tuple[str, str, str], name: str) -> str:
    """y = x·(W + s·A·B) + b, W frozen, factors (A (in, r), B (r, out), s scalar), x (N, in).

    dx = dy·Wᵀ + (dy·(sB)ᵀ)·Aᵀ, dA = xᵀ·(dy·(sB)ᵀ), dB = (x·sA)ᵀ·dy: the product of width in × out, dW = xᵀ·dy, is
    never made, and W + sAB, which would be kept for the way back (1.2 MB a block), is not needed there.
    Source: Hu et al., 2021, arXiv:2106.09685, section 4.1, and the product rule.
    """
    a, b, scale = factors
    scaled_a = t.op("Mul", [a, scale], f"{name}.sA")                         # (in, r)
    whole = t.op("Gemm", [scaled_a, b, weight], f"{name}.W")                 # (in, out)
    t.op("Gemm", [x, whole, bias], name)                                     # (N, out)

    def backward(d: str) -> None:                                            # (N, out)
        scaled_b = t.op("Mul", [b, scale], f"{name}.sB")                     # (r, out)
        low = t.op("Gemm", [d, scaled_b], f"{name}.dlow", transB=1)          # (N, r)
        if t.learns(x):
            frozen = t.op("Gemm", [d, weight], f"{name}.dx.frozen", transB=1)             # (N, in)
            t.add_gradient(x, t.op("Gemm", [low, a, frozen], f"{name}.dx", transB=1))     # (N, in)
        t.add_gradient(a, t.op("Gemm", [x, low], f"{name}.dA", transA=1))    # (in, r)
        low = t.op("Gemm", [x, scaled_a], f"{name}.low")                     # (N, r)
        t.add_gradient(b, t.op("Gemm", [low, d], f"{name}.dB", transA=1))    # (r, out)

    t.record([name], [x, a, b], backward)
    return name


def layer_norm(t: Tape, x: str, gain: str, bias: str, name: str) -> str:
    """y = γ·x̂ + β with x̂ = (x − mean)·ρ, ρ = 1/√(variance + ε), over the width D; x (N, D).

    With g = γ·dy: dx = ρ·(g − mean(g) − x̂·mean(g·x̂)), dγ = Σₙ dyₙ·x̂ₙ, dβ = Σₙ dyₙ.
    Source: Ba et al., 2016, arXiv:1607.06450, equation 4, differentiated; same form as llm.c's layernorm_backward.
    """
    mean = t.op("ReduceMean", [x], f"{name}.mean", axes=[-1])                # (N, 1)
    centred = t.op("Sub", [x, mean], f"{name}.centred")                      # (N, D)
    variance = t.op("ReduceMean", [t.op("Mul", [centred, centred], f"{name}.square")], f"{name}.variance", axes=[-1])
    safe = t.op("Add", [variance, t.scalar("norm.epsilon", t.config.layer_norm_epsilon)], f"{name}.safe")
    rho = t.op("Reciprocal", [t.op("Sqrt", [safe], f"{name}.deviation")], f"{name}.rho")  # (N, 1)
    hat = t.op("Mul", [centred, rho], f"{name}.hat")                         # (N, D)
    t.op("Add", [t.op("Mul", [hat, gain], f"{name}.scaled"), bias], name)    # (N, D)

    def backward(d: str) -> None:                                            # (N, D)
        if t.learns(x):
            g = t.op("Mul", [d, gain], f"{name}.g")                          # (N, D)
            first = t.op("ReduceMean", [g], f"{name}.g.mean", axes=[-1])     # (N, 1)
            along = t.op("Mul", [g, hat], f"{name}.g.hat")                   # (N, D)
            along = t.op("ReduceMean", [along], f"{name}.g.hat.mean", axes=[-1])          # (N, 1)
            along = t.op("Mul", [hat, along], f"{name}.along")               # (N, D)
            rest = t.op("Sub", [g, first], f"{name}.rest")                   # (N, D)
            rest = t.op("Sub", [rest, along], f"{name}.across")              # (N, D)
            t.add_gradient(x, t.op("Mul", [rest, rho], f"{name}.dx"))        # (N, D)
        if t.learns(gain):
            product = t.op("Mul", [d, hat], f"{name}.d.hat")                 # (N, D)
            t.add_gradient(gain, total(t, product, 0, f"{name}.dgain", keep=False))       # (D,)
            t.add_gradient(bias, total(t, d, 0, f"{name}.dbias", keep=False))             # (D,)

    t.record([name], [x, gain, bias], backward)
    return name


def gelu(t: Tape, x: str, name: str) -> str:
    """y = x·Φ(x), Φ(x) = ½·(1 + erf(x/√2)). dx = dy·(Φ(x) + x·φ(x)), φ(x) = exp(−x²/2)/√(2π).

    Where x learns, the slope is made on the way forward and y from it, y = x·(slope − x·φ(x)): the slope alone waits for
    the way back, neither x nor Φ(x), 1.3 MB a block each for 8 × 64 tokens.
    Source: Hendrycks & Gimpel, 2016, arXiv:1606.08415, section 2; φ is the derivative of Φ.
    """
    share = t.op("Mul", [x, t.scalar("sqrt_half", math.sqrt(0.5))], f"{name}.scaled")
    share = t.op("Erf", [share], f"{name}.erf")
    share = t.op("Add", [share, t.scalar("one", 1.0)], f"{name}.erf.1")
    share = t.op("Mul", [share, t.scalar("half", 0.5)], f"{name}.share")     # Φ(x)
    if not t.learns(x):
        return t.op("Mul", [x, share], name)
    square = t.op("Mul", [x, x], f"{name}.square")
    bell = t.op("Exp", [t.op("Mul", [square, t.scalar("minus_half", -0.5)], f"{name}.exponent")], f"{name}.exp")
    bell = t.op("Mul", [bell, t.scalar("bell", 1 / math.sqrt(2 * math.pi))], f"{name}.bell")         # φ(x)
    bell = t.op("Mul", [x, bell], f"{name}.x.bell")
    slope = t.op("Add", [share, bell], f"{name}.slope")
    t.op("Mul", [x, t.op("Sub", [slope, bell], f"{name}.again")], name)

    def backward(d: str) -> None:
        t.add_gradient(x, t.op("Mul", [d, slope], f"{name}.dx"))

    t.record([name], [x], backward)
    return name


def columns(t: Tape, x: str, count: int, name: str) -> list[str]:
    """x (N, count·D) cut into `count` pieces (N, D). dx = the pieces' gradients side by side."""
    pieces = [f"{name}.{i}" for i in range(count)]
    sizes = t.ints(f"columns.{count}", *[t.config.n_embd] * count)
    t.nodes.append(helper.make_node("Split", [x, sizes], pieces, name=name, axis=-1))

    def backward(*d: str) -> None:
        t.add_gradient(x, t.op("Concat", list(d), f"{name}.dx", axis=-1))

    t.record(pieces, [x], backward)
    return pieces


def layers(t: Tape, x: str, count: int) -> list[str]:
    """x (count, …) cut into `count` tensors (…). dx = their gradients one upon the other."""
    slices, names = [f"{x}.{i}.slice" for i in range(count)], [f"{x}.{i}" for i in range(count)]
    first = t.ints("axis.0", 0)
    t.nodes.append(helper.make_node("Split", [x, t.ints("layers", *[1] * count)], slices, name=f"{x}.layers", axis=0))
    for part, name in zip(slices, names, strict=True):
        t.op("Squeeze", [part, first], name)

    def backward(*d: str) -> None:
        rows = [t.op("Unsqueeze", [one, first], f"{one}.row") for one in d]
        t.add_gradient(x, t.op("Concat", rows, f"{x}.d", axis=0))

    t.record(names, [x], backward)
    return names


def split_heads(t: Tape, x: str, shape: str, name: str) -> str:
    """x (N, D) as (B, H, S, K); `shape` holds (B, S, H, K). dx: the way back."""
    t.op("Transpose", [t.op("Reshape", [x, shape], f"{name}.rows")], name, perm=[0, 2, 1, 3])

    def backward(d: str) -> None:
        t.add_gradient(x, _side_by_side(t, d, f"{name}.dx"))

    t.record([name], [x], backward)
    return name


def merge_heads(t: Tape, x: str, shape: str, name: str) -> str:
    """x (B, H, S, K) as (N, D), heads side by side; `shape` holds (B, S, H, K). dx: the way back."""
    _side_by_side(t, x, name)

    def backward(d: str) -> None:
        rows = t.op("Reshape", [d, shape], f"{name}.d.rows")                 # (B, S, H, K)
        t.add_gradient(x, t.op("Transpose", [rows], f"{name}.dx", perm=[0, 2, 1, 3]))

    t.record([name], [x], backward)
    return name


def _side_by_side(t: Tape, x: str, name: str) -> str:
    rows = t.op("Transpose", [x], f"{name}.rows", perm=[0, 2, 1, 3])         # (B, S, H, K)
    return t.op("Reshape", [rows, t.ints("positions.shape", -1, t.config.n_embd)], name)  # (N, D)


def attention(t: Tape, q: str, k: str, v: str, bias: str, name: str) -> str:
    """O = P·V, P = softmax(Q·Kᵀ/√K + bias) by rows; q, k, v (B, H, S, K), bias (S, S).

    dV = Pᵀ·dO, dP = dO·Vᵀ, dZ = P∘(dP − rowsum(dO∘O)), dQ = dZ·K/√K, dK = dZᵀ·Q/√K.
    Source: Dao et al., 2022, arXiv:2205.14135, appendix B.2, equation 4: rowsum(P∘dP) = rowsum(dO∘O).
    """
    scale = t.scalar("score.scale", t.config.head_dim**-0.5)
    scaled = t.op("Mul", [q, scale], f"{name}.q")                            # (B, H, S, K)
    scores = t.op("MatMul", [scaled, t.op("Transpose", [k], f"{name}.k.t", perm=[0, 1, 3, 2])], f"{name}.dots")
    scores = t.op("Add", [scores, bias], f"{name}.scores")                   # (B, H, S, S)
    p = t.op("Softmax", [scores], f"{name}.p", axis=-1)                      # (B, H, S, S)
    t.op("MatMul", [p, v], name)                                             # (B, H, S, K)

    def backward(d: str) -> None:                                            # (B, H, S, K)
        turned = t.op("Transpose", [p], f"{name}.p.t", perm=[0, 1, 3, 2])
        t.add_gradient(v, t.op("MatMul", [turned, d], f"{name}.dv"))         # (B, H, S, K)
        dp = t.op("MatMul", [d, t.op("Transpose", [v], f"{name}.v.t", perm=[0, 1, 3, 2])], f"{name}.dp")
        row = total(t, t.op("Mul", [d, name], f"{name}.d.o"), -1, f"{name}.row")          # (B, H, S, 1)
        dz = t.op("Mul", [p, t.op("Sub", [dp, row], f"{name}.dp.row")], f"{name}.dz")     # (B, H, S, S)
        dq = t.op("MatMul", [dz, k], f"{name}.dq.raw")                       # (B, H, S, K)
        t.add_gradient(q, t.op("Mul", [dq, scale], f"{name}.dq"))
        turned = t.op("Transpose", [dz], f"{name}.dz.t", perm=[0, 1, 3, 2])
        t.add_gradient(k, t.op("MatMul", [turned, scaled], f"{name}.dk"))    # (B, H, S, K)

    t.record([name], [q, k, v], backward)
    return name


def causal_bias(t: Tape, length: str) -> str:
    """0 where a position may look, MASKED on its future: (S, S), made from S alone. `length` holds S, a scalar."""
    zero, one = t.constant("s0", np.array(0, np.int64)), t.constant("s1", np.array(1, np.int64))
    index = t.op("Range", [zero, length, one], "position.index")             # (S,)
    key = t.op("Unsqueeze", [index, t.ints("axis.0", 0)], "key.row")         # (1, S)
    query = t.op("Unsqueeze", [index, t.ints("axis.1", 1)], "query.column")  # (S, 1)
    future = t.op("Cast", [t.op("Less", [query, key], "future")], "future.float", to=FLOAT)
    return t.op("Mul", [future, t.scalar("masked", MASKED)], "causal.bias")  # (S, S)


def cross_entropy(t: Tape, h: str, table: str, labels: str, counted: str) -> str:
    """loss = Σₙ wₙ·(log Σᵥ exp zₙᵥ − zₙ,label), z = h·Eᵀ, w = counted/Σ counted; nats per counted token.

    h (N, D), E = `table` (V, D), labels (N,), counted (N,) 1 or 0. With P = softmax(z) and [n, y] the one-hot of the
    labels: dh = w·(P·E − E[label]), without ever making P or the one-hot; dE = (w·P − w·[n, y])ᵀ·h. What is as wide as
    the vocabulary is made of some positions at a time: of all, it would be the most that a step holds at once.
    Source: the gradient of softmax with cross-entropy is P − y (Bishop, 2006, equation 4.109).
    """
    pieces = [_softmax(t, one, table, f"logits.{i}") for i, one in enumerate(_rows(t, h, HEAD_PIECES))]
    lse = t.op("Concat", [lse for _, _, lse in pieces], "logits.lse", axis=0)             # (N, 1)
    right = t.op("Gather", [table, labels], "label.row", axis=0)             # (N, D)
    scored = total(t, t.op("Mul", [h, right], "label.products"), -1, "label.logit")       # (N, 1)
    column = t.op("Unsqueeze", [counted, t.ints("axis.1", 1)], "counted.column")          # (N, 1)
    share = t.op("Div", [column, total(t, column, 0, "counted.sum")], "counted.share")    # (N, 1), w
    nats = t.op("Mul", [t.op("Sub", [lse, scored], "nats"), share], "nats.shared")        # (N, 1)
    t.op("ReduceSum", [nats], "loss", keepdims=0)                            # scalar

    def backward() -> None:
        if t.learns(h):
            means = [t.op("Div", [t.op("MatMul", [e, table], f"label.{i}.sum"), norm], f"label.{i}.mean")
                     for i, (e, norm, _) in enumerate(pieces)]               # (N/pieces, D) each
            mean = t.op("Concat", means, "label.mean", axis=0)               # (N, D), P·E
            d = t.op("Sub", [mean, right], "label.gap")                      # (N, D)
            t.add_gradient(h, t.op("Mul", [d, share], "head.dh"))            # (N, D)
        if t.learns(table):
            e, norm = (t.op("Concat", list(parts), f"logits.{name}", axis=0)
                       for name, parts in zip(("exp", "norm"), list(zip(*pieces, strict=True))[:2], strict=True))
            p = t.op("Mul", [e, t.op("Div", [share, norm], "head.weight")], "head.p")     # (N, V), w·P
            d = t.op("Gemm", [p, h], "head.dp", transA=1)                    # (V, D)
            heavy = t.op("Mul", [h, share], "head.h")                        # (N, D)
            hit = one_hot(t, labels, t.config.vocab_size, "label")           # (N, V)
            hit = t.op("Gemm", [hit, heavy], "head.dy", transA=1)            # (V, D)
            t.add_gradient(table, t.op("Sub", [d, hit], "head.dtable"))      # (V, D)

    t.record(["loss"], [h, table], backward)
    return "loss"


def _rows(t: Tape, x: str, count: int) -> list[str]:
    """x (N, D) cut into `count` pieces of about N/count rows; some are empty where N is less."""
    size = t.op("Slice", [t.op("Shape", [x], f"{x}.shape"), t.ints("axis.0", 0), t.ints("axis.1", 1)], f"{x}.rows")
    bounds = [t.op("Div", [t.op("Mul", [size, t.ints(f"times.{i}", i)], f"{x}.rows.{i}"),
                           t.ints("pieces", count)], f"{x}.bound.{i}") for i in range(count + 1)]
    return [t.op("Slice", [x, bounds[i], bounds[i + 1], t.ints("axis.0", 0)], f"{x}.piece.{i}")
            for i in range(count)]


def _softmax(t: Tape, h: str, table: str, name: str) -> tuple[str, str, str]:
    """Of z = h·Eᵀ: e = exp(z − max), its sums and log Σ exp z, by rows; (N, V), (N, 1), (N, 1)."""
    z = t.op("Gemm", [h, table], name, transB=1)                             # (N, V)
    top = t.op("ReduceMax", [z], f"{name}.max", axes=[-1])                   # (N, 1)
    e = t.op("Exp", [t.op("Sub", [z, top], f"{name}.below")], f"{name}.exp")              # (N, V)
    norm = total(t, e, -1, f"{name}.norm")                                   # (N, 1)
    return e, norm, t.op("Add", [t.op("Log", [norm], f"{name}.log"), top], f"{name}.lse")


def one_hot(t: Tape, ids: str, size: int, name: str) -> str:
    """(N, size) floats of ids (N,): 1 where the column is the row's id. By comparison: OneHot has few kernels."""
    line = t.constant(f"line.{size}", np.arange(size, dtype=np.int64)[None, :])           # (1, size)
    column = t.op("Unsqueeze", [ids, t.ints("axis.1", 1)], f"{name}.column")              # (N, 1)
    return t.op("Cast", [t.op("Equal", [column, line], f"{name}.equal")], f"{name}.one_hot", to=FLOAT)


def embed(t: Tape, table: str, ids: str, size: int, name: str) -> str:
    """Rows E[id] of `table` (size, D): (N, D). dE = onehotᵀ·d, which adds up what a repeated token receives."""
    t.op("Gather", [table, ids], name, axis=0)

    def backward(d: str) -> None:
        hit = one_hot(t, ids, size, name)                                    # (N, size)
        t.add_gradient(table, t.op("Gemm", [hit, d], f"{name}.dtable", transA=1))         # (size, D)

    t.record([name], [table], backward)
    return name
