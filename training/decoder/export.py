"""Exports a checkpoint to ONNX with its tokenizer, and writes the golden outputs.

    python -m training.decoder.export

Layout (public/models/decoder): onnx/model.onnx, onnx/inspect.onnx and onnx/step.onnx, all
reading their weights from onnx/model.onnx_data, which is a safetensors file. Python
transformers finds it through model.safetensors.index.json.
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnx
import onnxruntime as ort
import torch
from tokenizers import Tokenizer

from ..common.checkpoint import load_model
from ..common.model import GPT, GPTConfig
from ..common.onnx_gpt2 import generation_graph, inspection_graph
from ..common.onnx_step import step_feed, step_graph
from ..common.reference import trace
from ..common.weights import from_hf_weights, hf_weights, write_index, write_safetensors
from .golden import write_golden
from .tokenizer import END_OF_TEXT_ID, PAD_ID, SPECIAL_TOKENS

LOCATION = "model.onnx_data"
Compare = Callable[[str, np.ndarray, torch.Tensor], None]


def hf_config(config: GPTConfig) -> dict[str, object]:
    """config.json of Hugging Face's GPT2LMHeadModel, with transformers.js's part."""
    return {
        "architectures": ["GPT2LMHeadModel"], "model_type": "gpt2",
        "activation_function": "gelu", "attn_pdrop": 0.0, "embd_pdrop": 0.0, "resid_pdrop": 0.0,
        "bos_token_id": END_OF_TEXT_ID, "eos_token_id": END_OF_TEXT_ID, "pad_token_id": PAD_ID,
        "initializer_range": 0.02, "layer_norm_epsilon": config.layer_norm_epsilon,
        "n_ctx": config.n_positions, "n_embd": config.n_embd, "n_head": config.n_head,
        "n_inner": None, "n_layer": config.n_layer, "n_positions": config.n_positions,
        "scale_attn_weights": True, "tie_word_embeddings": True, "use_cache": True,
        "torch_dtype": "float16", "vocab_size": config.vocab_size,
        "transformers.js_config": {
            "dtype": "fp32",
            "use_external_data_format": {"model.onnx": 1},
        },
    }


def write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n")


def write_tokenizer(out: Path, tokenizer: Path, config: GPTConfig) -> None:
    """tokenizer.json as trained, and the settings that transformers reads."""
    shutil.copyfile(tokenizer, out / "tokenizer.json")
    write_json(out / "tokenizer_config.json", {
        "tokenizer_class": "PreTrainedTokenizerFast", "add_prefix_space": False,
        "bos_token": SPECIAL_TOKENS[END_OF_TEXT_ID], "eos_token": SPECIAL_TOKENS[END_OF_TEXT_ID],
        "unk_token": SPECIAL_TOKENS[END_OF_TEXT_ID], "pad_token": SPECIAL_TOKENS[PAD_ID],
        "mask_token": "<|mask|>", "clean_up_tokenization_spaces": False,
        "model_max_length": config.n_positions,
    })


def feed(config: GPTConfig, ids: np.ndarray, past: list[np.ndarray] | None = None) -> dict[str, np.ndarray]:
    """Inputs common to both graphs for ids (B, S) after `past` (key, value, key, …)."""
    B, S = ids.shape
    empty = np.zeros((B, config.n_head, 0, config.head_dim), np.float32)
    cache = past or [empty] * (2 * config.n_layer)
    P = cache[0].shape[2]
    names = [f"past_key_values.{i}.{part}" for i in range(config.n_layer) for part in ("key", "value")]
    return {"input_ids": ids, "position_ids": np.tile(np.arange(P, P + S), (B, 1)),
            **dict(zip(names, cache, strict=True))}


def differences(folder: Path, model: GPT) -> dict[str, float]:
    """Largest absolute differences between ONNX Runtime and PyTorch, by output kind."""
    c = model.config
    ids = torch.randint(8, c.vocab_size, (2, 24), generator=torch.Generator().manual_seed(0))
    zeros = torch.ones(c.n_layer, c.n_head)
    zeros[0, 0] = zeros[-1, -1] = 0
    worst: dict[str, float] = {}

    def compare(kind: str, got: np.ndarray, want: torch.Tensor) -> None:
        if not np.isfinite(got).all():
            raise ValueError(f"{kind} is not finite")
        worst[kind] = max(worst.get(kind, 0.0), float(np.abs(got - want.numpy()).max()))

    sessions = {name: ort.InferenceSession(str(folder / f"{name}.onnx")) for name in ("model", "inspect")}
    cases = [({}, False), ({}, True), ({"head_mask": zeros}, False), ({"causal": 0.0}, False),
             ({"causal": 0.0}, True), ({"score_scale": 1.0}, False)]
    for options, cached in cases:
        past = trace(model, ids[:, :10]) if cached else None
        now = ids[:, 10:] if cached else ids
        want = trace(model, now, past=past, **options)
        cache = [t.numpy() for kv in zip(past.keys, past.values, strict=True) for t in kv] if past else None
        base = feed(c, now.numpy(), cache)
        for name, session in sessions.items():
            if name == "model" and options:
                continue
            inputs = dict(base)
            if name == "model":
                inputs["attention_mask"] = np.ones((2, ids.shape[1]), np.int64)
            else:
                inputs["head_mask"] = options.get("head_mask", torch.ones_like(zeros)).numpy()
                inputs["score_scale"] = np.float32(options.get("score_scale", c.head_dim ** -0.5))
                inputs["causal"] = np.float32(options.get("causal", 1.0))
            outputs = [o.name for o in session.get_outputs()]
            got = dict(zip(outputs, session.run(outputs, {k: np.asarray(v) for k, v in inputs.items()}), strict=True))
            compare("logits", got["logits"], want.logits)
            for i in range(c.n_layer):
                compare("attentions", got[f"attentions.{i}"], want.attentions[i])
                compare("present", got[f"present.{i}.key"], want.keys[i])
                compare("present", got[f"present.{i}.value"], want.values[i])
                if name == "inspect":
                    compare("queries", got[f"queries.{i}"], want.queries[i])
                    compare("hidden_states", got[f"hidden_states.{i}"], want.hidden_states[i])
    if (folder / "step.onnx").exists():  # the models of the scaling family are shipped without
        compare_step(folder, model, ids, compare)
    return worst


def compare_step(folder: Path, model: GPT, ids: torch.Tensor, compare: Compare) -> None:
    """The graph of one step at a time: a prompt, then the next token after its cache."""
    session = ort.InferenceSession(str(folder / "step.onnx"))
    want = trace(model, ids)
    past = None
    for now in (ids[:, :-1], ids[:, -1:]):
        logits, *past = session.run(None, step_feed(model.config, now.numpy(), past))
    compare("step", logits[:, 0], want.logits[:, -1])
    for cache, keys, values in zip(past, want.keys, want.values, strict=True):
        compare("step", cache, torch.stack([keys, values]))


def export(model: GPT, tokenizer: Path, out: Path, golden: Path) -> dict[str, float]:
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
    write_tokenizer(out, tokenizer, config)
    rounded = from_hf_weights(weights, config)
    write_golden(golden, rounded, Tokenizer.from_file(str(tokenizer)))
    return differences(folder, rounded)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, default=Path("training/.work/decoder"))
    parser.add_argument("--checkpoint", type=Path, help="default: checkpoint.pt in --work")
    parser.add_argument("--out", type=Path, default=Path("public/models/decoder"))
    parser.add_argument("--golden", type=Path, default=Path("tests/golden/decoder"))
    args = parser.parse_args()

    model, progress, _ = load_model(args.checkpoint or args.work / "checkpoint.pt")
    worst = export(model, args.work / "tokenizer.json", args.out, args.golden)
    print(f"step {progress.step}, {progress.tokens:,} tokens")
    print("largest differences ONNX Runtime − PyTorch:", {k: f"{v:.1e}" for k, v in worst.items()})
    for path in sorted([*args.out.rglob("*"), *args.golden.iterdir()]):
        if path.is_file():
            print(f"{path.stat().st_size:>10,} B  {path}")


if __name__ == "__main__":
    main()
