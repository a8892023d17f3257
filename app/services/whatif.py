"""What if: another term, start, line or policy value, beside the dossier as it is. No Qt.

Nothing here touches a dossier: it makes a second draft and a second policy and compares.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ValidationError

from app.services.agreement import is_agreed
from app.services.editing import Path
from calc import (
    UNKNOWN,
    Assessment,
    Draft,
    Month,
    Policy,
    PolicyFile,
    Problem,
    Tariffs,
    assess,
    problems_of,
)
from calc.base.money import ZERO
from calc.base.path import field_path
from calc.base.value_type import value_type

_MOST_DIGITS: Final = 20
_WORDS: Final = {"true": True, "false": False, "none": None, "null": None}
_M = TypeVar("_M", bound=BaseModel)
TERM: Final = "term_months"
"""Said like this it is the term of this dossier, not the policy's."""
_FIXED: Final = (("first_plan_month",), ("solution", TERM), ("agreement", "first_month"),
                 ("agreement", "term_months"), ("agreement", "schedule"))  # fmt: skip
"""What no choice changes any more once a plan is accepted (ENGINE 14a)."""


@value_type
class Figures:
    """What one outcome comes to. Euros; None: there is no plan, or it is not known.

    `amount`: the first month; `steps`: from which month on how much; `left_over`: what the first
    month leaves after everything. Each is the engine's own step: nothing is worked out here.
    """

    amount: Decimal | None
    steps: tuple[tuple[Month, Decimal], ...]
    end_date: date | None
    left_over: Decimal | None
    total: Decimal | None
    discharge: Decimal | None


@value_type
class WhatIf:
    """The dossier as it is, and as it would be. `draft` and `policy_file` are the changed ones."""

    before: Assessment
    after: Assessment
    draft: Draft
    policy_file: PolicyFile


def figures_of(assessment: Assessment) -> Figures:
    """The figures of one assessment."""
    plan, rows, account = assessment.plan, assessment.schedule, assessment.account
    amount = assessment.headline.amount
    left = account.left_after_all if account and amount is not None else None
    return Figures(
        amount=amount.amount if amount else None,
        steps=tuple((rung.first, rung.payment.amount) for rung in assessment.ahead),
        end_date=plan.end_date if plan else None,
        left_over=left.amount if left else None,
        total=plan.total if plan else (ZERO if rows and not assessment.partial else None),
        discharge=plan.discharge.amount if plan and plan.discharge else None,
    )


@value_type
class Changed:
    """A draft and a policy with other values; with `problems` they are not to be used."""

    draft: Draft
    policy_file: PolicyFile
    problems: tuple[Problem, ...] = ()


def compare(
    draft: Draft, policy_file: PolicyFile, other: Changed, tariffs: Tariffs, on: date
) -> WhatIf:
    """One dossier beside another. `on` is for a dossier without a day of its own."""

    def of(one: Draft, rules: PolicyFile) -> Assessment:
        day = on if one.reference_date is UNKNOWN else one.reference_date
        return assess(one, rules, tariffs, day)

    before, after = of(draft, policy_file), of(other.draft, other.policy_file)
    return WhatIf(before, after, other.draft, other.policy_file)


def changed_by(draft: Draft, policy_file: PolicyFile, changes: Sequence[str]) -> Changed:
    """The draft and the policy with changes such as `income[0].amount=1800`.

    A path is a field of the dossier or a key of the policy; all that is wrong is told at once.
    """
    problems: list[Problem] = []
    rules = policy_file.policy
    for change in changes:
        path, mark, text = (part.strip() for part in change.partition("="))
        names = field_path(path).parts
        if names == (TERM,):
            names = ("solution", TERM)
        try:
            if is_agreed(draft) and names[:2] in _FIXED:
                problems.append(Problem("whatif_plan_is_fixed", "", (("said", path),)))
            elif not mark or not names:
                problems.append(Problem("whatif_not_a_change", "", (("said", change),)))
            elif names[0] in Policy.model_fields:
                rules = _policy_with(rules, names, text)
            else:
                draft = _draft_with(draft, names, text)
        except ValidationError as error:
            problems += problems_of(error)
        except LookupError:
            problems.append(Problem("whatif_no_such_field", "", (("said", path),)))
    term = draft.solution.term_months
    if term is not UNKNOWN and term > rules.term_max:
        most = (("most", rules.term_max),)
        problems.append(Problem("whatif_term_above_max", "solution.term_months", most))
    return Changed(draft, replace(policy_file, policy=rules), tuple(problems))


def _draft_with(draft: Draft, path: Path, text: str) -> Draft:
    """The draft with what the text says at a path. Raises ValidationError, LookupError."""
    values = draft.model_dump(mode="json")
    return _first(
        lambda value: Draft.model_validate_json(json.dumps(_put(values, path, value))),
        _readings(text),
    )


def _policy_with(policy: Policy, path: Path, text: str) -> Policy:
    """The policy with what the text says at a key. Raises ValidationError, LookupError."""
    values = policy.model_dump()
    readings = [*_decimal(text), *_readings(text)]
    return _first(lambda value: Policy.model_validate(_put(values, path, value)), readings)


def _first(read: Callable[[object], _M], readings: Iterable[object]) -> _M:
    """What the first reading that can be gives; else what is wrong with the last, the nearest."""
    wrong: ValidationError | None = None
    for value in readings:
        try:
            return read(value)
        except ValidationError as error:
            wrong = error
    assert wrong is not None  # a text has at least one reading
    raise wrong


def _put(values: Any, path: Path, value: object) -> Any:
    """The values with another one at a path that is there. Raises LookupError."""
    here = values
    for part in path[:-1]:
        here = _step(here, part)
    _step(here, path[-1])  # a new key or line is not another value of one that is there
    if isinstance(here, tuple):
        raise LookupError(path[-1])
    here[path[-1]] = value
    return values


def _step(here: Any, part: Any) -> Any:
    wanted = (list, tuple) if isinstance(part, int) else dict
    if not isinstance(here, wanted):
        raise LookupError(part)
    return here[part]


def _readings(text: str) -> Iterator[object]:
    """What a text can mean: first as it stands, then as a number, yes or no, or none."""
    yield text
    if text.isdecimal() and len(text) <= _MOST_DIGITS:
        yield int(text)
    if text.lower() in _WORDS:
        yield _WORDS[text.lower()]


def _decimal(text: str) -> Iterator[Decimal]:
    with suppress(InvalidOperation):
        yield Decimal(text)
