"""What was said to a question that the dossier itself has no place for, as a record of what was
asked: `call.inc-kinds.A`, with the letters that were chosen.
"""

from collections.abc import Sequence
from datetime import date

from app.services.call.turns import RECORD
from calc import Draft
from calc.dossier.asked import Answer, Asked


def record_of(draft: Draft, key: str) -> Asked | None:
    """The record of a turn, the last one; None while there is none."""
    return record_named(draft, RECORD + key)


def record_named(draft: Draft, question: str) -> Asked | None:
    """The last record of a question by its name."""
    found = None
    for record in draft.asked:
        if record.question == question:
            found = record
    return found


def with_record(
    draft: Draft, question: str, on: date, said: Sequence[str], *, known: bool = True
) -> Draft:
    """The draft with this record, in the place of an earlier one."""
    answer = Answer.ANSWERED if known else Answer.UNKNOWN
    record = Asked(
        question=question, on=on, by=draft.handling.officer, answer=answer, said=tuple(said)
    )
    return _with(draft, question, (record,))


def without_record(draft: Draft, question: str) -> Draft:
    """The draft without the record of a question."""
    return _with(draft, question, ())


def _with(draft: Draft, question: str, records: tuple[Asked, ...]) -> Draft:
    kept = tuple(record for record in draft.asked if record.question != question)
    asked = (*kept, *records)
    return draft if asked == draft.asked else draft.model_copy(update={"asked": asked})
