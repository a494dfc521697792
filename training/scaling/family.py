"""Sizes, budgets and settings of the family: the only place where they are written.

N counts every parameter that multiplies an activation: all but the position
embeddings. The tied token embedding is counted once, for the output head, as in
Porian et al., 2024 (arXiv:2406.19146), and C = 6·N·D. Kaplan's N, without any
embedding, is kept beside it.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..common.model import GPT, GPTConfig
from ..common.optim import OptimConfig

VOCAB_SIZE = 512        # 8 special tokens, 256 bytes, 248 merges
CONTEXT = 128           # tokens
WINDOWS = 16            # per step, half French, half English
STEP_TOKENS = WINDOWS * CONTEXT
DECAY_SHARE = 0.2       # of each budget, linear to zero, from a checkpoint of the stable phase
SEED = 1337
OPTIM = OptimConfig(warmup_steps=20)

BUDGETS = (3.2e11, 1e12, 3.2e12, 1e13)  # FLOP, of the IsoFLOP profiles
COMMON_STEPS = (160, 640, 2560)         # budgets in steps that every size gets: L(N) at equal D
MOST_TOKENS = 800                       # per parameter: no run of a profile is longer
FEWEST_STEPS = 100                      # nor shorter: it would be mostly warm-up


@dataclass(frozen=True)
class Size:
    """One member: layers, heads and width; `name` is its N in thousands."""

    name: str
    n_layer: int
    n_head: int
    n_embd: int

    @property
    def config(self) -> GPTConfig:
        return GPTConfig(vocab_size=VOCAB_SIZE, n_positions=CONTEXT, n_layer=self.n_layer,
                         n_head=self.n_head, n_embd=self.n_embd)


FAMILY: tuple[Size, ...] = (
    Size("10k", 2, 2, 12),
    Size("15k", 2, 2, 16),
    Size("27k", 2, 2, 24),
    Size("55k", 3, 2, 32),
    Size("109k", 3, 3, 48),
    Size("233k", 4, 4, 64),
    Size("497k", 4, 3, 96),
    Size("1255k", 6, 4, 128),
)


# Too small to write words: for additions only, where the family's smallest already gets most sums right.
TINY: tuple[Size, ...] = (
    Size("3k", 2, 2, 4),
    Size("4k", 2, 2, 6),
    Size("6k", 2, 2, 8),
    Size("8k", 2, 2, 10),
)
ADDERS: tuple[Size, ...] = (*TINY, *FAMILY)
ADDITION_SEEDS = (SEED, 1, 2)  # of the weights and of the problems drawn


def size_named(name: str) -> Size:
    return next(size for size in ADDERS if size.name == name)


@dataclass(frozen=True)
class Count:
    """Parameters of one size, counted three ways."""

    total: int           # everything in the file
    effective: int       # N: without the position embeddings
    non_embedding: int   # Kaplan's N: blocks and final norm only

    @property
    def flops_per_token(self) -> int:
        """Training FLOP per token, 6N."""
        return 6 * self.effective


def count(size: Size) -> Count:
    """Blocks: 12d² + 13d each; final norm: 2d; token embedding: V·d; positions: T·d."""
    model = GPT(size.config)
    total = model.parameter_count()
    effective = total - model.wpe.weight.numel()
    return Count(total, effective, effective - model.wte.weight.numel())


def budget_steps(size: Size) -> list[int]:
    """Lengths in steps of the runs of one size, shortest first.

    The common lengths, and for each C the length D = C / 6N where it is feasible.
    """
    counted = count(size)
    wanted = {round(budget / (counted.flops_per_token * STEP_TOKENS)) for budget in BUDGETS}
    most = MOST_TOKENS * counted.effective / STEP_TOKENS
    feasible = {steps for steps in wanted if FEWEST_STEPS <= steps <= most}
    return sorted(feasible | set(COMMON_STEPS))
