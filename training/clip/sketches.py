"""Drawings as a reader makes them on the lab's canvas: a few dark strokes on white.

Made by hand for this evaluation, as points in the unit square (x to the right, y downwards).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw

SIDE, WIDTH = 128, 6  # pixels

Stroke = tuple[tuple[float, float], ...]


def ring(x: float, y: float, rx: float, ry: float, start: float = 0.0, end: float = 360.0) -> Stroke:
    """An arc of an ellipse, angles in degrees, clockwise from the right."""
    steps = max(4, round(abs(end - start) / 12))
    angles = [math.radians(start + (end - start) * i / steps) for i in range(steps + 1)]
    return tuple((x + rx * math.cos(a), y + ry * math.sin(a)) for a in angles)


def rays(x: float, y: float, near: float, far: float, count: int) -> tuple[Stroke, ...]:
    return tuple(((x + near * math.cos(a), y + near * math.sin(a)), (x + far * math.cos(a), y + far * math.sin(a)))
                 for a in (2 * math.pi * i / count for i in range(count)))


def heart() -> Stroke:
    turns = [2 * math.pi * i / 40 for i in range(41)]
    return tuple((0.5 + 0.36 * math.sin(t) ** 3,
                  0.45 - 0.36 * (13 * math.cos(t) - 5 * math.cos(2 * t) - 2 * math.cos(3 * t) - math.cos(4 * t)) / 17)
                 for t in turns)


def star() -> Stroke:
    return tuple((0.5 + r * math.sin(a), 0.52 - r * math.cos(a))
                 for a, r in ((math.pi * i / 5, 0.42 if i % 2 == 0 else 0.17) for i in range(11)))


@dataclass(frozen=True)
class Sketch:
    """What it shows, in French and in English, and its strokes."""

    names: tuple[str, str]
    strokes: tuple[Stroke, ...]


SKETCHES = (
    Sketch(("un soleil", "a sun"), (ring(0.5, 0.5, 0.2, 0.2), *rays(0.5, 0.5, 0.27, 0.42, 8))),
    Sketch(("une maison", "a house"), (((0.2, 0.45), (0.2, 0.88), (0.8, 0.88), (0.8, 0.45)), ((0.1, 0.5), (0.5, 0.12), (0.9, 0.5)),
                                       ((0.43, 0.88), (0.43, 0.62), (0.58, 0.62), (0.58, 0.88)))),
    Sketch(("un chat", "a cat"), (ring(0.5, 0.57, 0.33, 0.3), ((0.22, 0.42), (0.2, 0.1), (0.42, 0.28)), ((0.58, 0.28), (0.8, 0.1), (0.78, 0.42)),
                                  ring(0.38, 0.52, 0.03, 0.04), ring(0.62, 0.52, 0.03, 0.04), ((0.46, 0.64), (0.5, 0.68), (0.54, 0.64)),
                                  ((0.05, 0.6), (0.32, 0.64)), ((0.68, 0.64), (0.95, 0.6)))),
    Sketch(("un poisson", "a fish"), (ring(0.44, 0.5, 0.32, 0.2), ((0.74, 0.5), (0.94, 0.3), (0.94, 0.7), (0.74, 0.5)), ring(0.28, 0.45, 0.02, 0.02))),
    Sketch(("un arbre", "a tree"), (ring(0.5, 0.36, 0.3, 0.28), ((0.43, 0.63), (0.43, 0.92)), ((0.57, 0.63), (0.57, 0.92)))),
    Sketch(("une étoile", "a star"), (star(),)),
    Sketch(("un cœur", "a heart"), (heart(),)),
    Sketch(("une voiture", "a car"), (((0.08, 0.68), (0.08, 0.5), (0.28, 0.46), (0.38, 0.28), (0.68, 0.28), (0.78, 0.48), (0.93, 0.52), (0.93, 0.68), (0.08, 0.68)),
                                      ring(0.28, 0.7, 0.09, 0.09), ring(0.73, 0.7, 0.09, 0.09))),
    Sketch(("un bateau", "a boat"), (((0.1, 0.66), (0.24, 0.86), (0.76, 0.86), (0.9, 0.66), (0.1, 0.66)), ((0.5, 0.66), (0.5, 0.1)), ((0.5, 0.14), (0.82, 0.58), (0.5, 0.58)))),
    Sketch(("une fleur", "a flower"), (ring(0.5, 0.3, 0.07, 0.07), *(ring(0.5 + 0.16 * math.cos(a), 0.3 + 0.16 * math.sin(a), 0.09, 0.09)
                                                                      for a in (2 * math.pi * i / 6 for i in range(6))),
                                       ((0.5, 0.53), (0.5, 0.95)), ((0.5, 0.78), (0.66, 0.68)))),
    Sketch(("une tasse", "a cup"), (((0.22, 0.35), (0.26, 0.82), (0.62, 0.82), (0.66, 0.35), (0.22, 0.35)), ring(0.68, 0.55, 0.14, 0.14, -80, 90))),
    Sketch(("un parapluie", "an umbrella"), (ring(0.5, 0.5, 0.4, 0.36, 180, 360), ((0.1, 0.5), (0.9, 0.5)), ((0.5, 0.5), (0.5, 0.84)), ring(0.43, 0.84, 0.07, 0.07, 0, 180))),
)

LABELS = (*(s.names for s in SKETCHES), ("un avion", "an airplane"), ("un oiseau", "a bird"), ("un cerf", "a deer"), ("un chien", "a dog"),
          ("une grenouille", "a frog"), ("un cheval", "a horse"), ("un camion", "a truck"), ("une tasse de café", "a cup of coffee"),
          ("une fusée", "a rocket"), ("une astronaute", "an astronaut"), ("une moto", "a motorcycle"), ("un vélo", "a bicycle"),
          ("un visage", "a face"), ("une pomme", "an apple"), ("une clé", "a key"))


def draw(strokes: tuple[Stroke, ...]) -> np.ndarray:
    """Black strokes on white, opaque: (SIDE, SIDE, 4) uint8."""
    image = Image.new("RGBA", (SIDE, SIDE), "white")
    pen = ImageDraw.Draw(image)
    for stroke in strokes:
        pen.line([(x * SIDE, y * SIDE) for x, y in stroke], fill="black", width=WIDTH, joint="curve")
    return np.asarray(image)
