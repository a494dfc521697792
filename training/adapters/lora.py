"""Low-rank adaptation of the decoder's linear layers, and its PEFT file format.

h = W₀x + b + (α/r)·B·A·x, with A (r, in) and B (out, r); W₀ and b stay as they are.
Source: Hu et al., 2021, arXiv:2106.09685, section 4.1.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from ..common.model import GPT

MODULES = ("attn.c_attn", "attn.c_proj", "mlp.c_fc", "mlp.c_proj")  # of each block


@dataclass(frozen=True)
class LoraConfig:
    """Where the low-rank terms go; `alpha / rank` multiplies them."""

    rank: int
    alpha: float
    modules: tuple[str, ...]

    @property
    def scale(self) -> float:
        return self.alpha / self.rank


class LoraLinear(nn.Module):
    """A frozen linear layer plus its low-rank term."""

    def __init__(self, base: nn.Linear, config: LoraConfig) -> None:
        super().__init__()
        self.base = base.requires_grad_(False)
        self.scale = config.scale
        self.lora_A = nn.Parameter(torch.empty(config.rank, base.in_features))    # (r, in)
        self.lora_B = nn.Parameter(torch.zeros(base.out_features, config.rank))   # (out, r)
        nn.init.kaiming_uniform_(self.lora_A, a=math.sqrt(5))

    def forward(self, x: Tensor) -> Tensor:
        return self.base(x) + self.scale * F.linear(F.linear(x, self.lora_A), self.lora_B)

    def delta(self) -> Tensor:
        """ΔW = (α/r)·B·A, (out, in)."""
        return self.scale * (self.lora_B @ self.lora_A)


def inject(model: GPT, config: LoraConfig) -> dict[str, LoraLinear]:
    """Freezes `model` and puts a LoraLinear in each target's place; returns them by name."""
    model.requires_grad_(False)
    layers: dict[str, LoraLinear] = {}
    for i in range(model.config.n_layer):
        for module in config.modules:
            name = f"h.{i}.{module}"
            parent, _, child = name.rpartition(".")
            owner = model.get_submodule(parent)
            layers[name] = LoraLinear(getattr(owner, child), config)
            setattr(owner, child, layers[name])
    return layers


@torch.no_grad()
def merge(model: GPT) -> GPT:
    """Replaces every LoraLinear by the plain layer of weight W₀ + ΔW, in place."""
    for name, layer in list(model.named_modules()):
        if isinstance(layer, LoraLinear):
            layer.base.weight += layer.delta()
            parent, _, child = name.rpartition(".")
            setattr(model.get_submodule(parent), child, layer.base)
    return model


def trainable(model: nn.Module) -> list[nn.Parameter]:
    return [p for p in model.parameters() if p.requires_grad]


def parameter_count(model_width: int, layers: int, config: LoraConfig) -> int:
    """r·(in + out) summed over the target layers, from their shapes alone."""
    d = model_width
    sizes = {"attn.c_attn": d + 3 * d, "attn.c_proj": 2 * d, "mlp.c_fc": 5 * d, "mlp.c_proj": 5 * d}
    return layers * config.rank * sum(sizes[m] for m in config.modules)


def peft_tensors(layers: dict[str, LoraLinear], dtype: type[np.floating]) -> dict[str, np.ndarray]:
    """The tensors under the names that Python `peft` writes for GPT-2."""
    out: dict[str, np.ndarray] = {}
    for name, layer in layers.items():
        for part in ("lora_A", "lora_B"):
            value = getattr(layer, part).detach().cpu().numpy().astype(dtype)
            out[f"base_model.model.transformer.{name}.{part}.weight"] = np.ascontiguousarray(value)
    return out


def peft_config(config: LoraConfig, base: str) -> dict[str, object]:
    """adapter_config.json. GPT-2's layers are Conv1D, weights (in, out): fan_in_fan_out."""
    return {
        "peft_type": "LORA", "task_type": "CAUSAL_LM", "base_model_name_or_path": base,
        "r": config.rank, "lora_alpha": config.alpha, "lora_dropout": 0.0,
        "target_modules": list(config.modules), "fan_in_fan_out": True, "bias": "none",
        "modules_to_save": None, "use_dora": False, "use_rslora": False,
        "rank_pattern": {}, "alpha_pattern": {}, "layers_to_transform": None,
        "init_lora_weights": True, "inference_mode": True,
    }


def load_peft(model: GPT, config: dict[str, object], tensors: dict[str, np.ndarray]) -> dict[str, LoraLinear]:
    """Puts an adapter of this format onto `model`, in place."""
    lora = LoraConfig(int(config["r"]), float(config["lora_alpha"]), tuple(config["target_modules"]))  # type: ignore[arg-type,call-overload]
    layers = inject(model, lora)
    for name, layer in layers.items():
        for part in ("lora_A", "lora_B"):
            array = tensors[f"base_model.model.transformer.{name}.{part}.weight"]
            getattr(layer, part).data = torch.from_numpy(array.astype(np.float32))
    return layers
