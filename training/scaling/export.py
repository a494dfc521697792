"""Exports the small members, trained at the longest common budget, with golden outputs.

    python -m training.scaling.export

One Hugging Face folder per task and size below public/models/scaling, with the graphs and
conventions of `decoder`. Weights are float16; what they measure after rounding is noted in
training-results.json, under "shipped".
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import onnx
import torch
from tokenizers import Tokenizer

from ..common.checkpoint import load_model
from ..common.model import GPT
from ..common.onnx_gpt2 import generation_graph, inspection_graph
from ..common.reference import greedy, trace
from ..common.weights import from_hf_weights, hf_weights, write_safetensors
from ..decoder.export import LOCATION, differences, hf_config, write_json, write_tokenizer
from ..decoder.golden import GoldenFile
from ..decoder.tokenizer import END_OF_TEXT_ID, PAD_ID, encode_plain
from .family import FAMILY, Size
from .fit import OUT
from .prepare import WORK
from .report import compact
from .train import held_out, measure
from .train_addition import PROBLEMS, layout_of, measure_all

SHIPPED = tuple(size for size in FAMILY if size.name != "1255k")  # 2.5 MB for each task: too much to ship
TASKS = {"text": "text-{}-common.pt", "addition": "addition-{}.pt"}
PROMPTS = {"text": {"fr": "Il était une fois", "en": "Once upon a time"},
           "addition": {"fr": "47+85=", "en": "347+285="}}
GREEDY_TOKENS = 12
GOLDEN = Path("tests/golden/scaling")


def export(model: GPT, tokenizer: Path, out: Path) -> tuple[GPT, dict[str, float]]:
    """Writes one model folder; returns the rounded model and its largest differences from the graphs."""
    folder = out / "onnx"
    folder.mkdir(parents=True, exist_ok=True)
    weights = hf_weights(model)
    spans = write_safetensors(folder / LOCATION, weights, {"format": "pt"})
    for name, graph in (("model", generation_graph), ("inspect", inspection_graph)):
        onnx.save(graph(model.config, spans, LOCATION), folder / f"{name}.onnx")
        onnx.checker.check_model(str(folder / f"{name}.onnx"), full_check=True)
    write_json(out / "config.json", hf_config(model.config))
    write_json(out / "generation_config.json", {
        "bos_token_id": END_OF_TEXT_ID, "eos_token_id": END_OF_TEXT_ID, "pad_token_id": PAD_ID,
        "max_length": model.config.n_positions})
    write_tokenizer(out, tokenizer, model.config)
    rounded = from_hf_weights(weights, model.config)
    return rounded, differences(folder, rounded)


def golden(model: GPT, task: str, name: str, tokenizer: Tokenizer, file: GoldenFile) -> dict[str, Any]:
    """Logits of the last position and attentions of two prompts, and their greedy continuations."""
    c, cases, continued = model.config, [], []
    for language, prompt in PROMPTS[task].items():
        ids = [END_OF_TEXT_ID, *encode_plain(tokenizer, prompt)]
        cases.append({"variant": "plain", "language": language, "prompt": prompt, "past_ids": [], "ids": ids,
                      "head_mask": torch.ones(c.n_layer, c.n_head).tolist(),
                      "score_scale": c.head_dim**-0.5, "causal": 1.0,
                      "tensors": file.add_trace(trace(model, torch.tensor([ids])), every=False)})
        new = greedy(model, ids, GREEDY_TOKENS)
        continued.append({"language": language, "prompt": prompt, "ids": ids, "new_ids": new,
                          "text": tokenizer.decode([*ids, *new], skip_special_tokens=False)})
    return {"model": name, "task": task, "tolerance": 1e-3, "cases": cases, "greedy": continued}


def measured(model: GPT, task: str, work: Path) -> dict[str, Any]:
    """What the exported weights score, by the protocol of the runs."""
    if task == "text":
        found = measure(model, held_out(work))
        return {key: found[key] for key in ("bits_per_byte", "fr", "en")}
    layout = layout_of(Tokenizer.from_file(str(work / "tokenizer.json")))
    rows = measure_all(model, layout, PROBLEMS)
    return {key: [row[key] for row in rows] for key in ("exact", "digit")}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, default=WORK)
    parser.add_argument("--out", type=Path, default=OUT.parent)
    parser.add_argument("--golden", type=Path, default=GOLDEN)
    args = parser.parse_args()
    tokenizer = Tokenizer.from_file(str(args.work / "tokenizer.json"))
    file, goldens, shipped = GoldenFile(), [], []

    def member(task: str, size: Size) -> None:
        checkpoint = args.work / TASKS[task].format(size.name)
        if not checkpoint.exists():
            print(f"{task} {size.name}: no checkpoint yet")
            return
        name = f"{task}-{size.name}"
        trained, progress, _ = load_model(checkpoint)
        model, worst = export(trained, args.work / "tokenizer.json", args.out / name)
        goldens.append(golden(model, task, name, tokenizer, file))
        size_of = sum(f.stat().st_size for f in (args.out / name).rglob("*") if f.is_file())
        shipped.append({"folder": name, "task": task, "size": size.name, "steps": progress.step,
                        "bytes": size_of, **measured(model, task, args.work)})
        print(f"{name}: {size_of:,} B, largest difference {max(worst.values()):.1e}", flush=True)

    for task in TASKS:
        for size in SHIPPED:
            member(task, size)
    args.golden.mkdir(parents=True, exist_ok=True)
    (args.golden / "golden.bin").write_bytes(bytes(file.data))
    (args.golden / "golden.json").write_text(json.dumps(goldens, ensure_ascii=False) + "\n")
    results = json.loads((args.out / OUT.name).read_text())
    (args.out / OUT.name).write_text(compact({**results, "shipped": shipped}) + "\n")
    print(f"{sum(row['bytes'] for row in shipped):,} B in all, {len(file.data):,} B of golden outputs")


if __name__ == "__main__":
    main()
