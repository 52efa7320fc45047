"""The report as one self-contained HTML page: no script, nothing loaded from anywhere."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from afterview.records import Analysis
from afterview.report import wording
from afterview.report.marked_text import harmless, pieces
from afterview.report.signs import side
from afterview.report.terminal import ALL
from afterview.report.timeline import by_weight, timeline, tones

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).parent / "templates"


@cache
def environment() -> Environment:
    """The templates: all that is filled in is escaped and freed of control characters."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    known = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: harmless(value) if type(value) is str else value,
    )
    known.globals["w"] = wording
    return known


@cache
def style(sheet: str = "page.css") -> tuple[str, str]:
    """A style sheet, and the hash by which alone the page's policy admits it."""
    css = (TEMPLATES / sheet).read_text(encoding="utf-8").strip()
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    return css, f"'sha256-{digest}'"


def rendered(template: str, sheet: str = "page.css", **values: Any) -> str:
    """A page made from a template that extends `frame.html`."""
    css, admitted = style(sheet)
    return environment().get_template(template).render(css=css, admitted=admitted, **values) + "\n"


def page(
    analyses: Sequence[Analysis],
    sections: Sequence[str] = ALL,
    *,
    brief: bool = False,
    explain: bool = False,
    back: str = "",
) -> str:
    """The analyses as one HTML document; every word of the writer's is escaped.

    Args:
        analyses: one or more, shown one after the other.
        sections: which of `report.terminal.ALL` to show.
        brief: the verdict beside the feeling, and the next step, alone.
        explain: the words that weighed most under each flag.
        back: where the page of the journal is that this one belongs to.
    """
    chosen = () if brief else sections
    shown = [_values(a, f"r{number}", chosen) for number, a in enumerate(analyses, 1)]
    return rendered("page.html", shown=shown, explain=explain, back=back)


def _values(a: Analysis, id: str, sections: Sequence[str]) -> dict[str, Any]:
    """What `analysis.html` fills in; a section without content is left out."""
    empty = {
        "self-talk": not a.self_talk,
        "signals": not a.signals,
        "questions": not a.advice.questions,
    }
    return {
        "a": a,
        "id": id,
        "whole": bool(a.text) and set(sections) >= set(ALL),
        "sections": [n for n in wording.HEADINGS if n in sections and not empty.get(n)],
        "pieces": list(pieces(a)),
        "timeline": timeline(a),
        "tones": tones(a),
        "signals": by_weight(a),
        "counts": Counter(map(side, a.signals)),
    }
