"""Words for women read as those for men, so that what is found hangs on nobody's gender.

Only the encoder sees the words changed; offsets, quotes and rules keep the text as written. Masking
after "gender-blind" training data (Zhao et al. 2018, NAACL), but at reading too: a text and the same
text about the other sex are one text to the encoder.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

ONE = {
    "she": "he", "she's": "he's", "she'd": "he'd", "she'll": "he'll", "hers": "his",
    "herself": "himself", "woman": "man", "women": "men", "lady": "man", "ladies": "men",
    "gentleman": "man", "gentlemen": "men", "girl": "boy", "girls": "boys", "lass": "lad",
    "lassie": "lad", "mrs": "mr", "ms": "mr", "madam": "sir", "ma'am": "sir", "mother": "father",
    "mum": "dad", "mom": "dad", "mam": "dad", "mummy": "daddy", "mommy": "daddy", "sister": "brother",
    "sisters": "brothers", "wife": "husband", "girlfriend": "boyfriend", "daughter": "son",
    "daughters": "sons", "aunt": "uncle", "auntie": "uncle", "aunty": "uncle",
    "grandmother": "grandfather", "grandma": "grandpa", "granny": "grandad", "niece": "nephew",
    "nieces": "nephews", "bloke": "man", "blokes": "men", "guy": "man", "chap": "man",
}  # fmt: skip
# Behind these "her" is an object ("told her that"), behind any other word a possessive ("her tea").
_AFTER_OBJECT = frozenset(
    "a about after again and anyway as at back because before but by did down for from had how i if in it "
    "not of off on or out over so than that the then they though through to today tomorrow too twice "
    "up was we what when where which who why with would you".split()
)


def one_gender(words: Sequence[str]) -> Iterator[str]:
    """Words in normal form, each in the form that both genders share here.

    >>> " ".join(one_gender("she told her that her sister would ring him .".split()))
    'he told him that his brother would ring him .'
    """
    for place, word in enumerate(words):
        if word == "her":
            after = words[place + 1] if place + 1 < len(words) else ""
            yield "him" if after in _AFTER_OBJECT or not after[:1].isalpha() else "his"
        else:
            yield ONE.get(word, word)
