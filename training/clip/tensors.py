"""The towers' weights as the exported graphs read them, and back.

Batch norm is folded into the convolution before it: at inference both are one linear map.
"""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor, nn

from .model import Clip, ClipConfig, StemConv, Text, Vision

_TRANSPOSED = ("c_attn.weight", "c_proj.weight", "c_fc.weight", "pool.weight", "proj.weight")  # stored (in, out)
VISION, TEXT = "vision_model.", "text_model."  # prefixes of the names


def fold(conv: StemConv) -> tuple[Tensor, Tensor]:
    """Kernel (out, in, 3, 3) and bias (out,) of the convolution followed by its norm, in float32."""
    norm = conv.norm
    gain = norm.weight / torch.sqrt(norm.running_var + norm.eps)             # (out,)
    return conv.kernel() * gain[:, None, None, None], norm.bias - norm.running_mean * gain


def _half(tensor: Tensor) -> np.ndarray:
    return np.ascontiguousarray(tensor.detach().cpu().float().numpy().astype(np.float16))


def _plain(tower: nn.Module, prefix: str) -> dict[str, np.ndarray]:
    """Everything but the stem."""
    return {prefix + name: _half(tensor.t() if name.endswith(_TRANSPOSED) else tensor)
            for name, tensor in tower.state_dict().items() if not name.startswith("stem.")}


def vision_tensors(vision: Vision) -> dict[str, np.ndarray]:
    """float16 tensors of the image tower by name."""
    out: dict[str, np.ndarray] = {}
    for i, conv in enumerate(vision.stem):
        kernel, bias = fold(conv)
        out[f"{VISION}stem.{i}.weight"], out[f"{VISION}stem.{i}.bias"] = _half(kernel), _half(bias)
    return {**out, **_plain(vision, VISION)}


def text_tensors(text: Text) -> dict[str, np.ndarray]:
    """float16 tensors of the text tower by name."""
    return _plain(text, TEXT)


def _fill(tower: nn.Module, prefix: str, tensors: dict[str, np.ndarray]) -> None:
    state = tower.state_dict()
    for name, array in tensors.items():
        tensor = torch.from_numpy(array.astype(np.float32))
        key = name.removeprefix(prefix)
        if key in state and not key.startswith("stem."):
            state[key] = tensor.t().contiguous() if key.endswith(_TRANSPOSED) else tensor
    tower.load_state_dict(state)


@torch.no_grad()
def from_tensors(config: ClipConfig, tensors: dict[str, np.ndarray], log_scale: float) -> Clip:
    """The float32 model of such tensors: exactly what the exported graphs compute with."""
    model = Clip(config).eval()
    _fill(model.vision, VISION, tensors)
    _fill(model.text, TEXT, tensors)
    for i, conv in enumerate(model.vision.stem):
        conv.weight.copy_(torch.from_numpy(tensors[f"{VISION}stem.{i}.weight"].astype(np.float32)).flatten(1))
        conv.norm.running_var.fill_(1 - conv.norm.eps)                       # a norm that changes nothing
        conv.norm.bias.copy_(torch.from_numpy(tensors[f"{VISION}stem.{i}.bias"].astype(np.float32)))
    model.log_scale.fill_(log_scale)
    return model
