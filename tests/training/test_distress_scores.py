"""Levels of distress, counted by kind."""

from afterview.training.distress_scores import kind_of, levels_read, table


def test_recollections_are_a_kind_of_their_own() -> None:
    assert kind_of({"self_talk": [], "distress": "elevated"}) == ("elevated", "recollection")
    assert kind_of({"self_talk": False}) == ("none", "sentence")


def test_the_table_has_a_line_for_each_kind() -> None:
    quiet = {"self_talk": False, "distress": "crisis", "trap": "quiet"}
    idiom = {"self_talk": False, "distress": "none", "trap": "idiom"}
    found = levels_read([(quiet, "crisis"), (quiet, "none"), (idiom, "none")])
    lines = table(found).splitlines()
    assert lines[0].split() == ["level", "kind", "crisis", "elevated", "none"]
    assert lines[1].split() == ["crisis", "quiet", "1", "0", "1"]
    assert lines[2].split() == ["none", "idiom", "0", "0", "1"]
