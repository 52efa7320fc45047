import itertools

from hypothesis import given
from hypothesis import strategies as st

from afterview.nlp.model import model
from afterview.nlp.windows import MAX_PIECES, windows


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
