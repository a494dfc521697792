"""Exports a checkpoint to ONNX with its tokenizer, and writes the golden outputs.

    python -m training.reasoner.export

The layout is the decoder's (training/decoder/export.py): the same runtime reads both.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import onnx
from tokenizers import Tokenizer

from ..common.checkpoint import load_model
from ..common.model import GPT
from ..common.onnx_gpt2 import generation_graph, inspection_graph
from ..common.onnx_step import step_graph
from ..common.weights import from_hf_weights, hf_weights, write_index, write_safetensors
from ..decoder.export import LOCATION, differences, hf_config, write_json, write_tokenizer
from .golden import write_golden
from .tokenizer import END_OF_TEXT_ID, PAD_ID, save_tokenizer


def export(model: GPT, work: Path, out: Path, golden: Path) -> dict[str, float]:
    """Writes the model folder and the golden files; returns the largest differences."""
    config = model.config
    folder = out / "onnx"
    folder.mkdir(parents=True, exist_ok=True)
    weights = hf_weights(model)
    spans = write_safetensors(folder / LOCATION, weights, {"format": "pt"})
    write_index(out, weights, f"onnx/{LOCATION}")
    for name, graph in (("model", generation_graph), ("inspect", inspection_graph), ("step", step_graph)):
        onnx.save(graph(config, spans, LOCATION), folder / f"{name}.onnx")
        onnx.checker.check_model(str(folder / f"{name}.onnx"), full_check=True)
    write_json(out / "config.json", hf_config(config))
    write_json(out / "generation_config.json", {
        "bos_token_id": END_OF_TEXT_ID, "eos_token_id": END_OF_TEXT_ID, "pad_token_id": PAD_ID,
        "max_length": config.n_positions})
    save_tokenizer(work / "tokenizer.json")
    write_tokenizer(out, work / "tokenizer.json", config)
    rounded = from_hf_weights(weights, config)
    write_golden(golden, rounded, Tokenizer.from_file(str(out / "tokenizer.json")))
    return differences(folder, rounded)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, default=Path("training/.work/reasoner"))
    parser.add_argument("--checkpoint", type=Path, help="default: checkpoint.pt in --work")
    parser.add_argument("--out", type=Path, default=Path("public/models/reasoner"))
    parser.add_argument("--golden", type=Path, default=Path("tests/golden/reasoner"))
    args = parser.parse_args()

    model, progress, _ = load_model(args.checkpoint or args.work / "checkpoint.pt")
    worst = export(model, args.work, args.out, args.golden)
    print(f"step {progress.step}, {progress.tokens:,} tokens")
    print("largest differences ONNX Runtime − PyTorch:", {k: f"{v:.1e}" for k, v in worst.items()})
    for path in sorted([*args.out.rglob("*"), *args.golden.iterdir()]):
        if path.is_file():
            print(f"{path.stat().st_size:>10,} B  {path}")


if __name__ == "__main__":
    main()
