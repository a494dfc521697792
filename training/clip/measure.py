"""What the exported model can do, computed with ONNX Runtime on the shipped files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime as ort
import torch
from tokenizers import Tokenizer

from .captions import PHOTO_TEMPLATES, UNSEEN_TEMPLATES, label
from .concepts import CLASSES, LANGUAGES, Emoji
from .data import encode
from .images import preprocess


class Shipped:
    """Both towers of a model folder, giving unit vectors."""

    def __init__(self, folder: Path, context: int = 24) -> None:
        self.vision = ort.InferenceSession(str(folder / "onnx/vision_model.onnx"))
        self.text = ort.InferenceSession(str(folder / "onnx/text_model.onnx"))
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.context = context

    def images(self, pixels: np.ndarray, batch: int = 128) -> np.ndarray:
        """(N, E) of normalised pixels (N, 3, S, S) float32."""
        return np.concatenate([self._unit(self.vision.run(["image_embeds"], {"pixel_values": pixels[i : i + batch]})[0])
                               for i in range(0, len(pixels), batch)])

    def texts(self, texts: list[str], batch: int = 128) -> np.ndarray:
        """(M, E) of captions."""
        rows = []
        for i in range(0, len(texts), batch):
            ids, lengths = encode(self.tokenizer, texts[i : i + batch], self.context)
            mask = (torch.arange(ids.shape[1]) < lengths[:, None]).long()
            rows.append(self.text.run(["text_embeds"], {"input_ids": ids.numpy(), "attention_mask": mask.numpy()})[0])
        return self._unit(np.concatenate(rows))

    @staticmethod
    def _unit(rows: np.ndarray) -> np.ndarray:
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def interval(right: int, n: int) -> list[float]:
    """95 % Wilson interval of a proportion, in percent."""
    z, p = 1.959964, right / n
    centre, half = p + z * z / (2 * n), z * np.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return [round(100 * float((centre + s * half) / (1 + z * z / n)), 1) for s in (-1, 1)]


def photos(model: Shipped, vectors: np.ndarray, labels: np.ndarray) -> dict[str, Any]:
    """Accuracy of CIFAR-10 classes by their written names; `vectors` (N, E) of the images."""
    out: dict[str, Any] = {}
    predicted: dict[str, np.ndarray] = {}
    for language in LANGUAGES:
        rows: dict[str, float] = {}
        means = []
        for kind, templates in (("trained", ("{n}", *PHOTO_TEMPLATES[language])), ("unseen", UNSEEN_TEMPLATES[language])):
            for template in templates:
                texts = model.texts([label(c, language, template) for c in CLASSES])
                answers = (vectors @ texts.T).argmax(1)
                rows[template] = round(100 * float((answers == labels).mean()), 2)
                if template == PHOTO_TEMPLATES[language][0]:
                    predicted[language] = answers
                if kind == "trained":
                    means.append(texts)
        answers = (vectors @ np.mean(means, 0).T).argmax(1)
        main = predicted[language]
        out[language] = {
            "template": PHOTO_TEMPLATES[language][0], "accuracy": rows[PHOTO_TEMPLATES[language][0]],
            "interval_95": interval(int((main == labels).sum()), len(labels)),
            "mean_of_trained_templates": round(100 * float((answers == labels).mean()), 2),
            "templates": rows, "unseen_templates": list(UNSEEN_TEMPLATES[language]),
            "by_class": {c: round(100 * float((main[labels == i] == i).mean()), 1) for i, c in enumerate(CLASSES)},
            "confusion": [[int(((labels == i) & (main == j)).sum()) for j in range(len(CLASSES))]
                          for i in range(len(CLASSES))],
        }
    out["gap_points"] = round(abs(out["fr"]["accuracy"] - out["en"]["accuracy"]), 2)
    out["same_answer"] = round(100 * float((predicted["fr"] == predicted["en"]).mean()), 2)
    out["images"] = len(labels)
    return out


@dataclass(frozen=True)
class Drawings:
    """Vectors (N, E), concept and set of the drawings; the names of every concept by language."""

    vectors: np.ndarray
    concepts: np.ndarray
    sets: np.ndarray
    emojis: list[Emoji]

    def held_out(self) -> np.ndarray:
        return np.array([self.emojis[c].held_out for c in self.concepts])


def ranks(scores: np.ndarray, truth: np.ndarray) -> np.ndarray:
    """Place of the true name among all, 1 for the best. scores (N, M)."""
    return 1 + (scores > scores[np.arange(len(truth)), truth][:, None]).sum(1)


def among(model: Shipped, drawings: Drawings, chosen: np.ndarray, names: np.ndarray) -> dict[str, Any]:
    """top-1 and top-5 in percent of the drawings `chosen` among the concepts `names`, per language."""
    place = {int(c): i for i, c in enumerate(names)}
    truth = np.array([place[int(c)] for c in drawings.concepts[chosen]])
    out: dict[str, Any] = {"drawings": len(truth), "names": len(names), "concepts": len(set(truth.tolist()))}
    for language in LANGUAGES:
        texts = model.texts([drawings.emojis[c].name[language] for c in names])
        rank = ranks(drawings.vectors[chosen] @ texts.T, truth)
        out[language] = {"top1": round(100 * float((rank == 1).mean()), 1),
                         "top5": round(100 * float((rank <= 5).mean()), 1),
                         "median_rank": float(np.median(rank)), "interval_95_top1": interval(int((rank == 1).sum()), len(rank))}
    return out


def embed_drawings(model: Shipped, emojis: list[Emoji], images: list[tuple[int, str]], pixels: np.ndarray,
                   sets: tuple[str, ...]) -> Drawings:
    """Vectors of the drawings of `sets` that show a known concept; pixels (n, 64, 64, 4) uint8."""
    kept = [(k, c, s) for k, (c, s) in enumerate(images) if c >= 0 and s in sets]
    vectors = np.concatenate([model.images(np.stack([preprocess(pixels[k]).numpy() for k, _, _ in kept[i : i + 512]]))
                              for i in range(0, len(kept), 512)])
    return Drawings(vectors, np.array([c for _, c, _ in kept]), np.array([s for _, _, s in kept]), emojis)
