"""The training graphs against PyTorch: every gradient and every updated tensor, in float64 and in float32.

The float64 graphs run in ONNX's reference evaluator, which is NumPy: two implementations that share no code agree to
1e-10, so no formula is nearly right. The float32 graphs, those that are shipped, run in onnxruntime.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime as ort
import pytest
import torch
import torch.nn.functional as F
from onnx.reference import ReferenceEvaluator
from onnx.reference.op_run import OpRun
from torch import Tensor, nn

from ..adapters.lora import MODULES, LoraConfig, inject
from ..common.model import GPT, GPTConfig
from ..common.weights import Span, from_hf_weights, hf_weights, write_safetensors
from ..stepgraph.full import full_step_graph, full_tensors
from ..stepgraph.lora import lora_loss_graph, lora_step_graph
from ..stepgraph.optimiser import BETA_1, BETA_2, EPSILON
from ..stepgraph.reference import in_float64
from .conftest import TOY

RANK, SCALE, HUGE = 3, 1.7, 1e30
ALL, ATTENTION = MODULES, MODULES[:2]
Arrays = dict[str, np.ndarray]


class Erf(OpRun):
    """ONNX's own reference rounds this function to float32."""

    op_domain = ""

    def _run(self, x: np.ndarray) -> tuple[np.ndarray]:
        return (torch.erf(torch.from_numpy(x)).numpy(),)


@dataclass
class Decoder:
    """A toy decoder on disk, and the same one in PyTorch, float64."""

    folder: Path
    spans: dict[str, Span]

    def torch(self) -> GPT:
        weights = {n: np.fromfile(self.folder / "w", np.float16, s.length // 2, offset=s.offset).reshape(s.shape)
                   for n, s in self.spans.items()}
        return in_float64(from_hf_weights(weights, TOY))

    def graph(self, make: Any, double: bool) -> onnx.ModelProto:
        path = self.folder / f"{make.__name__}-{double}.onnx"
        onnx.save(make(TOY, self.spans, "w", double), path)
        onnx.checker.check_model(str(path), full_check=True)
        return onnx.load(path)

    def run(self, make: Any, double: bool, feeds: Arrays) -> Arrays:
        proto = self.graph(make, double)
        kind = np.float64 if double else np.float32
        feeds = {k: v if v.dtype == np.int64 else np.asarray(v, kind) for k, v in feeds.items()}
        runner = ReferenceEvaluator(proto, new_ops=[Erf]) if double else ort.InferenceSession(proto.SerializeToString())
        return dict(zip([o.name for o in proto.graph.output], runner.run(None, feeds), strict=True))


@pytest.fixture
def decoder(toy_model: GPT, tmp_path: Path) -> Decoder:
    torch.manual_seed(4)
    for name, parameter in toy_model.named_parameters():  # biases and gains that do something, scores that differ
        if parameter.ndim == 1:
            parameter.data += 0.3 * torch.randn_like(parameter)
        elif "c_attn" in name:
            parameter.data *= 8
    return Decoder(tmp_path, write_safetensors(tmp_path / "w", hf_weights(toy_model), {}))


def batch(rows: int = 3, length: int = 11) -> Arrays:
    rng = np.random.default_rng(5)
    return {"input_ids": rng.integers(0, TOY.vocab_size, (rows, length)),
            "labels": rng.integers(0, TOY.vocab_size, (rows, length)),
            "counted": (rng.random((rows, length)) < 0.7).astype(np.float64)}


def scalars(step: int = 1, **other: float) -> Arrays:
    values = {"learning_rate": 0.02, "weight_decay": 0.0, "max_norm": HUGE, "correction_1": 1 - BETA_1**step,
              "correction_2": 1 - BETA_2**step, **other}
    return {k: np.array(v) for k, v in values.items()}


def lora_state(modules: tuple[str, ...]) -> Arrays:
    """Factors of random values where a module is adapted, zeros of rank 1 elsewhere; moments zero."""
    rng, out, d = np.random.default_rng(6), {}, TOY.n_embd
    for module, (inner, outer) in zip(MODULES, ((d, 3 * d), (d, d), (d, 4 * d), (4 * d, d)), strict=True):
        r = RANK if module in modules else 1
        for part, shape in (("A", (TOY.n_layer, inner, r)), ("B", (TOY.n_layer, r, outer))):
            value = 0.2 * rng.standard_normal(shape) * (module in modules)
            name = f"state.lora_{part}.{module}"
            out |= {name: value, f"{name}.m": np.zeros(shape), f"{name}.v": np.zeros(shape)}
    return out


def torch_lora(decoder: Decoder, modules: tuple[str, ...], state: Arrays) -> tuple[GPT, dict[str, list[nn.Parameter]]]:
    """The same adapter in PyTorch; parameters by the graph's name, one per layer, transposed."""
    model = decoder.torch()
    layers = inject(model, LoraConfig(RANK, SCALE * RANK, modules))
    names: dict[str, list[nn.Parameter]] = {}
    for module in modules:
        for i in range(TOY.n_layer):
            layer = layers[f"h.{i}.{module}"]
            for part in "AB":
                name, parameter = f"lora_{part}.{module}", getattr(layer, f"lora_{part}")
                parameter.data = torch.from_numpy(state[f"state.{name}"][i].T.copy())
                names.setdefault(name, []).append(parameter)
    return model, names


def torch_loss(model: GPT, inputs: Arrays) -> Tensor:
    logits = F.linear(model.features(torch.from_numpy(inputs["input_ids"])), model.wte.weight)
    wanted = torch.from_numpy(np.where(inputs["counted"] > 0, inputs["labels"], -1))
    return F.cross_entropy(logits.flatten(0, 1), wanted.flatten(), ignore_index=-1)


def stacked(parameters: list[nn.Parameter], gradient: bool = False) -> np.ndarray:
    return np.stack([(p.grad if gradient else p.detach()).T.numpy() for p in parameters])


LORA = {"lora_scale": np.array(SCALE), "train_A": np.array(1.0)}
# float64 graph or float32, and the largest error as a share of the tensor's largest value
PRECISIONS = [pytest.param(True, 1e-12, id="float64"), pytest.param(False, 1e-5, id="float32")]
by_precision = pytest.mark.parametrize(("double", "tolerance"), PRECISIONS)


def error(got: np.ndarray, want: np.ndarray) -> float:
    return float(np.abs(got - want).max() / np.abs(want).max())


def close(name: str, got: np.ndarray, want: np.ndarray, tolerance: float) -> None:
    assert np.abs(want).max() > 1e-6, f"{name}: nothing to compare"
    assert error(got, want) <= tolerance, name


@pytest.mark.parametrize("modules", [ALL, ATTENTION, MODULES[3:]])
@by_precision
def test_lora_gradients(decoder: Decoder, modules: tuple[str, ...], double: bool, tolerance: float) -> None:
    inputs, state = batch(), lora_state(modules)
    got = decoder.run(lora_step_graph, double, inputs | state | scalars() | LORA)
    model, names = torch_lora(decoder, modules, state)
    loss = torch_loss(model, inputs)
    loss.backward()
    close("loss", got["loss"], loss.detach().numpy(), tolerance)
    for name, parameters in names.items():  # after one step from nothing, m = (1 − β₁)·g
        close(name, got[f"next.{name}.m"] / (1 - BETA_1), stacked(parameters, gradient=True), tolerance)
    norm = nn.utils.clip_grad_norm_([p for ps in names.values() for p in ps], HUGE)
    close("norm", got["gradient_norm"], norm.numpy(), tolerance)


@pytest.mark.parametrize("length", [1, 2, 3, 5])
@by_precision
def test_fewer_positions_than_the_head_has_pieces(decoder: Decoder, length: int, double: bool, tolerance: float) -> None:
    inputs, state = batch(rows=1, length=length), lora_state(ATTENTION)
    inputs["counted"][:] = 1
    got = decoder.run(lora_step_graph, double, inputs | state | scalars() | LORA)
    model, names = torch_lora(decoder, ATTENTION, state)
    loss = torch_loss(model, inputs)
    loss.backward()
    close("loss", got["loss"], loss.detach().numpy(), tolerance)
    name = "lora_B.attn.c_proj"
    close(name, got[f"next.{name}.m"] / (1 - BETA_1), stacked(names[name], gradient=True), 10 * tolerance)


@pytest.mark.parametrize("frozen", [False, True])
@by_precision
def test_lora_updates(decoder: Decoder, frozen: bool, double: bool, tolerance: float) -> None:
    """Four steps on four batches, clipped, with weight decay: every tensor that PyTorch's AdamW leaves."""
    state = lora_state(ATTENTION)
    model, names = torch_lora(decoder, ATTENTION, state)
    for name, parameters in names.items():
        for parameter in parameters:
            parameter.requires_grad_(not (frozen and "lora_A" in name))
    learning = [p for ps in names.values() for p in ps if p.requires_grad]
    optimiser = torch.optim.AdamW(learning, lr=0.02, betas=(BETA_1, BETA_2), eps=EPSILON, weight_decay=0.1)
    clipped = 0
    for step in range(1, 5):
        inputs = batch(rows=2 + step, length=6 + step)
        rest = scalars(step, weight_decay=0.1, max_norm=0.05)
        got = decoder.run(lora_step_graph, double, inputs | state | rest | LORA | {"train_A": np.array(1.0 - frozen)})
        optimiser.zero_grad()
        torch_loss(model, inputs).backward()
        norm = nn.utils.clip_grad_norm_(learning, 0.05)
        clipped += float(norm) > 0.05
        optimiser.step()
        close("norm", got["gradient_norm"], norm.numpy(), tolerance)
        state = {k.replace("next.", "state."): v for k, v in got.items() if k.startswith("next.")}
    assert clipped > 0
    for name, parameters in names.items():
        close(name, state[f"state.{name}"], stacked(parameters), 10 * tolerance)
        if parameters[0].requires_grad:
            for part, key in ((".m", "exp_avg"), (".v", "exp_avg_sq")):
                want = np.stack([optimiser.state[p][key].T.numpy() for p in parameters])
                close(f"{name}{part}", state[f"state.{name}{part}"], want, 10 * tolerance)


def test_what_is_not_adapted_stays_zero(decoder: Decoder) -> None:
    state = lora_state(ATTENTION)
    got = decoder.run(lora_step_graph, False, batch() | state | scalars() | LORA)
    for part in ("lora_A.mlp.c_fc", "lora_B.mlp.c_proj", "lora_A.mlp.c_proj.v"):
        assert not got[f"next.{part}"].any()


@by_precision
def test_loss_alone(decoder: Decoder, double: bool, tolerance: float) -> None:
    inputs, state = batch(), lora_state(ALL)
    factors = {k.removeprefix("state."): v for k, v in state.items() if k[-2:] not in (".m", ".v")}
    got = decoder.run(lora_loss_graph, double, inputs | factors | {"lora_scale": np.array(SCALE)})
    model, _ = torch_lora(decoder, ALL, state)
    close("loss", got["loss"], torch_loss(model, inputs).detach().numpy(), tolerance)


def test_lora_against_finite_differences(decoder: Decoder) -> None:
    """∂loss/∂θ along one random direction per tensor, by central differences of the graph's own loss."""
    inputs, state, h = batch(), lora_state(ALL), 1e-5
    proto = ReferenceEvaluator(decoder.graph(lora_step_graph, True), new_ops=[Erf])
    outputs = [o.name for o in decoder.graph(lora_step_graph, True).graph.output]

    def run(values: Arrays) -> Arrays:
        return dict(zip(outputs, proto.run(None, inputs | values | scalars() | LORA), strict=True))

    base, rng = run(state), np.random.default_rng(8)
    for module in MODULES:
        for part in "AB":
            name = f"lora_{part}.{module}"
            direction = rng.standard_normal(state[f"state.{name}"].shape)
            up, down = (float(run(state | {f"state.{name}": state[f"state.{name}"] + sign * h * direction})["loss"])
                        for sign in (1, -1))
            slope = float((base[f"next.{name}.m"] / (1 - BETA_1) * direction).sum())
            assert abs((up - down) / (2 * h) - slope) < 1e-7 * max(1.0, abs(slope)), name


@by_precision
def test_full_training(decoder: Decoder, double: bool, tolerance: float) -> None:
    """Every gradient, then every tensor after two steps; rows of the embedding that are used twice add up."""
    def make(config: GPTConfig, _spans: object, _location: str, double: bool) -> onnx.ModelProto:
        return full_step_graph(config, double)

    model, state = decoder.torch(), {}
    wanted = {n: p for n, p in model.named_parameters()}
    turn = {n: p.ndim == 2 and n.startswith("h.") for n, p in wanted.items()}             # (out, in) → (in, out)
    as_graph = {n: (lambda x, n=n: (x.T if turn[n] else x).detach().numpy().copy()) for n in wanted}
    assert {one.name for one in full_tensors(TOY)} == set(wanted)
    for name, parameter in wanted.items():
        value = as_graph[name](parameter)
        state |= {f"state.{name}": value, f"state.{name}.m": 0 * value, f"state.{name}.v": 0 * value}
    groups = [{"params": [p for p in wanted.values() if p.ndim == 2], "weight_decay": 0.1},
              {"params": [p for p in wanted.values() if p.ndim == 1], "weight_decay": 0.0}]
    optimiser = torch.optim.AdamW(groups, lr=0.02, betas=(BETA_1, BETA_2), eps=EPSILON)
    for step in (1, 2):
        inputs = batch(rows=2 + step)
        got = decoder.run(make, double, inputs | state | scalars(step, weight_decay=0.1))
        optimiser.zero_grad()
        torch_loss(model, inputs).backward()
        if step == 1:
            for name, parameter in wanted.items():
                gradient = as_graph[name](parameter.grad)
                if name.endswith("c_attn.bias"):  # softmax ignores what all keys share: that part's gradient is 0
                    assert np.abs(gradient[TOY.n_embd : 2 * TOY.n_embd]).max() < 1e-15
                close(name, got[f"next.{name}.m"] / (1 - BETA_1), gradient, tolerance)
        optimiser.step()
        state = {k.replace("next.", "state."): v for k, v in got.items() if k.startswith("next.")}
    if double:  # in float32 a gradient of 0 is noise, and AdamW moves by its sign alone
        for name, parameter in wanted.items():
            close(name, state[f"state.{name}"], as_graph[name](parameter), 1e-7)


# a node of each derivative, and the operation put in its place
BROKEN = {"head.dh": "Add", "label.gap": "Add", "h.1.gelu.slope": "Sub", "h.1.ln_2.out.across": "Add",
          "h.1.ln_1.out.dx.sum": "Sub", "h.1.attention.dp.row": "Add", "h.1.attention.dq": "Div", "h.0.qkv.sB": "Add"}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_rule_is_seen(decoder: Decoder, name: str) -> None:
    """The comparison of gradients above does not pass when one node of a derivative is its neighbour."""
    inputs, state, both = batch(), lora_state(ALL), ("lora_A.attn.c_attn", "lora_B.attn.c_attn")
    proto = decoder.graph(lora_step_graph, True)
    (node,) = [n for n in proto.graph.node if n.name == name]
    node.op_type = BROKEN[name]
    got = ReferenceEvaluator(proto, new_ops=[Erf]).run(
        [f"next.{one}.m" for one in both], inputs | state | scalars() | LORA)
    model, names = torch_lora(decoder, ALL, state)
    torch_loss(model, inputs).backward()
    wanted = [stacked(names[one], gradient=True) for one in both]
    assert max(error(value / (1 - BETA_1), want) for value, want in zip(got, wanted, strict=True)) > 1e-3
