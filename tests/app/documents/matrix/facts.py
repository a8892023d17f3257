"""What a letter of a situation may say, and what it must: from the dossier, the assessment as its
file has it, and the policy. Nothing comes from the code that writes letters.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from itertools import groupby
from typing import Any, Final

from app.services.documents import DocumentKind
from calc import UNKNOWN, Month
from calc.base.period import months_later
from calc.base.working_days import debit_day, working_day
from calc.dossier.agreement import PlanStatus
from calc.dossier.people import Adult, Helper
from tests.app.documents.matrix.situations import Situation, situation
from tests.building import Raw, shown

_CENTS: Final = Decimal("0.01")
_ANSWER: Final = timedelta(days=14)
_REGISTER: Final = 60
"""Months that the credit register shows a credit after its end (facts: letters)."""


@dataclass
class Facts:
    """What may be said."""

    amounts: set[Decimal] = field(default_factory=set)
    days: set[date] = field(default_factory=set)
    months: set[Month] = field(default_factory=set)
    counts: set[int] = field(default_factory=set)


@dataclass(frozen=True)
class Run:
    """Months with the same payment that are still to be paid, the first to the last."""

    first: Month
    last: Month
    payment: Decimal

    @property
    def months(self) -> int:
        return self.first.months_until(self.last) + 1


@cache
def outcome(name: str) -> Raw:
    """The assessment of a situation as its file has it."""
    return shown(situation(name).about.assessment)


def euros(text: str | None) -> Decimal:
    """An amount of the file."""
    assert text is not None
    return Decimal(text)


def runs_ahead(name: str) -> tuple[Run, ...]:
    """The payments that are still to come, of the part of this month first."""
    found = outcome(name)
    months = [(Month.parse(row["month"]), euros(row["payment"])) for row in found["schedule"]]
    if (running := found["running"]) is not None:
        at, now = running["month"], euros(running["to_pay_now"])
        this = [(months[at - 1][0], now)] if at and now else []
        months = [*this, *months[at:]]
    grouped = groupby(months, key=lambda each: each[1])
    runs = []
    for payment, group in grouped:
        members = [month for month, _ in group]
        runs.append(Run(members[0], members[-1], payment))
    return tuple(runs)


def paid_ahead(name: str) -> tuple[Run, ...]:
    """Of them those in which something is paid."""
    return tuple(run for run in runs_ahead(name) if run.payment)


def month_shown(name: str) -> Raw | None:
    """The month whose sum a letter shows: the next one of a running plan, else the first."""
    found = outcome(name)
    if not found["schedule"]:
        return None
    at = found["running"]["month"] if found["running"] else 0
    row: Raw = found["schedule"][min(at, len(found["schedule"]) - 1)]
    return row


def facts(about: Situation, kind: DocumentKind, extras: Raw) -> Facts:
    """Everything that a letter of this kind may say."""
    if kind is DocumentKind.HEIRS:
        return Facts(days={about.on})  # no amount, no day and no term
    may = Facts(
        amounts={Decimal(0), *_of_debt(about)},
        days=set(_days_of_everybody(about)),
        counts={about.about.policy_file.policy.call_minutes},
    )
    for given in extras.values():
        if isinstance(given, Decimal):
            may.amounts.add(given)
        elif isinstance(given, date):
            may.days.add(given)
    if kind in (
        DocumentKind.PLAN,
        DocumentKind.REVIEW,
        DocumentKind.PAYMENT_FAILED,
        DocumentKind.DISCHARGE,
        DocumentKind.PRE_NOTIFICATION,
    ):
        _add_plan(may, about)
    if kind in (
        DocumentKind.PLAN,
        DocumentKind.NO_PAYMENT,
        DocumentKind.DRAAGKRACHTVERKLARING,
        DocumentKind.BUDGET_OVERVIEW,
    ):
        _add_month_shown(may, about)
    if kind in (DocumentKind.INTERIM, DocumentKind.PAYMENT_FAILED):
        _add_interim(may, about)
    if kind in (
        DocumentKind.PLAN,
        DocumentKind.REVIEW,
        DocumentKind.INTERIM,
        DocumentKind.NO_PAYMENT,
        DocumentKind.REFERRAL,
    ):
        _add_comparison(may, about)
    if kind is DocumentKind.CALCULATION_SHEET:
        _add_plan(may, about)
        _add_month_shown(may, about)
        _add_interim(may, about)
    lines: Sequence[Any] = (*about.draft.income, *about.draft.expenses, *about.draft.arrangements)
    ends = [line.until for line in lines if isinstance(line.until, date)]
    if kind in (DocumentKind.STILL_NEEDED, DocumentKind.PLAN, DocumentKind.REVIEW):
        may.months |= {Month.of(end) for end in ends}
    _add_to_others(may, about, kind)
    for own in ("report_change_from",):
        may.amounts |= {getattr(about.about.policy_file.policy, own, None) or Decimal(0)}
    return may


def _add_to_others(may: Facts, about: Situation, kind: DocumentKind) -> None:
    """What a proposal, a hand-over, a form for a helper and a receipt of a complaint may say."""
    draft = about.draft
    if kind is DocumentKind.CREDITOR_PROPOSAL:
        may.amounts.clear()  # of our own debt nothing
        for line in draft.arrangements:
            may.amounts |= {
                each for each in (line.amount, line.balance) if isinstance(each, Decimal)
            }
            may.days |= {each for each in (line.from_date, line.until) if isinstance(each, date)}
        may.months |= {Month.parse(row["month"]) for row in (month_shown(about.name),) if row}
        may.days |= {working_day(about.on + _ANSWER, forward=True)}
    for to, consent in (
        (DocumentKind.CREDITOR_PROPOSAL, draft.consents.creditors),
        (DocumentKind.HANDOVER, draft.consents.municipality),
    ):
        if kind is to and isinstance(consent.on, date):
            may.days.add(consent.on)
    helper = draft.contact.helper
    if kind is DocumentKind.HELPER_CONSENT and isinstance(helper, Helper):
        may.days |= {helper.until} if isinstance(helper.until, date) else set()
    received = draft.complaint.received_on
    if kind is DocumentKind.COMPLAINT_RECEIPT and isinstance(received, date):
        may.days |= {received, received + timedelta(weeks=8)}  # the policy of the example


def _add_comparison(may: Facts, about: Situation) -> None:
    """Schuldhulp beside our plan: its amount, ours, and when one would be free of all debts."""
    if (beside := outcome(about.name)["comparison"]) is None:
        return
    may.amounts |= {euros(beside[name]) for name in ("amount", "plan_amount") if beside[name]}
    may.days |= {date.fromisoformat(beside[name]) for name in ("free_on", "plan_free_on")
                 if beside[name]}  # fmt: skip
    may.counts.add(beside["months"])


def _of_debt(about: Situation) -> Iterator[Decimal]:
    debt = about.draft.debt
    parts = (debt.balance, debt.principal, debt.interest.amount, debt.costs, debt.vat, debt.paid)
    for part in parts:
        if part is not UNKNOWN:
            yield part
            yield -part
    yield own_balance(about)


def _days_of_everybody(about: Situation) -> Iterator[date]:
    draft, talk = about.draft, outcome(about.name)["next_conversation"]
    yield about.on
    yield about.on + _ANSWER
    yield working_day(about.on + _ANSWER, forward=True)
    yield date.fromisoformat(talk["day"])
    for maybe in (draft.contact.mandate.signed_on, draft.debt.interest.from_date,
                  draft.debt.interest.until):  # fmt: skip
        if isinstance(maybe, date):
            yield maybe
    for state in draft.life_states:
        yield state.from_date


def _add_plan(may: Facts, about: Situation) -> None:
    found, policy = outcome(about.name), about.about.policy_file.policy
    plan, running = found["plan"], found["running"]
    for what in about.draft.agreement.events:
        if what.status.value in ("kwijtgescholden", "afgelopen", "eerder gestopt"):
            may.days |= {what.on, months_later(what.on, _REGISTER)}
            may.amounts |= {what.amount} if isinstance(what.amount, Decimal) else set()
    if plan is None:
        return
    end, first = date.fromisoformat(plan["end_date"]), Month.parse(plan["first_month"])
    may.days |= {end, first.first_day, months_later(end, 1), months_later(end, _REGISTER)}
    may.amounts |= {euros(plan["total"]), policy.payment_step}
    may.amounts |= {euros(plan["discharge"])} if plan["discharge"] else set()
    may.counts |= {plan["term_months"], policy.review_every_months, policy.joker_months_per_year}
    runs = runs_ahead(about.name)
    may.amounts |= {run.payment for run in runs} | {run.payment * run.months for run in runs}
    may.amounts.add(sum((run.payment * run.months for run in runs), Decimal(0)))
    may.months |= {month for run in runs for month in (run.first, run.last)}
    may.months.add(Month.of(end))
    may.counts |= {run.months for run in runs}
    may.counts |= {sum(run.months for run in runs if run.payment), len(runs)}
    for item in plan["running_at_end"]:
        may.months |= {Month.parse(item["last_month"])} if item["last_month"] else set()
    if running is not None:
        for name in ("debt_at_start", "received", "still_to_pay", "jokers", "rest", "discharge",
                     "to_pay_now", "others_part"):  # fmt: skip
            may.amounts.add(euros(running[name]))
        kept = [month for month in running["months"] if month["standing"] == "kept"]
        may.counts |= {len([month for month in kept if euros(month["agreed"])])}
        ahead = runs[0].first if runs else None
        may.counts |= {first.months_until(ahead)} if ahead else set()
    if paid := paid_ahead(about.name):
        may.days.add(paid[0].first.first_day)
        for run in paid:
            may.days |= set(debit_days(about, run.first))
        may.days |= set(debit_days(about, paid[-1].last))
    if good := found["good_months"]:
        may.amounts |= {euros(good["max_year"]), *(euros(base["base"]) for base in good["bases"])}


def debit_days(about: Situation, month: Month) -> tuple[date, ...]:
    """On which day a month is collected: the chosen one or the next on which banks settle, not
    before the customer knows it for two weeks, nor within two weeks of a debit of another month.
    """
    day, runs = about.draft.contact.debit_day, runs_ahead(about.name)
    if day is UNKNOWN:
        return ()
    first = min([month, *(run.first for run in runs if run.payment)])
    before: date | None = None
    for at in (first.plus(number) for number in range(first.months_until(month) + 1)):
        found = debit_day(max(at.first_day.replace(day=day), about.on + _ANSWER))
        before = debit_day(before + _ANSWER) if before and found <= before else found
    assert before is not None
    return (before,)


def discharged(about: Situation) -> tuple[tuple[Decimal, date], ...]:
    """The rest that was cancelled and its day; without a decision what the plan promises."""
    told = [(what.amount, what.on) for what in about.draft.agreement.events
            if what.status is PlanStatus.DISCHARGED]  # fmt: skip
    if told:
        return tuple((amount, day) for amount, day in told if isinstance(amount, Decimal))
    plan = outcome(about.name)["plan"]
    if plan is None or plan["discharge"] is None:
        return ()
    return ((euros(plan["discharge"]), date.fromisoformat(plan["end_date"])),)


def own_balance(about: Situation) -> Decimal:
    """What is owed without what another agreed to pay in the whole term."""
    agreed, others = about.draft.agreement, Decimal(0)
    if outcome(about.name)["running"] is None or agreed.schedule is None:
        return about.balance
    others = agreed.schedule.others_part
    assert isinstance(agreed.balance_at_start, Decimal)
    paid = agreed.paid_until(about.on) or Decimal(0)
    return max(agreed.balance_at_start - others - paid, Decimal(0))


def _add_month_shown(may: Facts, about: Situation) -> None:
    found, row = outcome(about.name), month_shown(about.name)
    policy = about.about.policy_file.policy
    if row is None:
        return
    parts = ("income", "costs", "arrangements", "reserve", "own_wall", "floor_wall", "room",
             "payment")  # fmt: skip
    may.amounts |= {abs(euros(row[part])) for part in parts if row[part] is not None}
    if (account := found["account"]) is not None:
        for name in ("left_after_costs", "left_after_all"):
            may.amounts |= {abs(euros(account[name]))} if account[name] else set()
    if found["free_for_others"]:
        may.amounts.add(euros(found["free_for_others"]))
    if (cap := _cash_wall(about)) is not None:
        may.amounts.add(cap)
    may.amounts.add(policy.payment_step)
    may.months.add(Month.parse(row["month"]))


def _cash_wall(about: Situation) -> Decimal | None:
    """The most that the cash lets the month shown pay."""
    shown_row = about.about.assessment.shown
    if shown_row is None or shown_row.cap is None:
        return None
    return max(shown_row.cap.amount, Decimal(0)).quantize(_CENTS)


def _add_interim(may: Facts, about: Situation) -> None:
    found = outcome(about.name)
    if (interim := found["gate"]["interim"]) is None:
        return
    amount, until = euros(interim["amount"]), date.fromisoformat(interim["until"])
    first = Month.parse(found["first_plan_month"])
    times = first.months_until(Month.of(until)) + 1
    may.amounts |= {amount, amount * times}
    may.days |= {until, first.first_day}
    may.months |= {first.plus(at) for at in range(times)}
    may.counts.add(times)
    may.days |= set(debit_days(about, first))
    may.days |= set(debit_days(about, Month.of(until)))


def addressees(about: Situation) -> tuple[Adult, ...]:
    """Who is written to."""
    return tuple(adult for adult in about.draft.adults if adult.liable is True)


def own_texts(about: Situation, kind: DocumentKind) -> tuple[str, ...]:
    """Names of people and organisations that may stand in a letter: of this dossier and policy."""
    draft, policy = about.draft, about.about.policy_file.policy
    owing = {adult.ref.value for adult in addressees(about)} | {"AB"}
    lines: Sequence[Any] = (*draft.income, *draft.expenses, *draft.arrangements)
    mine = [line for line in lines if line.who is UNKNOWN or line.who not in ("A", "B")
            or line.who in owing]  # fmt: skip
    contact = policy.contact
    texts: list[object] = [
        *(text for adult in addressees(about) for text in (adult.name, adult.salutation)),
        draft.contact.street, draft.contact.postcode, draft.contact.town, draft.contact.country,
        draft.debt.creditor, draft.debt.reference, draft.debt.payment_reference, draft.debt.title,
        draft.debt.bkr.contract, *(() if draft.debt.bkr.codes is UNKNOWN else draft.debt.bkr.codes),
        draft.handling.client, draft.handling.officer, draft.handling.replacement,
        draft.contact.mandate.reference, draft.debt.interest.ground,
        *(getattr(line, "label", None) for line in mine),
        *(getattr(line, "creditor", None) for line in mine),
        *(text for state in draft.life_states
          for text in (state.name, state.street, state.postcode, state.town, state.country)),
        policy.mandate_text, policy.mandate_text_en,
        policy.name, policy.creditor_id, policy.iban, policy.payment_link, policy.tone,
        contact.organisation, contact.person, contact.street, contact.postcode_and_town,
        contact.hours, contact.website, contact.complaints, contact.complaint_body,
        *([policy.agency.wki_number, policy.agency.complaint_route] if policy.agency else []),
        draft.consents.municipality.name, draft.complaint.about, draft.contact.phone,
        *([helper.name, helper.relation] if isinstance(helper := draft.contact.helper, Helper)
          else []),
    ]  # fmt: skip
    return tuple(text for text in texts if isinstance(text, str))


def never_named(about: Situation) -> tuple[str, ...]:
    """What is of others: people of the other examples, and of this dossier who owes nothing."""
    own = set(own_texts(about, DocumentKind.PLAN))
    found: list[object] = list(_of_the_examples())
    draft = about.draft
    found += [adult.name for adult in draft.adults if adult.liable is not True]
    found += [child.name for child in draft.children]
    found += [other.note for other in draft.debt.co_debtors]
    found += [draft.about.title, draft.about.story, draft.debt.bkr.note, draft.debt.nhg_decision]
    return tuple({text for text in found if isinstance(text, str) and text and text not in own})


@cache
def _of_the_examples() -> tuple[object, ...]:
    from tests.app.documents.letters import NAMES
    from tests.building import raw_example

    found: list[object] = []
    for name in NAMES:
        other = raw_example(name)
        found += [adult["name"] for adult in other["adults"]]
        found += [other["contact"]["street"], other["debt"]["reference"]]
    return tuple(found)
