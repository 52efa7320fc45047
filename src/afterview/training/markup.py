"""A plain-text notation in which people write and annotate training texts; for users, `docs/annotating.md`.

Two kinds of file. A *sentence file* has one text a line, in groups that a blank line separates
(a group holds the contrast pairs and triples of one idea)::

    + all_or_nothing 2 | I made a right hames of it.
    - the dog's training | The dog made a right hames of it.

    s smiled | She had a grin on her the whole time.
    n the writer's own grin | I had a grin on me the whole time.

The part before the first `` | `` says what the text is:

==================  =====================================================================
``+ PATTERNS SEV``  self-talk: comma-separated patterns and a severity from 1 to 3
``- WHY``           looks like self-talk and is none, and why
``s LABEL [POL]``   an interviewer's signal (``other`` wants its polarity)
``n WHY``           looks like a signal and is none, and why
``=``               an ordinary sentence with neither
``d LEVEL [WHY]``   distress: ``crisis``, ``elevated`` or ``none`` (a harmless look-alike)
``f FIELD``         ``balanced``, ``strengths``, ``own_questions``, ``unanswered``, ``drawbacks``
``p NAME=STANCE``   the writer's own people, ``;`` between them; a bare ``p``: there are none
==================  =====================================================================

``+`` and ``s`` may stand together, joined by `` & ``.

A *recollection file* holds blocks that start with ``### ID``; header lines ``key: value`` (the
single answers of the annotation, and ``outcome_quote`` and ``decision_quote``, the words they rest on); a
line ``---``; and the text with marks ``{st labeling,all_or_nothing 3|...}``, ``{sg nodded|...}``,
``{bal|...}``, ``{str|...}``, ``{q|...}``, ``{un|...}``, ``{dr|...}``, ``{stumble|...}`` and
``{trap self_talk: why|...}``. Marks nest; a literal brace is written ``{{`` or ``}}``.

Here, in the corpus, whoever annotates looks for everything: what isn't marked isn't there. `afterview
train` and `evaluate` read a file by `training.annotated`, where what nobody marked nobody looked for.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

from afterview.training.marks import MarkupError
from afterview.training.recollection_files import parse_recollections
from afterview.training.sentence_files import parse_sentences


def parse(path: Path) -> list[dict[str, Any]]:
    """The rows of a sentence or recollection file, whichever it is."""
    source = path.read_text(encoding="utf-8")
    if re.search(r"(?m)^### ", source):
        return list(parse_recollections(source))
    return list(parse_sentences(source, path.stem))


def main() -> int:
    status = 0
    for name in sys.argv[1:]:
        try:
            rows = parse(Path(name))
        except MarkupError as error:
            print(f"{name}: {error}")
            status = 1
            continue
        out = Path(name).with_suffix(".jsonl")
        out.write_text(
            "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), encoding="utf-8"
        )
        labels: dict[str, int] = {}
        for row in rows:
            spans = isinstance(row["self_talk"], list)
            pats = (
                [p for s in row["self_talk"] for p in s["patterns"]] if spans else row["patterns"]
            )
            sigs = [s["signal"] for s in row["signals"]] if spans else [row["signal"]]
            for label in [*pats, *filter(None, sigs)]:
                labels[label] = labels.get(label, 0) + 1
        print(f"{name}: {len(rows)} rows -> {out}; {dict(sorted(labels.items()))}")
    return status


if __name__ == "__main__":
    sys.exit(main())
