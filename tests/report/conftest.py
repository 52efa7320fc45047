"""A fixed analysis, so that the reports' snapshots change with the reports and not with a model."""

from __future__ import annotations

import dataclasses
import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from afterview.records import Analysis

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HERE = Path(__file__).parent
DESK = {"width": 1280, "height": 900}
HOSTILE = (
    '<script>alert(1)</script>"><img src=x onerror=alert(1)>{{7*7}}</style>'
    "<style>body{display:none}</style><a href='javascript:alert(1)'>&lt;"
)


@pytest.fixture
def analysis() -> Analysis:
    data = json.loads((HERE / "analysis.json").read_text(encoding="utf-8"))
    text = (HERE / "analysis.txt").read_text(encoding="utf-8")
    return Analysis.from_dict(data, text)


@pytest.fixture
def hostile(analysis: Analysis) -> Analysis:
    """The analysis with markup wherever a writer's words may stand; the offsets still hold."""
    text = analysis.text + HOSTILE
    start = len(analysis.text)
    place = {"start": start, "end": len(text), "quote": HOSTILE}
    return dataclasses.replace(
        analysis,
        text=text,
        source=dataclasses.replace(analysis.source, id=HOSTILE),
        company=HOSTILE,
        self_talk=(
            dataclasses.replace(analysis.self_talk[0], **place, because=(HOSTILE,)),
            *analysis.self_talk[1:],
        ),
        signals=(
            dataclasses.replace(analysis.signals[0], **place, who=HOSTILE, because=(HOSTILE,)),
            *analysis.signals[1:],
        ),
        advice=dataclasses.replace(
            analysis.advice,
            next_action=HOSTILE,
            thank_you=HOSTILE,
            questions=(dataclasses.replace(analysis.advice.questions[0], text=HOSTILE),),
        ),
    )


def _installed() -> str | None:
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
    return next(filter(None, map(shutil.which, names)), None)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium: the machine's own, or the one that Playwright keeps."""
    from playwright.sync_api import Error, sync_playwright

    rootless = [] if os.name != "posix" or os.geteuid() else ["--no-sandbox"]
    with sync_playwright() as playwright:
        try:
            found = playwright.chromium.launch(executable_path=_installed(), args=rootless)
        except Error as error:
            pytest.skip(f"no Chromium to look at pages with: {error.message.splitlines()[0]}")
        yield found
        found.close()


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """Opens HTML from a file; afterwards nothing was complained of and nothing else was asked for."""
    complaints: list[str] = []
    asked: list[str] = []
    contexts = []

    def open_(html: str, viewport: Any = None, scheme: Any = "light", **more: Any) -> Page:
        """`more` goes to the browser's context."""
        path = tmp_path / f"page-{len(contexts)}.html"
        path.write_text(html, encoding="utf-8")
        context = browser.new_context(viewport=viewport or DESK, color_scheme=scheme, **more)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(error.message))
        page.on("dialog", lambda dialog: (complaints.append("a dialog"), dialog.dismiss())[0])
        page.on("request", lambda request: asked.append(request.url))
        page.goto(path.as_uri())
        assert asked.pop() == path.as_uri()
        return page

    yield open_
    for context in contexts:
        context.close()
    assert complaints == []
    assert asked == []
