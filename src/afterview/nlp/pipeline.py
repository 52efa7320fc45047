"""spaCy components, thin shells over the functions beside them, and the pipeline of them all.

Every component works alone in anybody's pipeline: the reading of a text is shared through a small
memo, so that five components cost one pass of the encoder. What they find is in named span groups
of the `Doc`; numbers travel in the groups' `attrs`, which `Doc.to_bytes` and `DocBin` keep.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, Protocol

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from afterview.nlp import distress as distress_
from afterview.nlp import facts, felt, names
from afterview.nlp.labels import FIELDS
from afterview.nlp.model import Model, model
from afterview.nlp.reading import Reading, leaning, read
from afterview.nlp.self_talk import self_talk
from afterview.nlp.signals import signals
from afterview.nlp.stumble import placed, stumble
from afterview.nlp.tone import tone, tone_model
from afterview.plain import from_plain, to_plain
from afterview.records import QUOTED, Quote
from afterview.records import SelfTalk as SelfTalkRecord
from afterview.records import Signal as SignalRecord
from afterview.records import Tone as ToneRecord
from afterview.regression import likeliest

TEXT = "afterview.text"  # where the text of a `Doc` is kept in its user data
COMPONENTS = (
    "afterview_self_talk",
    "afterview_signals",
    "afterview_stumble",
    "afterview_facts",
    "afterview_tone",
    "afterview_distress",
)


class _Stretch(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def _group(doc: Doc, name: str, found: Sequence[_Stretch], labels: Iterable[str]) -> None:
    """Store stretches as spans; the exact offsets and all numbers go into the group's attrs."""
    spans: list[Span] = []
    for item, label in zip(found, labels, strict=True):
        span = doc.char_span(item.start, item.end, label=label, alignment_mode="expand")
        if span is not None:
            spans.append(span)
    doc.spans[name] = SpanGroup(
        doc, name=name, spans=spans, attrs={"found": [to_plain(item) for item in found]}
    )


def found_in(doc: Doc, name: str, kind: type) -> tuple[Any, ...]:
    """The records that a component stored in a span group; empty where it didn't run."""
    if name not in doc.spans:
        return ()
    return tuple(from_plain(kind, item) for item in doc.spans[name].attrs.get("found", ()))


def text_of(doc: Doc) -> str:
    """The text of a `Doc`; spaCy joins it from the tokens each time, unless it was left here."""
    return str(doc.user_data.get(TEXT) or doc.text)


class Component:
    """What all components share: the model's name, and nothing to save but that."""

    def __init__(self, model_name: str | None = None) -> None:
        self.model_name = model_name

    @property
    def model(self) -> Model:
        return model(self.model_name)

    def read(self, doc: Doc) -> Reading:
        return read(text_of(doc), self.model)

    def to_disk(self, path: Any, exclude: Any = ()) -> None:
        """Nothing: the configuration names the model."""

    def from_disk(self, path: Any, exclude: Any = ()) -> Component:
        return self

    def to_bytes(self, exclude: Any = ()) -> bytes:
        return b""

    def from_bytes(self, data: bytes, exclude: Any = ()) -> Component:
        return self


class SelfTalkComponent(Component):
    """`doc.spans["self_talk"]`, labelled with the strongest pattern."""

    def __call__(self, doc: Doc) -> Doc:
        found = self_talk(self.read(doc), self.model)
        _group(doc, "self_talk", found, (t.patterns[0].pattern for t in found))
        return doc


class SignalsComponent(Component):
    """`doc.spans["signals"]`, labelled with the signal."""

    def __call__(self, doc: Doc) -> Doc:
        found = signals(self.read(doc), self.model)
        _group(doc, "signals", found, (s.signal for s in found))
        return doc


class StumbleComponent(Component):
    """`doc.spans["stumble"]`: none or one; places the signals before or after it."""

    def __call__(self, doc: Doc) -> Doc:
        moment = stumble(self.read(doc), self.model)
        _group(doc, "stumble", [moment] if moment else [], ["stumble"] if moment else [])
        if moment:
            doc.spans["stumble"].attrs["leaning"] = leaning(
                self.read(doc), "change", self.model.thresholds["change"], moment.start
            )
        if "signals" in doc.spans:
            found = placed(self.read(doc).text, found_in(doc, "signals", SignalRecord), moment)
            _group(doc, "signals", found, (s.signal for s in found))
        return doc


class FactsComponent(Component):
    """A span group for each field of facts; names, dates and the outcome in `doc.spans["facts"]`."""

    def __call__(self, doc: Doc) -> Doc:
        reading = self.read(doc)
        fields = {f: facts.quotes(reading, self.model, f) for f in FIELDS if f != "stumble"}
        for field, found in fields.items():
            _group(doc, field, found, [field] * len(found))
        written = doc.user_data.get("written_on")
        day = dt.date.fromisoformat(written) if written else None
        talk = found_in(doc, "self_talk", SelfTalkRecord) or self_talk(reading, self.model)
        outcome = facts.outcome(reading, self.model)
        told = felt.Told(
            length=len(reading.text),
            talk=talk,
            signals=found_in(doc, "signals", SignalRecord) or signals(reading, self.model),
            strengths=fields["strengths"],
            balanced=fields["balanced"],
            unanswered=fields["unanswered"],
            drawbacks=fields["drawbacks"],
            stumbled=stumble(reading, self.model) is not None,
            outcome=outcome,
            tone=tone(text_of(doc), tone_model()),
        )
        company, role = names.company(reading, self.model), names.role(reading, self.model)
        topics = names.topics(reading, self.model, role and role.name)
        attrs = {
            "decision": to_plain(facts.decision(reading, self.model, day)),
            "outcome": outcome,
            "company": company and company.name,
            "role": role and role.name,
            "topics": [topic.name for topic in topics],
            "certainty": [
                *(one.confidence if one else 0.0 for one in (company, role, *topics)),
                *(quote.confidence for field in QUOTED for quote in fields[field]),
            ],
            "people": [to_plain(p) for p in names.people(reading, self.model)],
            "felt": likeliest(
                felt.TABLE,
                felt.felt_features(told),
                leaning(reading, "felt", self.model.thresholds["felt"]),
            ),
            "impression": leaning(reading, "verdict", self.model.thresholds["verdict"]),
        }
        doc.spans["facts"] = SpanGroup(doc, name="facts", attrs=attrs)
        return doc


class ToneComponent(Component):
    """`doc.spans["tone"]`: a span a sentence; values in its attrs."""

    def __call__(self, doc: Doc) -> Doc:
        found = tone(text_of(doc), tone_model())
        _group(doc, "tone", found.arc, ["tone"] * len(found.arc))
        doc.spans["tone"].attrs["mean"] = found.mean
        return doc


class DistressComponent(Component):
    """The level in ``doc.spans["distress"].attrs["level"]``."""

    def __call__(self, doc: Doc) -> Doc:
        level = distress_.distress(self.read(doc), self.model)
        doc.spans["distress"] = SpanGroup(doc, name="distress", attrs={"level": level})
        return doc


def _factory(kind: type[Component]) -> Any:
    def make(nlp: Language, name: str, model_name: str | None) -> Component:
        return kind(model_name)

    return make


_CLASSES: dict[str, type[Component]] = {
    "afterview_self_talk": SelfTalkComponent,
    "afterview_signals": SignalsComponent,
    "afterview_stumble": StumbleComponent,
    "afterview_facts": FactsComponent,
    "afterview_tone": ToneComponent,
    "afterview_distress": DistressComponent,
}
for _name, _class in _CLASSES.items():
    Language.factory(_name, default_config={"model_name": None}, func=_factory(_class))


@lru_cache(maxsize=4)
def pipeline(model_name: str | None = None) -> Language:
    """A blank English pipeline with all components, once a process for each model."""
    import spacy

    nlp = spacy.blank("en")
    nlp.max_length = 20_000_000
    for name in COMPONENTS:
        nlp.add_pipe(name, config={"model_name": model_name})
    return nlp


def mean_tone(doc: Doc) -> ToneRecord:
    """The tone that the component stored."""
    from afterview.records import ToneAt

    if "tone" not in doc.spans:
        return ToneRecord(0.0)
    return ToneRecord(doc.spans["tone"].attrs["mean"], found_in(doc, "tone", ToneAt))


def quotes_in(doc: Doc, field: str) -> tuple[Quote, ...]:
    """The quotes of one field."""
    return found_in(doc, field, Quote)
