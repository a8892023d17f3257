"""One byte form for an assessment: what hashes, files and re-checks compare.

Amounts of the schedule are in cents, amounts of steps in at most nine decimals, all as text.
"""

from collections.abc import Callable, Mapping
from hashlib import sha256
from operator import attrgetter
from typing import Any, Final

from calc.assessment.account import Account
from calc.assessment.assessment import Assessment
from calc.assessment.headline import Headline
from calc.assessment.receipt import Receipt
from calc.base.finding import Finding, Severity
from calc.base.money import engine_context
from calc.base.params import texts_of
from calc.base.rounding import cents_half_up
from calc.base.step import Step
from calc.context.conversation import NextConversation
from calc.dossier.asked import Topic
from calc.dossier.input_hash import canonical_bytes
from calc.plan.result import MonthRow, Plan, Rung
from calc.plan.schedule_columns import SCHEDULE_COLUMNS, ColumnKind, amounts_of
from calc.running.result import steps_of
from calc.stored.context_json import beside_as_json, beside_roots, solutions_as_json
from calc.stored.json_text import json_text
from calc.stored.law_json import floor_as_json, law_roots, missed_as_json, toeslagen_as_json
from calc.stored.receipt_json import FORM
from calc.stored.running_json import running_as_json
from calc.stored.steps_json import Steps, steps_text

_SIGNALS: Final = (Severity.WARNS, Severity.INFORMS)


def output_sha256(assessment: Assessment) -> str:
    """The hash of the outcome: all but the steps, which follow from it, and the hash itself."""
    with engine_context():
        values = _outcome(assessment) | {"receipt": _receipt(assessment.receipt)}
    return sha256(canonical_bytes(values)).hexdigest()


def as_json(assessment: Assessment) -> dict[str, Any]:
    """The assessment as plain values, in a fixed order. The same for every language."""
    steps = Steps()
    tree = [steps.tree(step) for step in roots(assessment)]
    return {**outcome_as_json(assessment), "steps": tree}


def assessment_text(assessment: Assessment) -> str:
    """`as_json` as indented JSON text, byte for byte, without its five thousand plain steps."""
    outcome = json_text(outcome_as_json(assessment)).removesuffix("\n}")
    return f'{outcome},\n "steps": {steps_text(roots(assessment), 1)}\n}}'


def outcome_as_json(assessment: Assessment) -> dict[str, Any]:
    """The assessment without its steps."""
    receipt = assessment.receipt
    hashed = {**_receipt(receipt), "output_sha256": receipt.output_sha256}
    return _outcome(assessment) | {"receipt": hashed}


def _outcome(assessment: Assessment) -> dict[str, Any]:
    plan = assessment.plan
    return {
        "schema": FORM,
        "reference_date": assessment.reference_date.isoformat(),
        "first_plan_month": str(assessment.first_month),
        "term_months": assessment.term_months,
        "partial": assessment.partial,
        "final": assessment.final,
        "provisional": [reason.value for reason in assessment.provisional],
        "room_is_open": assessment.room_is_open,
        "groups": {
            "income": _cents(assessment.groups.income),
            "costs": _cents(assessment.groups.costs),
            "arrangements": _cents(assessment.groups.arrangements),
            "left_before_buffer": _cents(assessment.groups.left_before_buffer),
        },
        "savings_target": _cents(assessment.savings_target),
        "walls": _walls(assessment.shown),
        "floor": floor_as_json(assessment.floor),
        "toeslagen": toeslagen_as_json(assessment.toeslagen),
        "headline": _headline(assessment.headline),
        "account": _account(assessment.account),
        "missed": missed_as_json(assessment.missed),
        "asked": [topic.value for topic in Topic if topic in assessment.asked],
        "next_conversation": _talk(assessment.next_conversation),
        "payment": _cents(assessment.payment),
        "free_for_others": _cents(assessment.free_for_others),
        "rungs": [_rung(rung) for rung in assessment.rungs],
        "schedule": [_row(row) for row in assessment.schedule],
        "end_date": plan.end_date.isoformat() if plan else None,
        "last_payment_month": str(plan.last_payment_month) if plan else None,
        "discharge": _cents(plan.discharge) if plan else None,
        "plan": _plan(plan),
        "term_that_repays": assessment.term_that_repays,
        **beside_as_json(assessment.beside),
        "solutions": solutions_as_json(assessment.solutions),
        "running": running_as_json(assessment.running),
        "signals": [
            finding_as_json(finding)
            for finding in assessment.findings
            if finding.severity in _SIGNALS
        ],
        "findings": [finding_as_json(finding) for finding in assessment.findings],
    }


def roots(assessment: Assessment) -> list[Step]:
    """Every amount of the assessment that has an explanation, in the order of reading."""
    groups, plan = assessment.groups, assessment.plan
    found: list[Step | None] = [
        groups.income,
        groups.costs,
        groups.arrangements,
        groups.left_before_buffer,
        assessment.savings_target,
        assessment.payment,
        assessment.free_for_others,
    ]
    if account := assessment.account:
        found += [account.left_after_costs, account.left_after_all]
    if assessment.missed:
        found.append(assessment.missed.month)
    for row in assessment.schedule:
        found += amounts_of(row)
    found.append(plan.discharge if plan else None)
    found += law_roots(assessment.floor, assessment.toeslagen)
    found += beside_roots(assessment.beside)
    found += steps_of(assessment.running) if assessment.running else []
    return list({id(step): step for step in found if step is not None}.values())


def _cents(step: Step | None) -> str | None:
    return None if step is None else str(cents_half_up(step.amount))


def _talk(talk: NextConversation) -> dict[str, Any]:
    """`off` stands there when there is none, after a death: files of before have no such key."""
    said = {"day": talk.day.isoformat(), "agreed": talk.agreed}
    return said | ({"off": True} if talk.off else {})


def _headline(headline: Headline) -> dict[str, Any]:
    return {
        "kind": headline.kind.value,
        "amount": _cents(headline.amount),
        "first": str(headline.first) if headline.first else None,
        "later": _cents(headline.later),
        "ask": [topic.value for topic in headline.ask],
    }


def _account(account: Account | None) -> dict[str, str | None] | None:
    if account is None:
        return None
    return {
        "month": str(account.month),
        "income": _cents(account.income),
        "costs": _cents(account.costs),
        "arrangements": _cents(account.arrangements),
        "reserve": _cents(account.reserve),
        "left_after_costs": _cents(account.left_after_costs),
        "payment": _cents(account.payment),
        "left_after_all": _cents(account.left_after_all),
    }


def _walls(first: MonthRow | None) -> dict[str, str | None] | None:
    """The walls of the month that is shown: what an officer asks first."""
    if first is None:
        return None
    return {
        "month": str(first.month),
        "own_wall": _cents(first.own_wall),
        "floor_wall": _cents(first.floor_wall),
        "debt_wall": _cents(first.debt_left and _before(first)),
        "lowest": first.lowest.value,
        "gap": _cents(first.gap),
        "room": _cents(first.room),
        "decided": first.decided.value,
    }


def _before(row: MonthRow) -> Step | None:
    return row.debt_left.parts[0] if row.debt_left else None


_WRITTEN: Final[Mapping[ColumnKind, Callable[[Any], str | None]]] = {
    ColumnKind.MONTH: str,
    ColumnKind.AMOUNT: _cents,
    ColumnKind.MAYBE: _cents,
    ColumnKind.WORD: attrgetter("value"),
}
_COLUMNS: Final = tuple(
    (column.name, attrgetter(column.name), _WRITTEN[column.kind]) for column in SCHEDULE_COLUMNS
)
"""Each column of the schedule: its key, how it is read off a row, how it is written."""


def _row(row: MonthRow) -> dict[str, str | None]:
    return {name: written(value(row)) for name, value, written in _COLUMNS}


def _rung(rung: Rung) -> dict[str, Any]:
    return {
        "first": str(rung.first),
        "last": str(rung.last),
        "months": rung.months,
        "payment": _cents(rung.payment),
        "decided": rung.decided.value,
        "lowest": rung.lowest.value,
        "gap": _cents(rung.gap),
        "causes": [{"code": cause.code.value, "path": cause.path} for cause in rung.causes],
    }


def _plan(plan: Plan | None) -> dict[str, Any] | None:
    if plan is None:
        return None
    return {
        "first_month": str(plan.first_month),
        "term_months": plan.term_months,
        "end_date": plan.end_date.isoformat(),
        "payment": _cents(plan.payment),
        "last_payment_month": str(plan.last_payment_month),
        "last_payment": str(cents_half_up(plan.last_payment)),
        "total": str(cents_half_up(plan.total)),
        "rest_at_end": plan.rest_at_end.value,
        "discharge": _cents(plan.discharge),
        "conditions": [
            {"code": condition.code, **texts_of(condition.params)} for condition in plan.conditions
        ],
        "running_at_end": [
            {"path": item.path, "last_month": str(item.last_month) if item.last_month else None}
            for item in plan.running_at_end
        ],
    }


def finding_as_json(finding: Finding) -> dict[str, Any]:
    """One finding."""
    return {
        "severity": finding.severity.value,
        "code": finding.code,
        "path": finding.path,
        "params": texts_of(finding.params),
    }


def _receipt(receipt: Receipt) -> dict[str, Any]:
    return {
        "engine": receipt.engine,
        "files": [
            {"name": file.name, "revision": file.revision, "sha256": file.sha256}
            for file in receipt.files
        ],
        "reference_date": receipt.reference_date.isoformat(),
        "input_sha256": receipt.input_sha256,
    }
