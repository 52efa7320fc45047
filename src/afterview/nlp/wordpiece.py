"""Words into the encoder's vocabulary of word pieces (greedy, longest first).

Source: Schuster and Nakajima 2012; Devlin et al. 2019. Kept here instead of the `tokenizers`
package because that one brings a network client along, and a memo over words is as fast.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from afterview.nlp.genders import one_gender
from afterview.nlp.names_alike import names_alike
from afterview.nlp.slips import meant
from afterview.nlp.words import Word

UNKNOWN, START, END = "[UNK]", "[CLS]", "[SEP]"
_PARTS = re.compile(r"[^\W_]+|[^\w\s]|_")
MAX_PIECES_A_WORD = 12
ALIKE = ("slips", "genders", "names")  # what the shipped reader reads alike


@dataclass(frozen=True, slots=True)
class WordPieces:
    """A vocabulary with its memo; the commoner a whole word, the lower its number.

    What it reads alike: `slips`, a word with one slip as the word that was meant (`nlp.slips`); `genders`,
    words of both as one (`nlp.genders`); `names`, given names as a few common ones (`nlp.names_alike`).

    >>> pieces = WordPieces({"[UNK]": 0, "un": 1, "##sure": 2, "'": 3})
    >>> pieces.of("unsure"), pieces.of("zzz")
    ((1, 2), (0,))
    >>> WordPieces({"[UNK]": 0, "interview": 1, "inter": 2, "##ve": 3, "##w": 4}, ALIKE).of("intervew")
    (1,)
    """

    vocabulary: Mapping[str, int]
    alike: tuple[str, ...] = ()
    _memo: dict[str, tuple[int, ...]] = field(default_factory=dict, repr=False)

    def of(self, norm: str) -> tuple[int, ...]:
        """The piece numbers of one word in normal form."""
        known = self._memo.get(norm)
        if known is None:
            if len(self._memo) > 100_000:
                self._memo.clear()
            found = (n for part in _PARTS.findall(norm) for n in self._read(part))
            known = tuple(found)[:MAX_PIECES_A_WORD] or (self.vocabulary[UNKNOWN],)
            self._memo[norm] = known
        return known

    def encode(
        self, words: tuple[Word, ...], text: str, known: dict[str, str]
    ) -> tuple[list[int], list[int]]:
        """Piece numbers of a sentence's words, and for each piece the index of its word.

        Args:
            words: of one sentence.
            text: that the words are of.
            known: see `nlp.names_alike.names_alike`; one for all the sentences of a text.
        """
        numbers: list[int] = []
        owners: list[int] = []
        norms = [word.norm for word in words]
        if "names" in self.alike:
            norms = list(names_alike(text, words, known))
        if "genders" in self.alike:
            norms = list(one_gender(norms))
        for index, norm in enumerate(norms):
            own = self.of(norm)
            numbers.extend(own)
            owners.extend([index] * len(own))
        return numbers, owners

    def _read(self, part: str) -> list[int]:
        pieces = self._split(part)
        word = meant(part, len(pieces), self.vocabulary) if "slips" in self.alike else None
        return [self.vocabulary[word]] if word else pieces

    def _split(self, part: str) -> list[int]:
        found, start = [], 0
        while start < len(part):
            prefix = "##" if start else ""
            for end in range(min(len(part), start + 24), start, -1):
                number = self.vocabulary.get(prefix + part[start:end])
                if number is not None:
                    found.append(number)
                    start = end
                    break
            else:
                return [self.vocabulary[UNKNOWN]]
        return found
