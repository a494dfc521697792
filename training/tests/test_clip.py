"""CLIP: its loss against a loop, its batches, its preprocessing, its exported folder."""

from __future__ import annotations

import json
import math
import random
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from tokenizers import Tokenizer

from ..clip.captions import FILLERS, UNSEEN_TEMPLATES, CaptionWriter
from ..clip.concepts import CLASSES, Emoji
from ..clip.data import encode
from ..clip.export import export
from ..clip.images import augment_drawings, augment_photos, normalise, outlines, preprocess, turn_hues
from ..clip.loss import contrastive_loss
from ..clip.measure import Shipped
from ..clip.model import Clip, ClipConfig, VisionConfig
from ..clip.reference import embed_images, embed_texts
from ..clip.tensors import fold
from ..clip.train import OPTIM, Towers, build_optimizers
from ..common.model import GPTConfig
from ..common.optim import set_lr
from ..decoder.golden import read_tensor
from ..decoder.tokenizer import END_OF_TEXT_ID, PAD_ID, train_tokenizer

CONFIG = ClipConfig(vision=VisionConfig(stem=((8, 1), (16, 2), (16, 2)), n_layer=2, n_head=2),
                    text=GPTConfig(vocab_size=300, n_positions=24, n_layer=2, n_head=2, n_embd=16), projection=8)
EMOJIS = [Emoji("1f431", 3, {"fr": "chat", "en": "cat"}, {"fr": ("minou",), "en": ("kitty",)}, False),
          Emoji("1f436", 3, {"fr": "chien", "en": "dog"}, {"fr": (), "en": ()}, False),
          Emoji("1f680", 5, {"fr": "fusée", "en": "rocket"}, {"fr": ("espace",), "en": ("space",)}, False)]


@pytest.fixture(scope="module")
def tokenizer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("clip") / "tokenizer.json"
    train_tokenizer(["une photo d'un chat, un chien, une fusée. a photo of a cat, a dog, a rocket. " * 20], 300).save(str(path))
    return path


def toy(seed: int = 0) -> Clip:
    torch.manual_seed(seed)
    model = Clip(CONFIG)
    for conv in model.vision.stem:  # statistics that change something
        conv.norm.running_mean.normal_(std=0.3)
        conv.norm.running_var.uniform_(0.5, 2)
    return model


def loop(images: np.ndarray, texts: np.ndarray, scale: float, positive: np.ndarray) -> float:
    """The loss by its definition, one term at a time, in float64."""
    i = images / np.linalg.norm(images, axis=1, keepdims=True)
    t = texts / np.linalg.norm(texts, axis=1, keepdims=True)
    sides = []
    for s, p in ((scale * i @ t.T, positive), ((scale * i @ t.T).T, positive.T)):
        rows = []
        for n in range(len(s)):
            terms = []
            for m in np.flatnonzero(p[n]):
                others = sum(math.exp(s[n, k]) for k in range(s.shape[1]) if k == m or not p[n, k])
                terms.append(-math.log(math.exp(s[n, m]) / others))
            if terms:
                rows.append(sum(terms) / len(terms))
        sides.append(sum(rows) / len(rows))
    return sum(sides) / 2


@pytest.mark.parametrize("positive", [
    np.eye(5, dtype=bool),                                                   # CLIP's own case
    np.array([[1, 1, 0, 0, 0, 0], [0, 1, 1, 0, 0, 0], [0, 0, 1, 0, 0, 0], [0, 0, 0, 1, 1, 0]], dtype=bool),
])
def test_loss_is_symmetric_info_nce(positive: np.ndarray) -> None:
    rng = np.random.default_rng(3)
    images, texts = rng.normal(size=(positive.shape[0], 8)), rng.normal(size=(positive.shape[1], 8))
    ours = contrastive_loss(torch.tensor(images), torch.tensor(texts), torch.tensor(7.0), torch.tensor(positive))
    assert float(ours) == pytest.approx(loop(images, texts, 7.0, positive), abs=1e-5)


def test_loss_with_one_positive_each_is_cross_entropy_both_ways() -> None:
    torch.manual_seed(0)
    logits = 5 * torch.nn.functional.normalize(torch.randn(6, 4), dim=1) @ torch.nn.functional.normalize(torch.randn(6, 4), dim=1).T
    torch.manual_seed(0)
    ours = contrastive_loss(torch.randn(6, 4), torch.randn(6, 4), torch.tensor(5.0), torch.eye(6, dtype=torch.bool))
    target = torch.arange(6)
    both = [torch.nn.functional.cross_entropy(x, target) for x in (logits, logits.T)]
    assert float(ours) == pytest.approx(float(sum(both)) / 2, abs=1e-5)


def test_captions_know_all_they_are_true_of() -> None:
    writer = CaptionWriter(EMOJIS)
    cat, emoji = CLASSES.index("cat"), len(CLASSES)
    rng = random.Random(0)
    seen = {writer.write(cat, "fr", rng) for _ in range(400)}
    bare = next(c for c in seen if c.text == "chat")
    assert bare.concepts == {cat, emoji}
    photo = next(c for c in seen if c.text == "une photo d'un chat")
    assert photo.concepts == {cat}
    assert any(c.text == "animal" and len(c.concepts) == 6 for c in seen)
    assert not any("d'chat" in c.text or "d'un voiture" in c.text for c in seen)


def test_names_among_random_words_keep_their_meaning() -> None:
    writer = CaptionWriter(EMOJIS)
    rng = random.Random(0)
    texts = [writer._wild("une voiture", "voiture", "fr", rng) for _ in range(300)]
    assert all("voiture" in text for text in texts) and any("d'une voiture" in text for text in texts)
    assert max(len(text.split()) for text in texts) == 10                    # article and name, four words on each side
    telling = {"nice", "picture", "this", "close-up", "shot", "middle", "see", "belle", "ceci", "cliché", "pris", "près", "milieu", "vois"}
    assert telling <= {w for k in UNSEEN_TEMPLATES for t in UNSEEN_TEMPLATES[k] for w in t.split()}
    assert not telling & {*FILLERS["fr"], *FILLERS["en"]}


def test_texts_are_framed_padded_and_cut(tokenizer: Path) -> None:
    ids, lengths = encode(Tokenizer.from_file(str(tokenizer)), ["cat", "a photo of a cat, a dog, a rocket " * 4], 12)
    assert ids.shape == (2, 12) and lengths[1] == 12
    for row, length in zip(ids, lengths, strict=True):
        assert row[0] == END_OF_TEXT_ID and row[length - 1] == END_OF_TEXT_ID
        assert (row[length:] == PAD_ID).all()


def test_preprocessing_is_pil_bilinear_without_its_rounding() -> None:
    rng = np.random.default_rng(0)
    rgba = rng.integers(0, 256, (90, 61, 4), dtype=np.uint8)
    rgba[..., 3] = 255
    square = Image.fromarray(rgba[14:75, :, :3])                             # the centre, 61 × 61
    pil = np.asarray(square.resize((32, 32), Image.Resampling.BILINEAR)).transpose(2, 0, 1)
    assert float((preprocess(rgba) - normalise(torch.from_numpy(pil.copy()))).abs().max()) <= 1.01 / 255 / 0.25


def test_augmentation_keeps_shape_range_and_seed() -> None:
    drawings = torch.randint(0, 256, (6, 4, 64, 64), dtype=torch.uint8)
    photos = torch.randint(0, 256, (6, 3, 32, 32), dtype=torch.uint8)
    for change in (lambda g: augment_drawings(drawings, torch.ones(6, dtype=torch.bool), g), lambda g: augment_photos(photos, g)):
        one, two = (change(torch.Generator().manual_seed(5)) for _ in range(2))
        assert one.shape == (6, 3, 32, 32) and torch.equal(one, two)
        assert float(one.min()) >= 0 and float(one.max()) <= 255


def test_hues_turn_about_the_grey_axis() -> None:
    colour = torch.randn(400, 3, 2, 2)
    colour -= colour.mean(1, keepdim=True)
    third = torch.full((400,), 2 * math.pi / 3)                              # red becomes green, green blue, blue red
    turned = turn_hues(colour, third, 0.5, torch.Generator().manual_seed(0))
    same = (turned - colour).abs().amax((1, 2, 3)) < 1e-6
    rolled = (turned - colour.roll(1, dims=1)).abs().amax((1, 2, 3)) < 1e-5
    assert bool((same ^ rolled).all()) and 150 < int(rolled.sum()) < 250


def test_outlines_are_where_the_grey_changes_and_nowhere_else() -> None:
    grey = torch.full((8, 1, 32, 32), 200.0)
    grey[..., 16:] = 20
    ink = outlines(grey, torch.Generator().manual_seed(0))
    assert float(ink[..., :13].max()) == 0 and float(ink[..., 19:].max()) == 0
    assert float(ink[..., 15].min()) > 100 and float(ink.max()) <= 255


def test_folded_convolution_is_convolution_then_norm() -> None:
    model = toy().eval()
    x = torch.randn(2, 3, 32, 32)
    conv = model.vision.stem[0]
    kernel, bias = fold(conv)
    folded = torch.nn.functional.gelu(torch.nn.functional.conv2d(x, kernel, bias, stride=conv.stride, padding=1))
    assert float((folded - conv(x)).detach().abs().max()) < 1e-5


def test_texts_sorted_by_length_give_the_same_vectors() -> None:
    model = toy().eval()
    ids, lengths = torch.randint(8, 300, (9, 20)), torch.tensor([3, 20, 7, 12, 5, 5, 18, 2, 9])
    net = Towers(model, bf16=False, compiled=False)
    assert float((net.read(ids, lengths) - model.text(ids, lengths)).detach().abs().max()) < 1e-5


def test_a_few_steps_learn_and_the_export_computes_the_same(tokenizer: Path, tmp_path: Path) -> None:
    model = toy().train()
    words = Tokenizer.from_file(str(tokenizer))
    names = ["un chat", "a dog", "une fusée", "photo", "a rocket"]
    ids, lengths = encode(words, names, CONFIG.text.n_positions)
    pixels = torch.randn(5, 3, 32, 32, generator=torch.Generator().manual_seed(1))
    optimizers = build_optimizers(model, OPTIM)
    set_lr(optimizers, 0.5)
    losses = []
    for _ in range(12):
        loss = contrastive_loss(model.vision(pixels), model.text(ids, lengths), model.scale(), torch.eye(5, dtype=torch.bool))
        loss.backward()
        losses.append(float(loss.detach()))
        for optimizer in optimizers:
            optimizer.step()
            optimizer.zero_grad()
    assert losses[-1] < losses[0] / 2

    worst = export(model.eval(), tokenizer, tmp_path / "clip", tmp_path / "golden")
    assert max(worst.values()) < 1e-4
    shipped = Shipped(tmp_path / "clip")
    assert np.abs(shipped.images(pixels.numpy()) - embed_images(model, pixels).numpy()).max() < 0.02  # float16 weights
    assert np.abs(shipped.texts(names) - embed_texts(model, ids, lengths).numpy()).max() < 0.02
    stored = {t["name"]: read_tensor(tmp_path / "golden", t)
              for t in json.loads((tmp_path / "golden/golden.json").read_text())["tensors"]}
    cosines = stored["image_embeds"] @ stored["text_embeds"].T
    assert np.abs(stored["logits_per_image"] - float(model.scale()) * cosines).max() < 1e-3
