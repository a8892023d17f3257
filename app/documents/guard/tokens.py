"""The words of a sentence as an idea reads them: small letters, whole, one by one, with places."""

import re
from collections.abc import Iterator
from typing import Final

from app.documents.guard.folding import Folded
from calc.base.value_type import value_type

_TOKEN: Final = re.compile(
    r"[a-zA-Z0-9@$](?:[a-zA-Z0-9@$]|[.,](?=\d)|['|!](?=[a-zA-Z])|-(?=[a-zA-Z0-9]))*|[€%]|[.,;:!?()\u2013\u2014\"]"
)
_STOPS: Final = frozenset('.,;:!?()\u2013\u2014"')
_NOT: Final = {"won't": "will", "can't": "can", "shan't": "shall", "ain't": "is"}


@value_type
class Token:
    """One word, or a sign. `shown`: as it stands there; `start` and `end`: in the folded text.

    `sentence`: the number of its sentence.
    """

    word: str
    shown: str
    start: int
    end: int
    sentence: int = 0

    @property
    def sign(self) -> bool:
        """Whether it is a sign and no word."""
        return self.word in _STOPS

    def meaning(self, word: str) -> "Token":
        """The same, read as this word."""
        if word == self.word:
            return self
        return Token(word, self.shown, self.start, self.end, self.sentence)


def tokens(folded: Folded, sentence: int = 0) -> Iterator[Token]:
    """The words and signs of a folded text. "won't" is two: will, not."""
    for found in _TOKEN.finditer(folded.text):
        shown, (start, end) = found.group(), found.span()
        word = shown.lower()
        if "'" in word:
            yield from _apart(word, shown, start, end, sentence)
        else:
            yield Token(word, shown, start, end, sentence)


def _apart(word: str, shown: str, start: int, end: int, sentence: int) -> Iterator[Token]:
    if word.endswith("n't"):
        yield Token(_NOT.get(word, word[:-3]), shown, start, end, sentence)
        yield Token("not", shown, start, end, sentence)
        return
    first, _, rest = word.partition("'")
    yield Token(first or rest, shown, start, end, sentence)
    if rest == "ll":
        yield Token("will", shown, start, end, sentence)
    if rest == "d":
        yield Token("would", shown, start, end, sentence)


def capital_i(shown: str) -> str:
    """The word with an l for a capital I that stands for one: "besIag", "Ioon"."""
    return shown.replace("I", "l").lower()
