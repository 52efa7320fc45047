"""Without its words a reflection holds none of the text, and with the text it is whole again."""

import json
from pathlib import Path

import pytest

from afterview.analysis import load, reflect
from afterview.journal.stripped import NotInTextError, restored, stripped
from afterview.records import Recollection
from afterview.training.corpus import read_rows

CORPUS = Path(__file__).resolve().parents[2] / "data" / "corpus"


@pytest.mark.parametrize("file", ["recollections.jsonl", "r8.jsonl"])
def test_round_trip_of_what_the_program_reads(file: str) -> None:
    kept = 0
    for row in list(read_rows([CORPUS / file]))[::6]:
        one = Recollection.of(row["text"], id=row["id"])
        found = reflect([one], load())[0]
        try:
            data = json.loads(json.dumps(stripped(found, one.text)))
        except NotInTextError:
            continue
        kept += 1
        assert restored(data, one.text) == found
        words = [q for q in map(str, found.strengths + found.balanced) if len(q) > 20]
        assert not [w for w in words if w in json.dumps(data)]
        for talk in found.self_talk:
            assert talk.quote not in json.dumps(data)
    assert kept >= 5
