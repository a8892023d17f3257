"""What the list shows of a dossier: its columns, out of the dossier and its outcome."""

import json
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from app.i18n.running import next_amount
from app.services.call.conversation import Conversation
from app.services.call.officer_choices import costs_are_open, has_begun
from app.services.dossier_store.searching import search_column
from app.services.short_findings import count_points
from app.store.database.need import HELP_FIRST, Need
from calc import UNKNOWN, Assessment, Draft, Month, OutcomeStanding
from calc.base.period import Frequency
from calc.base.rounding import cents_half_up
from calc.base.unknown import Maybe
from calc.dossier.agreement import PlanStatus
from calc.dossier.budget_lines import IncomeLine
from calc.dossier.codes import AfterEnd
from calc.dossier.household import LifeStateKind
from calc.running.ledger import Standing
from calc.running.result import Running


class RowStatus(StrEnum):
    """Where a dossier stands, for the list; `HELP_FIRST` depends on the day too (`need`)."""

    HELP_FIRST = HELP_FIRST
    CONCEPT = "concept"
    NO_PAYMENT = "no_payment"
    RUNNING = "running"
    DONE = "done"


_DONE: Final = (PlanStatus.ENDED, PlanStatus.DISCHARGED)
_RUNNING: Final = (PlanStatus.ACCEPTED, PlanStatus.RUNNING, PlanStatus.PAUSED)
_NOTHING_NOW: Final = (OutcomeStanding.NO_ROOM, OutcomeStanding.CLOSED)
_SAID: Final = (OutcomeStanding.PLAN, OutcomeStanding.NO_ROOM, OutcomeStanding.NOTHING_OWED)
"""Outcomes with a payment that may be said."""
_SHORT: Final = {"mevrouw": "Mw.", "de heer": "Dhr.", "meneer": "Dhr."}
"""In a list there is room for names."""
_NOT_PAID: Final = (Standing.MISSED, Standing.PARTLY, Standing.REVERSED)


def row_of(draft: Draft, assessment: Assessment) -> dict[str, object]:
    """The columns of the list that follow from the dossier (`app.store.database.schema.DOSSIER`).

    None of them is a payment that nobody may see yet, or ask for.
    """
    need, reason = need_of(draft, assessment)
    payment, since = _payment(draft, assessment)
    off = need is Need.DONE or assessment.next_conversation.off
    stops = None if off else _stopping(draft, assessment.reference_date)
    return {
        "client": None,
        **columns_of(draft),
        "status": status_of(draft, assessment).value,
        "need": need.value,
        "reason": reason,
        "reason_values": json.dumps(_values(assessment, stops)),
        "next_contact": None if off else _day(draft.contact.next_conversation),
        "review_due": None if off else assessment.next_conversation.latest.isoformat(),
        "ends": _ends(draft),
        "income_stops": None if stops is None else _day(stops.until),
        "payment_due": _payment_due(draft, assessment),
        "tariff_period": _tariff_period(assessment),
        "open_checks": count_points(assessment),
        "debt": _cents(draft.debt.balance),
        "payment": payment,
        "payment_from": None if since is None else since.first_day.isoformat(),
    }


def columns_of(draft: Draft) -> dict[str, object]:
    """Those that are the same on every day and with all figures."""
    reference = _text(draft.debt.reference)
    names = [_text(adult.name) for adult in draft.adults]
    return {
        "distressing": draft.schrijnend.flagged is True,
        "reference": reference,
        "title": title_of(draft),
        "search": search_column(names, _text(draft.about.title), reference),
        "ended": _day(ended_on(draft)),
    }


def need_of(draft: Draft, assessment: Assessment) -> tuple[Need, str]:
    """The first need that follows from the dossier itself, and the code of its sentence."""
    status = draft.agreement.status
    codes = {finding.code for finding in assessment.findings}
    if assessment.nothing_is_asked:
        return Need.PEOPLE, "deceased" if _somebody_died(draft) else "not_taken_over"
    if status in _DONE:
        return Need.DONE, "done"
    if assessment.missed is not None:
        return Need.MONEY_MISSED, "money_missed"
    if assessment.running is not None and _is_behind(assessment.running):
        return Need.PAYMENT_MISSED, "payment_missed"
    if status in _RUNNING:
        return Need.RUNS, "paused" if status is PlanStatus.PAUSED else "runs"
    if "old_arrangement_too_high" in codes:
        return Need.OLD_TOO_HIGH, "old_too_high"
    if assessment.standing is OutcomeStanding.NO_ROOM:
        return Need.NO_ROOM, "no_room"
    if assessment.standing is OutcomeStanding.CLOSED:
        return Need.NO_ROOM, "closed"
    return Need.OPEN, "offered" if status is PlanStatus.OFFERED else _open_reason(assessment)


def status_of(draft: Draft, assessment: Assessment) -> RowStatus:
    """Where the plan stands; that people come first is a matter of need, and of the day."""
    if assessment.nothing_is_asked:
        return RowStatus.HELP_FIRST
    if draft.agreement.status in _DONE:
        return RowStatus.DONE
    if draft.agreement.status in _RUNNING:
        return RowStatus.RUNNING
    return RowStatus.NO_PAYMENT if assessment.standing in _NOTHING_NOW else RowStatus.CONCEPT


def title_of(draft: Draft) -> str:
    """What people call it: the first name in it, else its title."""
    named = (_named(adult.salutation, adult.name) for adult in draft.adults)
    return next(filter(None, named), "") or _text(draft.about.title)


def _open_reason(assessment: Assessment) -> str:
    if assessment.headline.ask:
        return "not_asked"
    return "ready" if assessment.final else "concept"


def _payment(draft: Draft, assessment: Assessment) -> tuple[int | None, Month | None]:
    """What is paid a month, whole cents, and from when if it is not now; None: not to be said."""
    if not assessment.may_ask_payment:
        return None, None
    if assessment.running is not None:
        return _cents(_next_of(assessment.running)), None
    if assessment.standing not in _SAID or _is_out_of_sight(draft, assessment):
        return None, None
    headline = assessment.headline
    if headline.first is not None and headline.later is not None:
        return _cents(headline.later.amount), headline.first
    return (None if headline.amount is None else _cents(headline.amount.amount)), None


def _next_of(running: Running) -> Maybe[Decimal]:
    amount = next_amount(running)
    return UNKNOWN if amount is None else amount


def _is_out_of_sight(draft: Draft, assessment: Assessment) -> bool:
    """Whether costs are still being asked: a list never says what the panel keeps quiet about."""
    if not has_begun(draft):
        return False
    return costs_are_open(Conversation(draft, assessment.reference_date, assessment))


def _stopping(draft: Draft, on: date) -> IncomeLine | None:
    """The first income that ends, after which nothing is known to come."""
    ends = [
        (line.until, place, line)
        for place, line in enumerate(draft.income)
        if isinstance(line.until, date)
        and line.until >= on
        and line.frequency is not Frequency.ONCE
        and line.successor is None
        and line.followed_by is not AfterEnd.ANOTHER_LINE
    ]
    return min(ends)[2] if ends else None


def _values(assessment: Assessment, stops: IncomeLine | None) -> dict[str, object]:
    """What stands in the sentences: codes, and the money that is missed; names of nobody."""
    found: dict[str, object] = {}
    if stops is not None:
        found["income"] = str(stops.code)
    if missed := assessment.missed:
        found["toeslagen"] = [each.toeslag for each in missed.each]
        found["missed"] = _cents(missed.month.amount)
    return found


def _is_behind(running: Running) -> bool:
    """Whether a month that is over was not paid, as far as anybody wrote down what was."""
    return running.known and any(
        each.standing in _NOT_PAID and each.agreed > each.received for each in running.months
    )


def _payment_due(draft: Draft, assessment: Assessment) -> str | None:
    """The last day on which the next payment is in time; None where nobody keeps the list."""
    running = assessment.running
    if running is None or not running.known or running.due is None:
        return None
    if draft.agreement.status not in _RUNNING or draft.agreement.paid is None:
        return None
    return running.due.last_day.isoformat()


def _ends(draft: Draft) -> str | None:
    """The last day of a plan that was agreed; that of a proposal is nobody's yet."""
    if draft.agreement.status not in _RUNNING:
        return None
    return _day(draft.agreement.end_date)


def ended_on(draft: Draft) -> date | None:
    """The day from which the retention period runs; None while nobody may remove the dossier.

    A plan that runs, or that stopped early and can be followed by another, is never over; a
    complaint keeps everything it may be about.
    """
    if draft.agreement.status not in _DONE:
        return None
    if draft.complaint.received_on is not UNKNOWN or draft.complaint.about is not UNKNOWN:
        return None
    return draft.agreement.events[-1].on


def _tariff_period(assessment: Assessment) -> str:
    """The half year of the figures: they change in January and in July."""
    first = assessment.first_month
    return f"{first.year}-{'01' if first.number <= 6 else '07'}"


def _somebody_died(draft: Draft) -> bool:
    return any(state.kind is LifeStateKind.DECEASED for state in draft.life_states)


def _named(salutation: Maybe[str], name: Maybe[str]) -> str:
    if not _text(name):
        return ""
    before = _text(salutation)
    said = f"{_SHORT.get(before.casefold(), before)} {_text(name)}".strip()
    return said[:1].upper() + said[1:]


def _text(value: Maybe[str]) -> str:
    return "" if value is UNKNOWN else value


def _day(value: object) -> str | None:
    return value.isoformat() if isinstance(value, date) else None


def _cents(amount: Maybe[Decimal]) -> int | None:
    return None if amount is UNKNOWN else int(cents_half_up(amount) * 100)
