import json
from html.parser import HTMLParser
from typing import Any

import jsonschema
from syrupy.assertion import SnapshotAssertion

from afterview.records import Analysis
from afterview.report.export import schema, to_json
from afterview.report.markdown import markdown
from afterview.report.page import page
from afterview.report.snippet import analysis_html


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, list[tuple[str, str | None]]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, attrs))


def test_markdown(analysis: Analysis, snapshot: SnapshotAssertion) -> None:
    assert markdown(analysis) == snapshot


def test_markdown_shows_markup_as_text(hostile: Analysis) -> None:
    assert "<script" not in markdown(hostile).replace("\\<script", "")


def test_page(analysis: Analysis, snapshot: SnapshotAssertion) -> None:
    assert page([analysis]) == snapshot


def test_the_page_runs_and_loads_nothing(hostile: Analysis) -> None:
    for html in (page([hostile]), analysis_html(hostile)):
        tags = Tags()
        tags.feed(html)
        assert not {"script", "img", "link", "iframe", "object"} & {tag for tag, _ in tags.seen}
        given = [attribute for _, attrs in tags.seen for attribute in attrs]
        assert not any(name.startswith("on") or name in ("src", "style") for name, _ in given)
        assert all((value or "").startswith("#") for name, value in given if name == "href")
        assert "49" not in html.replace("“49", "") or "{{7*7}}" in html


def test_json_comes_back(analysis: Analysis) -> None:
    again = Analysis.from_dict(json.loads(to_json(analysis)), analysis.text)
    assert again == analysis


def test_the_schema_describes_the_output(analysis: Analysis) -> None:
    known: dict[str, Any] = schema()
    jsonschema.Draft202012Validator.check_schema(known)
    jsonschema.validate(analysis.to_dict(), known)


def test_the_contract_has_every_key(analysis: Analysis) -> None:
    wanted = [
        "schema",
        "source",
        "self_talk",
        "signals",
        "stumble",
        "after_stumble",
        "strengths",
        "balanced",
        "own_questions",
        "unanswered",
        "drawbacks",
        "outcome",
        "decision",
        "company",
        "role",
        "topics",
        "people",
        "verdict",
        "advice",
        "tone",
        "distress",
        "model",
    ]
    assert set(wanted) <= set(analysis.to_dict())
    advice = ["questions", "second_chance", "lessons", "coping", "not_for_me", "focus"]
    assert set(advice) <= set(analysis.to_dict()["advice"])
    assert {"text", "for"} <= set(analysis.to_dict()["advice"]["focus"][0])
