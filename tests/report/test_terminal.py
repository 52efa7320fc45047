import dataclasses
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from afterview.analysis import analyze
from afterview.records import Advice, Analysis, Support
from afterview.report.look import Look
from afterview.report.marked_text import harmless, pieces
from afterview.report.terminal import plan_text, report


@pytest.mark.parametrize("width", [60, 80, 100])
def test_widths(analysis: Analysis, snapshot: SnapshotAssertion, width: int) -> None:
    shown = report(analysis, Look(width))
    assert max(map(len, shown.splitlines())) <= width
    assert shown == snapshot


def test_ascii(analysis: Analysis) -> None:
    shown = report(analysis, Look(80, ascii=True))
    assert shown.isascii()
    assert "What you told yourself" in shown


def test_colour_says_nothing_that_words_do_not(analysis: Analysis) -> None:
    colored = report(analysis, Look(80, color=True))
    assert "\x1b[" in colored
    plain = re.sub(r"\x1b\[[0-9;]*m", "", colored)
    assert plain.split() == report(analysis, Look(80)).split()


def test_brief_has_at_most_ten_lines(analysis: Analysis, snapshot: SnapshotAssertion) -> None:
    shown = report(analysis, Look(80), brief=True)
    assert len(shown.splitlines()) <= 10
    assert shown == snapshot


def test_what_is_not_read_surely_stands_last_and_without_a_gloss(analysis: Analysis) -> None:
    unsure = dataclasses.replace(analysis.signals[0], confidence=0.4)
    mixed = dataclasses.replace(analysis, signals=(unsure, *analysis.signals[1:]))
    signs = report(mixed, Look(200)).split("Was that a good sign?")[1].split("What to ask")[0]
    assert signs.count("not read surely") == 1
    assert signs.rstrip().endswith("not read surely")
    assert signs.index("weak sign") < signs.index("not read surely")


def test_around_an_unsure_stumble_there_is_no_timeline(analysis: Analysis) -> None:
    assert analysis.stumble is not None
    assert "the stumble: " in report(analysis, Look(80))
    moment = dataclasses.replace(analysis.stumble, quote="I said well", confidence=0.2)
    assert "the stumble: " not in report(dataclasses.replace(analysis, stumble=moment), Look(80))


def test_explain_names_the_words(analysis: Analysis) -> None:
    assert "weighed most: such, idiot" in report(analysis, Look(80), explain=True)
    assert "weighed most" not in report(analysis, Look(80))


@pytest.mark.parametrize(
    ("section", "heading"),
    [
        ("verdict", "Did it really fail?"),
        ("self-talk", "What you told yourself"),
        ("signals", "Was that a good sign?"),
        ("questions", "What to ask"),
        ("plan", "What to do next"),
        ("coping", "Letting it go"),
    ],
)
def test_only_one_section(analysis: Analysis, section: str, heading: str) -> None:
    shown = report(analysis, Look(80), (section,))
    assert re.findall(r"^(\S.*?) ─{3,}$", shown, re.M) == [heading]


def test_the_limits_are_said_once(analysis: Analysis) -> None:
    assert report(analysis, Look(80)).count("This isn't therapy") == 1


def test_crisis_shows_support_and_nothing_else(analysis: Analysis) -> None:
    support = Support("Please tell one person near you.", ("Call 116 123",))
    found = dataclasses.replace(analysis, distress="crisis", advice=Advice(support=support))
    shown = report(found, Look(80))
    assert "116 123" in shown
    assert "idiot" not in shown
    assert "What to ask" not in shown


def test_the_plan_alone(analysis: Analysis) -> None:
    shown = plan_text(analysis, Look(80))
    assert "What to do next" in shown
    assert "What you told yourself" not in shown
    following = [line.text for line in analysis.advice.coping if line.kind == "next"]
    assert len(following) == 1
    assert following[0] in " ".join(shown.split())


def test_marks_lose_no_character(analysis: Analysis) -> None:
    assert "".join(piece.text for piece in pieces(analysis)) == analysis.text


def test_front_matter_is_neither_shown_nor_read() -> None:
    found = analyze("---\ntags: [I'm an idiot]\n---\nShe smiled at me. I'm an idiot.")
    assert "".join(p.text for p in pieces(found)) == "She smiled at me. I'm an idiot."
    assert [talk.quote for talk in found.self_talk] == ["I'm an idiot."]
    assert found.self_talk[0].start == found.text.rindex("I'm")


@given(st.text(max_size=200))
def test_no_control_character_gets_through(text: str) -> None:
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", harmless(text))
