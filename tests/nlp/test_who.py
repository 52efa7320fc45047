"""Who did it: the nearest who does something, and no place, thing or word that only begins a sentence."""

import pytest

from afterview.nlp.who import who_did


@pytest.mark.parametrize(
    ("text", "act", "who"),
    [
        ("Priya ran it. She nodded a lot.", "She nodded a lot", "Priya"),
        ("Tom listened, Ann laughed and wrote it down.", "wrote it down", "Ann"),
        ("Both of them smiled.", "Both of them smiled", "both"),
        ("The bald one nodded.", "The bald one nodded", "the bald one"),
        ("The head, Mrs Kerr, asked twice.", "asked twice", "Mrs Kerr"),
        ("Ida ran it. I came in the Hilux. She waved.", "She waved", "Ida"),
        ("I talked and the Dutchman wrote.", "the Dutchman wrote", "Dutchman"),
        ("Next came nothing.", "Next came nothing", None),
        ("It ran over.", "It ran over", None),
        ("We spoke of Harrogate. Then nodding all round.", "Then nodding all round", None),
        ("A woman from Harrogate nodded.", "A woman from Harrogate nodded", "the woman"),
        ("THE FRIDGES. He frowned.", "He frowned", "he"),
        ("Pity laugh at the end. She moved her next thing.", "She moved", "she"),
        ("Slot was one hour. He looked up.", "He looked", "he"),
        ("Ma'am, this is wrong, he told her. She laughed.", "She laughed", "she"),
        ("Ma'am asked me twice.", "asked me twice", "Ma'am"),
        ("The safeguarding one went well. She nodded.", "She nodded", "she"),
        ("Okonjo asked me twice. She laughed.", "She laughed", "Okonjo"),
        ("Chef Anton tasted it. Then he grinned.", "he grinned", "Chef Anton"),
        ("The CTO nodded.", "The CTO nodded", "the CTO"),
        ("The CTO came in. She nodded.", "She nodded", "the CTO"),
        ("HR smiled.", "HR smiled", "HR"),
        ("Maria, the finance manager, and a man from HR. She smiled.", "She smiled", "Maria"),
        ("Our Head of Ops laughed.", "Our Head of Ops laughed", "the Head of Ops"),
        (
            "The Managing Director laughed.",
            "The Managing Director laughed",
            "the Managing Director",
        ),
        ("The other two smiled.", "The other two smiled", "the other two"),
        ("Two of the three nodded.", "Two of the three nodded", "two of the three"),
        ("The interviewers laughed.", "The interviewers laughed", "the interviewers"),
        ("Priya and Ben laughed.", "Priya and Ben laughed", "Priya and Ben"),
        ("I was interviewed by Priya. She smiled.", "She smiled", "Priya"),
        ("Hiring manager is Alicia. She cracked up.", "She cracked up", "Alicia"),
        ("A fella called Keith. Then his radio went.", "his radio went", None),
        ("A fella called Keith. Then he left.", "he left", "Keith"),
        ("First was Imani, group PM. She laughed.", "She laughed", "Imani"),
        (
            "Niamh who'd be my manager, and an architect called Fergal who sat there.",
            "who sat there",
            "Fergal",
        ),
        (
            "Elena, the team lead, nodded. Then the team lead laughed.",
            "the team lead laughed",
            "Elena",
        ),
        ("In with Dipesh the manager. The manager typed.", "The manager typed", "Dipesh"),
        ("The second man, Mark, asked.", "asked", "Mark"),
        ("I told my brother Tom. The manager typed.", "The manager typed", "the manager"),
        ("Ana came. Ben was there too. She smiled.", "She smiled", "Ana"),
    ],
)
def test_who_did_it(text: str, act: str, who: str | None) -> None:
    start = text.index(act)
    assert who_did(text, start, start + len(act)) == who
