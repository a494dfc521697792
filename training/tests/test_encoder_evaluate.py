"""The encoder's measures on a model whose answers are known, and the card that follows them."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from ..adapters.train import load_base
from ..common.checkpoint import Progress, save_checkpoint
from ..common.model import GPT, GPTConfig
from ..decoder.prepare import encode_document
from ..decoder.splits import HELD_OUT
from ..decoder.tokenizer import END_OF_TEXT_ID, train_tokenizer
from ..encoder.card import write_card
from ..encoder.evaluate import examples, held_out, training_facts
from ..encoder.measure import framed_windows, guesses, one_at_a_time, sample

TEXT = "La petite fille ouvrit la porte. The little girl opened the door. " * 60
SHAPE = {"vocab_size": 300, "n_positions": 32, "n_layer": 1, "n_head": 2, "n_embd": 32}


def test_guesses_counts_ranks_and_nats() -> None:
    logits = torch.tensor([[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0]])
    logits = logits.expand(3, 7)
    total = guesses(logits, torch.tensor([6, 2, 1]))                         # ranks 0, 4, 5
    assert (total.first, total.five, total.count) == (1, 2, 3)
    norm = float(torch.logsumexp(logits[0].double(), 0))
    assert total.nats == pytest.approx(3 * norm - 9, abs=1e-4)


def test_windows_are_framed_and_cover_the_text_once() -> None:
    ids = np.concatenate([[END_OF_TEXT_ID], np.arange(10, 75)])
    rows = framed_windows(ids, 12)
    assert rows.shape == (6, 12)
    assert (rows[:, [0, -1]] == END_OF_TEXT_ID).all()
    assert rows[:, 1:-1].flatten().tolist() == list(range(10, 70))
    assert len(sample(rows, 4, np.random.default_rng(0))) == 4


def test_the_decoder_is_judged_on_the_left_only() -> None:
    torch.manual_seed(0)
    decoder = GPT(GPTConfig(**SHAPE)).eval()
    encoder = GPT(GPTConfig(**SHAPE, causal=False)).eval()
    rows = framed_windows(np.random.default_rng(1).integers(8, 300, 200), 32)
    both, left = one_at_a_time(encoder, decoder, rows[:2], 4, np.random.default_rng(2))
    changed = rows[:2].copy()
    at = np.sort(np.random.default_rng(2).choice(np.arange(1, 31), 4, replace=False))
    changed[0, at[-1] + 1 : -1] = 9                                          # after every position asked in row 0
    both2, left2 = one_at_a_time(encoder, decoder, changed[:1], 4, np.random.default_rng(2))
    _, first = one_at_a_time(encoder, decoder, rows[:1], 4, np.random.default_rng(2))
    assert left2.nats == pytest.approx(first.nats, abs=1e-4)
    assert both.count == left.count == 8
    assert both2.nats != pytest.approx(both.nats / 2, abs=1e-4)


@pytest.fixture(scope="module")
def measured() -> dict[str, object]:
    tokenizer = train_tokenizer([TEXT], vocab_size=300)
    torch.manual_seed(0)
    shape = {**SHAPE, "n_positions": 64}                                     # the examples must fit
    encoder, decoder = GPT(GPTConfig(**shape, causal=False)).eval(), GPT(GPTConfig(**shape)).eval()
    texts = {k: {n.eltec_id: TEXT for n in HELD_OUT[k]} for k in ("fr", "en")}
    assert len(encode_document(tokenizer, TEXT)) > 100
    return {"held_out": held_out(encoder, decoder, tokenizer, texts, 2, 3), "examples": examples(encoder, tokenizer)}


def test_every_novel_is_measured_and_totals_are_theirs(measured: dict[str, object]) -> None:
    for held in measured["held_out"].values():  # type: ignore[attr-defined]
        assert len(held["novels"]) == 5
        assert held["masked_15_percent"]["tokens"] == sum(n["masked_15_percent"]["tokens"] for n in held["novels"])
        assert held["one_hidden"]["encoder"]["tokens"] == 5 * 2 * 3 == held["one_hidden"]["decoder_left_only"]["tokens"]


def test_the_card_prints_what_was_measured(measured: dict[str, object], tmp_path: Path) -> None:
    results = {
        "config": SHAPE, "parameters": 1, "bytes": {"model.onnx_data": 10, "inspect.onnx": 5},
        "decoder_training": 1e15, "evaluation_protocol": "as in the test", "positions_of_each_window": 3,
        "training": {"steps": 2, "tokens": 3, "wall_seconds": 4, "flops": 5, "flops_formula": "6", "hardware": "h",
                     "tokens_per_second": {"median": 1.0}, "note": None,
                     "settings": {"optim": {"muon_lr": 0.1, "adam_lr": 0.2, "decay_share": 0.5},
                                  "command": {"mask_share": 0.2, "mask_easing": 90, "seed": 1, "batch_size": 32}}},
        **measured}
    write_card(tmp_path, json.loads(json.dumps(results)))
    card = (tmp_path / "README.md").read_text()
    row = measured["held_out"]["fr"]["masked_15_percent"]  # type: ignore[index]
    assert f"{row['top1']:.1%}" in card and f"{row['loss_nats_per_token']:.3f}" in card
    assert "relative position" not in card and "20% of the tokens asked at first, easing to 15% over 90 steps" in card
    assert "than the decoder (" in card or "different from the decoder (" in card


def test_load_base_reads_what_was_exported() -> None:
    folder = Path(__file__).parents[2] / "public/models/decoder"
    weights = load_file(folder / "onnx/model.onnx_data")
    model = load_base(folder)
    assert model.wte.weight[3].half().tolist() == torch.from_numpy(weights["transformer.wte.weight"][3]).tolist()
    assert Tokenizer.from_file(str(folder / "tokenizer.json")).get_vocab_size() == model.config.vocab_size


def test_facts_of_another_run_are_refused(tmp_path: Path) -> None:
    torch.manual_seed(0)
    trained, other = GPT(GPTConfig(**SHAPE)), GPT(GPTConfig(**SHAPE))
    save_checkpoint(tmp_path / "checkpoint.pt", trained, [], Progress(3, 4, 5.0), {"optim": {}})
    (tmp_path / "checkpoint.jsonl").write_text(json.dumps({"step": 1, "tokens_per_s": 7}) + "\n")
    facts = training_facts(tmp_path / "checkpoint.pt", trained)
    assert (facts["steps"], facts["tokens"], facts["tokens_per_second"]["best"]) == (3, 4, 7)
    with pytest.raises(SystemExit, match="not what was exported"):
        training_facts(tmp_path / "checkpoint.pt", other)
