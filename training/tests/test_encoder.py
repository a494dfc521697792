"""The encoder: what is hidden, what is seen, and its exported folder."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import numpy as np
import pytest
import torch
import transformers
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from ..common.data import Mixture
from ..common.loop import RunConfig, train
from ..common.model import GPT, GPTConfig, bucket, bucket_matrix
from ..common.optim import OptimConfig
from ..common.reference import trace
from ..common.weights import from_hf_weights, hf_weights
from ..decoder.golden import read_tensor
from ..decoder.tokenizer import END_OF_TEXT_ID, MASK_ID, train_tokenizer
from ..encoder.export import export
from ..encoder.masking import MaskedMixture, MaskingConfig, corrupt
from ..encoder.model import Encoder
from .conftest import TOY

BIDIRECTIONAL = dataclasses.replace(TOY, causal=False, relative=True)
TEXT = "La petite fille ouvrit la porte. The little girl opened the door. " * 4


def test_corruption_hides_the_share_asked_and_nothing_else() -> None:
    rows = np.random.default_rng(0).integers(8, 60, (200, 32))
    inputs, targets = corrupt(rows, MaskingConfig(share=0.25, vocab_size=64), np.random.default_rng(1))
    asked = targets >= 0
    assert (asked.sum(1) == 8).all()
    assert not asked[:, [0, -1]].any()
    assert (inputs[:, [0, -1]] == END_OF_TEXT_ID).all()
    assert (targets[asked] == rows[asked]).all()
    inner = ~asked
    inner[:, [0, -1]] = False
    assert (inputs[inner] == rows[inner]).all()
    shares = (inputs[asked] == MASK_ID).mean(), (inputs[asked] == rows[asked]).mean()
    assert shares == pytest.approx((0.8, 0.1), abs=0.03)


def test_targets_are_one_place_earlier(toy_data: Mixture) -> None:
    data = MaskedMixture(toy_data, MaskingConfig(share=0.25, short_length=8, vocab_size=64), seed=3)
    clean, _ = toy_data.batch(0)
    _, targets = data.batch(0)
    rows, columns = torch.nonzero(targets >= 0, as_tuple=True)
    assert len(rows) == 4 * 4
    assert (clean[rows, columns + 1] == targets[rows, columns]).all()
    assert all(torch.equal(a, b) for a, b in zip(data.batch(5), data.batch(5), strict=True))
    assert data.batch(3)[0].shape == (8, 8)


def test_fewer_tokens_are_hidden_as_training_goes_on(toy_data: Mixture) -> None:
    config = MaskingConfig(share=0.5, last_share=0.25, easing=8, vocab_size=64)
    shares = [round(config.at(step).share, 4) for step in (0, 4, 8, 100)]
    assert shares == [0.5, 0.375, 0.25, 0.25]
    data = MaskedMixture(toy_data, config, seed=3)
    hidden = [int((data.batch(step)[1] >= 0).sum()) for step in (0, 8)]
    assert hidden[0] == 2 * hidden[1]


def test_an_encoder_sees_both_sides_but_not_what_is_hidden() -> None:
    torch.manual_seed(0)
    model = Encoder(BIDIRECTIONAL).eval()
    ids = torch.randint(8, 60, (1, 12))
    ids[0, 5] = MASK_ID
    later = ids.clone()
    later[0, 9] = 7
    assert not torch.allclose(model.predict(ids)[0, 4], model.predict(later)[0, 4])
    assert torch.allclose(model.predict(ids), trace(model, ids, causal=0.0).logits[:, :-1], atol=1e-5)
    with pytest.raises(ValueError, match="causal"):
        Encoder(TOY)


def test_training_lowers_the_masked_loss(toy_data: Mixture, tmp_path: Path) -> None:
    torch.manual_seed(0)
    model = Encoder(BIDIRECTIONAL)
    data = MaskedMixture(toy_data, MaskingConfig(share=0.25, short_length=8, vocab_size=64), seed=3)

    def loss() -> float:
        x, y = data.batch(1000)
        with torch.no_grad():
            return float(torch.nn.functional.cross_entropy(model(x).flatten(0, 1), y.flatten(), ignore_index=-1))

    before = loss()
    train(model, data, OptimConfig(warmup_steps=5), RunConfig(max_steps=40), tmp_path / "c.pt")  # type: ignore[arg-type]
    assert loss() < before - 0.3


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Encoder, dict[str, float]]:
    folder = tmp_path_factory.mktemp("encoder")
    train_tokenizer([TEXT], vocab_size=300).save(str(folder / "tokenizer.json"))
    torch.manual_seed(0)
    model = Encoder(GPTConfig(vocab_size=300, n_positions=64, n_layer=2, n_head=2, n_embd=64, causal=False, relative=True))
    for block in model.h:
        block.attn.relative_bias.data.normal_()
    worst = export(model, folder / "tokenizer.json", folder / "out", folder / "golden")
    return folder / "out", folder / "golden", model, worst


def test_onnx_matches_pytorch(exported: tuple[Path, Path, Encoder, dict[str, float]]) -> None:
    worst = exported[3]
    assert set(worst) == {"logits", "attentions", "queries", "keys", "values", "score_bias", "hidden_states"}
    assert max(worst.values()) < 1e-4, worst


def test_the_tokenizer_frames(exported: tuple[Path, Path, Encoder, dict[str, float]]) -> None:
    tokenizer = Tokenizer.from_file(str(exported[0] / "tokenizer.json"))
    ids = tokenizer.encode("la <|mask|> porte").ids
    assert ids[0] == ids[-1] == END_OF_TEXT_ID
    assert MASK_ID in ids


def test_golden_files(exported: tuple[Path, Path, Encoder, dict[str, float]]) -> None:
    _, golden, model, _ = exported
    index = json.loads((golden / "golden.json").read_text())
    rounded = from_hf_weights(hf_weights(model), model.config)
    case = next(c for c in index["cases"] if c["variant"] == "masked")
    shown = [MASK_ID if t in case["masked"] else i for t, i in enumerate(case["ids"])]
    want = trace(rounded, torch.tensor([shown]), causal=0.0).logits[0, [t - 1 for t in case["rows"]]]
    assert np.allclose(read_tensor(golden, case["tensors"][0]), want.numpy(), atol=1e-5)
    assert len(index["alone"]["fr"]) == len(index["cases"][0]["ids"]) - 2


def test_python_transformers_loads_the_folder(exported: tuple[Path, Path, Encoder, dict[str, float]]) -> None:
    folder, _, model, _ = exported
    loaded = transformers.AutoModelForMaskedLM.from_pretrained(folder, dtype=torch.float32, trust_remote_code=True)
    ids = torch.tensor([[0, 11, MASK_ID, 13, 0]])
    rounded = from_hf_weights(load_file(folder / "onnx/model.onnx_data"), model.config)
    with torch.no_grad():
        got = loaded.eval()(input_ids=ids).logits
    assert torch.allclose(got[:, 1:], trace(rounded, ids, causal=0.0).logits[:, :-1], atol=1e-4)


def test_python_transformers_loads_the_committed_decoder() -> None:
    folder = Path(__file__).parents[2] / "public/models/decoder"
    loaded = transformers.AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32).eval()
    ids = torch.tensor([[0, 992, 576, 450]])
    with torch.no_grad():
        got = loaded(input_ids=ids).logits
    want = trace(from_hf_weights(load_file(folder / "onnx/model.onnx_data"), GPTConfig()), ids).logits
    assert torch.allclose(got, want, atol=1e-3)


def test_an_encoder_begins_nearly_as_the_decoder_it_comes_from() -> None:
    torch.manual_seed(0)
    decoder = GPT(TOY).eval()
    for block in decoder.h:
        block.attn.c_attn.weight.data *= 20                                   # scores that matter
    model = Encoder(BIDIRECTIONAL).eval()
    ids = torch.randint(8, 60, (4, 16))
    model.start_from(decoder, ids, open_heads=0)
    words = [i for i in range(64) if i != MASK_ID]                            # the mask's own logit is new
    closed = (model(ids) - decoder(ids))[..., words].abs().mean()
    for block in model.h:
        block.attn.relative_bias.data.zero_()
    opened = (model(ids) - decoder(ids))[..., words].abs().mean()
    assert closed < opened / 10


def test_distances_fall_into_buckets() -> None:
    assert [bucket(d) for d in (0, 1, -1, 8, 9, 12, 13, 129, 255, -255)] == [16, 17, 15, 24, 25, 25, 26, 32, 32, 0]
    matrix = bucket_matrix(5)
    assert matrix[2].tolist() == [14, 15, 16, 17, 18]                        # keys before, itself, after


def test_training_and_reference_add_the_same_bias() -> None:
    torch.manual_seed(0)
    model = Encoder(BIDIRECTIONAL)
    for block in model.h:
        block.attn.relative_bias.data.normal_()
    ids = torch.randint(8, 60, (2, 12))
    want = trace(model, ids, causal=0.0).logits
    assert torch.allclose(model(ids), want, atol=1e-5)                       # with gradients: training's path
    with torch.no_grad():
        assert torch.allclose(model(ids), want, atol=1e-5)
