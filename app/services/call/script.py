"""The script of the conversation as it ships: chapters, questions, moments, outcomes, the end.

Read once, when the conversation opens. `Words` are one text in each language of the program.
"""

import json
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any, Final

from app.resources import CALL_SCRIPT
from app.services.call.conditions import ALWAYS, Condition, parse_condition
from app.services.call.places import Place, parse_place
from calc.base.period import Frequency
from calc.base.value_type import value_type
from calc.dossier.codes import Channel, PaymentMethod, Sharing, Tenure

Words = Mapping[str, str]
"""One text by language: `question.say["nl"]`."""


class AnswerKind(StrEnum):
    """What the screen asks for."""

    TEXT = "text"
    YES_NO = "yes_no"
    AMOUNT = "amount"
    AMOUNT_WITH_FREQUENCY = "amount_with_frequency"
    CHOICE = "choice"
    COUNT = "count"
    DATE = "date"


class ThenKind(StrEnum):
    """What the follow-up on the same screen asks for."""

    FREQUENCY = "frequency"
    AMOUNT = "amount"
    DAY = "day"
    MONTH = "month"
    CALENDAR_MONTHS = "calendar_months"
    """months of the year, 1 to 12"""
    YES_NO = "yes_no"
    NUMBER = "number"
    TEXT = "text"


class Repeat(StrEnum):
    """For each of whom or what a question is asked."""

    ONCE = "once"
    ADULT = "adult"
    CHILD = "child"
    ARRANGEMENT = "arrangement"
    INCOME = "income"
    """each income of which nobody was asked apart whose it is"""
    LINE = "line"


@value_type(eq=False)
class Choice:
    """One answer to choose by its letter. `alone`: it goes with no other one ("niets").

    `again`: the question that is asked once more, about another one of the same; "" for none.
    """

    key: str
    label: Words
    variable: str | None
    sets: Mapping[str, str | bool]
    alone: bool
    again: str


@value_type(eq=False)
class SkipFill:
    """An answer that answers other questions as well: what it sets, and which need not be asked."""

    when: Condition
    closes: tuple[str, ...]
    sets: Mapping[str, str | bool]


@value_type(eq=False)
class Question:
    """One question: one sentence to say, one answer.

    `without`: the sentence for a dossier that has no value for its placeholder. `place`: where the
    answer stands in the dossier; None: the dossier has no place for it. `states`: the state of a
    check by what is answered. `variable`: what its answer is called in conditions. `from_system`:
    what the bank's own system should have told; the officer looks it up, and nobody says it aloud.
    """

    id: str
    chapter: str
    place: Place | None
    codes: tuple[str, ...]
    say: Words
    without: Words | None
    say_partner: Words | None
    prompt: Words | None
    then: Words | None
    then_place: Place | None
    then_kind: ThenKind | None
    if_unknown: Words
    explain: Words
    kind: AnswerKind
    multiple: bool
    choices: tuple[Choice, ...]
    frequencies: tuple[Frequency, ...]
    evidence: Words
    repeat: Repeat
    ask_when: Condition
    variable: str | None
    skip_fills: tuple[SkipFill, ...]
    states: Mapping[str, str]
    help: Words | None
    synonyms: tuple[str, ...]
    from_system: bool

    @property
    def is_gate(self) -> bool:
        """The dossier itself has no place for its answer."""
        return self.place is None

    @property
    def asks_again(self) -> frozenset[str]:
        """The questions that its answer asks once more; itself as well, until there is no more."""
        return frozenset(choice.again for choice in self.choices if choice.again)

    @property
    def sets_variables(self) -> frozenset[str]:
        """The variables that an answer gives a value."""
        return _sets(self)


@cache
def _sets(question: Question) -> frozenset[str]:
    """Every turn of every conversation asks it, and there is one script."""
    named = {choice.variable for choice in question.choices} | {question.variable}
    return frozenset(name for name in named if name is not None)


@value_type(eq=False)
class Chapter:
    """One part of the conversation, with the sentence that begins it."""

    key: str
    title: Words
    opening: Words
    why: Words


@value_type(eq=False)
class Line:
    """A sentence of an outcome. `only_if`: its condition, in the words of the outcome."""

    text: Words
    only_if: Condition


@value_type(eq=False)
class OutcomeWords:
    """What is said when this is what comes out."""

    title: Words
    say: tuple[Line, ...]


@value_type(eq=False)
class Moment:
    """A hard moment: what to say, what to do, what not to do."""

    key: str
    title: Words
    say: tuple[Words, ...]
    do: tuple[Words, ...]
    dont: tuple[Words, ...]


@value_type(eq=False)
class ClosingWords:
    """The sentences of the end of the conversation."""

    readback: Mapping[str, Words]
    in_a_sentence: Mapping[str, Words]
    with_whom: Mapping[str, Words]
    open_points: Words
    first_point: Words
    by_post: Words
    by_channel: Words
    not_agree: Words
    thanks: Words


@value_type(eq=False)
class ShortCall:
    """The few questions for somebody who cannot go on, and why."""

    why: Words
    ids: tuple[str, ...]


@value_type(eq=False)
class Script:
    """The whole script. `variables`: every name in a condition. `words`: short ones for a note.

    `creditors`: by the code of an arrangement, who is paid. `to_do`: by the code of a check, what
    is still to be done ("U gaat nog ...").
    """

    chapters: tuple[Chapter, ...]
    questions: tuple[Question, ...]
    outcomes: Mapping[str, OutcomeWords]
    closing: ClosingWords
    moments: tuple[Moment, ...]
    short_call: ShortCall
    variables: frozenset[str]
    words: Mapping[str, Words]
    creditors: Mapping[str, Words]
    to_do: Mapping[str, Words]

    def question(self, name: str) -> Question:
        """The question with this id. Raises LookupError."""
        for question in self.questions:
            if question.id == name:
                return question
        raise LookupError(name)

    def asks_code(self, code: str) -> Question | None:
        """The question that asks a code of the catalogue."""
        return next((each for each in self.questions if code in each.codes), None)


_THEN: Final = {
    "frequency": ThenKind.FREQUENCY,
    "amount": ThenKind.AMOUNT,
    "monthly": ThenKind.AMOUNT,
    "months": ThenKind.AMOUNT,
    "until": ThenKind.DAY,
    "date": ThenKind.DAY,
    "aftercare_on": ThenKind.DAY,
    "next_conversation": ThenKind.DAY,
    "birth_month": ThenKind.MONTH,
    "due_months": ThenKind.CALENDAR_MONTHS,
    "certainty": ThenKind.YES_NO,
    "withheld": ThenKind.YES_NO,
    "replaced_by_plan": ThenKind.YES_NO,
    "consent": ThenKind.YES_NO,
    "debit_day": ThenKind.NUMBER,
}
"""The kind of a follow-up by the field it fills; text for all others."""


_TYPES: Final[Mapping[str, Callable[[Any], Any]]] = {
    "contact.preferred_channel": Channel,
    "contact.payment_method": PaymentMethod,
    "cost_sharing": Sharing,
    "housing.tenure": Tenure,
}
"""What a choice sets that is a word of a closed list."""


@lru_cache(maxsize=1)
def load_script() -> Script:
    """The script that ships with the program."""
    return script_of(json.loads(CALL_SCRIPT.read_text("utf-8")))


def script_of(read: Mapping[str, Any]) -> Script:
    """A script from the values of its file."""
    closing = read["closing"]
    return Script(
        tuple(Chapter(each["key"], each["title"], each["opening"], each["why"])
              for each in read["chapters"]),
        tuple(map(_question, read["questions"])),
        {key: OutcomeWords(each["title"], tuple(map(_line, each["say"])))
         for key, each in read["outcomes"].items()},
        ClosingWords(**closing),
        tuple(Moment(each["key"], each["title"], tuple(each["say"]), tuple(each["do"]),
                     tuple(each["dont"])) for each in read["moments"]),
        ShortCall(read["short_call"]["why"], tuple(read["short_call"]["ids"])),
        frozenset(read["variables"]),
        read["words"],
        read["creditors"],
        read["to_do"],
    )  # fmt: skip


def _line(read: Mapping[str, Any]) -> Line:
    only_if = read.get("only_if")
    return Line(read["text"], parse_condition(only_if) if only_if else ALWAYS)


def _question(read: Mapping[str, Any]) -> Question:
    field, then_field = read.get("field"), read.get("then_field")
    then_place = parse_place(then_field) if then_field else None
    return Question(
        id=read["id"],
        chapter=read["chapter"],
        place=parse_place(field) if field else None,
        codes=tuple(read.get("codes", ())),
        say=read["say"],
        without=read.get("without"),
        say_partner=read.get("say_partner"),
        prompt=read.get("prompt"),
        then=read.get("then"),
        then_place=then_place,
        then_kind=_THEN.get(then_place.field, ThenKind.TEXT) if then_place else None,
        if_unknown=read["if_unknown"],
        explain=read["explain"],
        kind=AnswerKind(read["answer"]),
        multiple=read.get("multiple", False),
        choices=tuple(map(_choice, read.get("choices", ()))),
        frequencies=tuple(map(Frequency, read.get("frequencies", ()))),
        evidence=read["evidence"],
        repeat=Repeat(read.get("repeat", "once")),
        ask_when=parse_condition(read["ask_when"]),
        variable=read.get("variable"),
        skip_fills=tuple(
            SkipFill(parse_condition(each["when"]), tuple(each["closes"]), each["sets"])
            for each in read.get("skip_fills", ())
        ),
        states=read.get("states", {}),
        help=read.get("help"),
        synonyms=tuple(read.get("synonyms", ())),
        from_system=read.get("from_system", False),
    )


def _choice(read: Mapping[str, Any]) -> Choice:
    sets = {
        name: _TYPES[name](value) if name in _TYPES else value
        for name, value in read.get("sets", {}).items()
    }
    return Choice(read["key"], read["label"], read.get("variable"), sets, read.get("alone", False),
                  read.get("again", ""))  # fmt: skip
