from afterview.nlp.model import model
from afterview.nlp.words import words


def test_a_known_word_is_one_piece() -> None:
    vocabulary = model().vocabulary
    assert len(vocabulary.of("interview")) == 1


def test_an_unknown_sign_is_the_unknown_piece() -> None:
    vocabulary = model().vocabulary
    assert vocabulary.of("漢") == (vocabulary.vocabulary["[UNK]"],)


def test_owners_name_the_words() -> None:
    text = "I overengineered it"
    found = words(text)
    numbers, owners = model().vocabulary.encode(found, text, {})
    assert len(numbers) == len(owners)
    assert sorted(set(owners)) == [0, 1, 2]
