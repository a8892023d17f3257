"""What the list shows of a dossier: its columns, out of the dossier and its outcome."""

import json
import unicodedata
from decimal import Decimal
from enum import StrEnum

from calc import UNKNOWN, Assessment, Draft, OutcomeStanding
from calc.base.rounding import cents_half_up
from calc.base.unknown import Maybe
from calc.dossier.agreement import PlanStatus


class RowStatus(StrEnum):
    """Where a dossier stands, for the list."""

    HELP_FIRST = "help_first"
    CONCEPT = "concept"
    NO_PAYMENT = "no_payment"
    RUNNING = "running"
    DONE = "done"


_DONE = (PlanStatus.ENDED, PlanStatus.DISCHARGED)
_RUNNING = (PlanStatus.ACCEPTED, PlanStatus.RUNNING, PlanStatus.PAUSED)


def row_of(draft: Draft, assessment: Assessment) -> dict[str, object]:
    """The columns of the list that follow from a dossier (`app.store.database.schema.DOSSIER`)."""
    status = status_of(draft, assessment)
    title, reference = title_of(draft), _text(draft.debt.reference)
    payment = assessment.payment if assessment.may_ask_payment else None
    return {
        "client": None,
        "distressing": draft.schrijnend.flagged is True,
        "reference": reference,
        "title": title,
        "search": folded(f"{title} {reference}"),
        "status": status.value,
        "need": list(RowStatus).index(status),
        "reason": "",
        "reason_values": json.dumps({}),
        "open_checks": len(assessment.findings),
        "debt": _cents(draft.debt.balance),
        "payment": None if payment is None else _cents(payment.amount),
    }


def status_of(draft: Draft, assessment: Assessment) -> RowStatus:
    """People first; then where the plan stands."""
    if draft.agreement.status in _DONE:
        return RowStatus.DONE
    if assessment.nothing_is_asked or assessment.missed is not None:
        return RowStatus.HELP_FIRST
    if draft.agreement.status in _RUNNING:
        return RowStatus.RUNNING
    if assessment.standing is OutcomeStanding.NO_ROOM:
        return RowStatus.NO_PAYMENT
    return RowStatus.CONCEPT


def title_of(draft: Draft) -> str:
    """What people call it: its title, or the names in it."""
    if draft.about.title is not UNKNOWN:
        return draft.about.title
    names = (_text(adult.name) for adult in draft.adults)
    return ", ".join(name for name in names if name)


def folded(text: str) -> str:
    """Small letters without marks: what is searched in, and what is searched for."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def _text(value: Maybe[str]) -> str:
    return "" if value is UNKNOWN else value


def _cents(amount: Maybe[Decimal]) -> int | None:
    return None if amount is UNKNOWN else int(cents_half_up(amount) * 100)
