"""The sheet of drawings that the book ships: what its lab shows and scores live.

    python -m training.clip.sheet

drawings.png: opaque tiles, row by row. drawings.json: {size, columns, sets: {set: {author, license, url, trained}},
concepts: [{code, group, fr, en, heldOut}], drawings: [[concept, set]]}. Two kinds that training never
saw: every concept held out, in a style trained on (KNOWN_SET); and concepts trained on or held out,
in a style it never saw (SHOWN_SET). A few concepts trained on, in the style trained on, for comparison.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from PIL import Image

from .concepts import SHOWN_SET, load_emojis

KNOWN_SET = "noto"
TILE, COLUMNS = 64, 24         # pixels, tiles
DRAWN_GROUPS = (3, 4, 5, 6, 7)  # of the unseen style: nature, food, travel, activities, objects
FAMILIAR = ("2708", "1f697", "1f6b2", "1f426", "1f98b", "1f431", "1f352", "1f98c", "1f69a", "1f436", "1f41f",
            "1f438", "1f40e", "1f3e0", "1f981", "1f4d6", "1f355", "1f34e", "1f680", "26f5", "1f333", "2b50")


def on_white(rgba: np.ndarray) -> np.ndarray:
    """Opaque (H, W, 3) of straight-alpha (H, W, 4) uint8."""
    alpha = rgba[..., 3:].astype(np.float64) / 255
    return np.round(rgba[..., :3] * alpha + 255 * (1 - alpha)).astype(np.uint8)


def choose(work: Path) -> tuple[list, list[tuple[int, str, int]]]:
    """Concepts, and (concept, set, index of its pixels) of every tile, in the order of the concepts."""
    emojis, images = load_emojis(work)
    tiles = []
    for k, (c, name) in enumerate(images):
        if c < 0:
            continue
        emoji = emojis[c]
        known = name == KNOWN_SET and (emoji.held_out or emoji.code in FAMILIAR)
        if known or (name == SHOWN_SET and (emoji.group in DRAWN_GROUPS or emoji.held_out)):
            tiles.append((c, name, k))
    shown = sorted({c for c, _, _ in tiles}, key=lambda c: emojis[c].name["en"])
    place = {c: i for i, c in enumerate(shown)}
    return [emojis[c] for c in shown], sorted((place[c], name, k) for c, name, k in tiles)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, default=Path("training/.work/clip"))
    parser.add_argument("--out", type=Path, default=Path("public/models/clip"))
    args = parser.parse_args()
    concepts, tiles = choose(args.work)
    pixels = np.memmap(args.work / "emoji.bin", np.uint8, "r").reshape(-1, TILE, TILE, 4)
    sheet = np.full((-(-len(tiles) // COLUMNS) * TILE, COLUMNS * TILE, 3), 255, np.uint8)
    for i, (_, _, k) in enumerate(tiles):
        y, x = divmod(i, COLUMNS)
        sheet[y * TILE : (y + 1) * TILE, x * TILE : (x + 1) * TILE] = on_white(pixels[k])
    picture = Image.fromarray(sheet).quantize(256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    picture.save(args.out / "drawings.png", optimize=True)
    sets = json.loads((args.work / "emoji.json").read_text())["sets"]
    (args.out / "drawings.json").write_text(json.dumps({
        "size": TILE, "columns": COLUMNS,
        "sets": {name: {"author": sets[name]["author"]["name"], "license": sets[name]["license"],
                        "url": sets[name]["author"]["url"], "trained": name == KNOWN_SET}
                 for name in (KNOWN_SET, SHOWN_SET)},
        "concepts": [{"code": e.code, "group": e.group, **e.name, "heldOut": e.held_out} for e in concepts],
        "drawings": [[c, name] for c, name, _ in tiles]}, ensure_ascii=False) + "\n")
    print(f"{len(concepts)} concepts ({sum(e.held_out for e in concepts)} held out), {len(tiles)} drawings")


if __name__ == "__main__":
    main()
