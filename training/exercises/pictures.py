"""Exercises measured on CLIP, on the sheet of drawings that comes with it."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
from PIL import Image
from tokenizers import Tokenizer

from .network import END_OF_TEXT, MODELS, Array, Changes, blocks, clearly_best, gelu, norm, read_weights, softmax

Values = dict[str, Any]
FOLDER = MODELS / "clip"
CONFIG = json.loads((FOLDER / "config.json").read_text())
SCALE = math.exp(CONFIG["logit_scale"])
SIZE, GRID = 32, 8
MEAN, DEVIATION = 0.5, 0.25
ON_MAP = 160
NEAR = 1e-5


# --- images


@cache
def sheet() -> tuple[dict[str, Any], Array]:
    listed = json.loads((FOLDER / "drawings.json").read_text())
    return listed, np.asarray(Image.open(FOLDER / "drawings.png").convert("RGB"), dtype=np.float64)


def taps(size: int, out: int) -> Array:
    """Weights (out, size) of the triangle filter, as wide as the shrinking asks; rows sum to one."""
    scale = size / out
    centres, positions = (np.arange(out) + 0.5) * scale, np.arange(size) + 0.5
    w = np.maximum(0, 1 - np.abs(positions - centres[:, None]) / scale)
    return w / w.sum(1, keepdims=True)


def pixels(index: int) -> Array:
    """What the image tower reads of one drawing: (3, 32, 32)."""
    listed, picture = sheet()
    size, (row, column) = listed["size"], divmod(index, listed["columns"])
    tile = picture[row * size : (row + 1) * size, column * size : (column + 1) * size]
    w = taps(size, SIZE)
    return (np.einsum("ys,xt,stc->cyx", w, w, tile) / 255 - MEAN) / DEVIATION


def drawing(name: str) -> int:
    """Index of `1f431.noto`."""
    code, style = name.split(".")
    listed, _ = sheet()
    return next(i for i, (concept, own) in enumerate(listed["drawings"])
                if listed["concepts"][concept]["code"] == code and own == style)


def convolution(x: Array, kernel: Array, bias: Array, stride: int) -> Array:
    """3 × 3, one pixel of zeros around: (B, C, S, S) to (B, out, S/stride, S/stride)."""
    padded = np.pad(x, ((0, 0), (0, 0), (1, 1), (1, 1)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, (3, 3), (2, 3))[:, :, ::stride, ::stride]
    return np.einsum("bcyxij,ocij->boyx", windows, kernel, optimize=True) + bias[:, None, None]


@cache
def vision() -> dict[str, Array]:
    return read_weights(FOLDER / "onnx" / "vision_model.onnx_data", "vision_model.")


def look(images: Array) -> tuple[Array, Array, Array]:
    """Unit vectors (B, E) of images (B, 3, S, S), attentions (L, B, H, P, P) and shares of the patches (B, P)."""
    w, config = vision(), CONFIG["vision_config"]
    x = images
    for i, (_, stride) in enumerate(config["stem"]):
        x = gelu(convolution(x, w[f"stem.{i}.weight"], w[f"stem.{i}.bias"], stride))
    x = x.reshape(*x.shape[:2], -1).swapaxes(1, 2) + w["wpe"]                # (B, P, D)
    x, attentions = blocks(x, w, config["num_hidden_layers"], config["num_attention_heads"], Changes(causal=False))
    x = norm(x, w, "ln_f")
    pool = softmax((x @ w["pool.weight"])[..., 0])
    vectors = (pool[..., None] * x).sum(1) @ w["proj.weight"]
    return vectors / np.linalg.norm(vectors, axis=-1, keepdims=True), attentions, pool


@cache
def image(index: int) -> Array:
    return look(pixels(index)[None])[0][0]


# --- texts


@cache
def text_tower() -> tuple[dict[str, Array], Tokenizer]:
    return (read_weights(FOLDER / "onnx" / "text_model.onnx_data", "text_model."),
            Tokenizer.from_file(str(FOLDER / "tokenizer.json")))


@cache
def text(sentence: str) -> Array:
    """Unit vector (E) of a caption, written as those of training: lower case, straight apostrophes, plain spaces."""
    w, tokenizer = text_tower()
    plain = " ".join(sentence.lower().replace("’", "'").split())
    ids = [END_OF_TEXT, *tokenizer.encode(plain, add_special_tokens=False).ids, END_OF_TEXT]
    config = CONFIG["text_config"]
    x = w["wte.weight"][ids] + w["wpe.weight"][: len(ids)]
    x, _ = blocks(x, w, config["num_hidden_layers"], config["num_attention_heads"])
    vector = norm(x, w, "ln_f")[-1] @ w["proj.weight"]
    return vector / np.linalg.norm(vector)


# --- exercises


def chance(v: Values, template: str, scale: float) -> list[float]:
    """Probability of one label among those of a drawing."""
    cosines = np.array([image(drawing(v["drawing"])) @ text(template.replace("{}", label)) for label in v["labels"]])
    return [softmax(scale * cosines)[v["labels"].index(v["label"])]]


def languages(v: Values) -> list[float]:
    shown = image(drawing(v["drawing"]))
    return [abs(shown @ text(v["french"]) - shown @ text(v["english"]))]


def search(v: Values) -> list[float]:
    """The largest cosine among the drawings of the map: the first of each concept, evenly thinned out to 160."""
    listed, _ = sheet()
    firsts: dict[int, int] = {}
    for index, (concept, _) in enumerate(listed["drawings"]):
        firsts.setdefault(concept, index)
    indices = [firsts[concept] for concept in sorted(firsts)]
    step = max(1, len(indices) / ON_MAP)
    shown = [index for i, index in enumerate(indices) if i == 0 or int(i / step) != int((i - 1) / step)]
    return [max(float(image(index) @ text(v["phrase"])) for index in shown)]


def exam(v: Values) -> list[float]:
    """Share of the unseen drawings of a group whose nearest name is their own."""
    listed, _ = sheet()
    concepts, sets = listed["concepts"], listed["sets"]

    def unseen(concept: int, style: str) -> str | None:
        if concepts[concept]["heldOut"]:
            return "concept"
        return None if sets[style]["trained"] else "style"

    asked = [(i, concept) for i, (concept, style) in enumerate(listed["drawings"])
             if unseen(concept, style) == v["unseen"] and concepts[concept]["group"] == v["group"]]
    classes = list(dict.fromkeys(concept for _, concept in asked))
    names = np.stack([text(concepts[c][v["names"]]) for c in classes])       # (C, E)
    right = sum(classes[clearly_best(names @ image(i), NEAR)] == concept for i, concept in asked)
    return [right / len(asked)]


def place(values: Array) -> list[float]:
    row, column = divmod(clearly_best(values, NEAR), GRID)
    return [row + 1, column + 1]


def looked_patch(v: Values) -> list[float]:
    """Attention rollout (Abnar & Zuidema, 2020): heads averaged, half for the residual connection, layers multiplied."""
    _, attentions, pool = look(pixels(drawing(v["drawing"]))[None])
    flow = np.eye(GRID**2)
    for layer in attentions[:, 0].mean(1):                                   # (P, P)
        flow = (0.5 * layer + 0.5 * np.eye(GRID**2)) @ flow
    return place(pool[0] @ flow)


def hidden_patch(v: Values) -> list[float]:
    """The patch that, replaced by mid-grey, costs the label most."""
    whole = pixels(drawing(v["drawing"]))
    side = SIZE // GRID
    hidden = np.repeat(whole[None], GRID**2, 0)
    for i in range(GRID**2):
        row, column = divmod(i, GRID)
        hidden[i, :, row * side : (row + 1) * side, column * side : (column + 1) * side] = (0.5 - MEAN) / DEVIATION
    return place(-(look(hidden)[0] @ text(v["label"])))


PICTURES: dict[str, Callable[[Values], list[float]]] = {
    "clip.temperature": lambda v: chance(v, "{}", 1 / v["temperature"]),
    "clip.template": lambda v: chance(v, v["template"], SCALE),
    "clip.languages": languages,
    "clip.search": search,
    "clip.exam": exam,
    "clip.looked-patch": looked_patch,
    "clip.hidden-patch": hidden_patch,
}
