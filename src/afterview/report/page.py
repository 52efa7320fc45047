"""The report as one self-contained HTML page: no script, nothing loaded from anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from afterview.records import Analysis
from afterview.report import wording
from afterview.report.marked_text import pieces
from afterview.report.terminal import ALL


def page(analyses: Sequence[Analysis], sections: Sequence[str] = ALL) -> str:
    """The analyses as one HTML document; every word of the writer's is escaped.

    Args:
        analyses: one or more, shown one after the other.
        sections: which of `report.terminal.ALL` to show.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    shown: list[dict[str, Any]] = [{"a": a, "pieces": list(pieces(a))} for a in analyses]
    template = environment.get_template("page.html")
    return template.render(shown=shown, sections=list(sections), w=wording)
