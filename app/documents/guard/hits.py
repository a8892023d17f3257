"""What the guard finds, as data."""

from enum import StrEnum

from calc.base.value_type import value_type


class HitSeverity(StrEnum):
    """What a hit does, worst first: stop the final print, ask an explanation, or only warn."""

    BLOCK = "block"
    EXPLAIN = "explain"
    WARN = "warn"


@value_type
class Hit:
    """One thing found.

    `rule`: its name. `start` and `end`: where it stands in the text, in characters, end not
    included. `line` and `column` count from 1. `phrase`: what was found, as it stands there on one
    line. `sentence`: the sentence it stands in. For something missing all of these are 0 or "".
    `amount`: the number of words or the score, where the rule has one.
    """

    severity: HitSeverity
    rule: str
    start: int
    end: int
    line: int
    column: int
    phrase: str
    sentence: str
    amount: str = ""


@value_type
class Readability:
    """The score of the whole text, an estimate: Flesch-Douma, of an English text Flesch.

    `score` has one decimal; None when it was not made, and `reason` says why: too_short or
    complete_only. `words` and `sentences` are those that were counted.
    """

    score: str | None
    reason: str
    words: int
    sentences: int
    longest_sentence: int


@value_type
class Result:
    """Everything about one text. `hits` is worst first, then in the order of the text.

    `language`: of the text, "nl" or "en". `checked` and `not_checked`: which checks ran and which
    have no meaning here ("avoid", "sentences", "readability", "must_haves", "complete").
    """

    kind: str | None
    language: str
    hits: tuple[Hit, ...]
    readability: Readability
    checked: tuple[str, ...]
    not_checked: tuple[str, ...]

    @property
    def blocked(self) -> bool:
        """Whether something stops the final print."""
        return any(hit.severity is HitSeverity.BLOCK for hit in self.hits)
