"""The page as a reader has it before them: in a real browser, on a phone, on paper, by keyboard."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from afterview.records import Advice, Analysis, Support
from afterview.report.marked_text import harmless
from afterview.report.page import page as html_of

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
Open = Callable[..., Page]


def crisis_of(analysis: Analysis) -> Analysis:
    """The analysis as it is where support comes first."""
    support = Support("Please talk to somebody today.", ("Samaritans: 116 123", "Text HOME to 1"))
    return dataclasses.replace(
        analysis, distress="crisis", self_talk=(), signals=(), advice=Advice(support=support)
    )


def overlapping(analysis: Analysis) -> Analysis:
    """The analysis with a signal across two others and self-talk across its end."""
    first, second, third, *_ = analysis.signals
    start, end = first.start - 4, second.end + 30
    wide = dataclasses.replace(
        third, start=start, end=end, quote=analysis.text[start:end], polarity="negative"
    )
    talk = analysis.self_talk[0]
    place = {"start": end - 10, "end": end + 40, "quote": analysis.text[end - 10 : end + 40]}
    return dataclasses.replace(
        analysis,
        signals=(wide, first, second),
        self_talk=(dataclasses.replace(talk, **place),),
    )


def test_it_renders_without_complaint(opened: Open, analysis: Analysis) -> None:
    page = opened(html_of([analysis]))
    expect(page.get_by_role("heading", level=1)).to_have_text("Harbour Freight, operations planner")
    for heading in ("What happened", "What you told yourself", "What to do next"):
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
    assert page.locator("script, link, img, iframe, object, [style]").count() == 0
    assert page.evaluate("getComputedStyle(document.body).maxWidth") != "none"


def test_a_style_that_is_not_ours_is_refused(browser: Browser, analysis: Analysis) -> None:
    html = html_of([analysis]).replace("</head>", "<style>body { display: none }</style></head>")
    page = browser.new_page()
    page.set_content(html)
    assert page.evaluate("getComputedStyle(document.body).display") == "block"
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_nothing(opened: Open, analysis: Analysis, viewport: Any, scheme: Any) -> None:
    for one in (analysis, overlapping(analysis), crisis_of(analysis)):
        page = opened(html_of([one, one]), viewport, scheme)
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("change", [lambda a: a, overlapping], ids=["apart", "overlapping"])
def test_the_marks_are_at_their_offsets(
    opened: Open, analysis: Analysis, change: Callable[[Analysis], Analysis]
) -> None:
    analysis = change(analysis)
    page = opened(html_of([analysis]))
    pieces = page.eval_on_selector_all(
        ".text mark",
        "marks => marks.map(m => [m.dataset.mark, +m.dataset.start, +m.dataset.end, m.textContent])",
    )
    found: dict[str, str] = {}
    for mark, start, end, text in pieces:
        assert text == analysis.text[start:end]
        found[mark] = found.get(mark, "") + text
    wanted = {f"self_talk-{n}": t.quote for n, t in enumerate(analysis.self_talk, 1)}
    wanted |= {f"{s.polarity}-{n}": s.quote for n, s in enumerate(analysis.signals, 1)}
    assert analysis.stumble
    assert found == {**wanted, "stumble-0": analysis.stumble.quote}
    shown = page.locator(".text").evaluate(
        "e => { const c = e.cloneNode(true); c.querySelectorAll('.label').forEach(l => l.remove());"
        " return c.textContent }"
    )
    assert shown == harmless(analysis.text)


def test_every_mark_says_its_label(opened: Open, analysis: Analysis) -> None:
    page = opened(html_of([analysis]))
    labels = page.locator(".text .label")
    expect(labels).to_have_count(len(analysis.self_talk) + len(analysis.signals) + 1)
    text = page.locator(".text").inner_text().replace("\xa0", " ")
    assert "I'm such an idiot. labelling yourself" in text
    assert "Marian smiled 1 + smiled" in text


def test_overlapping_marks_have_lines_of_their_own(opened: Open, analysis: Analysis) -> None:
    page = opened(html_of([overlapping(analysis)]))
    lines = page.eval_on_selector_all(
        ".text mark.positive:has(mark.negative)",
        "ms => ms.map(m => [m.getBoundingClientRect().bottom,"
        " m.querySelector('mark').getBoundingClientRect().bottom])",
    )
    assert lines
    assert all(outer != inner for outer, inner in lines)


def test_drawings_say_what_they_show(opened: Open, analysis: Analysis) -> None:
    page = opened(html_of([analysis]))
    line = page.get_by_role("img", name="The interview as a line")
    expect(line).to_be_visible()
    said = line.locator("desc").text_content() or ""
    assert said.index("smiled") < said.index("The stumble.") < said.index("helped you along")
    scale = page.get_by_role("img", name="Feeling beside evidence")
    assert "it felt bad" in (scale.locator("desc").text_content() or "")


def test_hostile_words_are_shown_as_text(opened: Open, hostile: Analysis) -> None:
    page = opened(html_of([hostile], explain=True))
    assert hostile.company
    for place in ("h1", "blockquote", ".text", ".draft", ".signs", ".questions", ".next"):
        # A quote is shown without a stop at its end.
        expect(page.locator(place).first).to_contain_text(hostile.company.rstrip(";"))
    assert page.evaluate("getComputedStyle(document.body).display") == "block"
    assert page.locator("script, img, body style, a[href^=javascript]").count() == 0
    assert hostile.company in page.title()
    assert "{{7*7}}" in page.locator("h1").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("width", [320, 390, 640, 1280])
def test_nothing_has_to_be_scrolled_sideways(opened: Open, analysis: Analysis, width: int) -> None:
    """640 pixels are a desk at 200 % zoom, 320 at 400 %."""
    page = opened(html_of([analysis]), {"width": width, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    outside = page.eval_on_selector_all(
        "body *:not(.away, title, desc)",
        "(es, w) => es.filter(e => { const r = e.getBoundingClientRect();"
        " return r.width && (r.right > w + 1 || r.left < -1) }).map(e => e.outerHTML.slice(0, 80))",
        width,
    )
    assert outside == []


def test_the_keyboard_reaches_everything(opened: Open, analysis: Analysis) -> None:
    page = opened(html_of([analysis]))
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="What happened")).to_be_focused()
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"
    summary = page.locator("summary").first
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator("details").first).to_have_attribute("open", "")
    link = page.locator(".signs a").first
    link.focus()
    page.keyboard.press("Enter")
    number = (link.get_attribute("href") or "").rpartition("s")[2]
    expect(page.locator("mark:target")).to_have_text(analysis.signals[int(number) - 1].quote)


def test_links_lead_to_places_of_their_own(opened: Open, analysis: Analysis) -> None:
    page = opened(html_of([analysis, overlapping(analysis)]))
    ids = page.eval_on_selector_all("[id]", "es => es.map(e => e.id)")
    assert len(ids) == len(set(ids))
    goals = page.eval_on_selector_all("a", "es => es.map(e => e.getAttribute('href').slice(1))")
    assert set(goals) <= set(ids)


def test_it_prints_on_two_clean_pages(opened: Open, analysis: Analysis) -> None:
    page = opened(html_of([analysis]), scheme="dark")
    pdf = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 2
    page.emulate_media(media="print")
    for hidden in ("nav", "details", ".legend"):
        expect(page.locator(hidden).first).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


def test_a_crisis_shows_support_and_nothing_else(opened: Open, analysis: Analysis) -> None:
    page = opened(html_of([crisis_of(analysis)]), PHONE)
    expect(page.locator("main")).to_contain_text("Samaritans: 116 123")
    assert page.locator(".text, svg, section, mark").count() == 0
