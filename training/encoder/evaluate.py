"""Measures the exported encoder against the exported decoder and writes its card.

    python -m training.encoder.evaluate

Everything is computed with the exported weights (float16 values, float32 arithmetic), on the
novels held out of both trainings. Writes training-results.json and README.md (the model card)
beside the model. One to four minutes on one core; settings.json beside the checkpoint (written by
train.py) tells how tokens were hidden.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from ..adapters.train import load_base
from ..common.checkpoint import load_model
from ..common.model import GPT
from ..common.weights import from_hf_weights
from ..decoder.corpus import LANGUAGES
from ..decoder.evaluate import hardware, training_log, training_speed
from ..decoder.export import LOCATION
from ..decoder.prepare import encode_document
from ..decoder.splits import HELD_OUT
from ..decoder.tokenizer import MASK_ID, encode_plain
from ..reasoner.statistics import wilson
from .card import write_card
from .golden import frame
from .measure import Guesses, fill, framed_windows, one_at_a_time, random_masking, sample
from .model import CONFIG

SEED = 27
WINDOWS = 32      # of each novel
POSITIONS = 5     # of each window, hidden one at a time

# language, what it shows, text with one hidden token (and the space before it, where there is one)
EXAMPLES: tuple[tuple[str, str, str], ...] = (
    ("fr", "agreement with what follows", "La petite fille ouvrit<|mask|> porte et entra dans la maison."),
    ("fr", "agreement with what follows", "Il regarda<|mask|> yeux bleus de la jeune fille."),
    ("fr", "a fixed expression", "Il y avait une<|mask|> un roi et une reine."),
    ("fr", "what only the right side tells", "Le<|mask|> aboya toute la nuit."),
    ("en", "a fixed expression", "Once upon a<|mask|> there was a king."),
    ("en", "agreement with what follows", "She looked at<|mask|> own face in the glass."),
    ("en", "what only the right side tells", "The<|mask|> barked all night long."),
    ("fr", "failure: no knowledge of the world", "La capitale de la France est<|mask|>."),
    ("en", "failure: negation changes little", "A bird is not a<|mask|>."),
    ("en", "failure: no arithmetic", "Two and two make<|mask|>."),
)


def load_encoder(folder: Path) -> GPT:
    """The exported encoder in float32: the float16 values that the page computes with."""
    return from_hf_weights(load_file(folder / "onnx" / LOCATION), CONFIG)


def with_interval(total: Guesses) -> dict[str, Any]:
    low, high = wilson(total.first, total.count)
    return {**total.summary(), "top1_interval95": [round(low, 4), round(high, 4)]}


def held_out(encoder: GPT, decoder: GPT, tokenizer: Tokenizer, texts: dict[str, dict[str, str]],
             windows: int, positions: int) -> dict[str, Any]:
    """Per language: BERT's masking, and one token at a time from both sides and from the left."""
    result: dict[str, Any] = {}
    for number, (language, novels) in enumerate(texts.items()):
        masked, both, left = Guesses(), Guesses(), Guesses()
        rows: list[dict[str, Any]] = []
        for index, (name, text) in enumerate(novels.items()):
            rng = np.random.default_rng((SEED, number, index))
            framed = sample(framed_windows(encode_document(tokenizer, text), encoder.config.n_positions), windows, rng)
            own = random_masking(encoder, framed, rng)
            sides = one_at_a_time(encoder, decoder, framed, positions, rng)
            masked, both, left = masked + own, both + sides[0], left + sides[1]
            rows.append({"eltec_id": name, "windows": len(framed), "masked_15_percent": own.summary(),
                         "one_hidden": {"encoder": sides[0].summary(), "decoder_left_only": sides[1].summary()}})
        result[language] = {
            "masked_15_percent": with_interval(masked),
            "one_hidden": {"encoder": with_interval(both), "decoder_left_only": with_interval(left)},
            "novels": rows}
    return result


def examples(encoder: GPT, tokenizer: Tokenizer) -> list[dict[str, Any]]:
    """The five most probable tokens for each hidden one, exactly as they come."""
    rows = []
    for language, kind, text in EXAMPLES:
        before, after = text.split("<|mask|>")
        ids = frame([*encode_plain(tokenizer, before), MASK_ID, *encode_plain(tokenizer, after)])
        rows.append({"language": language, "kind": kind, "text": text,
                     "best": [[tokenizer.decode([i]), p] for i, p in fill(encoder, ids, 5)]})
    return rows


def training_facts(checkpoint: Path, exported: GPT) -> dict[str, Any]:
    """What the checkpoint, its log and its settings say of the run that made the exported weights."""
    trained, progress, extra = load_model(checkpoint)
    if not torch.equal(trained.wte.weight.half(), exported.wte.weight.half()):
        raise SystemExit(f"{checkpoint} is not what was exported: python -m training.encoder.export first")
    settings = checkpoint.with_name("settings.json")
    log = training_log(checkpoint.with_suffix(".jsonl"))
    return {
        "steps": progress.step, "tokens": progress.tokens, "wall_seconds": round(progress.seconds),
        "flops": exported.flops_per_token() * progress.tokens,
        "flops_formula": "6 · (parameters − position embeddings) · tokens",
        "hardware": hardware(), "tokens_per_second": training_speed(log),
        "settings": {**extra, "command": json.loads(settings.read_text()) if settings.exists() else {}},
        "log": log}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, default=Path("training/.work/encoder"))
    parser.add_argument("--decoder-work", type=Path, default=Path("training/.work/decoder"))
    parser.add_argument("--checkpoint", type=Path, help="default: checkpoint.pt in --work")
    parser.add_argument("--decoder", type=Path, default=Path("public/models/decoder"))
    parser.add_argument("--out", type=Path, default=Path("public/models/encoder"))
    parser.add_argument("--windows", type=int, default=WINDOWS, help="of each novel")
    parser.add_argument("--positions", type=int, default=POSITIONS, help="of each window")
    parser.add_argument("--note", help="what the log cannot tell about the run, for the card")
    parser.add_argument("--card-only", action="store_true", help="rewrite the card from the results")
    args = parser.parse_args()
    results_path = args.out / "training-results.json"
    if args.card_only:
        write_card(args.out, json.loads(results_path.read_text()))
        return

    start = time.monotonic()
    encoder, decoder = load_encoder(args.out), load_base(args.decoder)
    tokenizer = Tokenizer.from_file(str(args.decoder / "tokenizer.json"))
    texts = {}
    for language in LANGUAGES:
        novels = json.loads((args.decoder_work / f"val-{language}.json").read_text())
        texts[language] = {n.eltec_id: novels[n.eltec_id] for n in HELD_OUT[language]}
    results = {
        "model": "encoder", "config": encoder.config.to_dict(), "parameters": encoder.parameter_count(),
        "bytes": {p.name: p.stat().st_size for p in sorted(args.out.rglob("*"))
                  if p.suffix in (".onnx", ".onnx_data") or p.name == "tokenizer.json"},
        "training": {**training_facts(args.checkpoint or args.work / "checkpoint.pt", encoder), "note": args.note},
        "decoder_training": json.loads((args.decoder / "training-results.json").read_text())["training"]["flops"],
        "evaluation_protocol":
            f"exported weights, held-out novels, {args.windows} windows of {encoder.config.n_positions} tokens of each, "
            f"drawn with seed {SEED}",
        "positions_of_each_window": args.positions,
        "held_out": held_out(encoder, decoder, tokenizer, texts, args.windows, args.positions),
        "examples": examples(encoder, tokenizer),
        "evaluation_seconds": 0,
    }
    results["evaluation_seconds"] = round(time.monotonic() - start)
    results_path.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n")
    write_card(args.out, results)
    print(json.dumps({k: {m: v[m] for m in ("masked_15_percent", "one_hidden")}
                      for k, v in results["held_out"].items()}, indent=1))


if __name__ == "__main__":
    main()
