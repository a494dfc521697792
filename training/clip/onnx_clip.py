"""CLIP as ONNX graphs with the inputs and outputs of Hugging Face's exports.

`vision_model.onnx` and `text_model.onnx` are one tower each (as CLIPVisionModelWithProjection and
CLIPTextModelWithProjection: vectors not normalised); `model.onnx` is both, with the logits
(as CLIPModel: vectors of length 1). The image tower also gives `attentions.{i}` and `pool`.
"""

from __future__ import annotations

import math

import numpy as np
import onnx
from onnx import compose

from ..common.onnx_builder import FLOAT, INT64, Builder
from ..common.onnx_gpt2 import after_attention, embed, heads, mix
from ..common.reference import MASKED
from ..common.weights import Span
from .model import ClipConfig
from .tensors import TEXT, VISION

VISION_DATA, TEXT_DATA = "vision_model.onnx_data", "text_model.onnx_data"
IMAGES, TEXTS, TOKENS = "image_batch_size", "text_batch_size", "sequence_length"


def _blocks(b: Builder, x: str, bias: str | None) -> str:
    """The Transformer blocks on x (B, S, D); `bias` is added to every score."""
    scale = b.scalar("scale", 1 / math.sqrt(b.config.head_dim))
    for i in range(b.config.n_layer):
        qkv = heads(b, b.norm(x, f"h.{i}.ln_1"), i, f"queries.{i}")
        x = after_attention(b, x, mix(b, qkv, i, bias, scale, None), i)
    return x


def vision_graph(config: ClipConfig, spans: dict[str, Span]) -> onnx.ModelProto:
    """pixel_values (B, 3, S, S) to image_embeds (B, E), attentions.{i} (B, H, P, P), pool (B, P)."""
    c = config.vision
    b = Builder(c.blocks(), spans, VISION_DATA, VISION)
    P = c.grid**2
    x = b.input("pixel_values", FLOAT, IMAGES, 3, c.image_size, c.image_size)
    for i, (_, stride) in enumerate(c.stem):
        x = b.op("Conv", [x, b.weight(f"stem.{i}.weight"), b.weight(f"stem.{i}.bias")], f"stem.{i}.conv",
                 kernel_shape=[3, 3], pads=[1, 1, 1, 1], strides=[stride, stride])
        x = b.gelu(x, f"stem.{i}.gelu")                                      # (B, C, s, s)
    x = b.op("Reshape", [x, b.ints("patches.shape", 0, 0, P)], "patches.columns")
    x = b.op("Transpose", [x], "patches", perm=[0, 2, 1])                    # (B, P, D)
    x = b.op("Add", [x, b.weight("wpe")], "hidden_states.0")
    x = b.norm(_blocks(b, x, None), "ln_f")                                                    # (B, P, D)
    score = b.op("MatMul", [x, b.weight("pool.weight")], "pool.scores")      # (B, P, 1)
    row = b.op("Transpose", [score], "pool.row", perm=[0, 2, 1])             # (B, 1, P)
    weights = b.op("Softmax", [row], "pool.weights", axis=-1)
    one = b.ints("i1", 1)
    b.op("Squeeze", [weights, one], "pool")                                  # (B, P)
    mean = b.op("Squeeze", [b.op("MatMul", [weights, x], "pool.mean"), one], "pooled")  # (B, D)
    b.op("MatMul", [mean, b.weight("proj.weight")], "image_embeds")          # (B, E)
    b.output("image_embeds", IMAGES, config.projection)
    for i in range(c.n_layer):
        b.output(f"attentions.{i}", IMAGES, c.n_head, P, P)
    b.output("pool", IMAGES, P)
    return b.model("clip_vision")


def _positions(b: Builder) -> str:
    """0 … T − 1. (T,)"""
    zero, one = b.constant("s0", np.array(0, np.int64)), b.constant("s1", np.array(1, np.int64))
    length = b.op("Gather", [b.op("Shape", ["input_ids"], "ids.shape"), one], "length")
    return b.op("Range", [zero, length, one], "positions")


def _causal(b: Builder, positions: str) -> str:
    """0 where a token may look, MASKED on its future. (T, T) float32"""
    future = b.op("Greater", [b.op("Unsqueeze", [positions, b.ints("i0", 0)], "causal.key"),
                              b.op("Unsqueeze", [positions, b.ints("i1", 1)], "causal.query")], "future")
    return b.op("Mul", [b.op("Cast", [future], "future.f32", to=FLOAT), b.scalar("masked", MASKED)], "bias")


def text_graph(config: ClipConfig, spans: dict[str, Span]) -> onnx.ModelProto:
    """input_ids and attention_mask (B, T), padded at the end, to text_embeds (B, E)."""
    b = Builder(config.text, spans, TEXT_DATA, TEXT)
    b.input("input_ids", INT64, TEXTS, TOKENS)
    b.input("attention_mask", INT64, TEXTS, TOKENS)
    positions = _positions(b)
    x = _blocks(b, embed(b, positions), _causal(b, positions))               # (B, T, D)
    mask = b.op("Cast", ["attention_mask"], "mask", to=FLOAT)                # (B, T)
    zero, one = b.ints("i0", 0), b.ints("i1", 1)
    first = b.op("Slice", [mask, zero, one, one], "mask.first")              # (B, 1), all ones
    rest = b.op("Slice", [mask, one, b.ints("end", np.iinfo(np.int64).max), one], "mask.rest")
    after = b.op("Concat", [rest, b.op("Sub", [first, first], "mask.none")], "mask.after", axis=1)
    last = b.op("Unsqueeze", [b.op("Sub", [mask, after], "last"), one], "last.row")  # (B, 1, T): 1 at the last
    x = b.norm(b.op("MatMul", [last, x], "last.state"), "ln_f")              # (B, 1, D)
    x = b.op("MatMul", [x, b.weight("proj.weight")], "projected")
    b.op("Squeeze", [x, one], "text_embeds")                                 # (B, E)
    b.output("text_embeds", TEXTS, config.projection)
    return b.model("clip_text")


def both(vision: onnx.ModelProto, text: onnx.ModelProto, config: ClipConfig, scale: float) -> onnx.ModelProto:
    """Both towers and what CLIP makes of them; the weights stay in the towers' files."""
    options = {"rename_inputs": False, "rename_outputs": False, "inplace": False}
    graphs = [compose.add_prefix(m, p, **options).graph for m, p in ((vision, VISION), (text, TEXT))]
    b = Builder(config.text, {}, "")
    for graph in graphs:
        for node in graph.node:  # the names of the embeds are those of the unit vectors here
            node.input[:] = [f"{n}.raw" if n.endswith("_embeds") else n for n in node.input]
            node.output[:] = [f"{n}.raw" if n.endswith("_embeds") else n for n in node.output]
        b.nodes += graph.node
        b.initializers += graph.initializer
        b.inputs += graph.input
    for name in ("image_embeds", "text_embeds"):
        length = b.op("ReduceL2", [f"{name}.raw"], f"{name}.length", axes=[1], keepdims=1)
        b.op("Div", [f"{name}.raw", length], name)
    columns = b.op("Transpose", ["text_embeds"], "columns", perm=[1, 0])     # (E, M)
    cosines = b.op("MatMul", ["image_embeds", columns], "cosines")           # (N, M)
    b.op("Mul", [cosines, b.scalar("logit_scale", scale)], "logits_per_image")
    b.op("Transpose", ["logits_per_image"], "logits_per_text", perm=[1, 0])
    b.output("logits_per_image", IMAGES, TEXTS)
    b.output("logits_per_text", TEXTS, IMAGES)
    b.output("text_embeds", TEXTS, config.projection)
    b.output("image_embeds", IMAGES, config.projection)
    return b.model("clip")
