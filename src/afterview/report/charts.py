"""Charts by Altair, for notebooks and for the page of a journal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from afterview.content import load
from afterview.errors import InputError
from afterview.journal.entries import Entry
from afterview.records import Analysis
from afterview.report.signs import doer, side
from afterview.report.timeline import timeline
from afterview.report.wording import FELT, READS, SIDES, title

if TYPE_CHECKING:
    import altair as alt

TALK, PLUS, MINUS, NEUTRAL, INK = "#a33b8a", "#1f8a5b", "#b3660a", "#6b7f99", "#767676"
_HEIGHT = {"went_badly": 0, "mixed": 1, "went_well": 2}
_WEIGHTS = "{'1': 'weak', '2': 'middling', '3': 'strong'}[abs(datum.value)]"
_SCALE = ("badly", "mixed", "well")


def _altair() -> Any:
    try:
        import altair
    except ImportError:
        raise InputError("Charts need Altair: pip install 'afterview[plots]'.") from None
    return altair


def timeline_chart(analysis: Analysis, width: int = 620) -> alt.LayerChart:
    """The signals in the order of the interview, above the line for, below it against.

    The height is the weight of a signal from 1 to 3; a dashed rule stands where the stumble is.
    """
    alt, labels = _altair(), load().labels
    sides = {"positive": 1, "negative": -1, "neutral": 0}
    events = timeline(analysis).events
    rows = [
        {
            "place": n,
            "number": e.number,
            "weight": sides[side(e.signal)] * labels[e.signal.signal].strength,
            "sign": title(e.signal.signal),
            "says": SIDES[side(e.signal)],
            "who": doer(e.signal),
            "quote": e.signal.quote,
        }
        for n, e in enumerate(events)
        if e.signal
    ]
    x = alt.X("place:Q", axis=None, scale=alt.Scale(domain=[-0.5, len(events) - 0.5]))
    y = alt.Y(
        "weight:Q",
        title="against you · for you",
        scale=alt.Scale(domain=[-3.4, 3.4]),
        axis=alt.Axis(
            values=[-3, -2, -1, 1, 2, 3], labelExpr=_WEIGHTS, grid=False, labelOverlap=False
        ),
    )
    color = alt.Color(
        "says:N",
        title=None,
        scale=alt.Scale(domain=list(SIDES.values()), range=[PLUS, MINUS, NEUTRAL]),
        legend=alt.Legend(orient="bottom"),
    )
    base = alt.Chart(alt.Data(values=rows)).encode(x=x)
    seen = ["number:Q", "sign:N", "who:N", "quote:N"]
    layers = [
        alt.Chart(alt.Data(values=[{}])).mark_rule(color=INK).encode(y=alt.datum(0)),
        base.mark_rule(strokeWidth=2.5).encode(
            y=y, y2=alt.datum(0), color=color, tooltip=[alt.Tooltip(name) for name in seen]
        ),
        base.mark_circle(size=330, opacity=1).encode(
            y=y, color=color, tooltip=[alt.Tooltip(name) for name in seen]
        ),
        base.mark_text(color="white", fontSize=11, fontWeight="bold").encode(y=y, text="number:Q"),
    ]
    turn = [{"place": n} for n, e in enumerate(events) if e.signal is None]
    if turn:
        stumble = alt.Chart(alt.Data(values=turn)).encode(x=x)
        layers += [
            stumble.mark_rule(strokeDash=[6, 4], color=INK, strokeWidth=2),
            stumble.mark_text(text="the stumble", y=-8, color=INK),
        ]
    named = "The interview as a line"
    return _calm(alt.layer(*layers).properties(width=width, height=190, title=named))


def trend_charts(entries: Sequence[Entry], width: int = 300) -> dict[str, alt.Chart]:
    """Small charts over the entries of a journal, by title, all on the same line of time."""
    return {
        "Self-talk in 100 words": _over_time(entries, "rate", width, TALK),
        "How harsh it was, 1 to 3": _over_time(entries, "severity", width, TALK),
        "The tone, -1 to 1": _over_time(entries, "tone", width, INK),
        "What it felt like (○) and how it reads (●)": _feeling(entries, width),
        "Signs for and against": _signs(entries, width),
    }


def trends_chart(entries: Sequence[Entry], width: int = 300) -> alt.ConcatChart:
    """The charts of `trend_charts` beside each other."""
    alt = _altair()
    charts = [c.properties(title=name) for name, c in trend_charts(entries, width).items()]
    return _calm(alt.concat(*charts, columns=2))


def counts_chart(counts: Sequence[tuple[str, int]], color: str, width: int = 300) -> alt.Chart:
    """How often each label was found, the most frequent first."""
    alt = _altair()
    rows = [{"label": title(name), "times": n} for name, n in counts]
    times = alt.X("times:Q", title=None, axis=alt.Axis(tickMinStep=1, format="d"))
    names = alt.Y("label:N", title=None, sort=None, axis=alt.Axis(labelLimit=200))
    chart = alt.Chart(alt.Data(values=rows)).mark_bar(color=color, size=11).encode(x=times, y=names)
    return chart.properties(width=width - 150, height=alt.Step(20))


def svg_of(chart: Any) -> str:
    """A chart as static SVG, without scripts and without anything from elsewhere.

    Raises:
        InputError: vl-convert isn't installed.
    """
    try:
        import vl_convert
    except ImportError:
        raise InputError("Static charts need vl-convert: pip install 'afterview[plots]'.") from None
    return str(vl_convert.vegalite_to_svg(_calm(chart).to_dict()))


def _calm(chart: Any) -> Any:
    """No frame, no background, grey letters that both themes can show."""
    return (
        chart.configure(background="transparent", font="sans-serif", aria=False)
        .configure_view(stroke=None)
        .configure_title(anchor="start", color=INK, fontSize=13)
        .configure_axis(
            labelColor=INK, titleColor=INK, domainColor=INK, tickColor=INK, gridOpacity=0.25,
            labelFontSize=11,
        )
        .configure_legend(labelColor=INK, labelFontSize=11)
    )  # fmt: skip


def _rows(entries: Sequence[Entry]) -> tuple[list[dict[str, Any]], Any]:
    """The entries as rows with a place `at`, and its axis: days, or numbers where one has no day."""
    alt = _altair()
    dated = all(e.written_on for e in entries)
    rows = [
        {
            "at": e.written_on.isoformat() if dated and e.written_on else n,
            "entry": e.id,
            "rate": round(e.rate, 2),
            "severity": round(e.severity, 2) if e.self_talk else None,
            "tone": e.tone,
            "positive": e.positive,
            "negative": -e.negative,
            "felt": _HEIGHT.get(e.felt),
            "reads": _HEIGHT.get(e.verdict),
            "it felt": FELT[e.felt],
            "the text reads": READS[e.verdict],
        }
        for n, e in enumerate(entries, 1)
    ]
    if not dated:
        return rows, alt.X("at:Q", title=None, axis=alt.Axis(grid=False, tickMinStep=1))
    days = [e.written_on for e in entries if e.written_on]
    spread = (max(days) - min(days)).days if days else 0
    shape = "%b %Y" if spread > 90 else "%d %b"
    axis = alt.Axis(grid=False, format=shape, tickCount=4, labelOverlap=True)
    edge = dt.timedelta(days=max(spread // 25, 1))
    domain = [(min(days) - edge).isoformat(), (max(days) + edge).isoformat()] if days else []
    return rows, alt.X("at:T", title=None, axis=axis, scale=alt.Scale(domain=domain))


def _over_time(entries: Sequence[Entry], name: str, width: int, color: str) -> Any:
    alt = _altair()
    rows, x = _rows(entries)
    top = max((r[name] or 0 for r in rows), default=0) or 1
    domains, marks = (
        {"severity": [1, 3], "tone": [-1, 1]},
        {"severity": [1, 2, 3], "tone": [-1, 0, 1]},
    )
    ticks = alt.Axis(values=marks[name], format="d") if name in marks else alt.Axis(tickCount=4)
    scale = alt.Scale(domain=domains.get(name, [0, top]))
    y = alt.Y(f"{name}:Q", title=None, scale=scale, axis=ticks)
    base = alt.Chart(alt.Data(values=rows)).encode(x=x, y=y)
    line = base.mark_line(color=color, opacity=0.35)
    dots = base.mark_circle(color=color, size=55, opacity=1).encode(
        tooltip=["entry:N", f"{name}:Q"]
    )
    return alt.layer(line, dots).properties(width=width, height=120)


def _feeling(entries: Sequence[Entry], width: int) -> Any:
    alt = _altair()
    rows, x = _rows(entries)
    named = " : ".join(f"datum.value == {n} ? '{word}'" for n, word in enumerate(_SCALE)) + " : ''"
    axis = alt.Axis(values=[0, 1, 2], labelExpr=named, grid=True)
    scale = alt.Scale(domain=[-0.4, 2.4])
    base = alt.Chart(alt.Data(values=rows)).encode(
        x=x, tooltip=["entry:N", "it felt:N", "the text reads:N"]
    )
    felt, reads = (alt.Y(f"{n}:Q", title=None, axis=axis, scale=scale) for n in ("felt", "reads"))
    return alt.layer(
        base.mark_rule(color=INK, opacity=0.7).encode(y=felt, y2="reads:Q"),
        base.mark_circle(color=PLUS, size=70, opacity=1).encode(y=reads),
        base.mark_point(color=TALK, size=110, strokeWidth=2, opacity=1).encode(y=felt),
    ).properties(width=width, height=120)


def _signs(entries: Sequence[Entry], width: int) -> Any:
    alt = _altair()
    rows, x = _rows(entries)
    base = alt.Chart(alt.Data(values=rows)).encode(x=x, tooltip=["entry:N"])
    axis = alt.Axis(tickCount=4, tickMinStep=1, format="d")
    bars = [
        base.mark_bar(color=color, size=7).encode(y=alt.Y(f"{name}:Q", title=None, axis=axis))
        for name, color in (("positive", PLUS), ("negative", MINUS))
    ]
    zero = alt.Chart(alt.Data(values=[{}])).mark_rule(color=INK).encode(y=alt.datum(0))
    return alt.layer(*bars, zero).properties(width=width, height=120)
