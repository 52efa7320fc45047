"""What notebooks ask of analyses and journals: tables, charts, and how they show themselves."""

import dataclasses
import datetime as dt
import sys
from html.parser import HTMLParser

import pytest

from afterview import Journal
from afterview.errors import InputError
from afterview.records import Analysis
from afterview.report.charts import svg_of, trend_charts


def dated(analysis: Analysis, id: str, day: dt.date | None) -> Analysis:
    source = dataclasses.replace(analysis.source, id=id, written_on=day)
    return dataclasses.replace(analysis, source=source)


@pytest.fixture
def journal(analysis: Analysis) -> Journal:
    days = {"c": dt.date(2026, 3, 9), "a": dt.date(2026, 1, 2), "b": dt.date(2026, 2, 20)}
    other = dataclasses.replace(dated(analysis, "x", None), is_interview=False)
    return Journal.of([other, *(dated(analysis, id, day) for id, day in days.items())])


def test_a_frame_has_a_row_for_each_stretch(analysis: Analysis) -> None:
    talk, signs = analysis.to_frame(), analysis.to_frame("signals")
    assert list(talk["quote"]) == [t.quote for t in analysis.self_talk]
    assert list(signs["signal"]) == [s.signal for s in analysis.signals]
    for frame in (talk, signs):
        for row in frame.itertuples():
            assert analysis.text[row.start : row.end] == row.quote
    assert talk["written_on"][0] == dt.datetime(2026, 3, 2)


def test_a_frame_without_rows_has_its_columns(analysis: Analysis) -> None:
    bare = dataclasses.replace(analysis, self_talk=(), signals=())
    assert list(bare.to_frame().columns) == list(analysis.to_frame().columns)
    assert len(bare.to_frame("signals")) == 0


def test_a_part_that_is_none_is_refused(analysis: Analysis) -> None:
    with pytest.raises(InputError, match="'self_talk' and 'signals', not 'mood'"):
        analysis.to_frame("mood")  # type: ignore[arg-type]


@pytest.mark.parametrize("missing", ["pandas", "altair"])
def test_a_missing_extra_is_named(
    analysis: Analysis, missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    extra = {"pandas": "frames", "altair": "plots"}[missing]
    with pytest.raises(InputError, match=rf"pip install 'afterview\[{extra}\]'"):
        analysis.to_frame() if missing == "pandas" else analysis.plot_timeline()


def test_the_timeline_has_every_signal_and_the_stumble(analysis: Analysis) -> None:
    spec = analysis.plot_timeline().to_dict()
    drawn = [layer["data"]["values"] for layer in spec["layer"]]
    assert [len(analysis.signals)] * 3 == [len(rows) for rows in drawn[1:4]]
    assert {row["weight"] > 0 for row in drawn[1] if row["says"] == "speaks for you"} == {True}
    assert "the stumble" in svg_of(analysis.plot_timeline())


def test_a_journal_is_in_order_and_only_of_interviews(journal: Journal) -> None:
    assert [e.id for e in journal.entries()] == ["a", "b", "c"]
    assert len(journal) == 3
    assert journal[0].source.id == "a"
    assert len(journal.to_frame()) == 3
    assert len(journal.to_frame("signals")) == 3 * len(journal[0].signals)
    assert journal.trends().enough


@pytest.mark.parametrize("without", [0, 1, 3])
def test_trends_are_drawn_with_and_without_days(journal: Journal, without: int) -> None:
    undated = [dated(one, one.source.id, None) for one in journal.analyses[:without]]
    whole = Journal.of([*undated, *journal.analyses[without:]])
    assert len(whole.plot_trends().to_dict()["concat"]) == 5
    for chart in trend_charts(whole.entries()).values():
        drawing = svg_of(chart)
        assert drawing.startswith("<svg")
        assert "NaN" not in drawing
        assert "Invalid" not in drawing


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        assert attrs in ([], [("open", None)])


def test_what_a_notebook_shows_is_escaped(hostile: Analysis) -> None:
    for html in (hostile._repr_html_(), Journal.of([hostile, hostile])._repr_html_()):
        tags = Tags()
        tags.feed(html)
        assert not tags.seen & {"script", "img", "style", "a"}
        assert "&lt;script&gt;" in html
    for text in (hostile._repr_markdown_(), Journal.of([hostile])._repr_markdown_()):
        assert "<script" not in text.replace("\\<script", "")
