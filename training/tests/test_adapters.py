"""The adapters' recipe without training: rules of the texts, the low-rank layers, the files that `peft` reads."""

from __future__ import annotations

import json
import random
from pathlib import Path

import numpy as np
import peft
import pytest
import torch
import torch.nn.functional as F
import transformers
from safetensors.numpy import load_file, save_file

from ..adapters.lora import (LoraConfig, inject, load_peft, merge, parameter_count, peft_config,
                             peft_tensors, trainable)
from ..adapters.texts import cut, into_french, scenes, telegram, telegrams
from ..adapters.train import ALL, ATTENTION, FitConfig, fit, mean_loss, targets
from ..common.model import GPT
from ..common.weights import hf_weights

CONFIG = LoraConfig(2, 4.0, ALL)


def logits(model: GPT, ids: torch.Tensor) -> torch.Tensor:
    return F.linear(model.features(ids), model.wte.weight)


def random_ids(model: GPT, rows: int = 2, length: int = 12) -> torch.Tensor:
    return torch.randint(2, model.config.vocab_size, (rows, length), generator=torch.Generator().manual_seed(1))


def drawn(model: GPT, config: LoraConfig = CONFIG) -> dict:
    """An adapter whose ΔW is not zero."""
    layers = inject(model, config)
    torch.manual_seed(2)
    for layer in layers.values():
        torch.nn.init.normal_(layer.lora_B, std=0.1)
    return layers


def test_telegram() -> None:
    assert telegram("Il entra dans la maison, et l'ami le vit.", "fr") == "entra dans maison et ami vit STOP"
    assert telegram("He went into the house.", "en") == "went into house STOP"
    assert telegram("…", "fr") == ""


def test_rules_are_seeded_and_split_where_words_end() -> None:
    text = "\n".join(["La petite fille marchait dans la rue sombre."] * 30)
    a, b = (list(telegrams(text, "fr", random.Random(3))) for _ in range(2))
    assert a == b and a
    for example in a:
        assert example.text.rstrip().endswith("STOP")
    assert cut("un deux trois", 0.5) == ("un deux", " trois")
    spliced = into_french("one two three four", "un deux trois quatre", random.Random(1))
    assert spliced.prompt.split()[0] == "one" and set(spliced.text.split()) <= {"un", "deux", "trois", "quatre"}


def test_scenes_give_each_speech_a_name() -> None:
    lines = ["La comtesse se leva et regarda longtemps la fenêtre.", "— Vous partez donc ce soir ?",
             "— Demain, peut-être.", "— Restez encore un peu."]
    (example,) = scenes("\n".join(lines), "fr", random.Random(0))
    spoken = example.text.strip().split("\n")
    assert [line.split(". — ")[1] for line in spoken[-3:]] == [s.removeprefix("— ") for s in lines[1:]]


def test_an_adapter_begins_as_the_base(toy_model: GPT) -> None:
    ids = random_ids(toy_model)
    before = logits(toy_model, ids).detach()
    inject(toy_model, CONFIG)
    assert torch.equal(logits(toy_model, ids), before)


def test_merged_is_unmerged(toy_model: GPT) -> None:
    ids = random_ids(toy_model)
    base = logits(toy_model, ids).detach()
    drawn(toy_model)
    unmerged = logits(toy_model, ids).detach()
    assert float((unmerged - base).abs().max()) > 1e-2
    assert float((logits(merge(toy_model), ids) - unmerged).abs().max()) < 1e-5


@pytest.mark.parametrize("modules", [ATTENTION, ALL])
def test_count_by_formula(toy_model: GPT, modules: tuple[str, ...]) -> None:
    config = LoraConfig(3, 6.0, modules)
    inject(toy_model, config)
    assert sum(p.numel() for p in trainable(toy_model)) == parameter_count(
        toy_model.config.n_embd, toy_model.config.n_layer, config)


def test_targets_leave_out_prompt_and_padding() -> None:
    ids = np.array([[0, 5, 6, 7, 8, 0, 0]], np.uint16)
    x, y = targets(ids, np.array([3]))
    assert x.tolist() == [[0, 5, 6, 7, 8, 0]]
    assert y.tolist() == [[-1, -1, 7, 8, -1, -1]]


def test_training_lowers_the_loss_and_leaves_the_base_alone(toy_model: GPT) -> None:
    ids = np.tile(np.array([[0, 5, 6, 7, 8, 9, 10, 11]], np.uint16), (8, 1))
    x, y = targets(ids, np.ones(8, np.int64))
    frozen = {n: p.detach().clone() for n, p in toy_model.named_parameters()}
    before = mean_loss(toy_model, x, y)
    fit(toy_model, FitConfig("toy", 1e-2, CONFIG, steps=20, batch_size=4), x, y)
    assert mean_loss(toy_model, x, y) < before - 0.1
    for name, parameter in toy_model.named_parameters():
        original = frozen.get(name.replace(".base.", "."))
        assert original is None or torch.equal(parameter.detach(), original)


def test_file_round_trip(toy_model: GPT, tmp_path: Path) -> None:
    again = GPT(toy_model.config)
    again.load_state_dict(toy_model.state_dict())
    ids = random_ids(toy_model)
    layers = drawn(toy_model)
    save_file(peft_tensors(layers, np.float32), tmp_path / "a.safetensors")
    load_peft(again, peft_config(CONFIG, "toy"), load_file(tmp_path / "a.safetensors"))
    assert torch.equal(logits(again, ids), logits(toy_model, ids))


def test_python_peft_computes_the_same(toy_model: GPT, tmp_path: Path) -> None:
    shape = toy_model.config
    base = transformers.GPT2LMHeadModel(transformers.GPT2Config(
        vocab_size=shape.vocab_size, n_positions=shape.n_positions, n_layer=shape.n_layer, n_head=shape.n_head,
        n_embd=shape.n_embd, activation_function="gelu", attn_pdrop=0.0, embd_pdrop=0.0, resid_pdrop=0.0))
    # exported weights are float16: both sides start from them
    weights = {k: torch.from_numpy(v.astype(np.float32)) for k, v in hf_weights(toy_model).items()}
    base.load_state_dict(weights, strict=False)
    from ..common.weights import from_hf_weights

    ours = from_hf_weights(hf_weights(toy_model), shape)
    layers = drawn(ours)
    (tmp_path / "adapter_config.json").write_text(json.dumps(peft_config(CONFIG, "toy")))
    save_file(peft_tensors(layers, np.float32), tmp_path / "adapter_model.safetensors")
    theirs = peft.PeftModel.from_pretrained(base.eval(), tmp_path).eval()
    ids = random_ids(ours)
    with torch.no_grad():
        expected = theirs(ids).logits
        assert float((logits(ours, ids) - expected).abs().max()) < 1e-4
        merged = theirs.merge_and_unload()(ids).logits
        assert float((merged - expected).abs().max()) < 1e-4


SHIPPED = sorted(Path("public/models/adapters").glob("*/adapter_config.json"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda p: p.parent.name)
def test_shipped_adapters_load_in_peft(path: Path) -> None:
    from ..adapters.golden import hf_decoder
    from ..adapters.train import load_base

    decoder = Path("public/models/decoder")
    theirs = peft.PeftModel.from_pretrained(hf_decoder(decoder), path.parent).eval()
    ours = load_base(decoder)
    load_peft(ours, json.loads(path.read_text()), load_file(path.parent / "adapter_model.safetensors"))
    ids = random_ids(ours, 1, 16)
    with torch.no_grad():
        expected = theirs(ids).logits
        assert float((logits(ours, ids) - expected).abs().max()) < 1e-4
        assert float((theirs.merge_and_unload()(ids).logits - expected).abs().max()) < 1e-4
