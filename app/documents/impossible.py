"""Facts that cannot be: no letter is made of them, not even a concept.

    refuse_impossible(kind, case, extra)    raises NoLetter: the field, what is wrong, what to do

Days of a conversation or an answer are working days to come, within a year; a payment that failed
was due, and was not paid since; kept months are those that the account of the plan counts.
"""

from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from typing import Final

from app.documents.account import counted_months, most_kept_months, open_on
from app.documents.case import Case, NoLetter
from app.documents.conversation import agreed_day, agreed_hour, moment
from app.documents.extras import Extras
from app.documents.kinds import DocumentKind
from app.documents.payments import rungs_to_pay
from app.documents.quiet_days import Quiet, quiet_hours, why_quiet
from app.i18n import first_paid
from calc import UNKNOWN, Month
from calc.base.period import month_after, months_later
from calc.dossier.agreement import PlanStatus
from calc.dossier.solution import SolutionKind

_SATURDAY: Final = 6
_MONTHS_AHEAD: Final = 12
_TYPED: Final = (
    "appointment", "reply_by", "failed_on", "failed", "kept_months", "discharged_on", "discharged",
    "creditor",
)  # fmt: skip
"""The fields that one or more kinds of document say, in the order in which they are looked at."""


def refuse_impossible(kind: DocumentKind, case: Case, extra: Extras) -> None:
    """Raises NoLetter for what cannot be true on the day of this letter."""
    _of_another_kind(kind, case, extra)
    agreement = case.draft.agreement
    if agreement.status is PlanStatus.DISCHARGED and not kind.traits.after_discharge:
        raise NoLetter("discharged_already", day=case.day(agreement.events[-1].on))
    if agreement.status is PlanStatus.ENDED_EARLY and kind.traits.of_a_running_plan:
        raise NoLetter("plan_stopped", day=case.day(agreement.events[-1].on))
    if agreement.status is PlanStatus.ENDED and kind.traits.of_a_plan:
        raise NoLetter("plan_is_over", day=case.day(agreement.events[-1].on))
    if kind is DocumentKind.PLAN and _has_done_its_last_month(case):
        raise NoLetter("plan_asks_nothing")
    if extra.reply_by is not None:
        _working_day(case, "reply_by", extra.reply_by)
    if extra.appointment is not None:
        _appointment(case, extra.appointment, extra.appointment_at)
    if (
        kind is DocumentKind.INVITATION
        and extra.reply_by
        and (extra.appointment or agreed_day(case))
    ):
        raise NoLetter("reply_beside_appointment", field=_field("reply_by"))
    check = _OF_KIND.get(kind)
    if check is not None:
        check(case, extra)


def _has_done_its_last_month(case: Case) -> bool:
    """Whether a plan is in its last month or past it, with nothing more to pay."""
    running = case.assessment.running
    if running is None or first_paid(case.assessment.ahead):
        return False
    return running.month >= len(running.months)


def _of_another_kind(kind: DocumentKind, case: Case, extra: Extras) -> None:
    for field in _TYPED:
        if getattr(extra, field) is not None and field not in kind.traits.typed:
            kinds = [each for each in DocumentKind if field in each.traits.typed]
            names = [case.tell(f"kind.{each.value}") for each in kinds]
            said = case.texts.formats.choice(names)
            raise NoLetter("field_of_other_kind", field=_field(field), kinds=said)


def _field(name: str) -> str:
    """The option, as the command line has it."""
    return f"--{name.replace('_', '-')}"


def _working_day(case: Case, field: str, day: date) -> None:
    """After the day of the letter, no weekend or holiday, within a year."""
    on, said = case.assessment.reference_date, {"field": _field(field), "day": case.day(day)}
    if day <= on:
        raise NoLetter("day_is_past", on=case.day(on), **said)
    if day > (last := months_later(on, _MONTHS_AHEAD)):
        raise NoLetter("day_is_far", last=case.day(last), **said)
    quiet = why_quiet(day)
    if quiet is not None or day.isoweekday() == _SATURDAY:
        why = case.texts.text(f"paying.quiet.{quiet.value if quiet else 'saturday'}")
        raise NoLetter("day_is_quiet", why=why, **said)


def _appointment(case: Case, day: date, at: time | None) -> None:
    """One next conversation: that of the dossier, or else one that the policy leaves."""
    _working_day(case, "appointment", day)
    talk = case.assessment.next_conversation
    field = _field("appointment")
    if at is not None:
        since, until = quiet_hours(case.policy)
        if why_quiet(day, at, since=since, until=until) is Quiet.HOURS:
            hours = {"since": _clock(since), "until": _clock(until)}
            raise NoLetter("hour_is_quiet", field=field, at=_clock(at), **hours)
    if not talk.agreed and day > talk.latest:
        raise NoLetter("day_after_policy", field=field, last=case.day(talk.latest))
    if not talk.agreed:
        return
    recorded = agreed_hour(case)
    if day != talk.day or (at is not None and recorded is not None and at != recorded):
        raise NoLetter("other_appointment", field=field, day=moment(case, talk.day))


def _clock(at: time) -> str:
    return at.isoformat("minutes")


def _plan(case: Case, extra: Extras) -> None:
    """A plan that asks nothing more is told after a conversation, not proposed again."""
    plan = case.assessment.plan
    if plan is None or case.assessment.running is None:
        return
    if first_paid(rungs_to_pay(case.assessment, plan.last_payment_month)) is None:
        raise NoLetter("plan_asks_nothing")


def _review(case: Case, extra: Extras) -> None:
    """A review is of a plan that was accepted and has begun."""
    running = case.assessment.running
    if case.assessment.plan is None:
        raise NoLetter("no_plan")
    if running is None:
        raise NoLetter("no_plan_running")
    if running.month < 1:
        start = case.assessment.plan.first_month
        raise NoLetter("plan_not_begun", start=case.day(start.first_day))
    if extra.kept_months is None:
        return
    field, counted = _field("kept_months"), counted_months(running)
    typed = case.texts.formats.number(extra.kept_months)
    if counted is not None and extra.kept_months != counted:
        number = case.texts.formats.number(counted)
        raise NoLetter("other_kept_months", field=field, typed=typed, counted=number)
    most = most_kept_months(running)
    if not 0 <= extra.kept_months <= most:
        number = case.texts.formats.number(most)
        raise NoLetter("too_many_kept_months", field=field, typed=typed, most=number)


def _failed(case: Case, extra: Extras) -> None:
    """A payment fails that was agreed and due, and that was not paid since."""
    on, day, amount = case.assessment.reference_date, extra.failed_on, extra.failed
    if amount is not None and amount <= 0:
        raise NoLetter("failed_nothing", field=_field("failed"))
    if day is not None and day > on:
        raise NoLetter("failed_later", day=case.day(day), on=case.day(on))
    start = _first_due(case)
    if on < start:
        raise NoLetter("failed_nothing_due", start=case.day(start))
    if day is not None and day < start:
        raise NoLetter("failed_too_early", day=case.day(day), start=case.day(start))
    most = _most_due(case, day or on, named=day is not None)
    if amount is not None and amount > most:
        amounts = {"amount": case.euros(amount), "most": case.euros(most)}
        raise NoLetter("failed_too_much", field=_field("failed"), **amounts)


def _first_due(case: Case) -> date:
    """The first day on which something was to be paid: of the plan, else of the interim."""
    assessment = case.assessment
    interim = assessment.beside.gate.interim
    if assessment.running is not None and assessment.plan is not None:
        return assessment.plan.first_month.first_day
    if interim is not None and interim.amount.amount:
        chosen = case.draft.solution
        recorded = chosen.kind is SolutionKind.INTERIM and case.draft.first_plan_month is UNKNOWN
        if recorded and chosen.on is not UNKNOWN:
            return month_after(chosen.on).first_day
        return assessment.first_month.first_day
    raise NoLetter("no_plan_running" if assessment.plan is not None else "no_plan")


def _most_due(case: Case, day: date, *, named: bool) -> Decimal:
    """The most that a payment of that day can have been; NoLetter when nothing was open."""
    running, interim = case.assessment.running, case.assessment.beside.gate.interim
    if running is None:
        assert interim is not None  # something was due
        return interim.amount.amount
    most = open_on(running, day, named=named)
    if most is None:
        raise NoLetter("failed_outside_plan", day=case.day(day))
    if not most:
        raise NoLetter("failed_not_open", month=case.month(Month.of(day)))
    return most


_OF_KIND: Final[dict[DocumentKind, Callable[[Case, Extras], None]]] = {
    DocumentKind.PLAN: _plan,
    DocumentKind.REVIEW: _review,
    DocumentKind.PAYMENT_FAILED: _failed,
}
