"""Measures the exported model and writes its card.

    python -m training.decoder.evaluate

Everything is computed with the exported weights (float16 values, float32
arithmetic), read back from model.onnx_data. Writes training-results.json and
README.md (the model card) beside the model.
"""

from __future__ import annotations

import argparse
import bz2
import json
import lzma
import os
import platform
import statistics
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime as ort
import torch
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from ..common.checkpoint import load_model
from ..common.evaluation import Score, induction, sample, sliding_score
from ..common.model import GPT, GPTConfig
from ..common.weights import from_hf_weights
from .card import write_card
from .corpus import LANGUAGES
from .export import LOCATION, feed
from .prepare import encode_document
from .splits import HELD_OUT
from .tokenizer import END_OF_TEXT_ID, encode_plain

STRIDE = 128

SAMPLES: tuple[tuple[str, str, str, float], ...] = (
    # language, what it shows, prompt, temperature (0: the most probable token)
    ("fr", "story", "Il était une fois une petite fille", 0.8),
    ("fr", "dialogue", "— Monsieur, dit-il,", 0.8),
    ("fr", "description", "Le soleil se couchait derrière", 0.8),
    ("en", "story", "Once upon a time there was a", 0.8),
    ("en", "dialogue", "\"I do not know,\" said", 0.8),
    ("en", "description", "The sun was setting behind", 0.8),
    ("fr", "failure: greedy decoding repeats itself", "Il était une fois une petite fille", 0.0),
    ("en", "failure: greedy decoding repeats itself", "Once upon a time there was a", 0.0),
    ("fr", "failure: no knowledge of the world", "La capitale de la France est", 0.0),
    ("en", "failure: no arithmetic", "Two and two make", 0.0),
    ("fr", "failure: no arithmetic", "2 + 2 =", 0.0),
    ("en", "failure: does not follow instructions", "Translate into French: the cat is black.", 0.0),
    ("fr", "failure: no question answering",
     "Pierre a un chat noir. Marie a un chien blanc. De quelle couleur est le chat de Pierre ? Le chat de Pierre est", 0.0),
)


def hardware() -> str:
    """Processor and number of cores of this machine, in words."""
    name = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        names = [line.split(":", 1)[1].strip() for line in info.read_text().splitlines()
                 if line.startswith("model name")]
        name = names[0] if names else name
    return f"{os.cpu_count()} cores of {name}"


def score_novel(job: tuple[Path, str, int | None]) -> Score:
    """Score of one text (at most `limit` characters of it) with the model in a folder."""
    folder, text, limit = job
    torch.set_num_threads(1)
    config = GPTConfig(**{k: v for k, v in json.loads((folder / "config.json").read_text()).items()
                          if k in GPTConfig.__dataclass_fields__})
    model = from_hf_weights(load_file(folder / "onnx" / LOCATION), config)
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    text = text[:limit]
    return sliding_score(model, encode_document(tokenizer, text), len(text.encode()), STRIDE)


def held_out_scores(folder: Path, work: Path, jobs: int, limit: int | None) -> dict[str, object]:
    """Scores of each held-out novel and of each language together, in `jobs` processes."""
    result: dict[str, object] = {}
    texts = {k: json.loads((work / f"val-{k}.json").read_text()) for k in LANGUAGES}
    novels = [(k, n) for k in LANGUAGES for n in HELD_OUT[k]]
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        scores = list(pool.map(score_novel, [(folder, texts[k][n.eltec_id], limit) for k, n in novels]))
    for language in LANGUAGES:
        rows = [(n, score) for (k, n), score in zip(novels, scores, strict=True) if k == language]
        total = sum((score for _, score in rows), Score())
        whole = "\n".join(texts[language][n.eltec_id][:limit] for n, _ in rows).encode()
        result[language] = {
            **total.summary(),
            "novels": [{"eltec_id": n.eltec_id, "author": n.author, "title": n.title, "year": n.year,
                        **score.summary()} for n, score in rows],
            "compressors_bits_per_byte": {
                "xz -9e": round(8 * len(lzma.compress(whole, preset=9 | lzma.PRESET_EXTREME)) / len(whole), 4),
                "bzip2 -9": round(8 * len(bz2.compress(whole, 9)) / len(whole), 4)}}
    return result


def samples(model: GPT, tokenizer: Tokenizer) -> list[dict[str, object]]:
    """Continuations, good and bad, exactly as they come (first seed, no selection)."""
    rows = []
    for language, kind, prompt, temperature in SAMPLES:
        ids = [END_OF_TEXT_ID, *encode_plain(tokenizer, prompt)]
        new = sample(model, ids, 60 if temperature else 30, temperature, 40, 1, END_OF_TEXT_ID)
        rows.append({"language": language, "kind": kind, "prompt": prompt,
                     "temperature": temperature, "continuation": tokenizer.decode(new)})
    return rows


def generation_speed(folder: Path, config: GPTConfig, count: int = 100) -> float:
    """Tokens per second of model.onnx on one thread of ONNX Runtime, cache included."""
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    session = ort.InferenceSession(str(folder / "model.onnx"), options)
    names = [f"present.{i}.{part}" for i in range(config.n_layer) for part in ("key", "value")]
    past, token, times = None, END_OF_TEXT_ID, []
    for position in range(count):
        inputs = feed(config, np.array([[token]], np.int64), past)
        inputs["attention_mask"] = np.ones((1, position + 1), np.int64)
        start = time.perf_counter()
        logits, *past = session.run(["logits", *names], inputs)
        times.append(time.perf_counter() - start)
        token = int(logits[0, -1].argmax())
    return 1 / statistics.median(times)


def with_baselines(results: dict[str, Any], folder: Path) -> dict[str, Any]:
    """`results` with what training.baselines left in `folder`; what it holds already otherwise."""
    found = {name: json.loads(path.read_text()) for name in ("ngram", "ppmd")
             if (path := folder / f"{name}.json").exists()}
    merged = results.get("baselines", {}) | found
    return results | {"baselines": merged} if merged else results


def training_log(path: Path) -> list[dict[str, float]]:
    """The rows of the log; of steps done twice after an interruption, the later ones."""
    rows = {row["step"]: row for row in map(json.loads, path.read_text().splitlines())}
    return [rows[step] for step in sorted(rows)]


def training_speed(rows: list[dict[str, float]]) -> dict[str, float]:
    """Tokens per second during training: median and best of the logged intervals."""
    rates = [row["tokens_per_s"] for row in rows]
    return {"median": statistics.median(rates), "best": max(rates)} if rates else {}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, default=Path("training/.work/decoder"))
    parser.add_argument("--checkpoint", type=Path, help="default: checkpoint.pt in --work")
    parser.add_argument("--out", type=Path, default=Path("public/models/decoder"))
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="processes")
    parser.add_argument("--limit", type=int, help="characters of each novel; default: all")
    parser.add_argument("--note", help="what the log cannot tell about the run, for the card")
    parser.add_argument("--baselines", type=Path, default=Path("training/.work/baselines"),
                        help="folder of ngram.json and ppmd.json, where they were run")
    parser.add_argument("--card-only", action="store_true", help="rewrite the card from the results and the baselines")
    args = parser.parse_args()
    results_path = args.out / "training-results.json"
    if args.card_only:
        results = with_baselines(json.loads(results_path.read_text()), args.baselines)
        results_path.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n")
        write_card(args.out, results)
        return

    checkpoint = args.checkpoint or args.work / "checkpoint.pt"
    trained, progress, extra = load_model(checkpoint)
    config = trained.config
    model = from_hf_weights(load_file(args.out / "onnx" / LOCATION), config)
    tokenizer = Tokenizer.from_file(str(args.out / "tokenizer.json"))
    data = json.loads((args.work / "data.json").read_text())
    part = "whole novels" if args.limit is None else f"the first {args.limit:,} characters of each novel"
    parameters = model.parameter_count()
    log = training_log(checkpoint.with_suffix(".jsonl"))
    results = {
        "model": "decoder",
        "config": config.to_dict(),
        "parameters": parameters,
        "bytes": {p.name: p.stat().st_size for p in sorted(args.out.rglob("*"))
                  if p.suffix in (".onnx", ".onnx_data") or p.name == "tokenizer.json"},
        "training": {
            "steps": progress.step, "tokens": progress.tokens,
            "epochs": {k: round(progress.tokens / 2 / v["train_tokens"], 3)
                       for k, v in data["streams"].items()},
            "wall_seconds": round(progress.seconds),
            "flops": model.flops_per_token() * progress.tokens,
            "flops_formula": "6 · (parameters − position embeddings) · tokens",
            "hardware": hardware(), "tokens_per_second": training_speed(log),
            "settings": extra, "note": args.note, "log": log,
        },
        "data": data,
        "evaluation_protocol": f"{part}, sliding windows of {config.n_positions} tokens, stride {STRIDE}, "
                               "every token scored once, exported weights, bytes of the normalised UTF-8 text",
        "held_out": held_out_scores(args.out, args.work, args.jobs, args.limit),
        "induction": induction(model),
        "generation_tokens_per_second_1_thread": round(generation_speed(args.out / "onnx", config)),
        "samples": samples(model, tokenizer),
    }
    results = with_baselines(results, args.baselines)
    results_path.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n")
    write_card(args.out, results)
    print(json.dumps({k: results[k] for k in ("held_out", "induction")},
                     indent=1, ensure_ascii=False))


if __name__ == "__main__":
    main()
