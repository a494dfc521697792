"""The fixed validation split: whole novels that neither tokenizer nor model sees.

Each entry names the novel by its ELTeC identifier and recognises it in the
corpus by the first characters of its normalised text, so that the split does
not depend on the order of the documents in a file.
Source of identifiers: https://github.com/COST-ELTeC (ELTeC-fra, ELTeC-eng).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class HeldOutNovel:
    """One novel kept for validation; `opening` is how its text begins."""

    eltec_id: str
    author: str
    title: str
    year: int
    opening: str


HELD_OUT: dict[str, tuple[HeldOutNovel, ...]] = {
    "fr": (
        HeldOutNovel("FRA06101", "Jules Sandeau", "Mademoiselle de La Seiglière", 1847,
                     "I\nS'il arrive jamais qu'en traversant Poitiers"),
        HeldOutNovel("FRA05201", "Octave Feuillet", "La Petite Comtesse", 1857,
                     "Chapitre 1\nGeorges L. à Paul B., à Paris Du Rozel"),
        HeldOutNovel("FRA02702", "Guy de Maupassant", "Une vie", 1883,
                     "I\nJeanne, ayant fini ses malles"),
        HeldOutNovel("FRA05301", "Arnould Galopin", "Le Docteur Oméga", 1906,
                     "Chapitre 1\nL'HOMME MYSTÉRIEUX\nComment je connus le docteur"),
        HeldOutNovel("FRA01501", "Anatole France", "Les dieux ont soif", 1912,
                     "I\nÉvariste Gamelin, peintre, élève de David"),
    ),
    "en": (
        HeldOutNovel("ENG18471", "Emily Brontë", "Wuthering Heights", 1847,
                     "CHAPTER I.\n1801——I have just returned from a visit"),
        HeldOutNovel("ENG18551", "Anthony Trollope", "The Warden", 1855,
                     "CHAPTER I. HIRAM'S HOSPITAL."),
        HeldOutNovel("ENG18820", "F. Anstey", "Vice Versâ", 1882,
                     "1. Black Monday\n\"In England, where boys go to boarding"),
        HeldOutNovel("ENG18952", "H. G. Wells", "The Time Machine", 1895,
                     "I INTRODUCTION\nThe Time Traveller (for so it will be"),
        HeldOutNovel("ENG19100", "E. M. Forster", "Howards End", 1910,
                     "Chapter 1\nOne may as well begin with Helen's letters"),
    ),
}


def held_out_novel(language: str, text: str) -> HeldOutNovel | None:
    """The held-out novel that the normalised document `text` is, or None."""
    for novel in HELD_OUT[language]:
        if text.startswith(novel.opening):
            return novel
    return None
