"""Export, golden outputs and card of an untrained pair of members, with the losses of a known law."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch

from ..common.checkpoint import Progress, save_checkpoint
from ..common.model import GPT
from ..decoder.golden import read_tensor
from ..decoder.tokenizer import train_tokenizer
from ..scaling import card, export, fit, train_addition
from ..scaling.family import FAMILY, count
from .test_scaling_fit import runs

TEXT = "Il était une fois une petite fille. Once upon a time 0 1 2 3 4 5 6 7 8 9 + = 12+34=46\n" * 3


@pytest.fixture
def family(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path, Path]:
    """Work folder, model folder and golden folder of two small members."""
    work, out, golden = tmp_path / "work", tmp_path / "scaling", tmp_path / "golden"
    work.mkdir()
    train_tokenizer([TEXT], vocab_size=290).save(str(work / "tokenizer.json"))
    (work / "results.jsonl").write_text("".join(json.dumps(row) + "\n" for row in runs()))
    (work / "data.json").write_text(json.dumps({"vocab_size": 512, "streams": {
        k: {"train_tokens": 1_000_000} for k in ("fr", "en")}}))
    (work / "excerpts.json").write_text(json.dumps([
        {"language": k, "eltec_id": k, "text": TEXT} for k in ("fr", "en")]))
    monkeypatch.setattr(export, "PROBLEMS", 20)
    monkeypatch.setattr(fit, "DRAWS", 5)
    torch.manual_seed(0)
    digits = []
    for size in FAMILY[:2]:
        model = GPT(size.config)
        for name in export.TASKS.values():
            save_checkpoint(work / name.format(size.name), model, [], Progress(step=7))
        layout = train_addition.layout_of(export.Tokenizer.from_file(str(work / "tokenizer.json")))
        digits.append({"size": size.name, "steps": 7, "effective": count(size).effective,
                       "digits": train_addition.measure_all(model, layout, 20), "way": []})
    (work / "addition.jsonl").write_text("".join(json.dumps(row) + "\n" for row in digits))
    return work, out, golden


def run(module: object, monkeypatch: pytest.MonkeyPatch, *arguments: object) -> None:
    monkeypatch.setattr("sys.argv", ["x", *map(str, arguments)])
    module.main()  # type: ignore[attr-defined]


def test_from_measures_to_card(family: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    work, out, golden = family
    results = out / "training-results.json"
    run(fit, monkeypatch, "--work", work, "--out", results)
    run(export, monkeypatch, "--work", work, "--out", out, "--golden", golden)
    run(card, monkeypatch, "--out", out)

    found = json.loads(results.read_text())
    names = ["text-10k", "text-15k", "addition-10k", "addition-15k"]
    assert [row["folder"] for row in found["shipped"]] == names
    for name in names:
        assert json.loads((out / name / "config.json").read_text())["vocab_size"] == 512
        assert {f.name for f in (out / name / "onnx").iterdir()} == {"model.onnx", "inspect.onnx", "model.onnx_data"}
    assert found["shipped"][2]["exact"] == [0.0] * 5

    index = json.loads((golden / "golden.json").read_text())
    assert [row["model"] for row in index] == names
    entry = next(t for t in index[0]["cases"][0]["tensors"] if t["name"] == "logits_last")
    assert read_tensor(golden, entry).shape == (512,)

    text = (out / "README.md").read_text()
    assert "Not trained yet" not in text and "1,271,808" in text and "4 folders" in text

    before = results.read_text()
    run(fit, monkeypatch, "--work", work, "--out", results)  # keeps what export wrote
    assert results.read_text() == before
    with pytest.raises(SystemExit) as stop:
        run(fit, monkeypatch, "--out", results, "--check")
    assert stop.value.code == 0
    results.write_text(before.replace('"predicted": ', '"predicted": 1'))
    with pytest.raises(SystemExit, match="not those of"):
        run(fit, monkeypatch, "--out", results, "--check")
