"""What was found in a text, weighed and answered: corrections, doubts, verdict, advice."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from afterview.advice import advise
from afterview.advice.earlier import Earlier, before
from afterview.advice.focus import USUAL, OwnLine, Wanted, own_lines
from afterview.corrections import NO_CORRECTIONS, Corrections, corrected, left_out
from afterview.doubtful import settled, without_an_offer
from afterview.likely import likely, measured
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
from afterview.verdict import judge
from afterview.whole import readable, whole_quotes
from afterview.whose import with_doers

NOT_ENGLISH = "afterview reads English, and this text seems to be in another language."
NO_INTERVIEW = "This does not read like a recollection of a job interview."


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


def _notes(reflection: Reflection, gone: int) -> tuple[str, ...]:
    if reflection.source.language == "other":
        return (NOT_ENGLISH,)
    return left_out(gone) if reflection.is_interview else (NO_INTERVIEW,)


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
