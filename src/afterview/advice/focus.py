"""Lines to put up where one sees them: the user's own first, then a small stock, matched to thoughts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from afterview.advice.choice import NO_VALUES, Chooser, Value, Values
from afterview.advice.person import addressed
from afterview.advice.supposed import holds
from afterview.content import filled, load
from afterview.quoting import clip, place
from afterview.records import Focus, Quote, SelfTalk

if TYPE_CHECKING:
    from afterview.content.models import FocusLine

PLACES = ("bathroom mirror", "steering wheel", "kitchen sink", "ceiling above the bed")
WHILE_DRIVING = ("steering wheel",)
SHORT = 5  # words that can be read at a glance
_ANY = 99
_THINGS = frozenset(["company", "day", "topic", "person"])
NEAR = 0.1  # from which a line is said to answer a thought
_FORMS = ("I", "i", "am", "have", "do", "s", "my", "My", "me")
_SLOTS = {
    "I": ("I", "I", "am", "have", "do", "", "my", "My", "me"),
    "you": ("You", "you", "are", "have", "do", "", "your", "Your", "you"),
}
Nearness = Callable[[Sequence[str], Sequence[str]], Sequence[Sequence[float]]]


@dataclass(frozen=True, slots=True)
class OwnLine:
    """A line of the user's own, and the thought of the text that it is nearest to."""

    text: str
    against: Quote | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which cards are wanted: the `places` (None is those that the text speaks for), how many lines for
    `each`, and the `person` of lines from the stock: ``I``, ``you``, ``name``, or None for the name where
    there is one."""

    places: tuple[str, ...] | None = None
    each: int = 1
    person: str | None = None


USUAL = Wanted()


def person_slots(name: str | None, person: str | None = None) -> dict[str, str]:
    """Subject, verb and possessive that agree with each other: I, you or a name.

    >>> person_slots("James")["my"], person_slots("Ada")["have"], person_slots(None)["s"]
    ("James's", 'has', '')
    >>> person_slots("Ada", "you")["am"]
    'are'
    """
    if person in ("I", "you") or not name:
        return dict(zip(_FORMS, _SLOTS["you" if person == "you" else "I"], strict=True))
    own = f"{name}'s"
    forms = (name, name, "is", "has", "does", "s", own, own, name)
    return dict(zip(_FORMS, forms, strict=True))


def own_lines(
    thoughts: Sequence[SelfTalk],
    lines: Sequence[str],
    nearness: Nearness,
    *,
    name: str | None = None,
    person: str | None = None,
) -> tuple[OwnLine, ...]:
    """The user's lines, those that answer a thought first: the harshest thought gets its nearest line.

    Args:
        thoughts: the negative thoughts of the text.
        lines: as the user wrote them; ``{I}``, ``{am}``, ``{my}``, ``{name}`` and the like are filled in.
        nearness: how near in meaning each thought is to each line, as `nlp.meaning.nearness`.
        name: the user's own.
        person: ``I``, ``you`` or ``name``; None leaves lines without slots as they are.

    >>> own_lines((), ("{I} {am} here.",), lambda t, q: [], name="Sam")
    (OwnLine(text='Sam is here.', against=None),)
    """
    slots = {**person_slots(name, person), "name": name or "I"}
    put = [filled(line, slots) if "{" in line else addressed(line, person, name) for line in lines]
    if not thoughts or not put:
        return tuple(OwnLine(line) for line in put)
    near = nearness([t.quote for t in thoughts], put)
    free = list(range(len(put)))
    found: list[OwnLine] = []
    for number in sorted(range(len(thoughts)), key=lambda n: -thoughts[n].severity):
        if not free:
            break
        best = max(free, key=lambda n: float(near[number][n]))
        if float(near[number][best]) < NEAR:
            continue
        free.remove(best)
        found.append(OwnLine(put[best], place(thoughts[number])))
    return (*found, *(OwnLine(put[n]) for n in free))


def _fits(text: str, where: str) -> bool:
    return where not in WHILE_DRIVING or len(text.split()) <= SHORT


def cards(
    thoughts: Sequence[SelfTalk],
    choose: Chooser,
    name: str | None = None,
    own: Sequence[OwnLine] = (),
    *,
    places: Sequence[str] = PLACES,
    each: int = 1,
    person: str | None = None,
    values: Values = NO_VALUES,
    calm: bool = False,
    barred: frozenset[str] = frozenset(),
) -> tuple[Focus, ...]:
    """Lines for each place: the user's own first, then a calmer line out of the text, then the stock;
    short ones only where one drives.

    Args:
        thoughts: the negative thoughts of the text; lines that answer one of them come first.
        choose: gives out wordings.
        name: the writer's own name, put in place of "I".
        own: the user's lines, as `own_lines` orders them.
        places: some of `PLACES`.
        each: lines for a place.
        person: ``I``, ``you`` or ``name``; None is the name where there is one.
        values: what the text gives for the slots of wordings.
        calm: only lines that answer nothing, as for a text of despair.
        barred: what a line mustn't be `unless`.
    """
    slots = {key: [Value(word, most=_ANY)] for key, word in person_slots(name, person).items()}
    things = {key: found for key, found in values.items() if key in _THINGS}
    # On a card of one's own a relative would be "my", and in another form "your": names alone are safe.
    things["person"] = [v for v in things.get("person", ()) if not v.text.startswith("your ")]
    free, fairer = list(own), list(values.get("fair", ()))
    answered = () if calm else thoughts
    chosen: dict[str, list[Focus]] = {where: [] for where in places}
    for _ in range(each):
        for where in places:
            line = next((line for line in free if _fits(line.text, where)), None)
            if line is not None:
                free.remove(line)
                quote = clip(line.against) if line.against else None
                chosen[where].append(Focus(line.text, where, quote))
                continue
            if fairer and where not in WHILE_DRIVING:
                chosen[where].append(_of_the_text(fairer.pop(0), thoughts, where, choose))
                continue
            if found := _from_stock(answered, where, choose, {**things, **slots}, each > 1, barred):
                chosen[where].append(found)
    return tuple(line for where in places for line in chosen[where])


def _of_the_text(value: Value, thoughts: Sequence[SelfTalk], where: str, choose: Chooser) -> Focus:
    """A line of the writer's own text that already answers the harsh ones."""
    choose.quote(value.key)
    harshest = max(thoughts, key=lambda t: t.severity, default=None)
    return Focus(f"“{value.text}”", where, clip(harshest) if harshest else None)


def _from_stock(
    thoughts: Sequence[SelfTalk],
    where: str,
    choose: Chooser,
    values: Values,
    again: bool,
    barred: frozenset[str],
) -> Focus | None:
    here = [x for x in load().focus if x.place == where and barred.isdisjoint(x.unless)]
    fitting = [line for line in here if any(_answers(line, talk) for talk in thoughts)]
    general = [line for line in here if not line.patterns]
    found = choose.say(fitting, values) or choose.say(general, values)
    if found is None and again:
        found = choose.say(fitting, values, again=True) or choose.say(general, values, again=True)
    if found is None or not _fits(found.text, where):
        return None
    against = next((talk for talk in thoughts if _answers(found.line, talk)), None)
    return Focus(found.text, where, clip(against) if against else None)


def _answers(line: FocusLine, talk: SelfTalk) -> bool:
    """Whether a line is for a thought of this kind, and supposes nothing that the thought doesn't say."""
    return bool({p.pattern for p in talk.patterns} & {*line.patterns}) and holds(
        line.says, talk.quote
    )
