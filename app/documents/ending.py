"""What happens on the end date: the rest, who checks it, on which conditions, what still runs."""

from typing import Final

from app.documents.case import Case, known, one_line
from app.documents.conversation import months_later
from app.documents.credit_register import say_register
from app.documents.letter import Block, Bullets, Heading, Paragraph
from calc import UNKNOWN, Month, Plan
from calc.base.money import ZERO
from calc.base.path import field_path
from calc.dossier.agreed_schedule import RestAtEnd
from calc.dossier.codes import ReasonFor
from calc.dossier.people import AdultRef
from calc.plan.result import Condition
from calc.running.result import Promise

_HEARD_AFTER_MONTHS: Final = 1
"""How long checking may take: our own choice, on the side of who waits."""


def ending(case: Case, plan: Plan) -> tuple[Block, ...]:
    """The part of the letter on the end date. Only a known discharge is promised."""
    return (
        Heading(case.say("end.heading", end=case.day(plan.end_date)), ahead=case.say("end.ahead")),
        *_what_happens(case, plan),
        *_shared_debt(case),
        *still_running(case, plan),
    )


def _what_happens(case: Case, plan: Plan) -> tuple[Block, ...]:
    if plan.rest_at_end is RestAtEnd.STOP_COLLECTING:
        shown = say_register(case, "stop", plan.end_date, ZERO)
        said = Paragraph(_fixed(case, "stop_collecting"))
        return (said, *_paragraph(shown), *_agreed(case, plan))
    if plan.rest_at_end is RestAtEnd.DECIDE_BY_DATE:
        return _decide_by_date(case, plan)
    if plan.discharge is None:
        return (Paragraph(_fixed(case, _why_no_amount(case))),)
    if not plan.discharge.amount:
        shown = say_register(case, "plan", plan.end_date, ZERO)
        return (Paragraph(_fixed(case, "all_paid")), *_paragraph(shown))
    params = {"rest": case.euros(plan.discharge.amount)}
    # With another who owes it the debt is not gone: it is gone for this customer.
    key = "discharge"
    if case.draft.debt.co_debtors:
        key, params = "discharge_shared", params | {"creditor": case.creditor}
    checked = case.say("end.who_checks", creditor=case.creditor, day=_heard(case, plan))
    return (
        Paragraph(f"{_fixed(case, key, **params)} {checked}"),
        *_paragraph(say_register(case, "plan", plan.end_date, plan.discharge.amount)),
        *_agreed(case, plan),
    )


def _paragraph(said: str) -> tuple[Block, ...]:
    return (Paragraph(said),) if said else ()


def _why_no_amount(case: Case) -> str:
    """Why no rest is promised: nobody knows it yet, or nothing was received."""
    running = case.assessment.running
    if running is None:
        return "not_known_yet"
    return "from_first_payment" if running.promise is Promise.WAITS else "nothing_received"


def _fixed(case: Case, key: str, **params: str) -> str:
    """That the date never moves, and what happens on it."""
    return f"{case.say('end.fixed')} {case.say(f'end.{key}', **params)}"


def _heard(case: Case, plan: Plan) -> str:
    """The last day by which the customer hears about it."""
    return case.day(months_later(plan.end_date, _HEARD_AFTER_MONTHS))


def _agreed(case: Case, plan: Plan) -> tuple[Block, ...]:
    items = tuple(item for condition in plan.conditions if (item := _condition(case, condition)))
    return (Paragraph(case.say("end.conditions")), Bullets(items))


def _condition(case: Case, condition: Condition) -> str | None:
    """One condition as a sentence; no joker months is no sentence."""
    params = dict(condition.params)
    match condition.code:
        case "payments_kept":
            return case.say("condition.payments_kept", last=case.month(_last_month(case)))
        case "joker_months":
            number = params["a_year"]
            said = case.count_words("condition.joker_months", number, "times")
            return said if number else None
        case "changes_reported":
            return _changes_reported(case)
        case "conversation_held":
            return case.count_words("condition.conversation_held", params["every_months"], "months")
        case code:
            return case.say(f"condition.{code}")


def _changes_reported(case: Case) -> str:
    """From which change on, where the policy says it: nobody can report every change."""
    most = case.policy.report_change_from
    if most is None:
        return case.say("condition.changes_reported")
    return case.say("condition.changes_reported_from", amount=case.euros(most))


def _last_month(case: Case) -> Month:
    assert case.assessment.plan is not None  # its conditions are said
    return Month.of(case.assessment.plan.end_date)


def _decide_by_date(case: Case, plan: Plan) -> tuple[Block, ...]:
    said = [Paragraph(_fixed(case, "decide_by_date", end=case.day(plan.end_date)))]
    reasons = (item for item in case.draft.reasons if item.about is ReasonFor.REST_AT_END)
    for item in reasons:
        if text := one_line(item.text):
            said.append(Paragraph(case.say("end.decide_reason", reason=text)))
    return tuple(said)


def _shared_debt(case: Case) -> tuple[Block, ...]:
    """Somebody else pays too: nothing of theirs is told, only who can ask the other for a part."""
    if not case.draft.debt.co_debtors:
        return ()
    return (Paragraph(f"{case.say('end.co_debtor')} {case.say('end.recourse')}"),)


def still_running(case: Case, plan: Plan) -> tuple[Block, ...]:
    """Other debts that still run on the end date, but not those of a partner who owes nothing."""
    items = []
    for running in plan.running_at_end:
        if (item := field_path(running.path).item) is None:
            continue
        line = case.draft.arrangements[item.at]
        if line.who is UNKNOWN or not _is_somebody_elses(case, line.who):
            items.append(_debt(case, known(line.creditor), running.last_month))
    if not items:
        return ()
    intro = case.count("end.running", len(items), end=case.day(plan.end_date))
    return (Paragraph(intro), Bullets(tuple(items)))


def _is_somebody_elses(case: Case, who: str) -> bool:
    owing = {adult.ref.value for adult in case.draft.adults if adult.liable is True}
    return who in set(AdultRef) - owing


def _debt(case: Case, creditor: str | None, last: Month | None) -> str:
    name = creditor or case.say("end.running_unnamed")
    if last is None:
        return case.say("end.running_no_end", creditor=name)
    return case.say("end.running_until", creditor=name, month=case.month(last))
