import itertools
import math

from hypothesis import given
from hypothesis import strategies as st

from afterview.nlp.model import model
from afterview.nlp.windows import MAX_PIECES, starts, windows


@given(st.text(max_size=1_500))
def test_every_unit_has_pieces_in_one_window(text: str) -> None:
    cut = windows(text, model().vocabulary)
    assert sum(cut.lengths) == len(cut.pieces) == len(cut.places)
    assert all(n <= MAX_PIECES + 2 for n in cut.lengths)
    edges = [0]
    for length in cut.lengths:
        edges.append(edges[-1] + length)
    for unit in cut.units:
        assert 0 <= unit.start < unit.end <= len(text)
        assert unit.first < unit.last
        assert any(a < unit.first and unit.last < b for a, b in itertools.pairwise(edges))


@given(st.lists(st.integers(0, MAX_PIECES), max_size=60))
def test_windows_are_few_full_and_even(sizes: list[int]) -> None:
    opens = sorted(starts(sizes))
    assert opens[:1] == ([0] if sizes else [])
    sums = [sum(sizes[a:b]) for a, b in itertools.pairwise([*opens, len(sizes)])]
    assert sum(sums) == sum(sizes)
    assert all(n <= MAX_PIECES for n in sums)
    assert len(sums) <= 2 * math.ceil(sum(sizes) / MAX_PIECES) + 1


def test_no_window_is_a_remnant() -> None:
    assert sorted(starts([10] * 40)) == [0, 20]  # and not 310 and 90
