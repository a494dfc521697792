"""The model: causality, loss, and agreement of its two forms."""

from __future__ import annotations

import torch
import torch.nn.functional as F

from ..common.loss import chunked_cross_entropy
from ..common.model import GPT, GPTConfig
from ..common.reference import greedy, trace


def tokens(model: GPT, batch: int = 2, length: int = 12) -> torch.Tensor:
    generator = torch.Generator().manual_seed(1)
    return torch.randint(0, model.config.vocab_size, (batch, length), generator=generator)


def test_size_of_the_decoder() -> None:
    assert GPT(GPTConfig()).parameter_count() == 2_552_320


def test_no_position_sees_its_future(toy_model: GPT) -> None:
    ids = tokens(toy_model)
    changed = ids.clone()
    changed[:, 7:] = (changed[:, 7:] + 1) % toy_model.config.vocab_size
    before, after = toy_model(ids), toy_model(changed)
    assert torch.equal(before[:, :7], after[:, :7])
    assert not torch.allclose(before[:, 7:], after[:, 7:])


def test_reference_agrees_with_the_model(toy_model: GPT) -> None:
    ids = tokens(toy_model)
    result = trace(toy_model, ids)
    assert torch.allclose(result.logits, toy_model(ids), atol=1e-5)
    assert torch.allclose(result.attentions[0].sum(-1), torch.ones(2, 2, 12))


def test_cache_changes_nothing(toy_model: GPT) -> None:
    ids = tokens(toy_model)
    whole = trace(toy_model, ids)
    rest = trace(toy_model, ids[:, 5:], past=trace(toy_model, ids[:, :5]))
    assert torch.allclose(whole.logits[:, 5:], rest.logits, atol=1e-5)


def test_interventions(toy_model: GPT) -> None:
    ids = tokens(toy_model)
    normal = trace(toy_model, ids)
    assert torch.equal(normal.logits, trace(toy_model, ids, head_mask=torch.ones(2, 2)).logits)
    open_ = trace(toy_model, ids, causal=0.0)
    assert (open_.attentions[0] > 0).all()
    assert (normal.attentions[0].triu(1) == 0).all()
    flat = trace(toy_model, ids, score_scale=0.0, causal=0.0)
    assert torch.allclose(flat.attentions[0], torch.full((2, 2, 12, 12), 1 / 12))


def test_greedy_takes_the_most_probable(toy_model: GPT) -> None:
    ids = [1, 2, 3]
    new = greedy(toy_model, ids, 2)
    assert new[0] == int(toy_model(torch.tensor([ids]))[0, -1].argmax())
    assert new[1] == int(toy_model(torch.tensor([[*ids, new[0]]]))[0, -1].argmax())


def test_chunked_loss_and_gradients() -> None:
    torch.manual_seed(0)
    h = torch.randn(2500, 8, requires_grad=True)
    head = torch.randn(20, 8, requires_grad=True)
    targets = torch.randint(0, 20, (2500,))
    expected = F.cross_entropy(h @ head.t(), targets)
    wanted = torch.autograd.grad(expected, (h, head))
    loss = chunked_cross_entropy(h, head, targets)
    got = torch.autograd.grad(loss, (h, head))
    assert torch.allclose(loss, expected, atol=1e-5)
    for g, w in zip(got, wanted, strict=True):
        assert torch.allclose(g, w, atol=1e-6)
