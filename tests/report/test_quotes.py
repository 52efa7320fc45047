"""The writer's words stand upright in lists: marks in pairs, no joint in front, each event once."""

import dataclasses

import pytest

from afterview.content import load
from afterview.records import Analysis, Signal
from afterview.report.look import Look
from afterview.report.markdown import markdown
from afterview.report.page import page
from afterview.report.quotes import flat, listed
from afterview.report.signs import once
from afterview.report.terminal import report


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ('Then he said "lose?"', 'Then he said "lose?"'),
        ('Then he said "lose?', 'Then he said "lose?"'),
        ('"lose?', "lose?"),
        ('Safe travels," she said.', '"Safe travels," she said.'),
        ('Inverness," says he, "still there?', '"Inverness," says he, "still there?"'),
        ("“Good answer,” she said", "“Good answer,” she said"),
        ("she said “good", "she said “good”"),
        ("“good answer”", "good answer"),
        ('"one" and "two"', '"one" and "two"'),
        ('a 12" pipe', 'a 12" pipe'),
        ("a\n  b", "a b"),
        ("", ""),
    ],
)
def test_marks_stand_in_pairs(quote: str, shown: str) -> None:
    assert flat(quote) == shown
    assert flat(shown) == shown


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("and then I became loud.", "I became loud."),
        ("but then he sat down", "he sat down"),
        ("So I left", "I left"),
        ('and he said "okay, cool.', 'he said "okay, cool."'),
        ("football on his telephone, well", "football on his telephone"),
        ("nine was respectable, and then, being nervous", "nine was respectable"),
        ('"This is not what I asked,"', "This is not what I asked"),
        ("So nice of her to say", "So nice of her to say"),
        ("and so on", "so on"),
        ("and?", "and?"),
    ],
)
def test_a_quote_in_a_list_has_no_joints(quote: str, shown: str) -> None:
    assert listed(quote) == shown


def _sign(text: str, words: str, label: str, who: str | None = None) -> Signal:
    start = text.index(words)
    polarity = load().labels[label].polarity or "neutral"
    return Signal(start, start + len(words), words, label, polarity, who, 0.9, "unknown")


def test_one_event_is_listed_once() -> None:
    told = (
        "They told me no. Same day. It rained for an hour. Bo said no too. Ann smiled. Cy smiled."
    )
    signs = [
        _sign(told, "They told me no.", "rejected", "they"),
        _sign(told, "Same day.", "rejected"),
        _sign(told, "Bo said no too.", "rejected", "Bo"),
        _sign(told, "Ann smiled", "smiled", "Ann"),
        _sign(told, "Cy smiled", "smiled", "Cy"),
    ]
    assert [number for number, _ in once(enumerate(signs, 1), told)] == [1, 3, 4, 5]


def test_one_event_is_named_once_in_the_text(analysis: Analysis) -> None:
    text = "They told me no. Same day."
    signs = (_sign(text, "They told me no", "rejected"), _sign(text, "Same day", "rejected"))
    told = dataclasses.replace(
        analysis, text=text, signals=signs, self_talk=(), stumble=None, after_stumble=None
    )
    shown = report(told, Look(100))
    assert shown.count("[- said no]") == 1
    assert shown.count("said no, strong sign") == 1


def test_the_mark_follows_the_weight_and_no_pronoun_is_a_name(analysis: Analysis) -> None:
    text = "He'd his head down writing. Ann smiled."
    odd = dataclasses.replace(
        _sign(text, "He'd his head down writing", "other", "he"), polarity="positive"
    )
    told = dataclasses.replace(
        analysis,
        text=text,
        signals=(odd, _sign(text, "Ann smiled", "smiled", "Ann")),
        self_talk=(),
        stumble=None,
        after_stumble=None,
    )
    shown, marked, site = report(told, Look(100)), markdown(told), page([told])
    for said in (shown, marked):
        assert "= “He'd his head down writing”" in said
        assert "+ Ann: “Ann smiled”" in said
        assert said.index("+ Ann") < said.index("= “He'd")
    assert "he: " not in shown + marked + site
    assert "[= something else they did]" in shown
    assert '<li class="neutral">' in site


def test_what_a_sign_means_is_a_sentence() -> None:
    for label in load().labels.values():
        if label.kind == "signal":
            assert len(label.means.split()) >= 3, label.name
            assert label.means.endswith(".")
