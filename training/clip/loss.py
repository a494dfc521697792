"""Symmetric InfoNCE in which a caption may be true of several images, and the reverse."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor


def one_side(logits: Tensor, positive: Tensor) -> Tensor:
    """Mean over rows of the mean over a row's positives of −log softmax among {it} ∪ negatives.

    logits (N, M), positive (N, M) bool. A row's other positives are left out of its denominator:
    two true captions do not compete. With one positive per row this is CLIP's loss. A row without
    a positive has no loss: it is only there for the other side to be told apart from.
    """
    negatives = logits.masked_fill(positive, float("-inf")).logsumexp(1, keepdim=True)  # (N, 1)
    nats = F.softplus(negatives - logits) * positive                         # (N, M)
    count = positive.sum(1)                                                  # (N,)
    return (nats.sum(1) / count.clamp(min=1)).sum() / (count > 0).sum().clamp(min=1)


def contrastive_loss(images: Tensor, texts: Tensor, scale: Tensor, positive: Tensor) -> Tensor:
    """Half the sum of both directions, in nats.

    images (N, E) and texts (M, E) need not be normalised; scale is 1/temperature.
    Sources: Radford et al., 2021, fig. 3; several positives: Khosla et al., 2020,
    arXiv:2004.11362 and Yang et al., 2022 (UniCL), arXiv:2204.03610.
    """
    i = F.normalize(images.float(), dim=-1)
    t = F.normalize(texts.float(), dim=-1)
    logits = scale.float() * i @ t.T                                         # (N, M)
    return (one_side(logits, positive) + one_side(logits.T, positive.T)) / 2
