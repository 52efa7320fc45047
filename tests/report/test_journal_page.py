"""The page of a journal, as text and in a browser."""

import dataclasses
import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from afterview import Journal
from afterview.records import Analysis
from afterview.report.journal_page import journal_page, names_of

Open = Callable[..., Page]


def entry(analysis: Analysis, number: int, **changes: Any) -> Analysis:
    day = dt.date(2026, 1, 5) + dt.timedelta(days=9 * number)
    source = dataclasses.replace(analysis.source, id=f"entry {number}", written_on=day)
    return dataclasses.replace(analysis, source=source, **changes)


@pytest.fixture
def journal(analysis: Analysis) -> Journal:
    felt = dataclasses.replace(analysis.verdict, felt="mixed")
    return Journal.of(
        [
            *(entry(analysis, n, self_talk=analysis.self_talk[n:]) for n in range(4)),
            entry(analysis, 5, verdict=felt, self_talk=(), signals=analysis.signals[:2]),
        ]
    )


def test_it_says_what_is_drawn(opened: Open, journal: Journal) -> None:
    page = opened(journal_page(journal))
    expect(page.get_by_role("heading", level=1)).to_have_text("Your journal: 5 entries")
    expect(page.locator(".lead")).to_contain_text("It felt like a failure in 4 of 5")
    charts = page.get_by_role("img")
    expect(charts).to_have_count(7)
    for number in range(7):
        said = charts.nth(number).locator("desc").text_content() or ""
        assert len(said) > 20
    talk = page.get_by_role("img", name="Self-talk in 100 words").locator("desc")
    first, last = (f"{journal.entries()[n].rate:.1f}" for n in (0, -1))
    expect(talk).to_contain_text(f"{first} in the first entry, {last} in the last")


def test_each_entry_is_a_row_that_leads_to_its_page(opened: Open, journal: Journal) -> None:
    names = names_of(journal)
    assert len(set(names)) == 5
    assert all(re.fullmatch(r"[a-z0-9-]+\.html", name) for name in names)
    page = opened(journal_page(journal, pages=names))
    links = page.locator("tbody a")
    expect(links).to_have_count(5)
    assert links.first.get_attribute("href") == names[-1]
    assert opened(journal_page(journal)).locator("tbody a").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_and_nothing_runs_over(
    opened: Open, journal: Journal, width: int, scheme: str
) -> None:
    html = journal_page(journal, pages=names_of(journal))
    page = opened(html, {"width": width, "height": 800}, scheme)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("number", [0, 1, 2])
def test_too_few_entries_make_no_trend(opened: Open, journal: Journal, number: int) -> None:
    page = opened(journal_page(Journal(journal.analyses[:number])))
    expect(page.locator("main")).to_contain_text("Too few entries for a trend")
    expect(page.get_by_role("heading", name="Over time")).to_have_count(0)


def test_hostile_words_are_shown_as_text(opened: Open, hostile: Analysis) -> None:
    page = opened(journal_page(Journal.of([entry(hostile, n) for n in range(3)])))
    assert hostile.company
    expect(page.locator("tbody th").first).to_contain_text(hostile.company)
    assert page.locator("script, img, body style, a[href^=javascript]").count() == 0
    assert page.evaluate("getComputedStyle(document.body).display") == "block"
