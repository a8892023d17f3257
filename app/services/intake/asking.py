"""What was asked, written down while somebody types: when, by whom, whether it was known. No Qt.

    noted(before, after, path, on)      the draft with a record of the question that was answered
    taken_back(draft, opened, path)     the draft with the record of then, where the answer is that
    with_nothing(draft, question, on)   asked, and there is nothing of it
    with_earlier(draft, had, on)        asked, and there was no earlier arrangement, or nobody knows
    place_of(draft, question)           where its answer stands

A line is recorded by its code (U30), a field by its path with the people by their own name
(adults.A.liable), "there is none" by its group (arrangements) or its kind (income.toeslag). The
last record of a question counts, so there is one of each.
"""

from collections.abc import Sequence, Set
from datetime import date
from enum import StrEnum
from typing import Any, Final

from app.services.editing import Path, value_at
from app.services.intake.catalogue import questions
from calc import UNKNOWN, Draft
from calc.dossier.asked import Answer, Asked
from calc.dossier.debt import EarlierArrangement
from calc.signals.decisions import ASKED_AS

LINES: Final = {"income": "income", "expenses": "expense", "arrangements": "arrangement"}
"""The lists of lines, each with its group in the catalogue."""
_OTHERS: Final = frozenset(
    {
        "contact", "household_type", "adults", "children", "housemates", "residence",
        "life_states", "housing", "debt", "savings", "cost_sharing",
    }
)  # fmt: skip
"""What else a customer is asked; the rest is what the officer writes down."""
EARLIER: Final = "debt.earlier_arrangements"
"""The question whether there was an arrangement before: nothing entered is not "none"."""
_AMOUNTS: Final = frozenset({"amount", "months"})
_LONGEST: Final = 80


class Had(StrEnum):
    """Whether the customer had an arrangement for this debt before."""

    NO = "nee"
    YES = "ja"
    NOT_KNOWN = "weet niet"


def noted(before: Draft, after: Draft, path: Path, on: date) -> Draft:
    """`after` with a record for what changed at `path`; the same when nothing was asked there."""
    if path and path[0] in LINES:
        return _noted_lines(before, after, str(path[0]), path, on)
    question = _question(after, path)
    if question is None:
        return after
    if question == EARLIER and not after.debt.earlier_arrangements:
        return _with(after, [], ASKED_AS)  # the last one is gone: nobody said that there was none
    value = value_at(after, path)
    return _with(after, [_record(after, question, _answer(value), on)], set())


def taken_back(draft: Draft, opened: Draft, path: Path) -> Draft:
    """`draft`, where `path` holds what it held when the dossier was opened: then nothing was asked
    there since, and its record is that of then. "I do not know" is an answer, and never taken back.
    """
    if path and path[0] in LINES:
        question = _code_at(draft, path)
        same = question is not None and _line_at(draft, path) == _line_at(opened, path)
    else:
        question = _question(draft, path)
        same = question is not None and _holds(opened, question, path, value_at(draft, path))
    if question is None or not same:
        return draft
    was = [record for record in opened.asked if record.question == question]
    result = _with(draft, was, {question})
    if set(result.asked) == set(opened.asked):
        result = result.model_copy(update={"asked": opened.asked})
    return result


def with_nothing(draft: Draft, question: str, on: date) -> Draft:
    """The draft in which this group or kind was asked, and there is nothing; again: not asked."""
    if is_nothing(draft, question):
        return _with(draft, [], {question})
    return _with(draft, [_record(draft, question, Answer.ANSWERED, on)], set())


def earlier_of(draft: Draft) -> Had | None:
    """What the customer said about earlier arrangements; None: it was not asked."""
    if draft.debt.earlier_arrangements:
        return Had.YES
    record = earlier_record(draft)
    if record is None:
        return None
    return Had.NOT_KNOWN if record.answer is Answer.UNKNOWN else Had.NO


def earlier_record(draft: Draft) -> Asked | None:
    """The last time that earlier arrangements were asked for, here or by the call script."""
    found = [record for record in draft.asked if record.question in ASKED_AS]
    return found[-1] if found else None


def with_earlier(draft: Draft, had: Had, on: date) -> Draft:
    """The draft with this answer; yes begins a first arrangement, where there is none yet.

    The same draft where arrangements are entered: they say yes, and nothing of them is lost.
    """
    if draft.debt.earlier_arrangements:
        return draft
    if had is Had.YES:
        debt = draft.debt.model_copy(update={"earlier_arrangements": (EarlierArrangement(),)})
        draft = draft.model_copy(update={"debt": debt})
    answer = Answer.UNKNOWN if had is Had.NOT_KNOWN else Answer.ANSWERED
    return _with(draft, [_record(draft, EARLIER, answer, on)], ASKED_AS)


def is_nothing(draft: Draft, question: str) -> bool:
    """Whether it was asked and there is nothing."""
    return any(record.question == question for record in draft.asked)


def nothings(draft: Draft, group: str) -> list[str]:
    """The questions of a list of lines that may be answered with "there is none": all of it as long
    as it is empty, and each kind without a line."""
    lines = getattr(draft, group)
    kinds = _kinds(group)
    taken = {kinds.get(line.code, "") for line in lines}
    found = [] if lines else [group]
    return found + [
        f"{group}.{kind}" for kind in dict.fromkeys(kinds.values()) if kind not in taken
    ]


def is_group(question: str) -> bool:
    """Whether a record is about a whole list of lines, or a kind of them: there is nothing."""
    name, _, kind = question.partition(".")
    return name in LINES and (not kind or kind in _kinds(name).values())


def place_of(draft: Draft, question: str) -> str:
    """The path of the field that a record is about: adults.A.liable is adults[0].liable."""
    path = ""
    here: Any = draft
    for name in question.split("."):
        if isinstance(here, tuple):
            refs = [getattr(item, "ref", None) for item in here]
            if name in refs:
                path, here = f"{path}[{refs.index(name)}]", here[refs.index(name)]
                continue
        path, here = f"{path}.{name}" if path else name, getattr(here, name, None)
    return path


def _noted_lines(before: Draft, after: Draft, group: str, path: Path, on: date) -> Draft:
    """Records of lines whose amount was given or is not known; of a kind that is gone no longer."""
    if len(path) > 2 and path[2] not in _AMOUNTS:
        return after
    old, new = getattr(before, group), getattr(after, group)
    known = set(old)
    said = len(path) > 2  # this one amount: that it is not known was said too
    records = [
        _record(after, line.code, Answer.ANSWERED if _has_amount(line) else Answer.UNKNOWN, on)
        for line in new
        if line not in known and line.code is not UNKNOWN and (said or _has_amount(line))
    ]
    kinds = _kinds(group)
    here = {line.code for line in new}
    gone = {str(line.code) for line in old if line.code not in here}
    if new:
        gone |= {group, *(f"{group}.{kinds[code]}" for code in here if code in kinds)}
    return _with(after, records, gone)


def _line_at(draft: Draft, path: Path) -> Any:
    try:
        return value_at(draft, path[:2])
    except LookupError:
        return None


def _code_at(draft: Draft, path: Path) -> str | None:
    """The code of a line whose amount is at a path, where that amount is known."""
    if len(path) < 3 or path[2] not in _AMOUNTS:
        return None
    line = _line_at(draft, path)
    return line.code if line.code is not UNKNOWN and _has_amount(line) else None


def _holds(opened: Draft, question: str, path: Path, value: object) -> bool:
    """Whether a question had this answer, which is known."""
    try:
        was = value_at(opened, path)
        same = _question(opened, path) == question
    except LookupError:
        return False
    return value is not UNKNOWN and same and bool(was == value)


def _has_amount(line: Any) -> bool:
    return line.amount is not UNKNOWN or bool(getattr(line, "months", ()))


def _question(draft: Draft, path: Path) -> str | None:
    """The name of what was asked at a path: people and co-debtors by their own name."""
    if not path or path[0] not in _OTHERS:
        return None
    names: list[str] = []
    here: Any = draft
    for part in path:
        if isinstance(part, int):
            here = here[part]
            if (ref := getattr(here, "ref", None)) is not None:
                names.append(str(ref))
            continue
        here = getattr(here, part)
        names.append(part)
    return ".".join(names)[:_LONGEST]


def _answer(value: object) -> Answer:
    return Answer.UNKNOWN if value is UNKNOWN else Answer.ANSWERED


def _record(draft: Draft, question: str, answer: Answer, on: date) -> Asked:
    return Asked(question=question, on=on, by=draft.handling.officer, answer=answer)


def _with(draft: Draft, records: Sequence[Asked], gone: Set[str]) -> Draft:
    again = {record.question for record in records} | gone
    kept = tuple(record for record in draft.asked if record.question not in again)
    asked = (*kept, *records)
    return draft if asked == draft.asked else draft.model_copy(update={"asked": asked})


def _kinds(group: str) -> dict[str, str]:
    """The kind of each code of a list of lines; none where the catalogue has none."""
    found = questions()[LINES[group]].values()
    return {question.code: question.category for question in found if question.category}
