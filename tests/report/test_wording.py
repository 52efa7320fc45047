"""What every report says at its end."""

import dataclasses

from afterview.content import load
from afterview.corrections import left_out
from afterview.records import Analysis, CheckAnswer, PatternScore
from afterview.report.look import Look
from afterview.report.markdown import markdown
from afterview.report.page import page
from afterview.report.terminal import report
from afterview.report.wording import NOT_SURE, WEIGHT, title


def test_every_report_says_what_the_answers_took_out(analysis: Analysis) -> None:
    note = "Left out, as you said in “afterview correct”: 3 thoughts."
    noted = dataclasses.replace(analysis, notes=left_out(3))
    for shown in (report(noted, Look(100)), markdown(noted), page([noted])):
        assert shown.count(note) == 1
    assert note not in report(analysis, Look(100)) + markdown(analysis) + page([analysis])


def shown_in(analysis: Analysis) -> tuple[str, ...]:
    return report(analysis, Look(100)), markdown(analysis), page([analysis])


def test_what_was_found_and_not_sure_is_not_called_nothing(analysis: Analysis) -> None:
    unsure = CheckAnswer("rapport", "unknown", unsure=True)
    verdict = dataclasses.replace(analysis.verdict, checks=(unsure,), felt="unclear")
    for shown in shown_in(dataclasses.replace(analysis, verdict=verdict)):
        assert "not sure enough to say" in shown
        assert "nothing found on it" not in shown
        assert "How it felt isn" in shown
        assert "hard to say" not in shown


def test_an_answer_without_a_sure_quote_is_probable(analysis: Analysis) -> None:
    probable = CheckAnswer("rapport", "yes", (analysis.verdict.checks[0].evidence[0],), unsure=True)
    verdict = dataclasses.replace(analysis.verdict, checks=(probable,))
    for shown in shown_in(dataclasses.replace(analysis, verdict=verdict)):
        assert "probably" in shown


def test_how_harsh_a_thought_is_stands_only_where_it_is_read_surely(analysis: Analysis) -> None:
    name = title("labeling").lower()
    for sure, told in ((0.9, f"{name}; harsh"), (0.5, f"{name}; {NOT_SURE}")):
        thought = dataclasses.replace(
            analysis.self_talk[0],
            patterns=(PatternScore("labeling", 0.9),),
            severity=3,
            confidence=sure,
        )
        for shown in shown_in(dataclasses.replace(analysis, self_talk=(thought,))):
            assert told in shown


def test_the_note_of_thanks_is_printed_after_a_no(analysis: Analysis) -> None:
    advice = dataclasses.replace(analysis.advice, second_chance=None, thank_you="Thank you, Marian")
    for outcome, above in (("pending", "A note to send"), ("rejected", "If you'd like to write")):
        found = dataclasses.replace(analysis, outcome=outcome, advice=advice)  # type: ignore[arg-type]
        for shown in shown_in(found):
            assert "Thank you, Marian" in shown
            assert above in shown.replace("&#39;", "'")


def test_a_sign_is_not_weighed_twice_in_one_line() -> None:
    for label in load().labels.values():
        if label.kind == "signal":
            assert WEIGHT[label.strength] not in label.means, label.name
