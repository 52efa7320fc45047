"""What is said to the writers of the corpus can be traced to their texts."""

from typing import Any

from afterview.training.advice_pieces import annotated, pieces, untraced


def test_every_quote_of_every_piece_stands_in_the_text(
    recollection_rows: list[dict[str, Any]],
) -> None:
    some = recollection_rows[::4]
    seen = set()
    for row, analysis in zip(some, annotated(some), strict=True):
        for piece in pieces(analysis):
            seen.add(piece.kind)
            assert not untraced(piece, row["text"], analysis.topics), (row["id"], piece)
            assert piece.text.strip()
    assert {"summary", "reframe", "question", "lesson", "draft", "coping", "focus"} <= seen
