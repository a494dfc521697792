"""Exports a checkpoint to ONNX with its tokenizer, and writes the golden outputs.

    python -m training.clip.export

Layout (public/models/clip): onnx/{vision_model,text_model}.onnx, each with its float16 weights
in <name>.onnx_data (a safetensors file); onnx/model.onnx, both towers on the same two files;
config.json, preprocessor_config.json and the tokenizer as transformers.js reads them; names.json.
"""

from __future__ import annotations

import argparse
import json
import math
from pathlib import Path

import numpy as np
import onnx
import onnxruntime as ort
import torch
from tokenizers import Tokenizer

from ..common.weights import write_safetensors
from ..decoder.export import write_json
from ..decoder.tokenizer import END_OF_TEXT_ID, PAD_ID
from ..encoder.export import write_framing_tokenizer
from .captions import PHOTO_TEMPLATES
from .concepts import CLASSES, LANGUAGES, NAMES, load_emojis
from .data import encode
from .golden import CAPTIONS, write_golden
from .images import MEAN, SIZE, STD
from .model import Clip, ClipConfig
from .onnx_clip import TEXT_DATA, VISION_DATA, both, text_graph, vision_graph
from .reference import embed_texts, trace_vision
from .tensors import from_tensors, text_tensors, vision_tensors
from .train import load_clip


def hf_config(config: ClipConfig, scale: float) -> dict[str, object]:
    """config.json of Hugging Face's CLIPModel; `logit_scale` is the logarithm of the learned 1/temperature."""
    v, t = config.vision, config.text
    return {
        "architectures": ["CLIPModel"], "model_type": "clip", "projection_dim": config.projection,
        "logit_scale": math.log(scale), "torch_dtype": "float16",
        "text_config": {
            "model_type": "clip_text_model", "vocab_size": t.vocab_size, "hidden_size": t.n_embd,
            "intermediate_size": 4 * t.n_embd, "num_hidden_layers": t.n_layer, "num_attention_heads": t.n_head,
            "max_position_embeddings": t.n_positions, "hidden_act": "gelu", "projection_dim": config.projection,
            "layer_norm_eps": t.layer_norm_epsilon, "bos_token_id": END_OF_TEXT_ID,
            "eos_token_id": END_OF_TEXT_ID, "pad_token_id": PAD_ID},
        "vision_config": {
            "model_type": "clip_vision_model", "image_size": v.image_size, "patch_size": v.image_size // v.grid,
            "num_channels": 3, "hidden_size": v.n_embd, "intermediate_size": 4 * v.n_embd,
            "num_hidden_layers": v.n_layer, "num_attention_heads": v.n_head, "hidden_act": "gelu",
            "projection_dim": config.projection, "layer_norm_eps": v.layer_norm_epsilon,
            "stem": [list(s) for s in v.stem]},
        "transformers.js_config": {
            "dtype": "fp32", "use_external_data_format": {"vision_model.onnx": 1, "text_model.onnx": 1}},
    }


def processor_config() -> dict[str, object]:
    """preprocessor_config.json: the shorter edge to SIZE by the bilinear filter, the centre, normalised."""
    return {
        "image_processor_type": "CLIPImageProcessor", "processor_class": "CLIPProcessor",
        "do_convert_rgb": True, "do_resize": True, "size": {"shortest_edge": SIZE}, "resample": 2,
        "do_center_crop": True, "crop_size": {"height": SIZE, "width": SIZE},
        "do_rescale": True, "rescale_factor": 1 / 255,
        "do_normalize": True, "image_mean": [MEAN] * 3, "image_std": [STD] * 3,
    }


def names(work: Path) -> dict[str, object]:
    """names.json: what the model was taught to call things, and the template of the evaluation."""
    emojis, _ = load_emojis(work)
    return {
        "template": {k: PHOTO_TEMPLATES[k][0] for k in LANGUAGES},
        "photographs": {c: {k: dict(zip(("article", "bare"), NAMES[k][c][0], strict=True)) for k in LANGUAGES} for c in CLASSES},
        "drawings": [{"code": e.code, **e.name, "heldOut": e.held_out} for e in emojis],
    }


def run(folder: Path, name: str, inputs: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    session = ort.InferenceSession(str(folder / f"{name}.onnx"))
    outputs = [o.name for o in session.get_outputs()]
    return dict(zip(outputs, session.run(outputs, inputs), strict=True))


def differences(folder: Path, model: Clip, tokenizer: Tokenizer) -> dict[str, float]:
    """Largest absolute differences between ONNX Runtime and PyTorch, by output kind."""
    worst: dict[str, float] = {}

    def compare(kind: str, got: np.ndarray, want: torch.Tensor) -> None:
        difference = float(np.abs(got - want.detach().numpy()).max())
        if not math.isfinite(difference):
            raise ValueError(f"{kind} is not finite")
        worst[kind] = max(worst.get(kind, 0.0), difference)

    pixels = torch.randn(3, 3, SIZE, SIZE, generator=torch.Generator().manual_seed(0))
    ids, lengths = encode(tokenizer, list(CAPTIONS), model.config.text.n_positions)
    seen, texts = trace_vision(model.vision, pixels), embed_texts(model, ids, lengths)
    mask = (torch.arange(ids.shape[1]) < lengths[:, None]).long()
    images_in = {"pixel_values": pixels.numpy()}
    texts_in = {"input_ids": ids.numpy(), "attention_mask": mask.numpy()}

    got = run(folder, "vision_model", images_in)
    compare("image_embeds", got["image_embeds"], model.vision(pixels))
    compare("pool", got["pool"], seen.pool)
    for i, attention in enumerate(seen.attentions):
        compare("attentions", got[f"attentions.{i}"], attention)
    compare("text_embeds", run(folder, "text_model", texts_in)["text_embeds"], model.text(ids, lengths))
    got = run(folder, "model", {**images_in, **texts_in})
    logits = model.scale() * seen.embeds @ texts.T
    for kind, want in (("image_embeds", seen.embeds), ("text_embeds", texts), ("logits_per_image", logits),
                       ("logits_per_text", logits.T)):
        compare(f"unit {kind}" if "embeds" in kind else kind, got[kind], want)
    return worst


def export(model: Clip, tokenizer: Path, out: Path, golden: Path) -> dict[str, float]:
    """Writes the model folder and the golden files; returns the largest differences."""
    config, scale = model.config, float(model.scale())
    folder = out / "onnx"
    folder.mkdir(parents=True, exist_ok=True)
    images, texts = vision_tensors(model.vision), text_tensors(model.text)
    vision = vision_graph(config, write_safetensors(folder / VISION_DATA, images, {"format": "pt"}))
    text = text_graph(config, write_safetensors(folder / TEXT_DATA, texts, {"format": "pt"}))
    graphs = {"vision_model": vision, "text_model": text, "model": both(vision, text, config, scale)}
    for name, graph in graphs.items():
        onnx.save(graph, folder / f"{name}.onnx")
        onnx.checker.check_model(str(folder / f"{name}.onnx"), full_check=True)
    write_json(out / "config.json", hf_config(config, scale))
    write_json(out / "preprocessor_config.json", processor_config())
    write_framing_tokenizer(out, tokenizer, config.text)
    rounded = from_tensors(config, {**images, **texts}, math.log(scale))
    words = Tokenizer.from_file(str(tokenizer))
    write_golden(golden, rounded, words)
    return differences(folder, rounded, words)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, default=Path("training/.work/clip"))
    parser.add_argument("--checkpoint", type=Path, help="default: checkpoint.pt in --work")
    parser.add_argument("--out", type=Path, default=Path("public/models/clip"))
    parser.add_argument("--golden", type=Path, default=Path("tests/golden/clip"))
    args = parser.parse_args()

    model, progress, _ = load_clip(args.checkpoint or args.work / "checkpoint.pt")
    worst = export(model, args.work / "tokenizer.json", args.out, args.golden)
    (args.out / "names.json").write_text(json.dumps(names(args.work), ensure_ascii=False) + "\n")
    print(f"step {progress.step}, {progress.tokens:,} images")
    print("largest differences ONNX Runtime − PyTorch:", {k: f"{v:.1e}" for k, v in worst.items()})
    for path in sorted([*args.out.rglob("*"), *args.golden.iterdir()]):
        if path.is_file():
            print(f"{path.stat().st_size:>10,} B  {path}")


if __name__ == "__main__":
    main()
