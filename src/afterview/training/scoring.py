"""Holds what was found against what annotators marked.

A found stretch hits a marked one when the two share at least half of the shorter, and neither is
more than five times as long as the other; each counts once, the largest overlaps first. Of a key that
a row lacks nothing is scored.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from afterview.nlp.clauses import Offsets
from afterview.nlp.labels import polarity_of
from afterview.training.corpus import Row, is_recollection, offsets_of

Found = Mapping[str, Any]
QUOTED = ("balanced", "strengths", "own_questions", "unanswered", "drawbacks")
LONGER = 5


@dataclass(slots=True)
class Tally:
    """Right, said and wanted; precision, recall and F1 come of them."""

    right: int = 0
    said: int = 0
    wanted: int = 0

    def add(self, right: int, said: int, wanted: int) -> None:
        """Count one text's."""
        self.right += right
        self.said += said
        self.wanted += wanted

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 where nothing was said or wanted."""
        return 2 * self.right / max(self.said + self.wanted, 1)


@dataclass(slots=True)
class Scores:
    """Tallies by name: spans under their field, single answers as right out of wanted."""

    spans: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    patterns: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    answers: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))

    def table(self) -> dict[str, tuple[float, int]]:
        """Each figure with the number of things it rests on.

        Spans give F1, answers the share that is right, `patterns` the mean F1 over the patterns,
        `traps` the share that was fallen for.
        """
        rows = {name: (tally.f1, tally.wanted) for name, tally in self.spans.items()}
        seen = [t for t in self.patterns.values() if t.wanted]
        if seen:
            mean = sum(t.f1 for t in seen) / len(seen)
            rows["patterns"] = (mean, sum(t.wanted for t in seen))
        answers = {n: (t.right / t.wanted, t.wanted) for n, t in self.answers.items() if t.wanted}
        return rows | answers


def hits(a: Offsets, b: Offsets) -> bool:
    """Whether two stretches are the same for the score.

    >>> hits((0, 10), (5, 30)), hits((0, 10), (6, 30))
    (True, False)
    """
    shared = min(a[1], b[1]) - max(a[0], b[0])
    shorter, longer = sorted((a[1] - a[0], b[1] - b[0]))
    return shorter > 0 and shared * 2 >= shorter and longer <= LONGER * shorter


def pairs(
    wanted: Sequence[Offsets],
    said: Sequence[Offsets],
    same: Callable[[int, int], bool] = lambda i, j: True,
) -> list[tuple[int, int]]:
    """One-to-one pairs of indices, the largest overlap first."""
    options = sorted(
        (max(a[0], b[0]) - min(a[1], b[1]), i, j)
        for i, a in enumerate(wanted)
        for j, b in enumerate(said)
        if hits(a, b) and same(i, j)
    )
    left, right, chosen = set(range(len(wanted))), set(range(len(said))), []
    for _, i, j in options:
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            chosen.append((i, j))
    return chosen


def _offsets(items: Iterable[Found]) -> list[Offsets]:
    return [(item["start"], item["end"]) for item in items]


def _self_talk(row: Row, found: Found, scores: Scores) -> None:
    wanted = [offsets_of(row["text"], item) for item in row["self_talk"]]
    said = _offsets(found["self_talk"])
    matched = dict(pairs(wanted, said))
    scores.spans["self_talk"].add(len(matched), len(said), len(wanted))
    names = [{p["pattern"] for p in item["patterns"]} for item in found["self_talk"]]
    for i, item in enumerate(row["self_talk"]):
        if i in matched and "severity" in item:
            near = abs(found["self_talk"][matched[i]]["severity"] - item["severity"]) <= 1
            scores.answers["severity within 1"].add(near, 1, 1)
    if any("patterns" not in item for item in row["self_talk"]):
        return
    for i, item in enumerate(row["self_talk"]):
        truth, got = set(item["patterns"]), names[matched[i]] if i in matched else set()
        for name in truth | got:
            scores.patterns[name].add(name in (truth & got), name in got, name in truth)
    for j in set(range(len(said))) - set(matched.values()):
        for name in names[j]:
            scores.patterns[name].add(0, 1, 0)


def _signals(row: Row, found: Found, scores: Scores) -> None:
    wanted = [offsets_of(row["text"], item) for item in row["signals"]]
    said = _offsets(found["signals"])
    for name, key in (("signals", "signal"), ("signals, polarity only", "polarity")):
        truth = [item.get(key) or polarity_of(item["signal"]) for item in row["signals"]]
        got = [item[key] for item in found["signals"]]
        matched = pairs(wanted, said, lambda i, j: truth[i] == got[j])  # noqa: B023
        scores.spans[name].add(len(matched), len(said), len(wanted))


def _traps(row: Row, found: Found, scores: Scores) -> None:
    for trap in row.get("traps", ()):
        name = {"self_talk": "self_talk", "signal": "signals"}.get(trap["looks_like"])
        if name in row:
            real = [offsets_of(row["text"], item) for item in row[name]]
            place = offsets_of(row["text"], trap)
            fallen = [
                s
                for s in _offsets(found[name])
                if hits(place, s) and not any(hits(r, s) for r in real)
            ]
            scores.answers["traps"].add(bool(fallen), 1, 1)


def _single_answers(row: Row, found: Found, scores: Scores) -> None:
    verdict = found["verdict"] or {}
    said = {"verdict": verdict.get("label"), "felt": verdict.get("felt")} | {
        name: found[name] for name in ("outcome", "distress")
    }
    given = {name: said[name] == row[name] for name in said if name in row}
    for name in filter(row.__contains__, ("company", "role")):
        want, got = (row[name] or "").lower(), (found[name] or "").lower()
        given[name] = want == got or bool(want and got and (want in got or got in want))
    if row.get("decision_by"):
        given["decision date"] = (found["decision"] or {}).get("by") == row["decision_by"]
    if row.get("stumble"):
        moment, place = found["stumble"], offsets_of(row["text"], row["stumble"])
        given["stumble"] = bool(moment) and hits(place, (moment["start"], moment["end"]))
    if row.get("after_stumble"):
        change = (found["after_stumble"] or {}).get("change")
        given["after the stumble"] = change == row["after_stumble"]
    for name, right in given.items():
        scores.answers[name].add(right, 1, 1)


def _recollection(row: Row, found: Found, scores: Scores) -> None:
    if "self_talk" in row:
        _self_talk(row, found, scores)
    if "signals" in row:
        _signals(row, found, scores)
    for name in filter(row.__contains__, QUOTED):
        wanted = [offsets_of(row["text"], item) for item in row[name]]
        said = _offsets(found[name])
        scores.spans[name].add(len(pairs(wanted, said)), len(said), len(wanted))
    _traps(row, found, scores)
    _single_answers(row, found, scores)
    if "people" in row:
        people = {(p["name"].lower(), p["stance"]) for p in row["people"]}
        got = {(p["name"].lower(), p["stance"]) for p in found["people"]}
        scores.spans["people with stance"].add(len(people & got), len(got), len(people))


def _sentence(row: Row, found: Found, scores: Scores) -> None:
    about = row.get("about")
    if "self_talk" in row and (about in (None, "self_talk", "neither") or row["self_talk"]):
        right = bool(found["self_talk"]) == row["self_talk"]
        scores.answers["sentences, self-talk"].add(right, 1, 1)
    if "signal" in row and (about in (None, "signal", "neither") or row["signal"]):
        labels = {item["signal"] for item in found["signals"]}
        right = row["signal"] in labels if row["signal"] else not labels
        scores.answers["sentences, signals"].add(right, 1, 1)
    if "distress" in row and about in (None, "distress"):
        right = found["distress"] == row["distress"]
        scores.answers["sentences, distress"].add(right, 1, 1)


def score(rows: Iterable[Row], found: Iterable[Found]) -> Scores:
    """The scores of analyses, as the output contract has them, of annotated rows in their order."""
    scores = Scores()
    for row, analysis in zip(rows, found, strict=True):
        (_recollection if is_recollection(row) else _sentence)(row, analysis, scores)
    return scores
