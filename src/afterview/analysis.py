"""Text in, analysis out: the whole flow on one screen."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from afterview.advice.earlier import earlier_of
from afterview.answer import Wishes, answer
from afterview.corrections import NO_CORRECTIONS, Corrections
from afterview.fingerprint import model_info
from afterview.nlp.pipeline import TEXT
from afterview.records import (
    Analysis,
    Recollection,
    Reflection,
)
from afterview.reflection import from_doc

if TYPE_CHECKING:
    from spacy.language import Language

BATCH = 8  # texts that are taken at a time
KEPT_WORDS = 10_000  # about five megabytes


def load(model: str | Path | None = None) -> Language:
    """The spaCy pipeline with all components; loaded once a process for each model.

    Raises:
        ModelError: the model is missing, damaged, foreign or of another format.
    """
    from afterview.nlp.pipeline import pipeline

    return pipeline(str(model) if model is not None else None)


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
