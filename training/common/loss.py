"""Next-token loss and its gradient, chunk by chunk.

The logits of a batch (N positions × V tokens) are the largest tensors of a small
model. Here each chunk of positions is turned into its loss and gradient at once,
while it is still in the processor's cache; the full logits never exist.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

CHUNK = 1024  # positions; 1024 × 4096 logits fit into a 32 MB cache


def _chunk(h: Tensor, head: Tensor, targets: Tensor, count: int) -> tuple[Tensor, Tensor]:
    """Gradient of the logits (n, V) and the loss of one chunk, both divided by `count`."""
    z = (h @ head.t()).float()                                               # (n, V)
    lse = torch.logsumexp(z, dim=-1, keepdim=True)                           # (n, 1)
    hit = torch.arange(z.shape[1], device=z.device)[None, :] == targets[:, None]
    gradient = ((torch.exp(z - lse) - hit.float()) / count).to(h.dtype)      # (n, V)
    loss = (lse.squeeze(1) - z.gather(1, targets[:, None]).squeeze(1)).sum() / count
    return gradient, loss


_compiled = torch.compile(_chunk, dynamic=False)


class _ChunkedCrossEntropy(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, h: Tensor, head: Tensor, targets: Tensor, fast: bool) -> Tensor:
        step = _compiled if fast else _chunk
        dh = torch.empty_like(h)                                             # (N, D)
        dhead = torch.zeros(head.shape, dtype=torch.float32, device=h.device)  # (V, D)
        loss = torch.zeros((), device=h.device)
        for i in range(0, len(h), CHUNK):
            part = h[i : i + CHUNK]                                          # (n, D)
            gradient, part_loss = step(part, head, targets[i : i + CHUNK], len(h))
            loss = loss + part_loss
            dh[i : i + CHUNK] = gradient @ head
            dhead += gradient.t() @ part
        ctx.save_for_backward(dh, dhead.to(head.dtype))
        return loss

    @staticmethod
    def backward(ctx: Any, grad: Tensor) -> tuple[Tensor, Tensor, None, None]:
        dh, dhead = ctx.saved_tensors
        return dh * grad, dhead * grad, None, None


def chunked_cross_entropy(h: Tensor, head: Tensor, targets: Tensor, fast: bool = False) -> Tensor:
    """Mean of −log softmax(h·headᵀ)[target], in nats per token.

    h (N, D) and head (V, D) of one dtype, targets (N,). Equal to
    `F.cross_entropy(h @ head.t(), targets)`; `fast` compiles the chunk.
    """
    return _ChunkedCrossEntropy.apply(h, head, targets, fast)
