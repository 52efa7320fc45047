from afterview.training.sentence_files import parse_sentences


def test_sentence_groups_get_ids() -> None:
    source = "+ labeling 2 | I'm a clown.\n- a real clown | He's a clown.\n\n= | The bus came.\n"
    rows = list(parse_sentences(source, "t9"))
    assert [r["id"] for r in rows] == ["t9-001a", "t9-001b", "t9-002a"]
    assert [r["self_talk"] for r in rows] == [True, False, False]
