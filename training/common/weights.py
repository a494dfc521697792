"""GPT-2 weights under Hugging Face names, as a float16 safetensors file."""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from .model import GPT, GPTConfig

_TRANSPOSED = ("c_attn.weight", "c_proj.weight", "c_fc.weight")  # HF Conv1D stores (in, out)
ALIGNMENT = 4096  # bytes; where the tensor data start, so that they can be memory-mapped


@dataclass(frozen=True)
class Span:
    """Where a tensor lies in the file, in bytes from its beginning."""

    offset: int
    length: int
    shape: tuple[int, ...]


def hf_weights(model: GPT) -> dict[str, np.ndarray]:
    """Tensors named and oriented as in Hugging Face's GPT2LMHeadModel, float16."""
    out: dict[str, np.ndarray] = {}
    for name, tensor in model.state_dict().items():
        array = tensor.detach().cpu().float()
        if name.endswith(_TRANSPOSED):
            array = array.t()
        out[f"transformer.{name}"] = np.ascontiguousarray(array.numpy().astype(np.float16))
    return out


def from_hf_weights(weights: dict[str, np.ndarray], config: GPTConfig) -> GPT:
    """The float32 model of such tensors: exactly what the exported graphs compute with."""
    model = GPT(config)
    state = {}
    for name, array in weights.items():
        tensor = torch.from_numpy(array.astype(np.float32))
        state[name.removeprefix("transformer.")] = (
            tensor.t().contiguous() if name.endswith(_TRANSPOSED) else tensor)
    model.load_state_dict(state)
    return model.eval()


def write_safetensors(path: Path, weights: dict[str, np.ndarray],
                      metadata: dict[str, str], alignment: int = ALIGNMENT) -> dict[str, Span]:
    """Writes float16 tensors without gaps; returns where each one lies.

    Format: 8 bytes little-endian header size, JSON header padded with spaces, data.
    Source: https://github.com/huggingface/safetensors#format
    """
    header: dict[str, object] = {"__metadata__": metadata}
    position = 0
    for name, array in weights.items():
        if array.dtype != np.float16 or array.nbytes % 4:
            raise ValueError(f"{name}: float16 with an even number of elements expected")
        header[name] = {"dtype": "F16", "shape": list(array.shape),
                        "data_offsets": [position, position + array.nbytes]}
        position += array.nbytes
    text = json.dumps(header, separators=(",", ":")).encode()
    start = -(-(8 + len(text)) // alignment) * alignment
    text += b" " * (start - 8 - len(text))
    spans: dict[str, Span] = {}
    with path.open("wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for name, array in weights.items():
            spans[name] = Span(file.tell(), array.nbytes, array.shape)
            file.write(array.tobytes())
    return spans


def write_index(folder: Path, weights: dict[str, np.ndarray], location: str) -> None:
    """Makes the folder loadable by Python transformers without a second copy of the weights.

    `model.safetensors.index.json` names two parts. The library takes the format of all from
    the name of the first, so that is a file of one small tensor called `*.safetensors`; the
    other is the data file of the graphs, which is a safetensors file under another name.
    """
    first = min(weights, key=lambda name: weights[name].size)
    small = "model-00001-of-00002.safetensors"
    write_safetensors(folder / small, {first: weights[first]}, {"format": "pt"}, alignment=8)
    index = {"metadata": {"total_size": sum(a.nbytes for a in weights.values())},
             "weight_map": {name: small if name == first else location for name in weights}}
    (folder / "model.safetensors.index.json").write_text(json.dumps(index, indent=1) + "\n")
