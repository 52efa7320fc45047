"""How often the reader is right, by how sure it is."""

from typing import Any

from afterview.nlp.model import model
from afterview.training.certainty import BANDS, table


def test_a_row_a_kind_and_a_column_a_band(recollection_rows: list[dict[str, Any]]) -> None:
    head, rule, *rows = table(recollection_rows[:12], model())
    assert head.count("|") == rule.count("|") == len(BANDS) + 3
    kinds = {row.split("|")[2].strip() for row in rows}
    assert {"self_talk", "signal", "topic"} <= kinds
    assert all(row.count("|") == len(BANDS) + 3 for row in rows)
    sure = next(row for row in rows if "| signal |" in row)
    share, count = sure.rstrip(" |").rpartition("| ")[2].split(" of ")
    assert float(share) > 0.8
    assert int(count) > 20
