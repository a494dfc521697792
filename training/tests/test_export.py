"""The exported files: safetensors, both graphs, golden outputs."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
import pytest
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from ..common.model import GPT, GPTConfig
from ..common.reference import trace
from ..common.weights import ALIGNMENT, from_hf_weights, hf_weights, write_safetensors
from ..decoder.export import differences, export
from ..decoder.golden import GREEDY_PROMPTS, read_tensor
from ..decoder.tokenizer import VOCAB_SIZE, train_tokenizer

TEXT = "Il était une fois une petite fille. Once upon a time there was a girl. " * 4


def test_safetensors(toy_model: GPT, tmp_path: Path) -> None:
    weights = hf_weights(toy_model)
    spans = write_safetensors(tmp_path / "w", weights, {"format": "pt"})
    read = load_file(tmp_path / "w")
    assert set(read) == set(weights)
    raw = (tmp_path / "w").read_bytes()
    for name, span in spans.items():
        assert np.array_equal(read[name], weights[name])
        assert span.offset % 64 == 0
        assert raw[span.offset : span.offset + span.length] == weights[name].tobytes()
    assert min(s.offset for s in spans.values()) % ALIGNMENT == 0
    assert weights["transformer.h.0.attn.c_attn.weight"].shape == (32, 96)


def test_rounding_is_the_only_loss(toy_model: GPT) -> None:
    weights = hf_weights(toy_model)
    again = hf_weights(from_hf_weights(weights, toy_model.config))
    assert all(np.array_equal(weights[n], again[n]) for n in weights)


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, GPT, dict[str, float]]:
    """An export with its tokenizer; few tokens and layers, the real layout."""
    folder = tmp_path_factory.mktemp("export")
    tokenizer = train_tokenizer([TEXT], vocab_size=300)
    tokenizer.save(str(folder / "tokenizer.json"))
    config = GPTConfig(vocab_size=300, n_positions=64, n_layer=2, n_head=2, n_embd=64)
    model = GPT(config)
    worst = export(model, folder / "tokenizer.json", folder / "out", folder / "golden")
    return folder / "out", folder / "golden", model, worst


def test_onnx_matches_pytorch(exported: tuple[Path, Path, GPT, dict[str, float]]) -> None:
    worst = exported[3]
    assert set(worst) == {"logits", "attentions", "present", "queries", "hidden_states", "step"}
    assert max(worst.values()) < 1e-4, worst


def test_graphs_hold_no_weights(exported: tuple[Path, Path, GPT, dict[str, float]]) -> None:
    for name in ("model", "inspect", "step"):
        model = onnx.load(exported[0] / "onnx" / f"{name}.onnx", load_external_data=False)
        outside = [t for t in model.graph.initializer if t.data_location == onnx.TensorProto.EXTERNAL]
        assert {e.value for t in outside for e in t.external_data if e.key == "location"} == {"model.onnx_data"}
        assert sum(len(t.raw_data) for t in model.graph.initializer) < 2000
        assert all(t.data_type == onnx.TensorProto.FLOAT16 for t in outside)
        if name == "step":
            continue
        dims = {i.name: [d.dim_param or d.dim_value for d in i.type.tensor_type.shape.dim] for i in model.graph.input}
        assert dims["past_key_values.0.key"] == ["batch_size", 2, "past_sequence_length", 32]


def test_golden_files(exported: tuple[Path, Path, GPT, dict[str, float]]) -> None:
    _, golden, model, _ = exported
    rounded = from_hf_weights(hf_weights(model), model.config)
    index = json.loads((golden / "golden.json").read_text())
    assert {c["variant"] for c in index["cases"]} == {"plain", "head_mask", "no_causal", "no_scale", "past"}
    assert len(index["greedy"]) == sum(map(len, GREEDY_PROMPTS.values()))
    case = index["cases"][0]
    import torch

    want = trace(rounded, torch.tensor([case["ids"]]))
    assert np.allclose(read_tensor(golden, case["tensors"][0]), want.logits[0].numpy(), atol=1e-5)


COMMITTED = Path(__file__).parents[2] / "public/models/decoder"
GOLDEN = Path(__file__).parents[2] / "tests/golden/decoder"


def test_committed_model() -> None:
    """The committed files agree with each other, and are small."""
    weights = load_file(COMMITTED / "onnx/model.onnx_data")
    model = from_hf_weights(weights, GPTConfig())
    assert Tokenizer.from_file(str(COMMITTED / "tokenizer.json")).get_vocab_size() == VOCAB_SIZE
    worst = differences(COMMITTED / "onnx", model)
    assert worst["logits"] < 2e-4 and worst["attentions"] < 1e-4, worst
    assert max(worst.values()) < 1e-3, worst  # the residual stream reaches large values
    download = [COMMITTED / "onnx/model.onnx_data", COMMITTED / "onnx/model.onnx", COMMITTED / "tokenizer.json"]
    assert sum(f.stat().st_size for f in download) < 8_000_000
    assert all((COMMITTED / "onnx" / f"{n}.onnx").stat().st_size < 150_000 for n in ("model", "inspect"))
    assert sum(f.stat().st_size for f in GOLDEN.iterdir()) <= 600_000
