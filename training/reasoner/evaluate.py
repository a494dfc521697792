"""Measures the exported model and writes its card.

    python -m training.reasoner.evaluate

Everything is computed with the exported weights (float16 values, float32 arithmetic),
on prompts whose seeds training never used. Writes training-results.json and README.md
(the model card) beside the model.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch
from safetensors.numpy import load_file

from ..common.checkpoint import load_model
from ..common.model import GPT
from ..common.weights import from_hf_weights
from ..decoder.evaluate import generation_speed, hardware, training_log, training_speed
from ..decoder.export import LOCATION
from .card import write_card
from .families import HELD_OUT_FAMILIES, TRAINED_FAMILIES
from .heads import measure_heads
from .measure_examples import against_k, label_study, together
from .measure_serial import all_forms, changed_step, self_consistency, texts
from .prompts import FORMS, draw_serial_item

SEED = 31


def transcripts(model: GPT) -> list[dict[str, object]]:
    """One problem per language and form, exactly as it comes (first index, no selection)."""
    rows = []
    for index, depth in ((0, 5), (1, 5), (0, 12)):
        item = draw_serial_item(depth, SEED + 1, index)
        for form in FORMS if depth == 5 else ("trigger",):
            prompt = item.prompt(form)
            rows.append({"language": item.problem.language, "depth": depth, "form": form, "prompt": prompt,
                         "completion": texts(model, [item], [prompt])[0], "answer": item.problem.answer})
    return rows


def measure(model: GPT, count: int) -> dict[str, object]:
    """Every accuracy of the card; `count` items per cell."""
    examples = against_k(model, SEED, count)
    return {
        "in_context": {
            "items_per_cell": count, "seed": SEED, "by_family": examples,
            "trained_families": together(examples, list(TRAINED_FAMILIES)),
            "held_out_families": together(examples, list(HELD_OUT_FAMILIES)),
            "labels": label_study(model, SEED, count)},
        "serial": {
            "items_per_cell": count // 2, "seed": SEED, "forms": all_forms(model, SEED, count // 2),
            "self_consistency": self_consistency(model, SEED, count // 2),
            "changed_step": changed_step(model, SEED, count)},
        "heads": measure_heads(model, SEED, count // 4),
        "transcripts": transcripts(model),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, default=Path("training/.work/reasoner"))
    parser.add_argument("--checkpoint", type=Path, help="default: checkpoint.pt in --work")
    parser.add_argument("--out", type=Path, default=Path("public/models/reasoner"))
    parser.add_argument("--count", type=int, default=400, help="items per cell")
    parser.add_argument("--note", help="what the log cannot tell about the run, for the card")
    parser.add_argument("--card-only", action="store_true", help="rewrite the card from the results")
    args = parser.parse_args()
    results_path = args.out / "training-results.json"
    if args.card_only:
        write_card(args.out, json.loads(results_path.read_text()))
        return

    torch.set_num_threads(1)
    checkpoint = args.checkpoint or args.work / "checkpoint.pt"
    trained, progress, extra = load_model(checkpoint)
    config = trained.config
    model = from_hf_weights(load_file(args.out / "onnx" / LOCATION), config)
    log = training_log(checkpoint.with_suffix(".jsonl"))
    results = {
        "model": "reasoner", "config": config.to_dict(), "parameters": model.parameter_count(),
        "bytes": {p.name: p.stat().st_size for p in sorted(args.out.rglob("*"))
                  if p.suffix in (".onnx", ".onnx_data") or p.name == "tokenizer.json"},
        "training": {
            "steps": progress.step, "tokens": progress.tokens, "wall_seconds": round(progress.seconds),
            "flops": model.flops_per_token() * progress.tokens,
            "flops_formula": "6 · (parameters − position embeddings) · tokens",
            "hardware": hardware(), "tokens_per_second": training_speed(log),
            "settings": extra, "note": args.note, "log": log},
        "evaluation_protocol": "exported weights, greedy decoding unless said, prompts from odd seeds "
                               "(training uses even ones), exact match, Wilson intervals at 95 %",
        **measure(model, args.count),
        "generation_tokens_per_second_1_thread": round(generation_speed(args.out / "onnx", config)),
    }
    results_path.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n")
    write_card(args.out, results)


if __name__ == "__main__":
    main()
