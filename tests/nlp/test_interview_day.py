import datetime as dt

import pytest

from afterview.nlp.interview_day import interview_day

SUNDAY = dt.date(2026, 3, 15)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("I had the interview at Kestrel Dairies last Thursday, for shift supervisor.", (3, 12)),
        ("My interview at Corran Labs was three weeks ago and nobody has rung.", (2, 22)),
        ("I had an interview for the night porter job yesterday.", (3, 14)),
        ("The interview was on 3 March.", (3, 3)),
        ("The interview was: Tuesday 3rd March 2026", (3, 3)),
        ("The interview was on the 3rd.", (3, 3)),
        ("The interview was March 3.", (3, 3)),
        ("My interview was on 2026-03-03, in the old mill.", (3, 3)),
        ("Had my interview this morning and it didn't go well.", (3, 15)),
        ("The interview was the day before yesterday.", (3, 13)),
        ("Yesterday I had an interview with a man from HR.", (3, 14)),
        ("So, last Friday was my interview.", (3, 13)),
        ("I interviewed at Acme two days ago.", (3, 13)),
        ("I was interviewed by nobody I knew. The interview was a fortnight ago.", (3, 1)),
        ("Interview yesterday, three of them behind a desk.", (3, 14)),
        ("I came back from the interview on Friday morning and slept.", (3, 13)),
        ("I've had an interview there yesterday.", (3, 14)),
        ("I had the interview on Sunday.", (3, 15)),
        ("I had the interview last Sunday.", (3, 8)),
        ("I had an interview on Friday. The interview was on Friday.", (3, 13)),
        ("My interview was a month ago.", (2, 13)),
        ("The interview was on 28 October.", None),
        ("The interview was on 20 December.", (12, 20)),
    ],
)
def test_a_plain_statement_is_read(text: str, day: tuple[int, int] | None) -> None:
    found = interview_day(text, SUNDAY)
    assert (found and (found.month, found.day)) == day


@pytest.mark.parametrize(
    "text",
    [
        "My sister's interview was last Thursday.",
        "My sister had her interview yesterday.",
        "My last interview was three weeks ago.",
        "My first interview with them was three weeks ago, the second one today.",
        "I had a mock interview last Thursday.",
        "I had another interview last Thursday.",
        "It was like my interview at Globex three weeks ago.",
        "The interview is on Thursday.",
        "The next interview was on Monday.",
        "The interview was on 20 March.",
        "The interview was fine. Yesterday I slept.",
        "The interview was fine until yesterday.",
        "If the interview was yesterday, I would be asleep.",
        "They said the interview was on Monday.",
        "“The interview was on Monday,” she said.",
        "The interview was on Monday but they moved it to the Wednesday.",
        "The interview wasn't yesterday.",
        "I have been nervous about the interview since last Thursday.",
        "I had an interview for a job they advertised last Thursday.",
        "I had an interview for the role starting on 3 March.",
        "I had an interview at the shop where Tom left last Thursday.",
        "I had an interview at Acme and they rang last Thursday.",
        "I had my interview notes ready yesterday.",
        "I had my interview suit cleaned on Thursday.",
        "I had an interview there two months ago, so I applied again.",
        "I had the interview on Monday week.",
        "I have an interview on Thursday.",
        "Interview on Thursday, wish me luck.",
        "Had an interview last year. It was fine.",
        "My interview was years ago.",
        "I had the interview last week.",
        "They did interviews on Monday.",
        "It went badly. They were cold. I had an interview at Globex three weeks ago.",
        "I had the interview yesterday. Well, the interview was on Thursday.",
        "I saw the advert last Thursday, I had an interview soon after.",
        "The interview was yesterday's news.",
        "I dreamt that I had the interview yesterday.",
        "I had the interview the other Thursday.",
    ],
)
def test_anything_less_stays_silent(text: str) -> None:
    assert interview_day(text, SUNDAY) is None


@pytest.mark.parametrize(
    ("company", "day"),
    [("Acme Tools", dt.date(2026, 3, 12)), (None, dt.date(2026, 3, 12)), ("Globex", None)],
)
def test_another_place_is_another_interview(company: str | None, day: dt.date | None) -> None:
    assert interview_day("I had my interview at Acme last Thursday.", SUNDAY, company) == day
