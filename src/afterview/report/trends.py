"""The trends of a journal for the terminal and as Markdown: the same lines, plainly."""

from __future__ import annotations

from collections.abc import Sequence

from afterview.journal.trends import Trends
from afterview.report.look import Look, printed
from afterview.report.markdown import supported
from afterview.report.marked_text import harmless
from afterview.report.sections import support

TOO_FEW = "Too few entries for a trend: three are the least, and ten say more."
LIMITS = (
    "Read by a program, from one side's memory. It counts what stands in the texts, and says "
    "nothing about you as a person."
)
_NAME = 8  # letters that a name is cut down to at most
_BARS = "▁▂▃▄▅▆▇█"
_HEAD = (
    "",
    "entries",
    "self-talk / 100 words",
    "severity",
    "tone",
    "+",
    "-",
    "felt bad",
    "reads bad",
)


def sparkline(values: Sequence[float]) -> str:
    """Values as a row of bars, from the lowest possible (zero) to their highest.

    >>> sparkline([0, 1, 2])
    '▁▄█'
    """
    top = max(values, default=0.0)
    if top <= 0:
        return _BARS[0] * len(values)
    return "".join(_BARS[int(value / top * (len(_BARS) - 1) + 1e-9)] for value in values)


def feeling_line(found: Trends) -> str:
    """How often the feeling was borne out, in one or two sentences."""
    seen = found.feeling
    if not seen.felt_badly:
        return f"None of the {seen.entries} entries felt like a failure."
    line = (
        f"It felt like a failure in {seen.felt_badly} of {seen.entries}; "
        f"the text bore it out in {seen.borne_out}."
    )
    if seen.known:
        line += (
            f" Of {seen.known} such with a known outcome, {seen.went_on} "
            f"{'was' if seen.went_on == 1 else 'were'} an offer or a next round."
        )
    return line


def change_line(found: Trends) -> str:
    """The change of self-talk with its uncertainty, in one sentence."""
    if found.change is None:
        return TOO_FEW
    one = found.change
    moved = f"from {one.earlier:.1f} to {one.later:.1f} in 100 words"
    spread = f"between {one.low:+.1f} and {one.high:+.1f} in nine of ten resamplings"
    if not one.clear:
        return f"Self-talk went {moved}; that may be chance (the difference is {spread})."
    return f"Self-talk went {moved} (the difference is {spread})."


def rows(found: Trends) -> list[tuple[str, ...]]:
    """The table of groups, cells as text, the head first."""
    body = [
        (
            harmless(g.name),
            str(g.entries),
            f"{g.rate:.1f}",
            f"{g.severity:.1f}" if g.self_talk else "-",
            f"{g.tone:+.2f}",
            str(g.positive),
            str(g.negative),
            str(g.felt_badly),
            str(g.read_badly),
        )
        for g in found.groups
    ]
    return [(found.by, *_HEAD[1:]), *body]


def _sections(found: Trends) -> list[tuple[str, list[str]]]:
    named = [f"{name.replace('_', ' ')}: {n}" for name, n in found.patterns[:6]]
    acts = [f"{name.replace('_', ' ')}: {n}" for name, n in found.signals[:6]]
    lessons = [f"{n} times: {harmless(lesson)}" for lesson, n in found.lessons]
    stale = []
    if found.rumination:
        count = len(found.rumination)
        stale = [
            f"{count} {'entry goes' if count == 1 else 'entries go'} over an interview for the third "
            "time or more with nothing new. A walk, or a person, may do more than another page."
        ]
    parts = [
        ("Feeling and evidence", [feeling_line(found)]),
        ("Change", [change_line(found)]),
        ("Since the last entry", list(found.last)),
        ("Thoughts that come most", named),
        ("What interviewers did", acts),
        ("Lessons that came again", lessons),
        ("Going over it", stale),
    ]
    return [(title, lines) for title, lines in parts if lines]


def as_text(found: Trends, width: int = 80) -> str:
    """The trends for a terminal of a width in columns."""
    import textwrap

    helped = support(found.support, found.distress)
    first = printed(helped, Look.plain(width)).lstrip("\n") if helped else ""
    if found.in_crisis:
        return first
    lines = [first] if first else []
    if found.enough:
        bars = sparkline([e.rate for e in found.entries][-width + 12 :])
        lines += ["Self-talk   " + bars, ""]
        lines += [*_aligned(rows(found), width), ""]
    for title, said in _sections(found):
        lines.append(title)
        for one in said:
            lines += textwrap.wrap(one, width, initial_indent="  ", subsequent_indent="  ")
        lines.append("")
    lines += textwrap.wrap(LIMITS, width)
    return "\n".join(lines) + "\n"


def _aligned(table: Sequence[Sequence[str]], width: int) -> list[str]:
    """The lines of a table; a narrow terminal keeps what matters most, and the beginning of long names."""
    for kept in (range(len(table[0])), range(3), (0, 2)):
        cells = [[row[i] for i in kept] for row in table]
        widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
        if sum(widths) + 2 * len(widths) <= width:
            break
    widths[0] = min(widths[0], max(width - sum(widths[1:]) - 2 * len(widths[1:]), _NAME))
    for row in cells:
        if len(row[0]) > widths[0]:
            row[0] = row[0][: widths[0] - 1].rstrip() + "…"
    return ["  ".join(map(str.ljust, row, widths)).rstrip() for row in cells]


def as_markdown(found: Trends) -> str:
    """The trends as Markdown."""
    helped = supported(found.support, found.distress)
    if found.in_crisis:
        return "\n".join(helped).rstrip("\n") + "\n"
    lines = ["# Journal", "", *helped]
    if found.enough:
        table = [[cell.replace("|", "\\|") for cell in row] for row in rows(found)]
        lines += ["| " + " | ".join(table[0]) + " |", "|" + "---|" * len(table[0])]
        lines += ["| " + " | ".join(row) + " |" for row in table[1:]] + [""]
    for title, said in _sections(found):
        lines += [f"## {title}", "", *(f"- {one}" for one in said), ""]
    return "\n".join([*lines, LIMITS]) + "\n"


def as_json(found: Trends) -> str:
    """The trends as JSON, with each group's and each entry's figures."""
    from afterview.plain import to_plain
    from afterview.report.export import json_text

    plain = to_plain(found)
    for group, row in zip(found.groups, plain["groups"], strict=True):
        row["self_talk_per_100_words"] = round(group.rate, 2)
    plain["enough"] = found.enough
    return json_text(plain) + "\n"


def as_csv(found: Trends) -> str:
    """The table of groups as CSV, for a program: words of support have no place in it."""
    import csv
    import io

    from afterview.journal.tables import harmless_cell

    whole = io.StringIO()
    writer = csv.writer(whole, lineterminator="\n")
    head, *body = rows(found)
    writer.writerow(head)
    # The name alone is somebody's words; a figure below zero stays a figure.
    writer.writerows((harmless_cell(name), *figures) for name, *figures in body)
    return whole.getvalue()
