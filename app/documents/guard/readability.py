"""How easily a whole text reads: sentence length, and a score as an estimate.

Of a Dutch text the score of Flesch-Douma, of an English text that of Flesch (reading ease). The
limits are the same: Flesch too calls 70 to 80 "fairly easy", and 60 to 70 "plain English", the
least that a letter to anybody should be. A score says little about a short text. Under 100 words
it is not made: the formula counts syllables per 100 words, and there one word of six syllables
moves it by three or four points, in a text of 25 words by fifteen.
"""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from app.documents.guard.hits import Readability
from app.documents.guard.sentences import Sentence, spoken
from app.documents.guard.syllables import english_syllables, flesch, flesch_douma, syllables

LONG: Final = 20
"""Words; a longer sentence gets a warning."""
TOO_LONG: Final = 25
"""Words; a longer sentence stops the final print."""
FAIRLY_EASY: Final = Decimal(70)
"""A score below this gets a warning."""
HARD: Final = Decimal(60)
"""A score below this stops the final print."""
FROM_WORDS: Final = 100
"""A text of fewer words in sentences has no score."""


Shown = tuple[Sentence, list[str]]
"""A sentence and its words as a reader counts them."""


def readability(read: Sequence[Shown], language: str) -> Readability:
    """The estimate over the running text; titles, labels, rows and figures have no part in it."""
    running = [
        said
        for sentence, shown in read
        if sentence.running and (said := [word for word in shown if spoken(word)])
    ]
    count = sum(map(len, running))
    longest = max((len(shown) for _, shown in read), default=0)
    if count < FROM_WORDS:
        return Readability(None, "too_short", count, len(running), longest)
    groups = sum(_syllables(word, language) for said in running for word in said)
    score = score_of(count, len(running), groups, language)
    return Readability(str(score), "", count, len(running), longest)


def score_of(words: int, sentences: int, syllables: int, language: str = "nl") -> Decimal:
    """The score with one decimal, as it is shown and as it is judged."""
    formula = flesch if language == "en" else flesch_douma
    exact = Decimal(str(formula(words, sentences, syllables)))
    return exact.quantize(Decimal("0.1"), ROUND_HALF_UP)


def hardest(read: Sequence[Shown], language: str) -> Sentence | None:
    """The running sentence with the most syllables: where to begin."""
    running = [(sentence, shown) for sentence, shown in read if sentence.running]
    if not running:
        return None
    most = max(
        running, key=lambda one: sum(_syllables(word, language) for word in one[1] if spoken(word))
    )
    return most[0]


def _syllables(word: str, language: str) -> int:
    count = english_syllables if language == "en" else syllables
    if word.isalpha():
        return count(word)
    parts = [part for part in word.replace("/", "-").split("-") if any(map(str.isalpha, part))]
    return sum(count("".join(filter(str.isalpha, part))) for part in parts) or 1
