"""The model card, written from measured values only."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from .concepts import CLASSES
from .model import ClipConfig

STYLES = {
    "openmoji": "OpenMoji (CC BY-SA 4.0; measured, not shipped)",
    "emojione-v1": "EmojiOne 1 (CC BY-SA 4.0; measured, not shipped)",
    "streamline-emojis": "Streamline Emojis (CC BY 4.0; in `drawings.png`)",
}
NOT_FETCHED = ("README.md", "model.onnx", "evaluation.json", "names.json", "tokenizer_config.json")  # by the book
HELD = {
    "trained_styles_among_all": "styles trained on, all names",
    "trained_styles_among_held_out": "styles trained on, names held out only",
    "unseen_styles_among_all": "styles never trained on, all names",
    "unseen_styles_among_held_out": "styles never trained on, names held out only",
}
LOADING = """\
## How to load it

With transformers.js 4 (the folder lies below `localModelPath`), one tower at a time:

```js
import { AutoProcessor, AutoTokenizer, CLIPTextModelWithProjection, CLIPVisionModelWithProjection, RawImage } from '@huggingface/transformers';
const tokenizer = await AutoTokenizer.from_pretrained('clip');
const reader = await CLIPTextModelWithProjection.from_pretrained('clip', { dtype: 'fp32' });
const { text_embeds } = await reader(tokenizer(['un chat', 'a dog'], { padding: true }));
const processor = await AutoProcessor.from_pretrained('clip', {});
const viewer = await CLIPVisionModelWithProjection.from_pretrained('clip', { dtype: 'fp32' });
const { image_embeds } = await viewer(await processor(await RawImage.read('image.png')));
```

or both, as the zero-shot pipeline does (the two weight files are named, since there is one per tower):

```js
const externalData = ['vision_model', 'text_model'].map((t) => ({ path: `${t}.onnx_data`, data: `onnx/${t}.onnx_data` }));
const classify = await pipeline('zero-shot-image-classification', 'clip', { dtype: 'fp32', session_options: { externalData } });
await classify('image.png', ['un chat', 'un chien'], { hypothesis_template: '{}' });
```

The image tower begins with convolutions and pools by attention: Python `transformers` has no class for it. Each
`.onnx_data` is a safetensors file. `vision_model.onnx` also gives `attentions.{i}` (images, heads, patches, patches)
and `pool` (images, patches). Captions were lower case, with straight apostrophes."""


def percent(value: float) -> str:
    return f"{value:.1f}"


def photo_section(p: dict[str, Any]) -> str:
    rows = ["| | French | English |", "|---|---|---|",
            f"| **{p['fr']['template']} / {p['en']['template']}** | **{p['fr']['accuracy']:.2f}** "
            f"({p['fr']['interval_95'][0]}–{p['fr']['interval_95'][1]}) | **{p['en']['accuracy']:.2f}** "
            f"({p['en']['interval_95'][0]}–{p['en']['interval_95'][1]}) |",
            f"| mean vector of the templates trained on | {p['fr']['mean_of_trained_templates']:.2f} | {p['en']['mean_of_trained_templates']:.2f} |"]
    for kind in ("trained on", "never trained on"):
        unseen = kind.startswith("never")
        for pair in zip(*([t for t in p[k]["templates"] if (t in p[k]["unseen_templates"]) == unseen] for k in ("fr", "en")), strict=True):
            rows.append(f"| {pair[0]} / {pair[1]} ({kind}) | {p['fr']['templates'][pair[0]]:.2f} | {p['en']['templates'][pair[1]]:.2f} |")
    matrix = ["| true \\ answer | " + " | ".join(CLASSES) + " |", "|---|" + "---|" * len(CLASSES)]
    matrix += [f"| {c} | " + " | ".join(str(n) for n in row) + " |" for c, row in zip(CLASSES, p["fr"]["confusion"], strict=True)]
    return (f"### Photographs by their written names\n\nCIFAR-10, {p['images']:,} test images, ten labels, percent right "
            "(95 % interval). The classes were trained on, under these names; the images were not.\n\n" + "\n".join(rows)
            + f"\n\nGap between the languages: {p['gap_points']} points. Same answer in both: {p['same_answer']} %.\n\n"
            "Confusions with French labels (rows: true class, 500 images each):\n\n" + "\n".join(matrix))


def drawing_row(name: str, r: dict[str, Any]) -> str:
    cells = " | ".join(f"{percent(r[k]['top1'])} / {percent(r[k]['top5'])}" for k in ("fr", "en"))
    return f"| {name} | {r['drawings']:,} | {r['names']:,} ({percent(100 / r['names'])} / {percent(500 / r['names'])}) | {cells} |"


HEAD = "| | Drawings | Names to choose from (chance) | French, top-1 / top-5 | English, top-1 / top-5 |\n|---|---|---|---|---|\n"


def drawing_section(report: dict[str, Any]) -> str:
    unseen = [drawing_row(STYLES[k], r) for k, r in report["unseen_styles"].items()]
    held = [drawing_row(HELD[k], r) for k, r in report["held_out_concepts"].items()]
    return ("### Drawings\n\nEmojis in a style never seen in training (their concepts were, in other styles), percent:\n\n" + HEAD
            + "\n".join(unseen) + "\n" + drawing_row("for comparison: the drawings trained on", report["trained_on"])
            + "\n\nEmojis whose concept was held out, in every style: no drawing of them and no caption about them:\n\n" + HEAD + "\n".join(held))


def answer_table(title: str, part: dict[str, Any]) -> str:
    lines = [f"{title}: {part['fr']['right']} of {part['fr']['of']} right in French, {part['en']['right']} in English.\n",
             "| It is | French answer | English answer |", "|---|---|---|"]
    for fr, en in zip(part["fr"]["rows"], part["en"]["rows"], strict=True):
        cells = [" ".join((name, f"({100 * p:.0f} %)")) for name, p in (fr["answers"][0], en["answers"][0])]
        marks = ["" if r["truth"] == r["answers"][0][0] else " ✗" for r in (fr, en)]
        lines.append(f"| {fr['truth']} | {cells[0]}{marks[0]} | {cells[1]}{marks[1]} |")
    return "\n".join(lines)


def training_section(t: dict[str, Any]) -> str:
    data, (vision, text) = t["data"], flops(t["config"])
    views = t["tokens"]
    lines = ["| Source | Licence | Used for |", "|---|---|---|",
             f"| CIFAR-10 (Krizhevsky 2009, https://www.cs.toronto.edu/~kriz/cifar.html), as JPEG | research use; no licence stated; no image shipped | {data['photos']['train']:,} training images |"]
    for name, s in data["emoji_sets"].items():
        used = "measured only" if name in STYLES else "training"
        lines.append(f"| {name} {s['version']}, {s['author']['name']} ({s['author']['url']}) | {s['license']} | {data['emoji_images'].get(name, 0):,} drawings, {used} |")
    lines.append("| emojibase-data 17.0.0 (names and tags of Unicode CLDR) | MIT; Unicode-3.0 | French and English captions |")
    return f"""\
{chr(10).join(lines)}

{data['concepts']:,} emoji concepts, {data['held_out_concepts']} of them held out by a hash of their code; {data['emoji_train_images']:,}
drawings trained on. One step: photographs, drawings, their captions in both languages, and names of absent drawings; symmetric InfoNCE
with several positives (the same caption is true of several images), learned temperature. Muon for the matrices, AdamW for the rest; the
text tower starts from the first three layers of the book's decoder.

{t['step']:,} steps, {views:,} images, {t['seconds'] / 60:.0f} minutes on one core of a server CPU in bfloat16 (about
{views * 3 * vision / 1e15:.2f} × 10¹⁵ FLOPs for the images; {vision / 1e6:.0f} MFLOPs forward per image, {text / 1e6:.0f} per caption of 10 tokens).
Three stages of one run: to step 1,258, 208 photographs and 80 drawings a batch, without absent names or free wordings; from there
{t['photos']} photographs, {t['drawings']} drawings and {t['names']} names of absent drawings; from step {t['resumed_at']:,} on, a fifth of the captions are names
among words drawn at random."""


def flops(config: dict[str, Any]) -> tuple[float, float]:
    from .model import Clip

    return Clip(ClipConfig.from_dict(config)).flops(10)


def write_card(folder: Path, report: dict[str, Any]) -> None:
    """Writes README.md."""
    p, t = report["photos"], report["training"]
    c = ClipConfig.from_dict(t["config"])
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and path.name not in NOT_FETCHED)
    metrics = "".join(f"""\
  - task:
      type: zero-shot-image-classification
    dataset:
      name: CIFAR-10 test, labels in {name}
      type: cifar10
    metrics:
    - type: accuracy
      value: {p[k]['accuracy'] / 100:.4f}
""" for k, name in (("fr", "French"), ("en", "English")))
    photographs = answer_table("Photographs of other origins (samples of scikit-image 0.26.0, `horse` being a silhouette)", report["photographs"]) if "photographs" in report else ""
    pairs = "\n".join(["| | | cosine |", "|---|---|---|", *(f"| {a} | {b} | {cos:.2f} |" for a, b, cos in report["cosines"])])
    (folder / "README.md").write_text(f"""\
---
language:
- fr
- en
license: mit
pipeline_tag: zero-shot-image-classification
library_name: transformers.js
tags:
- clip
- onnx
- education
model-index:
- name: clip
  results:
{metrics}---

# clip: a small bilingual CLIP to look into

Two towers that meet in a space of {c.projection} dimensions, trained on ten classes of small photographs and on emojis with their French
and English names, to be opened, measured and broken by the reader of a book. It is not meant to be useful.

- image tower: {c.vision.image_size}×{c.vision.image_size} pixels, {len(c.vision.stem)} convolutions of 3×3 that end in {c.vision.grid}×{c.vision.grid} patches,
  {c.vision.n_layer} Transformer layers of {c.vision.n_head} heads, width {c.vision.n_embd}, attention pooling
- text tower: {c.text.n_layer} causal Transformer layers of {c.text.n_head} heads, width {c.text.n_embd}, {c.text.n_positions} tokens at most, the decoder's tokenizer
- learned temperature: 1/{report['scale']:.2f}
- {size / 1e6:.2f} MB to download with its drawings: weights in float16, arithmetic in float32

## Results

Measured on the exported weights. `evaluation.json` holds every value, with 95 % intervals.

{photo_section(p)}

{drawing_section(report)}

### Hand-drawn and photographed inputs

Among {report['labels']} labels. Twelve drawings of a few strokes (`training/clip/sketches.py`):

{answer_table('Strokes', report['sketches'])}

{photographs}

### Limitations and failures

It knows ten kinds of photographs: any other photograph gets the name of one of them or of a drawing. It has seen 32×32 pixels; small details
are lost. Wordings far from its captions lower its accuracy (the rows “never trained on” above). Negation, number
and order are words among others to it; cosine similarity of two texts:

{pairs}

{LOADING}

## Training and data

{training_section(t)}

Recipe: `training/clip` (prepare, train, export, sheet, evaluate), seed {t['seed']}.

## Licence

Weights: MIT, as the book. `drawings.png` contains drawings of Noto Emoji (Google, Apache-2.0) and of Streamline Emojis
(Streamline, CC BY 4.0, https://creativecommons.org/licenses/by/4.0/), resized on white.
""")
