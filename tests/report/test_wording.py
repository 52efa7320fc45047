"""What every report says at its end."""

import dataclasses

from afterview.content import load
from afterview.corrections import left_out
from afterview.records import Analysis, CheckAnswer
from afterview.report.look import Look
from afterview.report.markdown import markdown
from afterview.report.page import page
from afterview.report.terminal import report
from afterview.report.wording import WEIGHT


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
