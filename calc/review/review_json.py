"""A review as plain values: old and new side by side; amounts in cents, as text."""

from decimal import Decimal
from typing import Any

from calc.base.rounding import cents_half_up
from calc.review.review import Review, ReviewChange
from calc.stored.assessment_json import as_json, finding_as_json
from calc.stored.read_assessment import ReadPlan


def review_as_json(review: Review) -> dict[str, Any]:
    """The review with the whole new assessment in it."""
    return {
        "schema": "uitzicht-review/1",
        "end_date": review.end_date.isoformat(),
        "first_month": str(review.first_month),
        "months_left": review.months_left,
        "paid": _cents(review.paid),
        "owed": _cents(review.owed),
        "total": _cents(review.total),
        "final": review.final,
        "next_review": review.next_review.isoformat(),
        "old": {
            "reference_date": review.old.reference_date.isoformat(),
            "plan": _plan(review.old.plan),
        },
        "walls": [_change(change) for change in review.walls],
        "lines": [_change(change) for change in review.lines],
        "findings": [finding_as_json(finding) for finding in review.findings],
        "assessment": as_json(review.again),
    }


def _cents(amount: Decimal | None) -> str | None:
    return None if amount is None else str(cents_half_up(amount))


def _plan(plan: ReadPlan | None) -> dict[str, Any] | None:
    return None if plan is None else plan.model_dump(mode="json")


def _change(change: ReviewChange) -> dict[str, str | None]:
    return {
        "what": change.what,
        "label": change.label,
        "before": _cents(change.before),
        "after": _cents(change.after),
        "difference": _cents(change.difference),
    }
