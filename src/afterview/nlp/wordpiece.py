"""Words into the encoder's vocabulary of word pieces (greedy, longest first).

Source: Schuster and Nakajima 2012; Devlin et al. 2019. Kept here instead of the `tokenizers`
package because that one brings a network client along, and a memo over words is as fast.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from afterview.nlp.genders import one_gender
from afterview.nlp.slips import meant
from afterview.nlp.words import Word

UNKNOWN, START, END = "[UNK]", "[CLS]", "[SEP]"
_PARTS = re.compile(r"[^\W_]+|[^\w\s]|_")
MAX_PIECES_A_WORD = 12


@dataclass(frozen=True, slots=True)
class WordPieces:
    """A vocabulary with its memo; the commoner a whole word, the lower its number.

    One that is `forgiving` reads a word with one slip as the word that was meant (`nlp.slips`), and words of
    both genders as one (`nlp.genders`).

    >>> pieces = WordPieces({"[UNK]": 0, "un": 1, "##sure": 2, "'": 3})
    >>> pieces.of("unsure"), pieces.of("zzz")
    ((1, 2), (0,))
    >>> WordPieces({"[UNK]": 0, "interview": 1, "inter": 2, "##ve": 3, "##w": 4}, True).of("intervew")
    (1,)
    """

    vocabulary: Mapping[str, int]
    forgiving: bool = False
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

    def encode(self, words: tuple[Word, ...]) -> tuple[list[int], list[int]]:
        """Piece numbers of many words, and for each piece the index of its word."""
        numbers: list[int] = []
        owners: list[int] = []
        norms = [word.norm for word in words]
        for index, norm in enumerate(one_gender(norms) if self.forgiving else norms):
            own = self.of(norm)
            numbers.extend(own)
            owners.extend([index] * len(own))
        return numbers, owners

    def _read(self, part: str) -> list[int]:
        pieces = self._split(part)
        word = meant(part, len(pieces), self.vocabulary) if self.forgiving else None
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
