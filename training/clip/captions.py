"""Captions: templates around names, and which concepts each caption is true of."""

from __future__ import annotations

import random
from dataclasses import dataclass

from .concepts import CLASSES, LANGUAGES, NAMES, SHARED, Emoji

# {a}: with article, {n}: bare
PHOTO_TEMPLATES = {
    "fr": ("une photo d'{a}", "{a}, photo", "photo : {n}", "la photographie d'{a}", "une petite photo d'{a}",
           "on voit {a} sur cette photo", "une photo floue d'{a}"),
    "en": ("a photo of {a}", "{a}, photo", "photo: {n}", "the photograph of {a}", "a small photo of {a}",
           "one sees {a} in this photo", "a blurry photo of {a}"),
}
DRAWING_TEMPLATES = {
    "fr": ("dessin : {n}", "un dessin ({n})", "émoji : {n}", "{n}, dessin", "une icône : {n}"),
    "en": ("drawing: {n}", "a drawing ({n})", "emoji: {n}", "{n}, drawing", "an icon: {n}"),
}
PLAIN_TEMPLATES = {
    "fr": ("{n}", "{a}", "une image : {n}", "voici {a}", "{n}, image"),
    "en": ("{n}", "{a}", "an image: {n}", "here is {a}", "{n}, image"),
}
# put around a bare or articled name, so that the wording around it comes to matter little
OPENINGS = {
    "fr": ("voici {x}", "c'est {x}", "il y a {x}", "regarde {x}", "une image avec {x}", "on dirait {x}", "là, {x}",
           "il s'agit de {x}", "montre-moi {x}", "peut-être {x}", "un exemple : {x}", "que voit-on ? {x}", "dans ce cadre, {x}",
           "cela représente {x}", "on a ici {x}", "j'aperçois {x}", "une vue montrant {x}", "voilà {x}", "on reconnaît {x}"),
    "en": ("here is {x}", "it's {x}", "there is {x}", "look at {x}", "an image with {x}", "it looks like {x}", "there, {x}",
           "it shows {x}", "show me {x}", "maybe {x}", "an example: {x}", "what is it? {x}", "in this frame, {x}",
           "that represents {x}", "we have {x} here", "i notice {x}", "a view showing {x}", "that is {x}", "one recognises {x}"),
}
ENDINGS = {
    "fr": ("{x}", "{x}", "{x}.", "{x} !", "{x}, vu de loin", "{x} de côté", "{x} sur un fond clair", "{x} en couleurs",
           "{x}, tout simplement", "{x} à l'écran", "{x} tout près", "{x} dans le coin", "{x}, bien éclairé", "{x}, en gros plan"),
    "en": ("{x}", "{x}", "{x}.", "{x}!", "{x}, seen from afar", "{x} from the side", "{x} on a light background", "{x} in colour",
           "{x}, quite simply", "{x} on the screen", "{x} very near", "{x} in the corner", "{x}, well lit", "{x}, taken up close"),
}
FREE_SHARE = 0.35   # of captions in a free wording
WILD_SHARE = 0.2    # of captions among words drawn at random: readers word things as nobody foresaw
# small talk, less what CaptionWriter finds in a name; none of the telling words of UNSEEN_TEMPLATES
FILLERS = {
    "fr": tuple("""je tu il elle nous vous ils on me te se y en ce cela ça celui celle est était sera sont fut a avait ai as ont
        voit voyez regarde montre montrent trouve crois pense aime fait faite de du des le la les un une au aux à dans sur sous avec
        sans pour par chez vers loin contre entre devant derrière après avant pendant très bien mal peu plus moins trop assez aussi
        encore toujours jamais ici là tout toute même autre beau petit petite grand grande vieux joli jolie bon vrai vraie nouveau
        simple seul seule premier dernier et ou mais donc car si que qui quand comme où quel quelle sorte genre espèce scène cadre
        bord haut bas côté droite gauche centre plan sujet chose moment jour hier ma mon sa son notre faudrait dirais demande
        voudrais reconnais appelle nomme ressemble""".split()),
    "en": tuple("""i you he she we they it me them my your his her our that these those here there is was are be been has have had do
        does did looks seems shows found think like want take took taken made can could would should of in on at by for from with
        without under over near far behind before after between into onto about very well bad little more less too quite rather
        still always never all any some another other good small big large old new pretty real true simple only first last and or
        but so if when as what which who where kind sort thing scene frame side top bottom left right centre edge view moment day
        yesterday call name called named resembles recognise please maybe""".split()),
}
# emojis have no article in their names; readers write one. Some are of the wrong gender: none should matter
ARTICLES = {"fr": ("un", "une", "des", "le", "la", "les"), "en": ("a", "an", "the", "some")}
ARTICLE_SHARE = 0.25  # of captions of emojis
# never written in training: what the labels are tried with, besides the templates above
UNSEEN_TEMPLATES = {
    "fr": ("une belle image d'{a}", "ceci est {a}", "un cliché d'{a} pris de près", "{a} au milieu de l'image",
           "je vois {a}"),
    "en": ("a nice picture of {a}", "this is {a}", "a close-up shot of {a}", "{a} in the middle of the image",
           "i see {a}"),
}


@dataclass(frozen=True)
class Caption:
    """A text and the concepts (indices: classes first, then emojis) that it is true of."""

    text: str
    concepts: frozenset[int]


class CaptionWriter:
    """Draws captions for concepts: ten photographed classes, then the emojis trained on."""

    def __init__(self, emojis: list[Emoji]) -> None:
        self.emojis = emojis
        self.meaning: dict[str, dict[str, set[int]]] = {k: {} for k in LANGUAGES}
        self.fillers: dict[str, tuple[str, ...]] = {}
        for language in LANGUAGES:
            words = self.meaning[language]
            for i, label in enumerate(CLASSES):
                for _, bare in NAMES[language][label]:
                    words.setdefault(bare, set()).add(i)
            for word, labels in SHARED[language].items():
                words.setdefault(word, set()).update(CLASSES.index(c) for c in labels)
            for i, emoji in enumerate(emojis):
                for word in (emoji.name[language], *emoji.tags[language]):
                    words.setdefault(word, set()).add(len(CLASSES) + i)
            self.fillers[language] = tuple(w for w in FILLERS[language] if w not in words)

    def _true_of(self, language: str, word: str, photo: bool | None) -> frozenset[int]:
        """Concepts of `word`: photographs only, drawings only (False) or both (None)."""
        all_of_them = self.meaning[language][word]
        return frozenset(c for c in all_of_them if photo is None or (c < len(CLASSES)) == photo)

    def _wild(self, article: str, bare: str, language: str, rng: random.Random) -> str:
        """The name among up to four words before it and as many after it, at random."""
        x = article if rng.random() < 0.7 else bare
        if x.startswith(("un ", "une ")) and rng.random() < 0.3:
            x = f"d'{x}"
        words = self.fillers[language]
        before, after = rng.choices(words, k=rng.randint(0, 4)), rng.choices(words, k=rng.randint(0, 4))
        return " ".join((*before, x, *after)) + rng.choice(("", "", ".", ","))

    def write(self, concept: int, language: str, rng: random.Random) -> Caption:
        """A caption of `concept`: its name, a synonym or a tag, in a template or bare."""
        photo = concept < len(CLASSES)
        kind = rng.random()
        if photo:
            names = NAMES[language][CLASSES[concept]]
            article, bare = names[0] if rng.random() < 0.6 else rng.choice(names)
            if rng.random() < 0.05:
                bare = next(w for w, labels in SHARED[language].items() if CLASSES[concept] in labels)
                article = bare
        else:
            emoji = self.emojis[concept - len(CLASSES)]
            bare = emoji.name[language]
            if emoji.tags[language] and rng.random() < 0.3:
                bare = rng.choice(emoji.tags[language])
            article = f"{rng.choice(ARTICLES[language])} {bare}" if rng.random() < ARTICLE_SHARE else bare
        if rng.random() < WILD_SHARE:
            return Caption(self._wild(article, bare, language, rng), self._true_of(language, bare, None))
        if rng.random() < FREE_SHARE:
            x = article if rng.random() < 0.7 else bare
            text = rng.choice(OPENINGS[language]).format(x=rng.choice(ENDINGS[language]).format(x=x))
            return Caption(text, self._true_of(language, bare, None))
        specific = PHOTO_TEMPLATES if photo else DRAWING_TEMPLATES
        plain = kind < (0.4 if photo else 0.6)
        template = rng.choice((PLAIN_TEMPLATES if plain else specific)[language])
        if plain and rng.random() < 0.5:
            template = "{n}"
        if "d'{a}" in template and not article.startswith(("un ", "une ")):
            template = "photo : {n}"
        return Caption(template.format(a=article, n=bare),
                       self._true_of(language, bare, None if plain else photo))


def label(concept: str, language: str, template: str) -> str:
    """The label of a class in a template, for evaluation."""
    article, bare = NAMES[language][concept][0]
    return template.format(a=article, n=bare)
