"""The reasoner's generators, documents, prompts and measures; no training needed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch

from ..common.model import GPT, GPTConfig
from ..decoder.golden import TRICKY
from ..decoder.tokenizer import SPECIAL_TOKENS, encode_plain
from ..reasoner.answers import answer_of, steps_of
from ..reasoner.documents import DocumentConfig, Documents
from ..reasoner.families import HELD_OUT_FAMILIES, TRAINED_FAMILIES
from ..reasoner.generation import answered, completions, prompt_ids
from ..reasoner.golden import tasks
from ..reasoner.measure_serial import STOP, majority
from ..reasoner.prompts import FORMS, draw_item, draw_serial_item, swapped_labels, swapped_output
from ..reasoner.rng import EVALUATION, TRAINING, Random, seed_of
from ..reasoner.serial import draw_problem
from ..reasoner.statistics import wilson
from ..reasoner.tokenizer import build_tokenizer, encode, vocabulary

GOLDEN = Path(__file__).parents[2] / "tests/golden/reasoner"
TOKENIZER = build_tokenizer()


def test_mulberry32_gives_the_published_outputs() -> None:
    # mulberry32(0) of the reference implementation in C, https://gist.github.com/tommyettinger
    assert [Random(0).next()] == [1144304738]
    rng = Random(0)
    assert [rng.next() for _ in range(3)] == [1144304738, 1416247, 958946056]


def test_evaluation_never_repeats_a_training_seed() -> None:
    assert all(seed_of(TRAINING, i, 3) % 2 == 0 and seed_of(EVALUATION, i, 3) % 2 == 1 for i in range(100))


def test_vocabulary_is_whole_words() -> None:
    words = vocabulary()
    assert TOKENIZER.get_vocab_size() <= len(SPECIAL_TOKENS) + 256 + len(words)
    for word in words:
        if word.endswith("’"):
            continue  # an elision is a piece of its own only before a letter
        assert len(encode_plain(TOKENIZER, word)) == 1, word


@pytest.mark.parametrize("text", TRICKY)
def test_any_text_round_trips(text: str) -> None:
    assert TOKENIZER.decode(encode_plain(TOKENIZER, text), skip_special_tokens=False) == text


def test_fast_encoding_is_the_tokenizers() -> None:
    for index in range(40):
        for family in (*TRAINED_FAMILIES.values(), *HELD_OUT_FAMILIES.values()):
            text = draw_item(family, 5, 1, index).prompt
            assert encode(text) == encode_plain(TOKENIZER, text)
        text = draw_serial_item(1 + index % 16, 1, index).prompt(FORMS[index % 4])
        assert encode(text) == encode_plain(TOKENIZER, text)


def test_golden_tasks_are_up_to_date() -> None:
    assert json.loads((GOLDEN / "tasks.json").read_text()) == json.loads(json.dumps(tasks()))


def test_values_follow_the_statements() -> None:
    for seed in range(50):
        p = draw_problem(Random(seed), "en", 6)
        value = p.values[0]
        for (times, n), want in zip(p.operations, p.values[1:], strict=True):
            value = (value * n if times else value + n) % 10
            assert value == want
        assert p.answer == value
        assert steps_of(p.worked, "en") == list(zip(p.names[1:], p.values[1:], strict=True))
        assert answer_of(p.worked, "en") == answer_of(p.direct, "en") == p.answer


def test_answers_without_ambiguity() -> None:
    assert answer_of(" Zoé a 4. Marc a 2.", "fr") is None
    assert answer_of(" 4.", "fr") == 4
    assert answer_of(" Zoé a 4. La réponse est 7.", "fr") == 7
    assert majority([3, None, 2, 2, 3]) == 3
    assert majority([None]) is None


def test_every_value_is_as_likely_as_any_other() -> None:
    answers = [draw_serial_item(5, 9, i).problem.answer for i in range(4000)]
    counts = [answers.count(d) for d in range(10)]
    assert max(abs(c - 400) for c in counts) < 5 * (4000 * 0.09) ** 0.5


def test_the_first_examples_show_every_class() -> None:
    for index in range(30):
        item = draw_item(TRAINED_FAMILIES["table"], 8, 3, index)
        assert {e.output for e in item.examples} == set(item.outputs)
        for example, swapped in zip(item.examples, swapped_labels(item).examples, strict=True):
            assert swapped.output == swapped_output(item, example.output) != example.output


def test_prompts_fit() -> None:
    for index in range(40):
        for family in (*TRAINED_FAMILIES.values(), *HELD_OUT_FAMILIES.values()):
            assert len(prompt_ids(draw_item(family, 8, 2, index).prompt)) < 128
        item = draw_serial_item(8, 2, index)
        assert len(prompt_ids(item.prompt("few-shot-steps") + item.problem.worked)) <= 256
        item = draw_serial_item(16, 2, index)
        assert len(prompt_ids(item.prompt("trigger") + item.problem.worked)) <= 256


def test_batches_depend_on_step_and_rank_only() -> None:
    documents = Documents(DocumentConfig(), tokens=512, seed=1)
    for step, shape in ((5, (4, 128)), (4, (2, 256))):
        x, y = documents.batch(step)
        assert x.shape == y.shape == shape
        assert torch.equal(x, documents.batch(step)[0])
        assert not torch.equal(x, documents.batch(step, rank=1)[0])
        scored = y >= 0
        assert torch.equal(y[:, :-1][scored[:, :-1]], x[:, 1:][scored[:, :-1]])


def test_half_of_the_headers_say_the_rule_in_training_and_none_in_an_evaluation() -> None:
    config = DocumentConfig(weights=(("position", 1),))
    x, y = Documents(config, tokens=128 * 200, seed=1).batch(1)
    first = [TOKENIZER.decode(row[:8].tolist()).split("\n")[0] for row in x]
    said = [header for header in first if header[-1] in "1234"]
    assert 70 < len(said) < 130 and all(header[-1] == ":" for header in first if header not in said)
    assert all(draw_item(TRAINED_FAMILIES["position"], 2, 1, i).prompt.split("\n")[0][-1] == ":" for i in range(20))


def test_triggers_and_questions_are_never_targets() -> None:
    documents = Documents(DocumentConfig(easy_steps=1), tokens=256 * 60, seed=3)
    _, y = documents.batch(2)
    asked = TOKENIZER.decode([int(t) for t in y[y >= 0]])
    for word in ("Pensons", "think", "Question", "Réponse", "Combien"):
        assert word not in asked
    assert "La réponse est" in asked


def toy() -> GPT:
    torch.manual_seed(0)
    return GPT(GPTConfig(vocab_size=TOKENIZER.get_vocab_size(), n_positions=256, n_layer=1, n_head=2, n_embd=32)).eval()


def test_completions_do_not_depend_on_their_neighbours() -> None:
    model = toy()
    prompts = [prompt_ids(draw_serial_item(d, 1, i).prompt("direct")) for i, d in enumerate((14, 15, 14))]
    together = completions(model, prompts, STOP)
    alone = [completions(model, [p], STOP)[0] for p in prompts]
    assert together == alone
    first = [TOKENIZER.decode([ids[0]]) for ids in together]
    pairs = [(draw_serial_item(d, 1, i).prompt("direct"), a) for (i, d), a in zip(enumerate((14, 15, 14)), first, strict=True)
             if a.strip() and encode(a)]
    assert all(answered(model, pairs))


def test_wilson() -> None:
    # Newcombe, 1998, table I: 81 of 263 gives 0.2553 to 0.3662
    low, high = wilson(81, 263)
    assert abs(low - 0.2553) < 1e-4 and abs(high - 0.3662) < 1e-4
