"""What there is to see, under its French and English names.

A concept is a photographed class ("photo:cat") or an emoji ("1f408"). Photographs have ten
classes, whose names are written here with articles and true synonyms; emojis have the names
and tags of Unicode CLDR, as packed by emojibase.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

LANGUAGES = ("fr", "en")

CLASSES = ("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck")

# (with article, bare); the first is the label of the evaluation
NAMES: dict[str, dict[str, tuple[tuple[str, str], ...]]] = {
    "fr": {
        "airplane": (("un avion", "avion"), ("un aéroplane", "aéroplane")),
        "automobile": (("une voiture", "voiture"), ("une automobile", "automobile"), ("une auto", "auto")),
        "bird": (("un oiseau", "oiseau"),),
        "cat": (("un chat", "chat"),),
        "deer": (("un cerf", "cerf"), ("une biche", "biche")),
        "dog": (("un chien", "chien"),),
        "frog": (("une grenouille", "grenouille"),),
        "horse": (("un cheval", "cheval"),),
        "ship": (("un bateau", "bateau"), ("un navire", "navire")),
        "truck": (("un camion", "camion"), ("un poids lourd", "poids lourd")),
    },
    "en": {
        "airplane": (("an airplane", "airplane"), ("a plane", "plane"), ("an aeroplane", "aeroplane")),
        "automobile": (("an automobile", "automobile"), ("a car", "car")),
        "bird": (("a bird", "bird"),),
        "cat": (("a cat", "cat"),),
        "deer": (("a deer", "deer"), ("a stag", "stag")),
        "dog": (("a dog", "dog"),),
        "frog": (("a frog", "frog"),),
        "horse": (("a horse", "horse"),),
        "ship": (("a ship", "ship"), ("a boat", "boat")),
        "truck": (("a truck", "truck"), ("a lorry", "lorry")),
    },
}

# words true of several classes: captions with several right images
SHARED: dict[str, dict[str, tuple[str, ...]]] = {
    "fr": {"animal": ("bird", "cat", "deer", "dog", "frog", "horse"),
           "véhicule": ("airplane", "automobile", "ship", "truck")},
    "en": {"animal": ("bird", "cat", "deer", "dog", "frog", "horse"),
           "vehicle": ("airplane", "automobile", "ship", "truck")},
}

TRAIN_SETS = ("noto", "noto-v1", "twemoji", "fluent-emoji", "fluent-emoji-flat", "emojione", "fxemoji")
# never trained on: the first two are CC BY-SA, only evaluated on; the last is CC BY, shown in the book
UNSEEN_SETS = ("openmoji", "emojione-v1", "streamline-emojis")
SHOWN_SET = "streamline-emojis"
HELD_OUT_SHARE = 0.1                        # of the emoji concepts, in every style
MIN_SETS = 3                                # training sets that must draw a concept


@dataclass(frozen=True)
class Emoji:
    """One emoji concept; names and tags by language."""

    code: str
    group: int
    name: dict[str, str]
    tags: dict[str, tuple[str, ...]]
    held_out: bool


def normal(text: str) -> str:
    """A name as captions write it: lower case, plain spaces, typographic apostrophe made straight."""
    return " ".join(text.lower().replace("’", "'").replace("\u00a0", " ").replace("\u202f", " ").split())


def is_held_out(code: str) -> bool:
    """A fixed tenth of the codes, the same on every machine and for any list of emojis."""
    return hashlib.sha256(f"clip:{code}".encode()).digest()[0] < HELD_OUT_SHARE * 256


def load_emojis(work: Path) -> tuple[list[Emoji], list[tuple[int, str]]]:
    """Concepts drawn by enough training sets, and (concept or −1, set) of every image of emoji.bin.

    An emoji whose name is that of a photographed class is never held out.
    """
    data = json.loads((work / "emoji.json").read_text())
    sets = list(data["sets"])
    drawn: dict[int, set[str]] = {}
    for concept, s in data["images"]:
        drawn.setdefault(concept, set()).add(sets[s])
    known = {bare for names in NAMES["en"].values() for _, bare in names}
    emojis: list[Emoji] = []
    index: dict[int, int] = {}
    for i, c in enumerate(data["concepts"]):
        if len(drawn.get(i, set()) & set(TRAIN_SETS)) < MIN_SETS:
            continue
        index[i] = len(emojis)
        name = {k: normal(c[k]) for k in LANGUAGES}
        tags = {k: tuple(normal(t) for t in c["tags"][k]) for k in LANGUAGES}
        emojis.append(Emoji(c["code"], c["group"], name, tags,
                            is_held_out(c["code"]) and name["en"] not in known))
    return emojis, [(index.get(concept, -1), sets[s]) for concept, s in data["images"]]
