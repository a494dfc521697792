"""Writes lora_step.onnx and lora_loss.onnx beside the decoder's graphs.

    python -m training.stepgraph.export
"""

from __future__ import annotations

import argparse
from pathlib import Path

import onnx

from ..adapters.graphs import read_spans
from ..adapters.train import load_base
from ..decoder.export import LOCATION
from .lora import lora_loss_graph, lora_step_graph


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--decoder", type=Path, default=Path("public/models/decoder"))
    args = parser.parse_args()
    config, folder = load_base(args.decoder).config, args.decoder / "onnx"
    spans = read_spans(folder / LOCATION)
    for name, graph in (("lora_step", lora_step_graph), ("lora_loss", lora_loss_graph)):
        path = folder / f"{name}.onnx"
        onnx.save(graph(config, spans, LOCATION), path)
        onnx.checker.check_model(str(path), full_check=True)
        print(f"{path.stat().st_size:>10,} B  {path}")


if __name__ == "__main__":
    main()
