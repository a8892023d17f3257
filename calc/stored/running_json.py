"""A running plan as plain values; amounts in cents, as text."""

from typing import Any

from calc.base.rounding import cents_half_up
from calc.base.step import Step
from calc.running.ledger import MonthStanding
from calc.running.result import Running


def running_as_json(running: Running | None) -> dict[str, Any] | None:
    """The part "running" of an assessment; None for a plan that was not accepted."""
    if running is None:
        return None
    offered, back = running.pause_offered, running.counted_back
    return {
        "basis": running.basis.value,
        "origin": running.origin.value,
        "accepted_on": running.accepted_on.isoformat(),
        "month": running.month,
        "is_over": running.is_over,
        "received_known": running.known,
        "debt_at_start": _cents(running.debt_at_start),
        "others_part": _cents(running.others_part),
        "received": _cents(running.received),
        "to_pay_now": _cents(running.to_pay_now),
        "still_to_pay": _cents(running.still_to_pay),
        "jokers": _cents(running.jokers),
        "corrections": _cents(running.corrections),
        "rest": _cents(running.rest),
        "discharge": _cents(running.discharge),
        "promise": running.promise.value,
        "saved": None if running.saved is None else _cents(running.saved),
        "due": str(running.due) if running.due else None,
        "months": [_month(month) for month in running.months],
        "pause_offered": offered
        and {
            "pauses": [{"first": str(first), "last": str(last)} for first, last in offered.pauses],
            "payments": [
                {"month": str(month), "payment": str(cents_half_up(amount))}
                for month, amount in offered.payments
            ],
            "total": str(cents_half_up(offered.total)),
        },
        "counted_back": back
        and {
            "months": [
                {"month": str(month), "amount": str(cents_half_up(amount))}
                for month, amount in back.months
            ],
            "amount": _cents(back.amount),
        },
        "correction": running.correction and str(cents_half_up(running.correction)),
        "caps_to_lift": [str(month) for month in running.caps_to_lift],
    }


def _month(month: MonthStanding) -> dict[str, str]:
    return {
        "month": str(month.month),
        "agreed": str(cents_half_up(month.agreed)),
        "received": str(cents_half_up(month.received)),
        "joker": str(cents_half_up(month.joker)),
        "refunded": str(cents_half_up(month.refunded)),
        "standing": month.standing.value,
    }


def _cents(step: Step) -> str:
    return str(cents_half_up(step.amount))
