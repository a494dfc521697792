"""The sums whose answers are kept: held out, all different, carries found two ways."""

import numpy as np

from training.scaling.addition import evaluation_set, is_held_out
from training.scaling.addition_outputs import LENGTHS, NATURAL, PLAIN, carries, problems
from training.scaling.family import ADDERS, count
from training.scaling.golden_emergence import with_carry


def test_kept_sums_are_held_out_and_different() -> None:
    for n in LENGTHS:
        found = problems(n)
        assert len(found) == NATURAL + PLAIN == len({tuple(pair) for pair in found.tolist()})
        assert is_held_out(found[:, 0], found[:, 1]).all()
        assert (found[:NATURAL] == evaluation_set(n, NATURAL)).all()
        assert not any(carries(a, b) for a, b in found[NATURAL:].tolist())


def test_carries_digit_by_digit_are_those_of_the_digit_sums() -> None:
    pairs = np.array([(47, 85), (42, 57), (50, 50), (19, 11), (44, 55)])
    assert [carries(a, b) for a, b in pairs.tolist()] == [True, False, True, True, False]
    assert with_carry(pairs).tolist() == [True, False, True, True, False]


def test_sizes_are_named_by_their_parameters() -> None:
    for size in ADDERS:
        assert size.name == f"{round(count(size).effective / 1000)}k"
