"""Exports a checkpoint to ONNX with its tokenizer, and writes the golden outputs.

    python -m training.encoder.export

Layout (public/models/encoder): as the decoder's, with weights under the same names.
`modeling_encoder.py` makes the folder loadable by Python transformers: the network is
GPT-2's without its mask, which that library has no class for.
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
from tokenizers import Tokenizer, processors

from ..common.checkpoint import load_model
from ..common.model import BUCKETS, GPT, GPTConfig
from ..common.onnx_encoder import inspection_graph, masked_lm_graph
from ..common.reference import trace
from ..common.weights import from_hf_weights, hf_weights, write_index, write_safetensors
from ..decoder.export import LOCATION, write_json, write_tokenizer
from ..decoder.tokenizer import END_OF_TEXT_ID, MASK_ID, PAD_ID, SPECIAL_TOKENS
from .golden import write_golden

MODELING = Path(__file__).with_name("modeling_encoder.py")


def hf_config(config: GPTConfig) -> dict[str, object]:
    """config.json. `model_type` chooses transformers.js's masked-LM interface; Python
    transformers takes its classes from `auto_map`."""
    return {
        "architectures": ["EncoderForMaskedLM"], "model_type": "bert",
        "auto_map": {"AutoConfig": "modeling_encoder.EncoderConfig",
                     "AutoModelForMaskedLM": "modeling_encoder.EncoderForMaskedLM"},
        "activation_function": "gelu", "attn_pdrop": 0.0, "embd_pdrop": 0.0, "resid_pdrop": 0.0,
        "bos_token_id": END_OF_TEXT_ID, "eos_token_id": END_OF_TEXT_ID, "pad_token_id": PAD_ID,
        "mask_token_id": MASK_ID,
        "layer_norm_epsilon": config.layer_norm_epsilon, "n_embd": config.n_embd,
        "n_head": config.n_head, "n_inner": None, "n_layer": config.n_layer,
        "n_positions": config.n_positions, "relative_bias_buckets": BUCKETS,
        "scale_attn_weights": True,
        "tie_word_embeddings": True, "torch_dtype": "float16", "vocab_size": config.vocab_size,
        "transformers.js_config": {"dtype": "fp32", "use_external_data_format": {"model.onnx": 1}},
    }


def write_framing_tokenizer(out: Path, tokenizer: Path, config: GPTConfig) -> None:
    """The decoder's tokenizer, which also puts <|endoftext|> at both ends."""
    write_tokenizer(out, tokenizer, config)
    framing = Tokenizer.from_file(str(tokenizer))
    end = SPECIAL_TOKENS[END_OF_TEXT_ID]
    framing.post_processor = processors.TemplateProcessing(
        single=f"{end} $A {end}", special_tokens=[(end, END_OF_TEXT_ID)])
    framing.save(str(out / "tokenizer.json"), pretty=False)


def differences(folder: Path, model: GPT) -> dict[str, float]:
    """Largest absolute differences between ONNX Runtime and PyTorch, by output kind."""
    c = model.config
    ids = torch.randint(8, c.vocab_size, (2, 24), generator=torch.Generator().manual_seed(0))
    ids[:, 5] = MASK_ID
    zeros = torch.ones(c.n_layer, c.n_head)
    zeros[0, 0] = zeros[-1, -1] = 0
    worst: dict[str, float] = {}

    def compare(kind: str, got: np.ndarray, want: torch.Tensor) -> None:
        if not np.isfinite(got).all():
            raise ValueError(f"{kind} is not finite")
        worst[kind] = max(worst.get(kind, 0.0), float(np.abs(got - want.numpy()).max()))

    def runner(name: str) -> Callable[[dict[str, np.ndarray]], dict[str, np.ndarray]]:
        session = ort.InferenceSession(str(folder / f"{name}.onnx"))
        outputs = [o.name for o in session.get_outputs()]
        return lambda inputs: dict(zip(outputs, session.run(outputs, inputs), strict=True))

    normal = trace(model, ids, causal=0.0)
    padded = torch.nn.functional.pad(ids, (0, 3), value=PAD_ID)
    got = runner("model")({"input_ids": padded.numpy(),
                           "attention_mask": (padded != PAD_ID).numpy().astype(np.int64)})
    compare("logits", got["logits"][:, 1 : ids.shape[1]], normal.logits[:, :-1])
    for i in range(c.n_layer):
        compare("attentions", got[f"attentions.{i}"][:, :, : ids.shape[1], : ids.shape[1]], normal.attentions[i])

    inspect = runner("inspect")
    rows = np.array([1, 5, 24 + 7, 24 + 23], np.int64)
    for options in ({}, {"head_mask": zeros}, {"score_scale": 1.0}):
        want = trace(model, ids, causal=0.0, **options)
        got = inspect({
            "input_ids": ids.numpy(), "logit_rows": rows,
            "head_mask": options.get("head_mask", torch.ones_like(zeros)).numpy(),
            "score_scale": np.array(options.get("score_scale", c.head_dim ** -0.5), np.float32)})
        compare("logits", got["logits"], want.logits.flatten(0, 1)[rows - 1])
        for i in range(c.n_layer):
            for kind in ("attentions", "queries", "keys", "values"):
                compare(kind, got[f"{kind}.{i}"], getattr(want, kind)[i])
            compare("score_bias", got[f"score_bias.{i}"], model.h[i].attn.distance_bias(ids.shape[1]).detach())
            compare("hidden_states", got[f"hidden_states.{i + 1}"], want.hidden_states[i + 1])
    return worst


def export(model: GPT, tokenizer: Path, out: Path, golden: Path) -> dict[str, float]:
    """Writes the model folder and the golden files; returns the largest differences."""
    config = model.config
    folder = out / "onnx"
    folder.mkdir(parents=True, exist_ok=True)
    weights = hf_weights(model)
    spans = write_safetensors(folder / LOCATION, weights, {"format": "pt"})
    write_index(out, weights, f"onnx/{LOCATION}")
    for name, graph in (("model", masked_lm_graph), ("inspect", inspection_graph)):
        onnx.save(graph(config, spans, LOCATION), folder / f"{name}.onnx")
        onnx.checker.check_model(str(folder / f"{name}.onnx"), full_check=True)
    write_json(out / "config.json", hf_config(config))
    shutil.copyfile(MODELING, out / "modeling_encoder.py")
    write_framing_tokenizer(out, tokenizer, config)
    rounded = from_hf_weights(weights, config)
    write_golden(golden, rounded, Tokenizer.from_file(str(tokenizer)))
    return differences(folder, rounded)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, default=Path("training/.work/encoder"))
    parser.add_argument("--checkpoint", type=Path, help="default: checkpoint.pt in --work")
    parser.add_argument("--tokenizer", type=Path, default=Path("public/models/decoder/tokenizer.json"))
    parser.add_argument("--out", type=Path, default=Path("public/models/encoder"))
    parser.add_argument("--golden", type=Path, default=Path("tests/golden/encoder"))
    args = parser.parse_args()

    model, progress, _ = load_model(args.checkpoint or args.work / "checkpoint.pt")
    worst = export(model, args.tokenizer, args.out, args.golden)
    print(f"step {progress.step}, {progress.tokens:,} tokens")
    print("largest differences ONNX Runtime − PyTorch:", {k: f"{v:.1e}" for k, v in worst.items()})
    for path in sorted([*args.out.rglob("*"), *args.golden.iterdir()]):
        if path.is_file():
            print(f"{path.stat().st_size:>10,} B  {path}")


if __name__ == "__main__":
    main()
