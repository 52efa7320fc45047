import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterview.advice.open_points import open_point
from afterview.advice.phrases import company_phrase, role_phrase, topic_phrase
from afterview.quoting import clip, said
from afterview.records import Quote


@pytest.mark.parametrize(
    ("quote", "shape", "phrase"),
    [
        ("Never found out whether you get the time back", "clause", "whether I get the time back"),
        ("No clue whether the truck comes home with you.", "clause",
         "whether the truck comes home with me"),
        ("no idea if they do 401k", "clause", "whether you do 401k"),
        ("if u need ur own pc", "clause", "whether I need my own pc"),
        ("Forgot to ask who buys the uniform.", "clause", "who buys the uniform"),
        ("Who would I report to?", "direct", "Who would I report to?"),
        ("Nothing was said about health insurance.", "noun", "health insurance"),
        ("forgot to ask abt night shift", "noun", "the night shift"),
        ("Weekends never came up", "noun", "weekends"),
        ('he goes "depends"', "quote", 'he goes "depends"'),
        ("asked what happens now and he shrugged", "clause", "what happens now"),
        ("I haven't a notion about a pension", "noun", "the pension"),
        ("of Sundays I know nothing", "noun", "Sundays"),
        ("When they decide, and who of the two decides, I left without", "clause",
         "when you decide, and who of the two decides"),
        ("whether Easter meant a trial I couldn't make out", "clause", "whether Easter meant a trial"),
    ],
)  # fmt: skip
def test_open_points(quote: str, shape: str, phrase: str) -> None:
    assert open_point(quote) == (shape, phrase)


def test_the_text_decides_on_the_article() -> None:
    assert topic_phrase("boards", "We talked about the boards.") == "the boards"
    assert topic_phrase("boards", "We talked about boards.") == "boards"
    assert topic_phrase("boiler", "He has a boiler.") == "the boiler"
    assert topic_phrase("Guidewire", "They use Guidewire.") == "Guidewire"
    assert topic_phrase("my old van") == "the old van"


def test_topics_have_one_article(recollection_rows: list[dict[str, Any]]) -> None:
    for row in recollection_rows:
        for topic in row["topics"]:
            phrase = topic_phrase(topic, row["text"])
            assert not re.match(r"(?:the|a|an) (?:the|a|an|my|their|our)\b", phrase, re.I), phrase


@pytest.mark.parametrize(
    ("role", "phrase"),
    [
        ("night porter", "the night porter job"),
        ("an internship", "the internship"),
        ("postdoc on membranes", "the postdoc on membranes"),
        ("Consultant (Operations)", "the Consultant job"),
        ("protective services, ongoing", "this job"),
        ("", "this job"),
        ("line cook. Line", "the line cook job"),
        ("Sr. Welder", "the Sr. Welder job"),
    ],
)
def test_roles(role: str, phrase: str) -> None:
    assert role_phrase(role) == phrase


@pytest.mark.parametrize(
    ("company", "text", "phrase"),
    [
        ("FastNest depot", "", "the FastNest depot"),
        ("FastNest Depot", "", "FastNest Depot"),
        ("Nell's bakery", "", "Nell's bakery"),
        ("King George", "They called from King George.", ""),
        ("King George", "I was at King George Hospital.", "King George Hospital"),
        ("", "", ""),
    ],
)
def test_employers(company: str, text: str, phrase: str) -> None:
    assert company_phrase(company, text) == phrase


@given(st.text(max_size=200), st.integers(3, 20))
def test_a_clipped_quote_is_a_stretch_of_it(text: str, most: int) -> None:
    found = clip(Quote(7, 7 + len(text), text), most)
    assert text[found.start - 7 : found.end - 7] == found.quote
    assert "\n" not in said(found)


@given(st.text(max_size=120))
def test_any_open_point_has_a_shape(text: str) -> None:
    shape, phrase = open_point(text)
    assert shape in ("clause", "noun", "direct", "quote")
    assert isinstance(phrase, str)
    assert isinstance(topic_phrase(text), str)
