"""What was asked: for each question when, by whom, and whether the customer knew (ENGINE 3).

"Asked, the customer does not know" is UNKNOWN; "not asked" is no answer at all. A field with a
value counts as asked, with or without a record: a dossier of before this list keeps working.
"""

from enum import StrEnum
from typing import Annotated, Final

from pydantic import Field, StringConstraints

from calc.base.unknown import UNKNOWN, Maybe
from calc.dossier.fields import Day, Part, Text

QuestionRef = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9._\[\]-]{0,79}$")]
"""A group of `Topic`, a code of the intake catalogue (U30), a question of the call script
(inc-wage), or the path of a field (housing.basic_rent)."""

Said = Annotated[str, StringConstraints(pattern=r"^([a-z]{1,12}|[0-9])$")]
"""The key of one answer of the call script: no words, so nothing about a person."""
CALL: Final = "call."
"""Before a question of the call script: its record says what to ask next, and changes no figure."""


class Topic(StrEnum):
    """The groups of questions without which no amount may be shown."""

    INCOME = "income"
    EXPENSES = "expenses"
    ARRANGEMENTS = "arrangements"
    SAVINGS = "savings"


class Answer(StrEnum):
    """What came of a question."""

    ANSWERED = "beantwoord"
    UNKNOWN = "weet niet"


class Asked(Part):
    """One question that was asked. Asked again, the last record counts.

    `said`: the letters that were chosen, of a question whose answer has no place of its own in the
    dossier ("which income do you have?"). For people, and for what to ask next: never calculated.
    """

    question: QuestionRef
    on: Maybe[Day] = UNKNOWN
    by: Maybe[Text] = UNKNOWN
    answer: Answer = Answer.ANSWERED
    said: Annotated[tuple[Said, ...], Field(max_length=40)] = ()


AskedList = Annotated[tuple[Asked, ...], Field(max_length=5000)]
