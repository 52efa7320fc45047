from afterview.training.evaluate import predictions

ROWS = [
    {"id": "a", "text": "I'm such an idiot.", "written_on": None},
    {"id": "b", "text": "They decide by Friday, the interviewer said.", "written_on": "2026-03-02"},
]


def test_every_row_gets_an_object_in_order() -> None:
    found = list(predictions(ROWS))
    assert [one["source"]["id"] for one in found] == ["a", "b"]
    assert found[0]["self_talk"]
    assert found[1]["decision"]["by"] == "2026-03-06"
