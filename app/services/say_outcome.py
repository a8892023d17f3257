"""The outcome as an officer says it, in a few short sentences that are true as it stands. No Qt.

What comes first is said first: a concept never leads with an amount that is about to change. Every
amount is a step of the engine.
"""

from decimal import Decimal
from typing import Final

from app.i18n import Texts, first_paid
from app.i18n.missed import missed_names
from app.i18n.running import next_amount
from app.i18n.taxable_income import say_income_ask, say_room_open
from app.services.short_findings import count_points
from calc import Assessment, HeadlineKind, OutcomeStanding, Plan, Severity
from calc.base.rounding import cents_half_up
from calc.base.value_type import value_type
from calc.dossier.agreed_schedule import Decided, RestAtEnd
from calc.running.result import Promise, Running

_PROMISED: Final = frozenset({Promise.STANDS, Promise.WAITS})
"""How it stands with a promise that may be repeated."""


@value_type
class SaidOutcome:
    """What to say: `first` what must be arranged, `now` the answer, `end` what becomes of the rest.

    Each is a sentence or two, or "" where there is nothing to say.
    """

    first: str
    now: str
    end: str

    @property
    def parts(self) -> tuple[str, ...]:
        """What is there, in the order in which it is said."""
        return tuple(part for part in (self.first, self.now, self.end) if part)

    @property
    def text(self) -> str:
        """All of it."""
        return " ".join(self.parts)


def say_outcome(texts: Texts, assessment: Assessment) -> SaidOutcome:
    """What to say to the household."""
    if assessment.nothing_is_asked:
        died = any(each.code == "life_state_deceased" for each in assessment.findings)
        return SaidOutcome("", texts.text(f"outcome.say.{'died' if died else 'not_now'}"), "")
    if assessment.beside.gate.closed_by:
        return SaidOutcome("", texts.text("outcome.say.closed"), "")
    if assessment.running is not None and assessment.plan is not None:
        return _running(texts, assessment.running, assessment.plan)
    standing = assessment.standing
    if standing is OutcomeStanding.PLAN and assessment.plan is not None:
        return _plan(texts, assessment, assessment.plan)
    if standing is OutcomeStanding.NO_ROOM:
        return SaidOutcome(_toeslagen(texts, assessment), texts.text("outcome.say.no_room"),
                           _talk(texts, assessment))  # fmt: skip
    if standing is OutcomeStanding.INCOMPLETE:
        return SaidOutcome(_missing(texts, assessment), texts.text("outcome.say.then"), "")
    if standing is OutcomeStanding.ROOM_OPEN:
        ask = say_income_ask(texts, assessment)
        question = f"{ask[:1].upper()}{ask[1:]}"
        return SaidOutcome("", f"{texts.text('outcome.say.room_open')} {question}", "")
    return SaidOutcome("", texts.text(f"outcome.say.{standing.value}"), "")


def say_mark(texts: Texts, assessment: Assessment) -> str:
    """What the outcome is, with how many points are open: "Concept · 6 punten open"."""
    if assessment.running is not None:
        said = [texts.text("outcome.mark.running")]
    elif assessment.partial or assessment.headline.ask:
        said = [texts.text("outcome.mark.partial")]
    elif assessment.final:
        said = [texts.text("outcome.mark.final")]
    else:
        said = [texts.text("outcome.mark.concept")]
    if assessment.provisional:
        said.append(texts.text("outcome.mark.provisional"))
    if count := count_points(assessment):
        said.append(texts.plural("outcome.mark.open", count))
    return " · ".join(said)


def say_limit(texts: Texts, assessment: Assessment) -> str:
    """What decides the amount, in a few words: "De wet is de grens"; "" where nothing does yet."""
    row = assessment.shown
    if row is None:
        return ""
    if assessment.room_is_open:
        return say_room_open(texts, assessment)
    return texts.text(f"outcome.limit.{row.decided.value}")


def short_euros(texts: Texts, amount: Decimal) -> str:
    """An amount as one says it: "€ 165", and with its cents only where it has any."""
    cents = cents_half_up(amount)
    said = texts.formats.euros(cents)
    return said[:-3] if cents == cents.to_integral_value() else said


def _plan(texts: Texts, assessment: Assessment, plan: Plan) -> SaidOutcome:
    """A concept says first what must be arranged; then the amount, as it is now."""
    first = "" if assessment.final else _first(texts, assessment)
    how = "final" if assessment.final else "concept"
    rungs, amount = assessment.rungs, assessment.headline.amount
    paid = first_paid(rungs)
    if amount is None or paid is None:  # a plan pays something, some time
        return SaidOutcome(first, texts.text("outcome.say.unknown"), "")
    if not amount.amount:
        month = texts.formats.month(paid.first)
        said = texts.text(
            f"outcome.say.later_{how}", month=month, amount=short_euros(texts, paid.payment.amount)
        )
        now = f"{texts.text('outcome.say.nothing_now')} {said}"
    else:
        later = [rung.payment.amount for rung in rungs[1:] if rung.decided is not Decided.DEBT]
        if not later:
            then = ""
        elif all(each > amount.amount for each in later):
            then = texts.text("outcome.say.more")
        else:
            then = texts.text("outcome.say.other")
        said = short_euros(texts, amount.amount)
        now = texts.text(f"outcome.say.pays_{how}", amount=said, then=then)
    return SaidOutcome(first, now, _end(texts, assessment, plan))


def _running(texts: Texts, running: Running, plan: Plan) -> SaidOutcome:
    """A plan that runs: its next payment, and what was promised as long as that stands."""
    amount = next_amount(running)
    if amount is None:
        now = texts.text("outcome.say.unknown")
    elif running.due is None or not amount:
        now = texts.text("outcome.say.nothing_left")
    else:
        now = texts.text("outcome.say.next", month=texts.formats.month(running.due),
                         amount=short_euros(texts, amount))  # fmt: skip
    promised = running.promise in _PROMISED and running.known and running.discharge.amount > 0
    return SaidOutcome("", now, _rest(texts, plan) if promised else "")


def _first(texts: Texts, assessment: Assessment) -> str:
    """What comes before the amount: money that is missed, or how much is still to be found out."""
    if said := _toeslagen(texts, assessment):
        return said
    count = count_points(assessment)
    return texts.plural("outcome.say.points", count) if count else ""


def _toeslagen(texts: Texts, assessment: Assessment) -> str:
    """What to do about money that is missed: to ask for it, or to let it be looked at again."""
    if assessment.missed is None:
        return ""
    new, low = missed_names(texts, assessment.missed.each)
    said = [texts.text("outcome.say.apply", toeslagen=new)] if new else []
    if low:
        key = "outcome.say.look_again_too" if new else "outcome.say.look_again"
        said.append(texts.text(key, toeslagen=low))
    return " ".join(said)


def _missing(texts: Texts, assessment: Assessment) -> str:
    count = sum(finding.severity is Severity.MISSING for finding in assessment.findings)
    if assessment.headline.kind is HeadlineKind.UNKNOWN or count:
        return texts.plural("outcome.say.missing", max(count, 1))
    return ""


def _end(texts: Texts, assessment: Assessment, plan: Plan) -> str:
    """What becomes of the rest; nothing is promised while it is not known."""
    if plan.rest_at_end is RestAtEnd.DISCHARGE and plan.discharge is None:
        return ""
    if plan.discharge is not None and not plan.discharge.amount:
        month = texts.formats.month(plan.last_payment_month)
        return texts.text("outcome.say.all_paid", month=month)
    left = assessment.schedule[-1].debt_left
    if left is not None and not left.amount:
        month = texts.formats.month(plan.last_payment_month)
        return texts.text("outcome.say.all_paid", month=month)
    return _rest(texts, plan)


def _rest(texts: Texts, plan: Plan) -> str:
    day = texts.formats.day(plan.end_date)
    return texts.text(f"outcome.say.rest_{plan.rest_at_end.value}", day=day)


def _talk(texts: Texts, assessment: Assessment) -> str:
    """When we speak again; never after a death."""
    talk = assessment.next_conversation
    if talk.off:
        return ""
    key = "outcome.say.talk_on" if talk.agreed else "outcome.say.talk_by"
    return texts.text(key, day=texts.formats.day(talk.day))


def say_total(texts: Texts, assessment: Assessment, plan: Plan) -> str:
    """What is paid together, and what falls away after it as far as that is promised."""
    euros, running = texts.formats.euros, assessment.running
    said = [texts.text("outcome.steps.total", amount=euros(plan.total))]
    rest = plan.discharge
    if running is not None:
        promised = running.promise in _PROMISED and running.known
        rest = running.discharge if promised else None
        said = [texts.text("outcome.steps.still", amount=euros(running.still_to_pay.amount))]
    if rest is not None and rest.amount:
        said.append(texts.text("outcome.steps.falls_away", amount=euros(rest.amount)))
    return " · ".join(said)
