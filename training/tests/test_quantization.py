"""Rounding, training through it, the packed file and its card, on a toy model."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch

from ..common.data import Mixture
from ..common.loop import RunConfig, train
from ..common.model import GPT
from ..quantization.card import NAMES, write_card
from ..quantization.packed import from_pairs, pairs, read_packed, write_packed
from ..quantization.qat import OPTIM, attach, detach
from ..quantization.rtn import QuantConfig, matrices, quantise, quantise_model, stored_bytes
from .conftest import TOY

CONFIG = QuantConfig(4, 32)


def test_pairs_go_there_and_back() -> None:
    values = torch.tensor([3.0, 15.0, 0.0, 7.0, 9.0])
    assert pairs(values).tolist() == [3 | 15 << 4, 0 | 7 << 4, 9]
    assert from_pairs(pairs(values), 5).tolist() == values.tolist()


def test_the_packed_file_is_the_rounded_model(toy_model: GPT, tmp_path: Path) -> None:
    with torch.no_grad():
        size = write_packed(tmp_path / "m.safetensors", toy_model, CONFIG)
        back = read_packed(tmp_path / "m.safetensors", TOY)
        made = quantise_model(toy_model, CONFIG)
    for (name, a), b in zip(toy_model.named_parameters(), back.parameters(), strict=True):
        assert torch.equal(a if name in made else a.half().float(), b), name
    rest = toy_model.parameter_count() - sum(q.codes.numel() for q in made.values())
    assert 0 < size - stored_bytes(made, CONFIG, rest) < 8000                # the header
    with pytest.raises(ValueError, match="4-bit"):
        write_packed(tmp_path / "m.safetensors", toy_model, QuantConfig(8))


def test_gradients_pass_through_the_rounding(toy_model: GPT) -> None:
    plain = toy_model.h[0].mlp.c_fc.weight.detach().clone()
    attach(toy_model, CONFIG)
    module = toy_model.h[0].mlp.c_fc
    assert torch.allclose(module.weight, quantise(plain, CONFIG).dequantise(), atol=1e-7)
    (module.weight * torch.ones_like(plain) * 3).sum().backward()
    assert torch.equal(module.parametrizations.weight.original.grad, torch.full_like(plain, 3.0))
    detach(toy_model)
    assert torch.equal(toy_model.h[0].mlp.c_fc.weight, plain)


def test_training_with_rounding_beats_rounding_after(toy_model: GPT, toy_data: Mixture, tmp_path: Path) -> None:
    coarse = QuantConfig(2, 32)
    x, y = toy_data.batch(999)

    def loss(model: GPT) -> float:
        with torch.no_grad():
            return float(torch.nn.functional.cross_entropy(model(x).flatten(0, 1), y.flatten()))

    train(toy_model, toy_data, OPTIM, RunConfig(max_steps=60), tmp_path / "a.pt")
    start = {k: v.clone() for k, v in toy_model.state_dict().items()}
    toy_model.eval()
    quantise_model(toy_model, coarse)
    after = loss(toy_model)
    toy_model.load_state_dict(start)
    attach(toy_model, coarse)
    train(toy_model, toy_data, OPTIM, RunConfig(max_steps=60), tmp_path / "b.pt")
    detach(toy_model)
    toy_model.eval()
    quantise_model(toy_model, coarse)
    assert loss(toy_model) < after - 0.05


@pytest.mark.parametrize(("qat", "word"), [(1.5, "beats"), (1.8, "does not beat")])
def test_the_card_says_which_is_lower(tmp_path: Path, qat: float, word: str) -> None:
    row = {"bytes": 10, "fr": {"bits_per_byte": 1.6}, "en": {"bits_per_byte": 1.7}}
    run = {"steps": 3, "batch_size": 2, "tokens": 5, "seconds": 60.0, "quantisation": {"bits": 4, "group": 32},
           "optim": {"muon_lr": 0.1, "adam_lr": 0.2}}
    variants = {name: row for name in NAMES} | {
        "QAT 4": {"bytes": 5, "fr": {"bits_per_byte": qat}, "en": {"bits_per_byte": qat}}}
    results = {"evaluation_protocol": "p", "excerpt_bytes": {"fr": 1, "en": 2}, "hardware": "h", "variants": variants,
               "parameters": {"kept in float16": 9}, "training": {"qat-4": run, "control": run}}
    write_card(tmp_path, json.loads(json.dumps(results)))
    card = (tmp_path / "README.md").read_text()
    assert f"rounding {word} rounding after training" in card
    assert f"{qat:.4f}" in card and f"{qat - 1.6:+.4f}" in card
    assert f"QAT {word} it" in card
    del results["training"]["control"], variants["control"], variants["control, then PTQ 4"]  # type: ignore[attr-defined]
    write_card(tmp_path, json.loads(json.dumps(results)))
    assert "was not run to its end" in " ".join((tmp_path / "README.md").read_text().split())


def test_what_is_rounded(toy_model: GPT) -> None:
    assert set(matrices(toy_model)) == {"wte.weight"} | {
        f"h.{i}.{m}.weight" for i in range(2) for m in ("attn.c_attn", "attn.c_proj", "mlp.c_fc", "mlp.c_proj")}
