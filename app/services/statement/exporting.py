"""Making the statement of a dossier, and telling what of the dossier is not in it."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel

from app.services.assessing import Assessed
from app.services.statement.form import Made, Statement
from app.services.statement.lines import Frame, draft_of, plain_statement
from app.services.statement.sums import with_sums
from app.store.writing import write_file
from app.version import PROGRAM_VERSION
from calc import Draft, Step, Tariffs
from calc.base.rounding import cents_half_up
from calc.base.value_type import value_type

PROGRAM: Final = f"uitzicht {PROGRAM_VERSION}"
_OF_THE_FRAME: Final = frozenset({"reference_date", "first_plan_month"})
"""A statement has these of itself, also where a dossier leaves them to today."""


@value_type
class LeftOut:
    """A part of the dossier that is not in its statement; of `part` alone these `fields`, or all.

    A statement says what a household has and spends; it is no copy of a dossier.
    """

    part: str
    fields: tuple[str, ...] = ()


@value_type
class Exported:
    """A statement, what was left out, and the two amounts that are left where they differ.

    `on_screen` and `in_statement`: what the month leaves by the dossier and by the statement. The
    second knows less; where that matters, somebody must see it.
    """

    statement: Statement
    left_out: tuple[LeftOut, ...]
    on_screen: Decimal | None
    in_statement: Decimal | None

    @property
    def says_another_amount(self) -> bool:
        """Whether who reads the statement sees another amount left than the dossier has."""
        return self.on_screen != self.in_statement


@value_type
class ExportWish:
    """Made on which day, and with names or not."""

    made_on: date
    named: bool = False


def export_statement(assessed: Assessed, tariffs: Tariffs, wish: ExportWish) -> Exported:
    """The statement of a dossier that was assessed."""
    draft, policy_file, assessment = assessed.draft, assessed.policy_file, assessed.assessment
    shown = assessment.shown
    frame = Frame(
        made=Made(
            organisation=policy_file.policy.contact.organisation,
            program=PROGRAM,
            on=wish.made_on,
        ),
        on=assessment.reference_date,
        month=shown.month if shown else assessment.first_month,
        named=wish.named,
    )
    plain = plain_statement(draft, frame)
    in_it = draft_of(plain)
    assert isinstance(in_it, Draft), in_it  # what a dossier holds, a smaller one can hold as well
    statement = with_sums(plain, in_it, policy_file, tariffs)
    left = statement.totals.left.amount if statement.totals else None
    return Exported(
        statement, left_out(draft, in_it), _cents(assessment.groups.left_before_buffer), left
    )


def write_statement(path: Path, data: bytes) -> None:
    """Write the file of a statement. Raises FileTrouble; the old one stays."""
    write_file(path, data)


def statement_bytes(statement: Statement) -> bytes:
    """The file of a statement: UTF-8, one field a line."""
    values = statement.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return (json.dumps(values, ensure_ascii=False, indent=2) + "\n").encode()


def left_out(draft: Draft, in_statement: Draft) -> tuple[LeftOut, ...]:
    """What of a dossier somebody who gets its statement does not see, in the order of the file."""
    found = []
    for name, field in Draft.model_fields.items():
        whole, kept = getattr(draft, name), getattr(in_statement, name)
        nothing = field.get_default(call_default_factory=True)
        if whole in (kept, nothing) or name in _OF_THE_FRAME:
            continue
        is_gone = kept == nothing or name == "asked"  # which topics were asked, and no more
        found.append(LeftOut(name, () if is_gone else _fields_left_out(whole, kept)))
    return tuple(found)


def _fields_left_out(whole: Any, kept: Any) -> tuple[str, ...]:
    pairs = zip(whole, kept, strict=True) if isinstance(whole, tuple) else [(whole, kept)]
    found: dict[str, None] = {}
    for before, after in pairs:
        if isinstance(before, BaseModel):
            for name in type(before).model_fields:
                if getattr(before, name) != getattr(after, name):
                    found[name] = None
    return tuple(found)


def _cents(step: Step | None) -> Decimal | None:
    return None if step is None else cents_half_up(step.amount)
