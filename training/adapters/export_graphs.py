"""Writes lora.onnx and float32.onnx beside the decoder's graphs.

    python -m training.adapters.export_graphs
"""

from __future__ import annotations

import argparse
from pathlib import Path

import onnx

from ..decoder.export import LOCATION
from .graphs import float32_graph, lora_graph, read_spans
from .train import load_base


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--decoder", type=Path, default=Path("public/models/decoder"))
    args = parser.parse_args()
    config = load_base(args.decoder).config
    folder = args.decoder / "onnx"
    spans = read_spans(folder / LOCATION)
    onnx.save(lora_graph(config, spans, LOCATION), folder / "lora.onnx")
    onnx.checker.check_model(str(folder / "lora.onnx"), full_check=True)
    graph = float32_graph(config, spans)  # its weights do not exist on disk: checked by the tests
    onnx.save(graph, folder / "float32.onnx")
    for name in ("lora", "float32"):
        print(f"{(folder / f'{name}.onnx').stat().st_size:>10,} B  {name}.onnx")


if __name__ == "__main__":
    main()
