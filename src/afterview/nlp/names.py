"""Company, role, topics and the writer's own people, out of the model's marks on words."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter, itemgetter
from typing import NamedTuple, get_args

import numpy as np
from numpy.typing import NDArray

from afterview.nlp.labels import INDEX, STANCES, TAGS
from afterview.nlp.model import Model
from afterview.nlp.reading import Reading
from afterview.records import Person, Stance

_BRIDGES = frozenset(
    ["of", "the", "for", "and", "&", "de", "la", "du", "-", "'", ".", "/", "to", "in", "on", "at"]
)
_EDGE = re.compile(r"^(?:the|a|an|at|for|as|with|of|in|and|to|on)\s+", re.IGNORECASE)
_TAIL = re.compile(r"(?<!\s)\s+(?:the|a|an|at|for|as|with|of|in|and|to|on)$", re.IGNORECASE)
_RELATION = re.compile(
    r"^(?:[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Tt]heir)(?:\s+[a-z][\w'’-]*)+\s+(?=[^\W\d_a-z][\w'’-]*(?:\s+[^\W\d_a-z][\w'’-]*)*$)"
)
# What behind a job says that it is one, or how it was talked about; and what no employer is called.
_JOB_TAIL = re.compile(
    r"(?<=\w) (?:on-?site|interview|screen(?:ing)?|position|vacancy|opening|post|role|job)$",
    re.IGNORECASE,
)
_NO_EMPLOYER = frozenset(
    ["debrief", "interview", "onsite", "on-site", "zoom", "teams", "hr", "recap", "update", "panel"]
)
_PICTURES = frozenset({"So", "Sk"})  # emoji, and what colours them
_WHERE = re.compile(r"(?<=\w) (?:down|out|up|over) (?:the|in|at|by|on) .*$")
CLITIC = re.compile(r"['’](?:s|ll|d|ve|re)$")
# "St." and "Dr." are shorter than a word that ends a sentence.
_STOP = re.compile(r"(?<=[^\W\d_]{3})(?<!\bMrs)(?<!\bProf)(?<!\bRev)(?<!\bSgt)[.!?…]+\s+|\n+")
_OWNED = re.compile(r"(?:my|our|your|me|the)(?: own)?\b", re.IGNORECASE)
_OWNER_BEFORE = re.compile(r"\b(my|our|your)\s+$", re.IGNORECASE)
_NEXT = re.compile(r"(?<!\s)\s+[^\W\d_]+(?:-[^\W\d_]+)*")
_MARKER = (0, 0)  # where the pieces that open and close a window stand
MAX_TOPICS = 8
_STANCES: tuple[Stance, ...] = get_args(Stance)  # in the order of `STANCES`
_RIVALS = {"company": "role", "role": "company"}  # a word belongs to one of the two


class Named(NamedTuple):
    """A company, a role or a topic, and the mean probability of the words of its surest mention."""

    name: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Marked:
    """A run of marked words ``[start, end)`` with its mean and its summed probability.

    `pieces` are the numbers of its pieces in the reading.
    """

    start: int
    end: int
    mean: float
    total: float
    pieces: tuple[int, ...]


@lru_cache(maxsize=2)
def _words(reading: Reading) -> tuple[tuple[tuple[int, int], ...], NDArray[np.intp]]:
    """The places of a reading's words, and the number of each one's first piece."""
    places = np.asarray(reading.places, np.int64).reshape(-1, 2)
    begins = np.ones(len(places), bool)
    begins[1:] = (places[1:] != places[:-1]).any(1)
    first = np.flatnonzero(begins)
    return tuple(map(tuple, places[first].tolist())), first


def marked(reading: Reading, tag: str, threshold: float) -> tuple[Marked, ...]:
    """The runs of words that carry a tag; a single small word between two runs joins them."""
    values = reading.tags[:, TAGS.index(tag)]
    if rival := _RIVALS.get(tag):
        values = values * (values >= reading.tags[:, TAGS.index(rival)])
    if not (values >= threshold).any():
        return ()
    places, first = _words(reading)
    best = np.maximum.reduceat(values, first)
    ends = np.append(first[1:], len(values))
    runs: list[list[int]] = []
    for number in np.flatnonzero(best >= threshold).tolist():
        if places[number] == _MARKER:
            continue
        if runs and _joined(reading.text, places[runs[-1][-1] : number + 1]):
            runs[-1].append(number)
        else:
            runs.append([number])
    return tuple(_run(run, places, best, first, ends) for run in runs)


def _joined(text: str, places: Sequence[tuple[int, int]]) -> bool:
    """Whether the first and the last of some words stand side by side, or with one small word between."""
    between = [text[start:end].lower() for start, end in places[1:-1] if (start, end) != _MARKER]
    near = len(between) <= 1 and _BRIDGES.issuperset(between)
    return near and "\n" not in text[places[0][1] : places[-1][0]]


def _run(
    run: Sequence[int],
    places: Sequence[tuple[int, int]],
    best: NDArray[np.float32],
    first: NDArray[np.intp],
    ends: NDArray[np.intp],
) -> Marked:
    total = float(best[run].sum(dtype=np.float64))
    pieces = tuple(piece for word in run for piece in range(first[word], ends[word]))
    return Marked(places[run[0]][0], places[run[-1]][1], total / len(run), total, pieces)


def tidy(text: str) -> str:
    """A name without emoji, articles, small words and marks at its edges, and without "'s".

    >>> tidy("the  Head of Ops's,")
    'Head of Ops'
    """
    plain = "".join(
        " " if unicodedata.category(c) in _PICTURES or c == "\ufe0f" else c for c in text
    )
    value = re.sub(r"\s+", " ", plain).strip(' ,;:.!?"“”()*#-–—')
    value = _TAIL.sub("", _EDGE.sub("", value))
    return re.sub(r"['’]s$", "", value)


def _mentions(
    reading: Reading, tag: str, threshold: float, least: int
) -> dict[str, tuple[Named, float]]:
    """The names of a tag by their small letters, as first written, each with the weight of its mentions."""
    found: dict[str, tuple[Named, float]] = {}
    for run in marked(reading, tag, threshold):
        name = tidy(reading.text[run.start : run.end])
        if len(name) >= least and any(c.isalpha() for c in name):
            known, weight = found.get(name.lower(), (Named(name, 0.0), 0.0))
            surest = Named(known.name, max(known.confidence, run.mean))
            found[name.lower()] = surest, weight + run.mean + 0.1 * run.total
    return found


def _best(reading: Reading, tag: str, threshold: float) -> Named | None:
    found = _mentions(reading, tag, threshold, least=2).values()
    return max(found, key=itemgetter(1))[0] if found else None


def company(reading: Reading, model: Model) -> Named | None:
    """The employer, as the text first names it, without where it is."""
    found = _best(reading, "company", model.thresholds["company"])
    if found is None or found.name.lower() in _NO_EMPLOYER:
        return None
    return Named(_WHERE.sub("", found.name), found.confidence)


def role(reading: Reading, model: Model) -> Named | None:
    """The job, as the text first names it, without "role" or "interview" behind it."""
    found = _best(reading, "role", model.thresholds["role"])
    return found and Named(_JOB_TAIL.sub("", found.name), found.confidence)


def is_the_job(topic: str, role: str | None) -> bool:
    """Whether a topic is the job itself, or its first letters.

    >>> is_the_job("APM", "associate product manager"), is_the_job("the rota", "nurse")
    (True, False)
    """
    if role is None:
        return False
    letters = "".join(word[0] for word in re.findall(r"[^\W\d_]+", role))
    return topic.casefold() in (role.casefold(), letters.casefold())


def topics(reading: Reading, model: Model, job: str | None = None) -> tuple[Named, ...]:
    """What was talked about and a question could be about, in the order of the text, without the job itself."""
    found = _mentions(reading, "topic", model.thresholds["topic"], least=3)
    found = {key: one for key, one in found.items() if not is_the_job(key, job)}
    first = dict(list(found.items())[: 4 * MAX_TOPICS])
    kept = [one for k, (one, _) in first.items() if not any(k != o and k in o for o in first)]
    return tuple(kept[:MAX_TOPICS])


def apart(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch, cut where a sentence ends in it; "Mrs. Shah" and "St. John" are one."""
    for found in _STOP.finditer(text, start, end):
        yield start, found.start()
        start = found.end()
    yield start, end


def _of_a_person(text: str, start: int, end: int) -> str:
    """How a person is named there: with the "my" before a small letter, without "'s" and "'ll".

    >>> _of_a_person("So my lab partner's in.", 6, 19), _of_a_person("my father rang", 0, 2)
    ('my lab partner', 'my father')
    """
    if _OWNED.fullmatch(text, start, end) and (after := _NEXT.match(text, end)):
        end = after.end()
    raw = CLITIC.sub("", text[start:end]).strip(' ,;:.!?"“”()')
    before = _OWNER_BEFORE.search(text, max(0, start - 6), start)
    if before and raw[:1].islower() and not _OWNED.match(raw):
        raw = f"{before[1]} {raw}"
    return _RELATION.sub("", raw)


def people(reading: Reading, model: Model) -> tuple[Person, ...]:
    """The people of the writer's own life, each with the stance that the text gives them.

    A proper name stands alone: "my sister Adjoa" is "Adjoa". "Our Adjoa" stays as it is.
    """
    stances: dict[str, NDArray[np.float32]] = {}
    shown: dict[str, str] = {}
    for run in marked(reading, "person", model.thresholds["person"]):
        shares = _stance_shares(reading, run)
        for start, end in apart(reading.text, run.start, run.end):
            raw = _of_a_person(reading.text, start, end)
            if raw and raw[0].isalpha():
                shown.setdefault(raw.lower(), raw)
                stances[raw.lower()] = stances.get(raw.lower(), np.zeros(3, np.float32)) + shares
    merged: dict[str, NDArray[np.float32]] = {}
    for key in sorted(stances, key=len, reverse=True):
        longer = next((k for k in merged if f" {key} " in f" {k} "), key)
        merged[longer] = merged.get(longer, np.zeros(3, np.float32)) + stances[key]
    return tuple(
        Person(shown[key], _STANCES[int(merged[key].argmax())]) for key in stances if key in merged
    )


def _stance_shares(reading: Reading, run: Marked) -> NDArray[np.float32]:
    """Supportive, unsupportive, neutral: as the words take the person, and the sentence around."""
    units = reading.units
    last = bisect_left(units, run.end, key=attrgetter("start"))
    first = last
    while first > 0 and not (units[first - 1].whole and units[first - 1].end <= run.start):
        first -= 1
    around = [i for i in range(first, last) if units[i].end > run.start]
    sentence = reading.probabilities[around][:, [INDEX[name] for name in STANCES]].mean(0)
    words = reading.tags[list(run.pieces)][:, [TAGS.index(name) for name in STANCES]].mean(0)
    return np.asarray(sentence + words, np.float32)
