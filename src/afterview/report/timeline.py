"""The signals in the orders in which reports show them: by weight, and along the interview."""

from __future__ import annotations

from dataclasses import dataclass

from afterview.content import load
from afterview.likely import is_sure_sign
from afterview.records import Analysis, Polarity, Signal
from afterview.report.signs import once, side

IN_A_ROW = 14
_ABOVE = 76
_BELOW = 26
_SIDE: dict[Polarity, int] = {"positive": -1, "negative": 1, "neutral": 0}
_STEM = {0: 0, 1: 24, 2: 40, 3: 56}


@dataclass(frozen=True, slots=True)
class Event:
    """One signal, or the stumble (`signal` None), on the drawing.

    `x` is in percent of its width, `y` and `axis` in pixels; `number` is the signal's, from 1.
    """

    x: float
    y: int
    axis: int
    number: int = 0
    signal: Signal | None = None

    @property
    def polarity(self) -> Polarity | None:
        """The signal's; None for the stumble."""
        return side(self.signal) if self.signal else None


@dataclass(frozen=True, slots=True)
class Timeline:
    """The drawing: its height, those of its axes, the room below each in pixels, and its events."""

    height: int
    axes: tuple[int, ...]
    below: int
    events: tuple[Event, ...]

    @property
    def before(self) -> tuple[Event, ...]:
        """The signals up to the stumble; all of them where there is none."""
        return self.events[: self._stumble]

    @property
    def after(self) -> tuple[Event, ...]:
        """The signals from the stumble on."""
        return self.events[self._stumble + 1 :]

    @property
    def _stumble(self) -> int:
        places = (n for n, event in enumerate(self.events) if event.signal is None)
        return next(places, len(self.events))


@dataclass(frozen=True, slots=True)
class Toned:
    """One sentence on the drawing of the tone: its place and width in percent, and its tone from -1 to 1."""

    x: float
    width: float
    tone: float


def tones(analysis: Analysis) -> tuple[Toned, ...]:
    """The tone of each sentence in the order of the text, as wide as the sentence is long."""
    arc = analysis.tone.arc
    share = 100 / max(sum(part.end - part.start for part in arc), 1)
    drawn, at = [], 0.0
    for part in arc:
        width = share * (part.end - part.start)
        drawn.append(Toned(round(at, 2), round(width, 2), part.value))
        at += width
    return tuple(drawn)


def by_weight(analysis: Analysis) -> list[tuple[int, Signal]]:
    """The signals with their numbers: what speaks for the writer first, the heaviest first, each event once; what
    isn't read surely comes last."""
    order, labels = {"positive": 0, "negative": 1, "neutral": 2}, load().labels
    told = sorted(enumerate(analysis.signals, 1), key=lambda one: one[1].start)
    return sorted(
        once(told, analysis.text),
        key=lambda one: (
            not is_sure_sign(one[1]),
            order[side(one[1])],
            -labels[one[1].signal].strength,
            one[1].start,
        ),
    )


def timeline(analysis: Analysis) -> Timeline:
    """The signals in the order of the interview, above the axis for, below it against.

    What the analysis places before or after the stumble stands there, even where the text tells it
    in another order; the rest stands where the text has it. Each has the same room, since a text
    gives no minutes.
    """
    stumble = analysis.stumble
    turn = stumble.start if stumble else 0

    def place(signal: Signal) -> tuple[bool, int]:
        known = {"before_stumble": False, "after_stumble": True, "unknown": signal.start >= turn}
        return known[signal.position] if stumble else False, signal.start

    told = sorted(enumerate(analysis.signals, 1), key=lambda one: place(one[1]))
    line: list[tuple[int, Signal | None]] = [(n, s) for n, s in told if not place(s)[0]]
    if stumble:
        line.append((0, None))
        line += [(n, s) for n, s in told if place(s)[0]]
    deepest = max((_stem(s) for s in analysis.signals if side(s) == "negative"), default=0)
    height = _ABOVE + _BELOW + max(deepest - 8, 0)
    rows = -(-len(line) // IN_A_ROW)
    width = -(-len(line) // rows) if rows else 1
    events = []
    for at, (number, signal) in enumerate(line):
        row, column = divmod(at, width)
        axis = row * height + _ABOVE
        x = round(100 * (column + 0.5) / width, 2)
        y = axis + _SIDE[side(signal)] * _stem(signal) if signal else axis
        events.append(Event(x, y, axis, number, signal))
    axes = tuple(row * height + _ABOVE for row in range(rows))
    return Timeline(rows * height, axes, height - _ABOVE, tuple(events))


def _stem(signal: Signal) -> int:
    return _STEM[load().labels[signal.signal].strength]
