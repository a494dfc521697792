"""Pixels: reading, resampling, and the changes made to them in training."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image
from torch import Tensor

SIZE = 32                      # pixels; side of the model's input
MEAN, STD = 0.5, 0.25          # of every channel, of values in [0, 1]


def normalise(rgb: Tensor) -> Tensor:
    """Bytes (…, 3, S, S) or values in [0, 255] to what the model reads."""
    return (rgb.float() / 255 - MEAN) / STD


def read_folder(folder: Path, classes: tuple[str, ...]) -> tuple[np.ndarray, np.ndarray]:
    """Images (N, 3, 32, 32) uint8 of a folder with one folder per class, and class numbers (N,)."""
    images, labels = [], []
    for i, name in enumerate(classes):
        for path in sorted((folder / name).iterdir()):
            images.append(np.asarray(Image.open(path).convert("RGB")).transpose(2, 0, 1))
            labels.append(i)
    return np.stack(images), np.array(labels, dtype=np.int64)


def taps(size: int, out: int) -> np.ndarray:
    """Weights (out, size) of the triangle filter, widened when shrinking (antialias).

    What PIL calls BILINEAR, without its rounding to bytes; rows sum to one.
    """
    scale = size / out
    support = max(scale, 1.0)
    centres = (np.arange(out) + 0.5) * scale                                 # (out,)
    positions = np.arange(size) + 0.5                                        # (size,)
    weights = np.maximum(0.0, 1.0 - np.abs(positions[None] - centres[:, None]) / support)
    return weights / weights.sum(1, keepdims=True)


def preprocess(rgba: np.ndarray, background: float = 255.0, size: int = SIZE) -> Tensor:
    """Model input (3, size, size) of an image (H, W, 4) uint8 with straight alpha.

    Over the background, the central square, resampled by `taps`, normalised. Float64 inside.
    """
    H, W, _ = rgba.shape
    alpha = rgba[..., 3:].astype(np.float64) / 255
    rgb = rgba[..., :3] * alpha + background * (1 - alpha)                   # (H, W, 3)
    side = min(H, W)
    top, left = (H - side) // 2, (W - side) // 2
    square = rgb[top : top + side, left : left + side]
    w = taps(side, size)
    small = np.einsum("ys,xt,stc->cyx", w, w, square, optimize=True)         # (3, size, size)
    return torch.from_numpy((small / 255 - MEAN) / STD).float()


def augment_photos(images: Tensor, generator: torch.Generator) -> Tensor:
    """Random shifts of at most 4 pixels (reflected border), flips and, rarely, grey. (N, 3, 32, 32)"""
    N = len(images)
    x = F.pad(images.float(), (4, 4, 4, 4), mode="reflect")
    dy, dx = torch.randint(0, 9, (2, N, 1), generator=generator)             # (N, 1) each
    rows = dy + torch.arange(SIZE)                                           # (N, 32)
    columns = dx + torch.arange(SIZE)
    flip = torch.rand(N, 1, generator=generator) < 0.5
    columns = torch.where(flip, columns.flip(1), columns)
    x = x[torch.arange(N)[:, None, None, None], torch.arange(3)[:, None, None],
          rows[:, None, :, None], columns[:, None, None, :]]
    return grey_some(x, 0.05, generator)


def grey_some(x: Tensor, share: float, generator: torch.Generator) -> Tensor:
    """Takes the colours out of about `share` of the images (N, 3, S, S)."""
    chosen = torch.rand(len(x), 1, 1, 1, generator=generator) < share
    return torch.where(chosen, x.mean(1, keepdim=True).expand_as(x), x)


def augment_drawings(rgba: Tensor, flippable: Tensor, generator: torch.Generator) -> Tensor:
    """Drawings (N, 4, 64, 64) uint8 on backgrounds, moved, turned, scaled, recoloured: (N, 3, 32, 32).

    One in seven is reduced to its outlines, dark on light, as if drawn by hand; one in four gets them
    in ink around its colours, as cartoons have; hues turn in a third, tints are few in a seventh.
    """
    N = len(rgba)

    def uniform(low: float, high: float, *shape: int) -> Tensor:
        return torch.rand(N, *shape, generator=generator) * (high - low) + low

    alpha = rgba[:, 3:].float() / 255
    premultiplied = torch.cat([rgba[:, :3].float() * alpha, alpha], dim=1)   # (N, 4, 64, 64)
    angle, zoom = uniform(-0.2, 0.2), uniform(0.9, 1.5)
    mirror = torch.where(flippable & (torch.rand(N, generator=generator) < 0.5), -1.0, 1.0)
    cos, sin = torch.cos(angle) * zoom, torch.sin(angle) * zoom
    shift = uniform(-0.15, 0.15, 2) * zoom[:, None]
    theta = torch.stack([torch.stack([cos * mirror, -sin, shift[:, 0]], 1),
                         torch.stack([sin * mirror, cos, shift[:, 1]], 1)], 1)  # (N, 2, 3)
    grid = F.affine_grid(theta, [N, 4, SIZE, SIZE], align_corners=False)
    x = F.grid_sample(premultiplied, grid, align_corners=False)              # (N, 4, 32, 32)
    colour = torch.rand(N, 3, 1, 1, generator=generator) * 255
    pick = torch.rand(N, 1, 1, 1, generator=generator)
    ground = torch.where(pick < 0.55, torch.full_like(colour, 255.0),
                         torch.where(pick < 0.65, torch.zeros_like(colour), colour))
    rgb = x[:, :3] + ground * (1 - x[:, 3:])                                 # (N, 3, 32, 32)
    grey = rgb.mean(1, keepdim=True)
    saturation, contrast = uniform(0.5, 1.4, 1, 1, 1), uniform(0.75, 1.25, 1, 1, 1)
    light = uniform(-25, 25, 1, 1, 1) + uniform(-15, 15, 3, 1, 1)
    rgb = ((turn_hues(rgb - grey, uniform(-0.7, 0.7), 0.3, generator) * saturation + grey - 128) * contrast
           + 128 + light).clamp(0, 255)
    levels = torch.where(uniform(0, 1, 1, 1, 1) < 0.15, 64.0, 1.0)           # few tints, as flat drawings have
    rgb = ((rgb / levels).round() * levels).clamp(0, 255)
    sketch = 255 - outlines(grey, generator)                                 # (N, 1, 32, 32)
    style = torch.rand(N, 1, 1, 1, generator=generator)
    rgb = torch.where(style < 0.15, sketch, torch.where(style < 0.4, rgb * sketch / 255, rgb))
    return grey_some(rgb, 0.1, generator)


def turn_hues(colour: Tensor, angle: Tensor, share: float, generator: torch.Generator) -> Tensor:
    """Turns colours less their grey (N, 3, S, S) about the grey axis by `angle` (N,), in about `share` of the images."""
    turned = torch.where(torch.rand(len(colour), generator=generator) < share, angle, torch.zeros(()))
    cos, sin = torch.cos(turned), torch.sin(turned)
    # the plane r + g + b = 0: x cos + (k × x) sin, k = (1, 1, 1)/√3
    r, g, b = colour.unbind(1)
    cross = torch.stack([b - g, r - b, g - r], 1) / 3**0.5                   # (N, 3, S, S)
    return colour * cos[:, None, None, None] + cross * sin[:, None, None, None]


def outlines(grey: Tensor, generator: torch.Generator) -> Tensor:
    """Ink along the borders of (N, 1, S, S), 0 for none to 255: faint or full, fine or wide, by image."""
    def uniform() -> Tensor:
        return torch.rand(len(grey), 1, 1, 1, generator=generator)

    ink = F.pad(grey, (1, 1, 1, 1), mode="replicate")
    edges = ((ink[..., 1:-1, 2:] - ink[..., 1:-1, :-2]).abs() + (ink[..., 2:, 1:-1] - ink[..., :-2, 1:-1]).abs())
    edges = torch.where(uniform() < 0.15, F.max_pool2d(edges, 2, 1, 1)[..., 1:, 1:], edges)
    gain = 2 + 6 * uniform() ** 2
    threshold = 40 * uniform()                                               # what is fainter is not drawn
    return ((edges - threshold) * gain).clamp(0, 255)
