"""Measures the exported model and writes its card.

    python -m training.clip.evaluate --photographs FOLDER

Reads the test images of CIFAR-10, the drawings in styles never trained on, and those of concepts held
out. `--photographs` holds pictures of other origins; the rows of the card name them. Writes
evaluation.json and README.md beside the model.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image

from .card import write_card
from .concepts import SHOWN_SET, TRAIN_SETS, UNSEEN_SETS, load_emojis
from .images import normalise, preprocess
from .measure import Shipped, among, embed_drawings, photos
from .sketches import LABELS, SKETCHES, draw

PHOTOGRAPHS = {"chelsea": ("un chat", "a cat"), "coffee": ("une tasse de café", "a cup of coffee"),
               "rocket": ("une fusée", "a rocket"), "astronaut": ("une astronaute", "an astronaut"),
               "motorcycle_left": ("une moto", "a motorcycle"), "horse": ("un cheval", "a horse")}

# texts that mean different things, or the same in two languages
PAIRS = (("un chat", "pas un chat"), ("a cat", "not a cat"), ("un chat", "trois chats"), ("a cat", "three cats"),
         ("un chat sur une voiture", "une voiture sur un chat"), ("a cat on a car", "a car on a cat"),
         ("un chat", "un chien"), ("a cat", "a dog"), ("un chat", "a cat"))


def answers(model: Shipped, pixels: list[np.ndarray], truths: list[tuple[str, str]],
            labels: tuple[tuple[str, str], ...], scale: float) -> dict[str, Any]:
    """The three best labels of each image with their probabilities, per language."""
    vectors = model.images(np.stack([preprocess(p).numpy() for p in pixels]))
    out: dict[str, Any] = {}
    for i, language in enumerate(("fr", "en")):
        names = [pair[i] for pair in labels]
        logits = scale * vectors @ model.texts(names).T
        p = np.exp(logits - logits.max(1, keepdims=True))
        p /= p.sum(1, keepdims=True)
        rows = [{"truth": truth[i], "answers": [[names[j], round(float(row[j]), 3)] for j in np.argsort(-row)[:3]]}
                for truth, row in zip(truths, p, strict=True)]
        out[language] = {"right": sum(r["truth"] == r["answers"][0][0] for r in rows), "of": len(rows), "rows": rows}
    return out


def rgba(path: Path) -> np.ndarray:
    return np.asarray(Image.open(path).convert("RGBA"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, default=Path("training/.work/clip"))
    parser.add_argument("--model", type=Path, default=Path("public/models/clip"))
    parser.add_argument("--checkpoint", type=Path, help="for the facts of the training; default: checkpoint.pt in --work")
    parser.add_argument("--photographs", type=Path)
    args = parser.parse_args()
    model = Shipped(args.model)
    scale = float(np.exp(json.loads((args.model / "config.json").read_text())["logit_scale"]))

    test = np.load(args.work / "photos-test.npz")
    vectors = model.images(normalise(torch.from_numpy(test["images"])).numpy())
    report: dict[str, Any] = {"scale": round(scale, 3), "photos": photos(model, vectors, test["labels"])}

    emojis, images = load_emojis(args.work)
    pixels = np.memmap(args.work / "emoji.bin", np.uint8, "r").reshape(-1, 64, 64, 4)
    drawings = embed_drawings(model, emojis, images, pixels, (*TRAIN_SETS, *UNSEEN_SETS))
    held, every = drawings.held_out(), np.arange(len(emojis))
    held_names = np.array([i for i, e in enumerate(emojis) if e.held_out])
    trained_style = np.isin(drawings.sets, TRAIN_SETS)
    report["unseen_styles"] = {s: among(model, drawings, (drawings.sets == s) & ~held, every)
                               for s in UNSEEN_SETS if (drawings.sets == s).any()}
    report["held_out_concepts"] = {
        "trained_styles_among_all": among(model, drawings, trained_style & held, every),
        "trained_styles_among_held_out": among(model, drawings, trained_style & held, held_names),
        "unseen_styles_among_all": among(model, drawings, ~trained_style & held, every),
        "unseen_styles_among_held_out": among(model, drawings, ~trained_style & held, held_names),
    }
    report["trained_on"] = among(model, drawings, trained_style & ~held, every)
    report["shown_set"] = SHOWN_SET

    report["cosines"] = [[a, b, round(float(np.dot(*model.texts([a, b]))), 3)] for a, b in PAIRS]
    report["labels"] = len(LABELS)
    report["sketches"] = answers(model, [draw(s.strokes) for s in SKETCHES], [s.names for s in SKETCHES], LABELS, scale)
    if args.photographs:
        paths = [p for p in sorted(args.photographs.iterdir()) if p.stem in PHOTOGRAPHS]
        report["photographs"] = answers(model, [rgba(p) for p in paths], [PHOTOGRAPHS[p.stem] for p in paths],
                                        LABELS, scale)
    state = torch.load(args.checkpoint or args.work / "checkpoint.pt", map_location="cpu", weights_only=True)
    report["training"] = {**state["progress"], **{k: v for k, v in state["extra"].items() if k != "optim"},
                          "optim": state["extra"]["optim"], "config": state["config"],
                          "data": json.loads((args.work / "data.json").read_text())}
    (args.model / "evaluation.json").write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n")
    write_card(args.model, report)
    print(json.dumps({k: v for k, v in report.items() if k != "training"}, indent=1, ensure_ascii=False))


if __name__ == "__main__":
    main()
