"""Whom of the employer's a note is addressed to, as the text spells the name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from afterview.advice.people import joined, people_words
from afterview.nlp.names_alike import is_given_name
from afterview.places import places
from afterview.records import Reflection
from afterview.whose import is_written_to

_APPOSED = re.compile(r", (?:the |an? )?([^.,;!?\n]+)", re.IGNORECASE)


def interviewer(reflection: Reflection, text: str = "") -> str | None:
    """Whom to write to, as the text spells them: who will write or ring, else who heads the place, else who is
    named most.

    A name is a word with a capital that isn't a role, a pronoun, the employer's or a place; it has a
    title before or behind it, or does something somewhere in the text. A firm may be called after somebody with
    a title. Where somebody without a name will write, nobody is named.
    """
    firm = {w.casefold() for w in re.findall(r"\w+", reflection.company or "") if len(w) > 2}
    barred = {w.casefold() for w in re.findall(r"\w+", reflection.role or "")}
    barred -= {w for w in barred if joined().title_alone.fullmatch(w.title())}
    barred |= {p.name.casefold() for p in reflection.people}
    times: Counter[str] = Counter()
    for name, told in _named(reflection, text).items():
        if " " in name or _is_seen(name, reflection, text):
            times[_titled(name, text)] += told
    if not times:
        times = Counter(n for n in _named_otherwise(firm, text) if not is_written_to(n, text))

    def fits(name: str) -> bool:
        words = {w.casefold() for w in name.split()}
        titled = joined().title_first.match(name) or people_words().titled_behind.fullmatch(name)
        return not words & (barred if titled else barred | firm)

    fit = [n for n in times if fits(n) and _does(n, text, reflection.role)]
    writes = people_words().will_write.search(text)
    if writes and not people_words().no_name.match(writes["who"].split()[0]):
        who = writes["who"]
        named_so = fits(who) and _is_name(who) and not joined().title_alone.fullmatch(who)
        return _titled(who, text) if named_so else None
    heads = [n for n in fit if _leads(n, text) or {w.casefold() for w in n.split()} & firm]
    if writes and writes["who"][:4].lower() == "the ":
        return next(iter(heads), None)
    return max(heads or fit, key=times.__getitem__, default=None)


def _named(reflection: Reflection, text: str) -> Counter[str]:
    """How often each name of a doer, and each with a title in a sign of nobody's, is told, in their order."""
    doers = Counter(who for s in reflection.signals for who in s.doers)
    found: Counter[str] = Counter()
    for who, told in doers.items():
        if _is_name(who) and (name := _full(who, text)):
            found[name] += told
    found.update(name for s in reflection.signals if not s.who for name in _titled_in(s.quote))
    return found


def _leads(name: str, text: str) -> bool:
    """Whether somebody is said to head the place.

    >>> _leads("Mr Moyo", "The head, Mr Moyo, smiled."), _leads("Mrs Seretse", "Mrs Seretse, the deputy, smiled.")
    (True, False)
    """
    return any(
        people_words().leads.search(text, max(0, at.start - 30), at.start)
        or re.match(
            r",? (?:is |was )?(?:the|their) (?:head|owner|chair\w*|director|principal|boss)\b(?! of)",
            text[at.end :],
        )
        for at in places(name, text)
    )


def _named_otherwise(firm: Iterable[str], text: str) -> list[str]:
    """Where no sign names anybody: who has a title behind the name and does something, and whom with a title
    the firm is called after.

    >>> _named_otherwise(["loon"], "Kulkarni madam asked on. Meneer Van Loon is quiet.")
    ['Meneer Van Loon', 'Kulkarni madam']
    """
    title = people_words().title.pattern
    found = [
        one[0]
        for word in sorted(firm)
        for one in re.finditer(rf"\b{title}\.? (?:[A-Z][\w’'-]+ )?{word.capitalize()}\b", text)
    ]
    behind = [
        one[0]
        for one in people_words().titled_behind.finditer(text)
        if joined().acts_next.match(text, one.end())
    ]
    return list(dict.fromkeys((*found, *behind)))


def _is_seen(name: str, reflection: Reflection, text: str) -> bool:
    """Whether a word is a name: it has its capital within a sentence, or does something at the beginning
    of one; what stands in a negative thought doesn't count."""
    if not text:
        return True
    for found in places(name, text):
        if any(talk.start <= found.start < talk.end for talk in reflection.self_talk):
            continue
        if people_words().relative_before.search(text, max(0, found.start - 16), found.start):
            return False
        if is_given_name(name) or re.search(
            r"[\w,;)] $", text[max(0, found.start - 2) : found.start]
        ):
            return True
        if joined().acts_next.match(text, found.end):
            return True
    return False


def _titled_in(quote: str) -> list[str]:
    """The names with a title in a quote."""
    return [found[0] for found in joined().title_and_name.finditer(quote)]


def _full(who: str, text: str) -> str | None:
    """A name; of a bare title the name that the text has after it."""
    if not joined().title_alone.fullmatch(who):
        return who
    named = (re.match(r" [A-Z][\w'’-]+", text[place.end :]) for place in places(who, text))
    return next((who + more[0] for more in named if more), None)


def _titled(name: str, text: str) -> str:
    """A bare name with the title that the text has before it.

    >>> _titled("Ebner", "I was sitting with Frau Ebner."), _titled("Dev", "I met Dev.")
    ('Frau Ebner', 'Dev')
    """
    name = re.sub(r"['’]s$", "", name)
    for start, _ in places(name, text):
        if title := joined().title_before.search(text, max(0, start - 24), start):
            return title[0] + name
    return name


def _is_name(who: str) -> bool:
    words = who.split()
    return len(words) <= 3 and all(
        w[:1].isupper() and not w.isupper() and not people_words().no_name.match(w) for w in words
    )


def _does(name: str, text: str, role: str | None = None) -> bool:
    """Whether somebody of that name does something in the text, or is called so in it; at the beginning
    of a sentence, where any word has a capital, only what people alone do counts.

    >>> _does("Results", "Results will be on the website."), _does("Ravi", "Ravi asked me twice.")
    (False, True)
    >>> _does("Asha", "I thought, Asha, today you are brave.")
    False

    "…, Mr Karthikeyan" at the end of speech is how they spoke to the writer.
    """
    if not text:
        return True
    if role and any(
        apposed[1].casefold().startswith(role.casefold())
        for _, end in places(name, text)
        if (apposed := _APPOSED.match(text, end))
    ):
        return False  # "Tierney Walsh, associate" names the employer and the job
    if people_words().titled_behind.fullmatch(name):
        return True
    titled = joined().title_first.match(name)
    addressed = re.search(
        rf",\s*{re.escape(name)}(?:[.!?,]?\s*[\"”]|, you\b|, to(?:day|night)\b)", text
    )
    if titled and not addressed:
        return True
    if not addressed and is_given_name(name.split()[0]):
        return True
    for start, end in places(name, text):
        before, after = text[max(0, start - 12) : start], text[end:]
        if re.search(r"\b(?:called|named|name is|with|is|was|by)\s+$", before):
            return True
        if re.search(
            r"(?:^|[.!?…:]\s+|\n[ \t•*–-]*|[\"“(])$", before
        ):  # a capital that says nothing
            if people_words().speaks.match(after.lstrip(" ")):
                return True
        elif not people_words().placed.search(before) and joined().acts_after.match(
            after.lstrip(" ")
        ):
            return True
    return False
