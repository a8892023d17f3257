"""Who decided that a rest is cancelled, in which role, when and how much.

    decided(case)      the Decision of the dossier; NoLetter with what is lacking, and where

It is recorded: the event of the plan, or a chosen solution without a plan. The rest is what the
account of the plan says on that day, to the cent; nobody types another.
"""

from datetime import date
from decimal import Decimal
from typing import Final

from app.documents.case import Case, NoLetter, known
from app.i18n import say_finding
from calc import UNKNOWN, Unknown
from calc.base.characters import says_something
from calc.base.finding import Severity
from calc.base.money import ZERO
from calc.base.rounding import cents_half_up
from calc.base.value_type import value_type
from calc.dossier.agreement import PlanEvent, PlanStatus
from calc.dossier.solution import SolutionKind
from calc.running.discharge import rest_on, roles_for_discharge
from calc.running.ledger import Standing

_NO_PLAN = (None, PlanStatus.OFFERED)
_OPEN: Final = (Standing.MISSED, Standing.PARTLY, Standing.REVERSED)


@value_type
class RecordedDecision:
    """A recorded decision. `rest`: what is cancelled, euros; 0: everything was paid.

    `by` and `role`: "" when everything was paid and nobody had to decide. `kept`: at the end of a
    plan, as it was promised.
    """

    on: date
    rest: Decimal
    by: str
    role: str
    kept: bool


def decided(case: Case) -> RecordedDecision:
    """The decision of this dossier. Raises NoLetter with the reason when there is none."""
    agreement, chosen = case.draft.agreement, case.draft.solution
    match agreement.status:
        case PlanStatus.DISCHARGED:
            return _of_the_plan(case, agreement.events[-1])
        case PlanStatus.ENDED:
            return _all_paid(case, agreement.events[-1])
        case status if chosen.kind is SolutionKind.DISCHARGE and status in _NO_PLAN:
            return _chosen(case)
        case status if chosen.kind is SolutionKind.DISCHARGE:
            raise NoLetter("discharge_beside_plan")
    raise NoLetter("no_discharge")


def received_since(case: Case) -> Decimal:
    """What came in after the day of the decision, euros: it belongs to the customer."""
    day, running = decided(case).on, case.assessment.running
    if running is None:
        return ZERO
    return max(ZERO, _account(case, day) - _account(case, case.assessment.reference_date))


def say_decision(case: Case) -> tuple[str, str]:
    """The decision for who checks: who, in which role, when; and the amount. ("", ""): none.

    One that cannot be true says what is wrong.
    """
    agreement, chosen = case.draft.agreement, case.draft.solution
    if agreement.status is not PlanStatus.DISCHARGED and chosen.kind is not SolutionKind.DISCHARGE:
        return "", ""
    try:
        found = decided(case)
    except NoLetter as none:
        return case.tell(f"none.{none.reason}", **none.params), ""
    day = case.day(found.on)
    if not found.rest:
        return case.tell("sheet.all_paid", day=day), case.euros(found.rest)
    said = case.tell("sheet.discharge", day=day, by=found.by, role=found.role)
    return said, case.euros(found.rest)


def _of_the_plan(case: Case, event: PlanEvent) -> RecordedDecision:
    agreement = case.draft.agreement
    _not_later(case, event.on)
    rest = _rest_on(case, event.on)
    # Where all was paid nothing is decided: then no role is needed.
    by, role = _who(case, event.by, event.role) if rest else (known(event.by) or "", "")
    end, before = agreement.end_date, agreement.events[-2].status
    at_the_end = before is PlanStatus.ENDED
    if at_the_end and end is not None and event.on < end and rest:
        raise NoLetter("discharge_too_early", day=case.day(event.on), end=case.day(end))
    if event.amount is not UNKNOWN and event.amount != rest:
        amounts = {"amount": case.euros(event.amount), "rest": case.euros(rest)}
        raise NoLetter("discharge_other_amount", day=case.day(event.on), **amounts)
    received = agreement.paid_until(event.on) or ZERO
    if rest and received <= ZERO and not says_something(known(event.reason) or ""):
        raise NoLetter("discharge_without_reason")
    kept = at_the_end and received > ZERO and not _fell_short(case)
    return RecordedDecision(event.on, rest, by, role, kept)


def _fell_short(case: Case) -> bool:
    """Whether a month of the plan stayed open, as far as somebody wrote down each of them."""
    running = case.assessment.running
    months = running.months if running else ()
    return any(each.standing in _OPEN for each in months)


def _all_paid(case: Case, event: PlanEvent) -> RecordedDecision:
    """A plan that ended needs a decision, unless nothing is left to decide about."""
    running = case.assessment.running
    if running is None or not running.known or event.on > case.assessment.reference_date:
        raise NoLetter("no_discharge")
    if _account(case, case.assessment.reference_date) > ZERO:
        raise NoLetter("no_discharge")
    return RecordedDecision(event.on, _rest_on(case, event.on), "", "", kept=True)


def _chosen(case: Case) -> RecordedDecision:
    """Without a plan: a chosen solution that is complete under the policy cancels all of it."""
    chosen, balance = case.draft.solution, case.draft.debt.balance
    wrong = [
        finding
        for finding in case.assessment.findings
        if finding.path.startswith("solution") and finding.severity is Severity.BLOCKS
    ]
    if wrong:
        why = " ".join(say_finding(case.texts, finding, case.draft) for finding in wrong)
        raise NoLetter("discharge_not_complete", why=why)
    by, role = _who(case, chosen.by, chosen.role)
    if chosen.on is UNKNOWN:
        raise NoLetter("discharge_lacks", fields=case.tell("none.lacks.on"))
    _not_later(case, chosen.on)
    if balance is UNKNOWN or not balance:
        raise NoLetter("discharge_no_balance")
    return RecordedDecision(chosen.on, cents_half_up(balance), by, role, kept=False)


def _not_later(case: Case, day: date) -> None:
    on = case.assessment.reference_date
    if day > on:
        raise NoLetter("discharge_later", day=case.day(day), on=case.day(on))


def _who(case: Case, by: str | Unknown, role: str | Unknown) -> tuple[str, str]:
    """The name and the role of who decided, when that role may."""
    name, said = known(by), known(role)
    has_name = name is not None and says_something(name)
    lacking = [key for key, is_there in (("by", has_name), ("role", said)) if not is_there]
    if lacking:
        fields = case.texts.formats.join([case.tell(f"none.lacks.{key}") for key in lacking])
        raise NoLetter("discharge_lacks", fields=fields)
    allowed = roles_for_discharge(case.policy)
    if not allowed:
        raise NoLetter("discharge_nobody_may")
    if said not in allowed:
        roles = case.texts.formats.choice(allowed)
        raise NoLetter("discharge_other_role", role=said or "", roles=roles)
    return name or "", said or ""


def _rest_on(case: Case, day: date) -> Decimal:
    """What is left of the debt on a day. What was paid too much goes back first."""
    rest = _account(case, day)
    if rest > ZERO:
        return rest
    # A debt that was paid stays paid: no payment that went back since, and nothing too much.
    now = _account(case, case.assessment.reference_date)
    if now < ZERO:
        raise NoLetter("discharge_paid_too_much", amount=case.euros(-now))
    if now > ZERO or rest < ZERO:
        raise NoLetter("discharge_open_again", amount=case.euros(now), day=case.day(day))
    return ZERO


def _account(case: Case, day: date) -> Decimal:
    """The rest of the plan on a day; without a plan what is owed."""
    draft, running = case.draft, case.assessment.running
    if running is None:
        if draft.debt.balance is UNKNOWN:
            raise NoLetter("discharge_no_balance")
        return cents_half_up(draft.debt.balance)
    rest = rest_on(draft, running, day)
    if rest is None:
        raise NoLetter("discharge_paid_unknown")
    return rest
