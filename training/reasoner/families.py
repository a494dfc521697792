"""Families of in-context tasks: a rule drawn for each prompt, shown by its examples only.

A rule sorts its inputs into `classes` (what must be seen at least once before a query
can be answered for sure) and draws examples of a class. The same draws, in the same
order, are made by kit/tasks/families.ts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .lexicon import (CATEGORIES, HELD_OUT, LABELS, LETTERS, NAMES, OTHER, PLURAL, TRAINED,
                      WORDS, Category)
from .rng import Random


@dataclass(frozen=True)
class Example:
    """One line of a prompt: input → output; both begin with a space."""

    input: str
    output: str


@dataclass(frozen=True)
class Rule:
    """What the examples of one prompt have in common."""

    classes: int
    example: Callable[[Random, int], Example]
    outputs: tuple[str, ...]  # the possible answers, where they are few: labels
    chance: float             # accuracy of the best guess without any example
    hint: str = ""            # the rule, written: only some training documents show it


Family = Callable[[Random, str], Rule]
DIGITS = tuple("0123456789")


class Deck:
    """Draws without replacement; starts again when empty."""

    def __init__(self, items: Sequence[str]) -> None:
        self.items = items
        self.rest: list[str] = []

    def draw(self, rng: Random) -> str:
        if not self.rest:
            self.rest = rng.shuffle(self.items)
        return self.rest.pop()


def labelling(groups: Sequence[Sequence[str]], labels: Sequence[str]) -> Rule:
    """Any input of group c → label c."""
    decks = [Deck(group) for group in groups]
    return Rule(len(groups),
                lambda rng, c: Example(f" {decks[c].draw(rng)}", f" {labels[c]}"),
                tuple(f" {label}" for label in labels), 1 / len(groups))


def _labels(rng: Random, count: int) -> list[str]:
    return rng.sample(LABELS, count)


def _by_category(rng: Random, language: str, categories: Sequence[Category], most: int) -> Rule:
    chosen = rng.sample(categories, 2 + rng.below(most - 1))
    return labelling([[w[language] for w in c.words] for c in chosen], _labels(rng, len(chosen)))


def categories(rng: Random, language: str) -> Rule:
    """Two to four categories of words, each with an arbitrary label."""
    return _by_category(rng, language, TRAINED, 4)


def new_categories(rng: Random, language: str) -> Rule:
    """The same with categories that never labelled anything in training."""
    return _by_category(rng, language, HELD_OUT, 3)


def natural_labels(rng: Random, language: str) -> Rule:
    """Two to four categories, each with its own name."""
    chosen = rng.sample(TRAINED, 2 + rng.below(3))
    return labelling([[w[language] for w in c.words] for c in chosen],
                     [c.name[language] for c in chosen])


def flipped_labels(rng: Random, language: str) -> Rule:
    """Two to four categories, each with the name of another one."""
    chosen = rng.sample(TRAINED, 2 + rng.below(3))
    names = [c.name[language] for c in chosen]
    return labelling([[w[language] for w in c.words] for c in chosen], names[1:] + names[:1])


def _nouns(language: str) -> list[str]:
    return [w[language] for w in WORDS]


def _alphabet(rng: Random, language: str, *more: Sequence[str]) -> Sequence[str]:
    """What a rule is about: nouns, plurals, first names, digits, or one of `more`."""
    return rng.pick((_nouns(language), _nouns(PLURAL[language]), NAMES, DIGITS, *more))


def groups(rng: Random, language: str) -> Rule:
    """Two or three groups of three items that nothing relates, each with an arbitrary label."""
    count = 2 + rng.below(2)
    items = rng.sample(_alphabet(rng, language), 3 * count)
    return labelling([items[3 * i : 3 * i + 3] for i in range(count)], _labels(rng, count))


def kinds(rng: Random, language: str) -> Rule:
    """Two to four of nouns, first names, digits and letters, each kind with an arbitrary label."""
    chosen = rng.sample((_nouns(language), NAMES, DIGITS, LETTERS), 2 + rng.below(3))
    return labelling(chosen, _labels(rng, len(chosen)))


def parity(rng: Random, language: str) -> Rule:
    """Even and odd digits, each with an arbitrary label."""
    return labelling(["02468", "13579"], _labels(rng, 2))


def languages(rng: Random, language: str) -> Rule:
    """French words and English words, each language with an arbitrary label."""
    words = rng.sample(WORDS, 40)
    return labelling([[w[language] for w in words[:20]], [w[OTHER[language]] for w in words[20:]]],
                     _labels(rng, 2))


def plurals(rng: Random, language: str) -> Rule:
    """Singular and plural words, each with an arbitrary label."""
    words = rng.sample(WORDS, 40)
    return labelling([[w[language] for w in words[:20]], [w[PLURAL[language]] for w in words[20:]]],
                     _labels(rng, 2))


def sizes(rng: Random, language: str) -> Rule:
    """Digits 0–4 and 5–9, each half with an arbitrary label."""
    return labelling(["01234", "56789"], _labels(rng, 2))


def _table(rng: Random, keys: Sequence[str]) -> Rule:
    count = 3 + rng.below(4)
    return labelling([[key] for key in rng.sample(keys, count)], _labels(rng, count))


def table(rng: Random, language: str) -> Rule:
    """Three to six items, each with an arbitrary label: to be looked up above."""
    return _table(rng, _alphabet(rng, language))


def letter_table(rng: Random, language: str) -> Rule:
    """The same with letters."""
    return _table(rng, LETTERS)


def position(rng: Random, language: str) -> Rule:
    """Two to four items → always the one at the same place."""
    items = _alphabet(rng, language, LETTERS)
    count = 2 + rng.below(3)
    place = rng.below(count)

    def example(rng: Random, _: int) -> Example:
        shown = rng.sample(items, count)
        return Example("".join(f" {w}" for w in shown), f" {shown[place]}")

    return Rule(1, example, (), 1 / count, f" {place + 1}")


ORDERS = ((0, 1), (1, 2), (2, 0), (1, 0))
NEW_ORDERS = ((0, 2), (2, 1))


def _order(rng: Random, language: str, orders: Sequence[tuple[int, int]]) -> Rule:
    items = _alphabet(rng, language, LETTERS)
    first, second = rng.pick(orders)

    def example(rng: Random, _: int) -> Example:
        shown = rng.sample(items, 3)
        return Example("".join(f" {w}" for w in shown), f" {shown[first]} {shown[second]}")

    return Rule(1, example, (), 1 / 6, f" {first + 1} {second + 1}")


def order(rng: Random, language: str) -> Rule:
    """Three items → two of them, in one of four orders."""
    return _order(rng, language, ORDERS)


def new_orders(rng: Random, language: str) -> Rule:
    """The same in the two orders never seen in training."""
    return _order(rng, language, NEW_ORDERS)


def relation(rng: Random, language: str) -> Rule:
    """A word → its translation, its plural, itself, its category or its first letter."""
    kind = rng.below(5)

    def example(rng: Random, _: int) -> Example:
        category = rng.pick(CATEGORIES)
        word = rng.pick(category.words)
        own = word[language]
        output = (word[OTHER[language]], word[PLURAL[language]], own,
                  category.name[language], own[0])[kind]
        return Example(f" {own}", f" {output}")

    return Rule(1, example, (), 1 / 5)


def arithmetic(rng: Random, language: str) -> Rule:
    """A digit → that digit plus, or times, a constant from 2 to 9."""
    times = rng.below(2) == 1
    constant = 2 + rng.below(8)
    deck = Deck(DIGITS)

    def example(rng: Random, _: int) -> Example:
        digit = deck.draw(rng)
        value = int(digit) * constant if times else int(digit) + constant
        return Example(f" {digit}", f" {value}")

    return Rule(1, example, (), 1 / 16)


def comparison(rng: Random, language: str) -> Rule:
    """Two digits → the larger, the smaller, the first or the second."""
    kind = rng.below(4)

    def example(rng: Random, _: int) -> Example:
        a, b = rng.sample(DIGITS, 2)
        return Example(f" {a} {b}", f" {(max(a, b), min(a, b), a, b)[kind]}")

    return Rule(1, example, (), 1 / 2)


def affix(rng: Random, language: str) -> Rule:
    """A word → the same word with an arbitrary word before it, or after it."""
    before = rng.below(2) == 1
    mark = rng.pick(LABELS)

    def example(rng: Random, _: int) -> Example:
        word = rng.pick(rng.pick(CATEGORIES).words)[language]
        return Example(f" {word}", f" {mark} {word}" if before else f" {word} {mark}")

    return Rule(1, example, (), 1 / (2 * len(LABELS)))


TRAINED_FAMILIES: dict[str, Family] = {
    "categories": categories, "languages": languages, "kinds": kinds, "parity": parity,
    "groups": groups, "table": table, "position": position, "order": order,
    "relation": relation, "arithmetic": arithmetic, "comparison": comparison, "affix": affix,
}
HELD_OUT_FAMILIES: dict[str, Family] = {
    "plurals": plurals, "sizes": sizes, "letter-table": letter_table,
    "new-categories": new_categories, "new-orders": new_orders,
}
# Not tasks of their own: the categories again, with labels that mean something.
LABEL_STUDIES: dict[str, Family] = {"natural-labels": natural_labels, "flipped-labels": flipped_labels}


def draw_examples(rng: Random, rule: Rule, count: int) -> list[Example]:
    """`count` examples; the first ones show every class once, in random order."""
    first = rng.shuffle(range(rule.classes))
    return [rule.example(rng, first[i] if i < rule.classes else rng.below(rule.classes))
            for i in range(count)]
