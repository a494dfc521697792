"""CLIP: a Vision Transformer and a causal text Transformer that meet in one space.

Sources: Radford et al., 2021, arXiv:2103.00020 (two towers, temperature); Dosovitskiy et
al., 2021, arXiv:2010.11929 (ViT); Xiao et al., 2021, arXiv:2106.14881 and Hassani et al.,
2021, arXiv:2104.05704 (patches embedded by a few convolutions; sequence pooling).

Shapes: B images or texts, P patches, T tokens, D tower width, E width of the joint space.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass, field

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from ..common.model import GPT, Block, GPTConfig


@dataclass(frozen=True)
class VisionConfig:
    """Image tower. Each 3×3 convolution is (channels, stride); the last gives the patches."""

    image_size: int = 32
    stem: tuple[tuple[int, int], ...] = ((24, 1), (64, 2), (96, 1), (128, 2))
    n_layer: int = 3
    n_head: int = 4
    layer_norm_epsilon: float = 1e-5

    @property
    def n_embd(self) -> int:
        return self.stem[-1][0]

    @property
    def grid(self) -> int:
        """Patches along one side of the image."""
        return self.image_size // math.prod(stride for _, stride in self.stem)

    def blocks(self) -> GPTConfig:
        return GPTConfig(n_positions=self.grid**2, n_layer=self.n_layer, n_head=self.n_head,
                         n_embd=self.n_embd, layer_norm_epsilon=self.layer_norm_epsilon, causal=False)


@dataclass(frozen=True)
class ClipConfig:
    """Both towers and the joint space."""

    vision: VisionConfig = field(default_factory=VisionConfig)
    text: GPTConfig = field(default_factory=lambda: GPTConfig(n_positions=24, n_layer=3))
    projection: int = 160        # E
    temperature: float = 0.07    # at the start; learned
    max_scale: float = 100.0     # of 1/temperature, as in the paper (§2.5)

    def to_dict(self) -> dict[str, object]:
        return asdict(self)

    @staticmethod
    def from_dict(values: dict) -> ClipConfig:
        vision = dict(values["vision"], stem=tuple(tuple(s) for s in values["vision"]["stem"]))
        return ClipConfig(**{**values, "vision": VisionConfig(**vision), "text": GPTConfig(**values["text"])})


class StemConv(nn.Module):
    """3×3 convolution, batch norm, GELU. The kernel is kept as a matrix, for Muon."""

    def __init__(self, channels: int, out: int, stride: int) -> None:
        super().__init__()
        self.stride = stride
        self.weight = nn.Parameter(torch.randn(out, channels * 9) * math.sqrt(2 / (channels * 9)))
        self.norm = nn.BatchNorm2d(out)

    def kernel(self) -> Tensor:
        """The kernel as convolutions want it: (out, in, 3, 3)."""
        return self.weight.view(self.weight.shape[0], -1, 3, 3)

    def forward(self, x: Tensor) -> Tensor:
        return F.gelu(self.norm(F.conv2d(x, self.kernel(), stride=self.stride, padding=1)))


class Vision(nn.Module):
    """Pixels to patches to one vector."""

    def __init__(self, config: VisionConfig, projection: int) -> None:
        super().__init__()
        self.config = config
        sizes = [3, *(channels for channels, _ in config.stem)]
        self.stem = nn.ModuleList(StemConv(i, o, stride) for i, (o, stride)
                                  in zip(sizes, config.stem, strict=False))
        self.wpe = nn.Parameter(torch.randn(config.grid**2, config.n_embd) * 0.02)
        self.h = nn.ModuleList(Block(config.blocks()) for _ in range(config.n_layer))
        self.ln_f = nn.LayerNorm(config.n_embd, eps=config.layer_norm_epsilon)
        self.pool = nn.Linear(config.n_embd, 1, bias=False)
        self.proj = nn.Linear(config.n_embd, projection, bias=False)
        for block in self.h:
            for name, p in block.named_parameters():
                if p.ndim == 2:
                    residual = 1 / math.sqrt(2 * config.n_layer) if name.endswith("c_proj.weight") else 1.0
                    nn.init.normal_(p, std=residual / math.sqrt(p.shape[1]) / 2)
                elif name.endswith("bias"):
                    nn.init.zeros_(p)

    def patches(self, pixels: Tensor) -> Tensor:
        """Embedded patches with their positions, row by row: (B, 3, S, S) to (B, P, D)."""
        x = pixels
        for conv in self.stem:
            x = conv(x)
        return x.flatten(2).transpose(1, 2) + self.wpe                       # (B, P, D)

    def forward(self, pixels: Tensor) -> Tensor:
        """Vectors (B, E), not normalised, of normalised pixels (B, 3, S, S)."""
        x = self.patches(pixels)
        for block in self.h:
            x = block(x)                                                     # (B, P, D)
        x = self.ln_f(x)
        weights = torch.softmax(self.pool(x).float(), dim=1).to(x.dtype)     # (B, P, 1)
        return self.proj((weights * x).sum(1))                               # (B, E)


class Text(GPT):
    """The decoder's blocks; the state of the last token stands for the text."""

    def __init__(self, config: GPTConfig, projection: int) -> None:
        super().__init__(config)
        self.proj = nn.Linear(config.n_embd, projection, bias=False)
        nn.init.normal_(self.proj.weight, std=config.n_embd**-0.5)

    def forward(self, ids: Tensor, lengths: Tensor) -> Tensor:
        """Vectors (B, E), not normalised, of ids (B, T) that end at `lengths` (B,)."""
        x = self.features(ids)                                               # (B, T, D)
        rows = torch.arange(len(x), device=x.device)
        return self.proj(x[rows, lengths - 1])                               # (B, E)

    def start_from(self, decoder: GPT) -> None:
        """Takes over embeddings and first blocks of the book's decoder: it knows words."""
        state = decoder.state_dict()
        kept = {name: state[name] for name, _ in GPT.named_parameters(self)
                if name in state and not name.startswith(("wpe", "ln_f"))}
        self.load_state_dict(kept, strict=False)
        with torch.no_grad():
            self.wpe.weight.copy_(state["wpe.weight"][: self.config.n_positions])


class Clip(nn.Module):
    """Both towers and the learned temperature."""

    def __init__(self, config: ClipConfig) -> None:
        super().__init__()
        self.config = config
        self.vision = Vision(config.vision, config.projection)
        self.text = Text(config.text, config.projection)
        self.log_scale = nn.Parameter(torch.tensor(math.log(1 / config.temperature)))

    def scale(self) -> Tensor:
        """1/temperature, at most `max_scale`."""
        return self.log_scale.clamp(max=math.log(self.config.max_scale)).exp()

    def parameter_count(self) -> int:
        return sum(p.numel() for p in self.parameters())

    def flops(self, tokens: int) -> tuple[float, float]:
        """Forward FLOPs of one image, and of one text of `tokens` tokens (multiply and add: 2)."""
        vision, size, channels, macs = self.config.vision, self.config.vision.image_size, 3, 0
        for out, stride in vision.stem:
            size //= stride
            macs += 9 * channels * out * size * size
            channels = out
        P, D = vision.grid**2, vision.n_embd
        macs += vision.n_layer * (12 * D * D * P + 2 * P * P * D)
        D = self.config.text.n_embd
        text = self.config.text.n_layer * (12 * D * D * tokens + 2 * tokens * tokens * D)
        return 2.0 * macs, 2.0 * text
