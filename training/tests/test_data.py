"""Normalisation, split and tokenizer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tokenizers import Tokenizer

from ..decoder.corpus import SOURCES, load_corpus, normalise, shared_lines, typographic
from ..decoder.golden import TRICKY
from ..decoder.prepare import encode_document, paragraphs
from ..decoder.splits import HELD_OUT, held_out_novel
from ..decoder.tokenizer import SPECIAL_TOKENS, VOCAB_SIZE, encode_plain

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer.from_file(str(ROOT / "public/models/decoder/tokenizer.json"))


def test_normalise() -> None:
    assert normalise("Où\u202f?\r\n\r\n  «\u00a0Ici\u00a0»  ") == "Où ?\n« Ici »"
    assert normalise("pendent à\nsa potière. Fin\nIl") == "pendent à sa potière. Fin\nIl"
    assert normalise("one\ntwo\n\nThree", hard_wrapped=True) == "one two\nThree"
    assert normalise("e\u0301") == "é"
    assert typographic("l'eau 'dit' don't") == "l’eau 'dit' don’t"


def test_held_out_novels_are_recognised_by_their_opening() -> None:
    for language, novels in HELD_OUT.items():
        assert len({n.eltec_id for n in novels}) == 5
        for novel in novels:
            assert held_out_novel(language, novel.opening + " …") is novel
    assert held_out_novel("fr", "Longtemps, je me suis couché de bonne heure.") is None


def make_corpus(folder: Path) -> None:
    """A corpus with every source, the held-out novels among them, one of them twice."""
    (folder / "text").mkdir()
    for source in SOURCES:
        documents = [f"Other text of {source.name}. " + "x" * 100]
        if "ELTeC" in source.name:
            documents += [f"{n.opening} {n.title} " + "y" * 100 for n in HELD_OUT[source.language]]
        path = folder / source.file
        if ".jsonl" in source.file:
            path.write_text("\n".join(json.dumps({"text": d}) for d in documents))
        elif path.suffix == ".gz":
            import gzip

            path.write_bytes(gzip.compress("\n<|endoftext|>\n".join(documents).encode()))
        else:
            path.write_text("\n<|endoftext|>\n".join(documents))


def test_split_is_disjoint(tmp_path: Path) -> None:
    make_corpus(tmp_path)
    corpus = load_corpus(tmp_path)
    for language in HELD_OUT:
        assert set(corpus.validation[language]) == {n.eltec_id for n in HELD_OUT[language]}
        assert not any(held_out_novel(language, text) for text, _ in corpus.train[language])
        assert shared_lines(corpus, language) == []


def test_vocabulary(tokenizer: Tokenizer) -> None:
    assert tokenizer.get_vocab_size() == VOCAB_SIZE
    assert [tokenizer.id_to_token(i) for i in range(8)] == list(SPECIAL_TOKENS)


@pytest.mark.parametrize("text", [*TRICKY, "".join(map(chr, range(0x300)))])
def test_round_trip(tokenizer: Tokenizer, text: str) -> None:
    assert tokenizer.decode(encode_plain(tokenizer, text), skip_special_tokens=False) == text


def test_cuts(tokenizer: Tokenizer) -> None:
    def pieces(text: str) -> list[str]:
        return [p for p, _ in tokenizer.pre_tokenizer.pre_tokenize_str(text)]  # type: ignore[union-attr]

    assert pieces("l'homme qu’il") == ["l'", "homme", "ĠquâĢĻ", "il"]
    assert pieces("aujourd'hui") == ["aujourd'hui"]
    assert pieces("don't they've") == ["don", "'t", "Ġthey", "'ve"]
    assert pieces("1984 !") == ["1", "9", "8", "4", "Ġ!"]


def test_documents_cut_in_pieces_encode_alike(tokenizer: Tokenizer) -> None:
    text = "\n".join(f"Il était {i} fois, l'été. Don’t!" for i in range(300))
    assert len(paragraphs(text, 500)) > 5
    assert encode_document(tokenizer, text).tolist()[1:] == encode_plain(tokenizer, text)
