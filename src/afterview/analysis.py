"""Text in, analysis out: the whole flow on one screen."""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from afterview.advice import advise
from afterview.advice.earlier import Earlier, before, earlier_of
from afterview.advice.focus import USUAL, OwnLine, Wanted, own_lines
from afterview.corrections import NO_CORRECTIONS, Corrections, corrected, left_out
from afterview.doubtful import settled, without_an_offer
from afterview.fingerprint import model_info
from afterview.likely import likely, measured
from afterview.nlp.pipeline import TEXT
from afterview.records import (
    Advice,
    AfterStumble,
    Analysis,
    ModelInfo,
    Recollection,
    Reflection,
    SelfTalk,
    Signal,
    Verdict,
)
from afterview.reflection import from_doc
from afterview.verdict import judge
from afterview.whole import readable, whole_quotes
from afterview.whose import with_doers

if TYPE_CHECKING:
    from spacy.language import Language

NOT_ENGLISH = "afterview reads English, and this text seems to be in another language."
NO_INTERVIEW = "This does not read like a recollection of a job interview."
BATCH = 8  # texts that are taken at a time
KEPT_WORDS = 10_000  # about five megabytes


def load(model: str | Path | None = None) -> Language:
    """The spaCy pipeline with all components; loaded once a process for each model.

    Raises:
        ModelError: the model is missing, damaged, foreign or of another format.
    """
    from afterview.nlp.pipeline import pipeline

    return pipeline(str(model) if model is not None else None)


def _notes(reflection: Reflection, gone: int) -> tuple[str, ...]:
    if reflection.source.language == "other":
        return (NOT_ENGLISH,)
    return left_out(gone) if reflection.is_interview else (NO_INTERVIEW,)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What an answer depends on beside the text.

    `today` is the day that the plan counts from, `name` the writer's own, `region` a country code for
    helplines, and `corrections` what the user said about earlier flags. `lines` are the user's own
    to put up, said as `person` (I, you, name, or as they stand). `earlier` are other entries of the
    journal; those before a text's day are held against it. `cards` says which lines to put up are wanted.
    """

    today: dt.date
    name: str | None = None
    region: str | None = None
    corrections: Corrections = NO_CORRECTIONS
    lines: tuple[str, ...] = ()
    person: str | None = None
    earlier: tuple[Earlier, ...] = ()
    cards: Wanted = USUAL


def _matched_lines(talk: Sequence[SelfTalk], wishes: Wishes) -> tuple[OwnLine, ...]:
    """The user's own lines, matched by meaning to the negative thoughts of a text."""
    if not wishes.lines:
        return ()
    from afterview.nlp.meaning import nearness
    from afterview.nlp.model import model

    def near(thoughts: Sequence[str], lines: Sequence[str]) -> Sequence[Sequence[float]]:
        found: list[list[float]] = nearness(thoughts, lines, model()).tolist()
        return found

    return own_lines(talk, wishes.lines, near, name=wishes.name, person=wishes.person)


def answer(
    reflection: Reflection, recollection: Recollection, wishes: Wishes, info: ModelInfo
) -> Analysis:
    """What was found in a text, weighed and answered."""
    # Before the corrections, which are of thoughts as they were shown.
    reflection = readable(reflection, recollection.text)
    known = corrected(reflection.self_talk, wishes.corrections, info.fingerprint)
    gone = len(reflection.self_talk) - len(known)
    reflection = dataclasses.replace(reflection, self_talk=known)
    crisis = reflection.distress == "crisis"
    if crisis:
        reflection = Reflection(reflection.source, reflection.is_interview, distress="crisis")
    reflection = with_doers(measured(reflection), recollection.text)
    reflection = without_an_offer(reflection, recollection.text)
    past = before(wishes.earlier, recollection.written_on)
    sound = settled(reflection, recollection.text)
    found = whole_quotes(sound, recollection.text)
    told = likely(found, recollection.text, reflection)
    verdict, change = judge(found, [entry.said for entry in past], told)
    if crisis:
        verdict = Verdict("unclear", "unclear", 0.0, "")
    talk, advice = advise(
        told,
        verdict,
        text=recollection.text,
        today=wishes.today,
        name=wishes.name,
        region=wishes.region,
        own_lines=() if crisis else _matched_lines(reflection.self_talk, wishes),
        earlier=past,
        wanted=wishes.cards,
    )
    answered = {(one.start, one.end): one for one in talk}
    talk = tuple(answered.get((t.start, t.end), t) for t in reflection.self_talk)
    plain = {
        field.name: getattr(reflection, field.name)
        for field in dataclasses.fields(Reflection)
        if field.name in {f.name for f in dataclasses.fields(Analysis)}
    }
    return Analysis(
        **{**plain, "self_talk": talk, "outcome": told.outcome, "people": told.people},
        text=recollection.text,
        after_stumble=_placed(change, sound.signals, reflection.signals),
        verdict=verdict,
        advice=advice if reflection.is_interview or crisis else Advice(support=advice.support),
        notes=() if crisis else (*_notes(reflection, gone), *filter(None, [recollection.note])),
        model=info,
    )


def _placed(
    change: AfterStumble | None, kept: Sequence[Signal], signals: Sequence[Signal]
) -> AfterStumble | None:
    """The indices of what followed the stumble, counted in all the signals and not in those kept."""
    if change is None:
        return None
    place = {signal: number for number, signal in enumerate(signals)}
    places = [place[signal] for signal in kept]
    before, after = (tuple(places[i] for i in one) for one in (change.before, change.after))
    return dataclasses.replace(change, before=before, after=after)


def reflect(recollections: Sequence[Recollection], nlp: Language) -> tuple[Reflection, ...]:
    """What is in each text, found by the pipeline that `load` gives.

    spaCy keeps the first `KEPT_WORDS` that it meets. From then on the texts share a memory zone: words that are
    new are kept among them, and then let go.
    """
    with nlp.memory_zone() if len(nlp.vocab) >= KEPT_WORDS else nullcontext():
        return tuple(_reflection(one, nlp) for one in recollections)


def _reflection(one: Recollection, nlp: Language) -> Reflection:
    doc = nlp.make_doc(one.text)
    doc.user_data[TEXT] = one.text
    if one.written_on:
        doc.user_data["written_on"] = one.written_on.isoformat()
    for _, component in nlp.pipeline:
        doc = component(doc)
    return from_doc(doc, one)


def analyze(
    text: str,
    *,
    id: str = "text",
    written_on: dt.date | None = None,
    today: dt.date | None = None,
    name: str | None = None,
    region: str | None = None,
    model: str | Path | None = None,
    corrections: Corrections | None = None,
    lines: Sequence[str] = (),
    person: str | None = None,
    earlier: Iterable[Analysis] = (),
) -> Analysis:
    """Read one recollection.

    Args:
        text: what was written, any length.
        id: how the output names it.
        written_on: the day that "by Friday" counts from; None leaves such dates open.
        today: the day that the plan counts from; None is the day it is.
        name: the writer's own name, for lines in the third person.
        region: a country code for helplines, such as ``GB``.
        model: a shipped model's name or a model folder; None is the default.
        corrections: what the user said about earlier flags.
        lines: the writer's own lines to put up; matched to the thoughts by meaning.
        person: how those lines speak: ``I``, ``you``, ``name``, or None for as they stand.
        earlier: analyses of other texts of the same writer; those before this text's day tell whether a
            thought or a lesson came before and what followed, and their wordings aren't used again.

    Raises:
        ModelError: the model can't be used.

    >>> found = analyze("She smiled all through my interview. I'm such an idiot.")
    >>> [t.quote for t in found.self_talk]
    ["I'm such an idiot."]
    """
    one = Recollection.of(text, id=id, written_on=written_on)
    many = analyze_many(
        [one],
        today=today,
        name=name,
        region=region,
        model=model,
        corrections=corrections,
        lines=lines,
        person=person,
        earlier=earlier,
    )
    return next(many)


def analyze_many(
    texts: Iterable[str | Recollection],
    *,
    written_on: dt.date | None = None,
    today: dt.date | None = None,
    name: str | None = None,
    region: str | None = None,
    model: str | Path | None = None,
    corrections: Corrections | None = None,
    lines: Sequence[str] = (),
    person: str | None = None,
    earlier: Iterable[Analysis] = (),
) -> Iterator[Analysis]:
    """Read many recollections, a few at a time; memory doesn't grow with their number.

    Strings get the ids ``text-1``, ``text-2`` and so on. See `analyze` for the arguments.
    """
    nlp = load(model)
    info = model_info(str(model) if model is not None else None)
    known = corrections or NO_CORRECTIONS
    past = tuple(earlier_of(one) for one in earlier)
    wishes = Wishes(today or dt.date.today(), name, region, known, tuple(lines), person, past)
    stream = (
        item
        if isinstance(item, Recollection)
        else Recollection.of(item, id=f"text-{number}", written_on=written_on)
        for number, item in enumerate(texts, 1)
    )
    while chunk := tuple(itertools.islice(stream, BATCH)):
        for one, reflection in zip(chunk, reflect(chunk, nlp), strict=True):
            yield answer(reflection, one, wishes, info)
