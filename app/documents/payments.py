"""What is paid and when: runs of months with the same payment, as a table and as a timeline."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.documents.case import Case, known
from app.documents.letter import (
    Align,
    Block,
    Column,
    Heading,
    Paragraph,
    Row,
    Table,
    Timeline,
    TimelinePoint,
    TimelineSpan,
)
from calc import UNKNOWN, Month, MonthRow, Plan
from calc.dossier.codes import PaymentMethod
from calc.outcome import Decided


@dataclass(frozen=True, slots=True)
class Run:
    """Months in a row with the same payment in euros; `is_open`: nobody can compute them yet."""

    first: Month
    last: Month
    amount: Decimal
    is_open: bool

    @property
    def months(self) -> int:
        """How many months the run has."""
        return self.first.months_until(self.last) + 1


def runs_of(schedule: Sequence[MonthRow], last_payment: Month) -> tuple[Run, ...]:
    """The runs of a plan. Months after the last payment that only say "all paid" are left out."""
    runs: list[Run] = []
    for row in schedule:
        is_open = row.decided is Decided.OPEN
        if row.month > last_payment and not is_open:
            continue
        amount = row.payment.amount
        if runs and (runs[-1].amount, runs[-1].is_open) == (amount, is_open):
            runs[-1] = Run(runs[-1].first, row.month, amount, is_open)
        else:
            runs.append(Run(row.month, row.month, amount, is_open))
    return tuple(runs)


def payments(case: Case, plan: Plan) -> tuple[Block, ...]:
    """The part of the letter on what is paid, when and how."""
    runs = runs_of(case.assessment.schedule, plan.last_payment_month)
    return (
        Heading(case.say("pay.heading")),
        Paragraph(_what(case, plan, runs)),
        _table(case, plan, runs),
        *_open_months(case, runs),
        Paragraph(f"{case.say('pay.no_interest')} {how_to_pay(case, plan)}"),
    )


def timeline(case: Case, plan: Plan) -> Timeline:
    """The term from its first to its last day, with the payments in it."""
    runs = runs_of(case.assessment.schedule, plan.last_payment_month)
    begin, end = case.day(plan.first_month.first_day), case.day(plan.end_date)
    spans = tuple(
        TimelineSpan(
            start=plan.first_month.months_until(run.first),
            until=plan.first_month.months_until(run.last) + 1,
            label=case.count("timeline.span", run.months, amount=case.euros(run.amount)),
        )
        for run in runs
        if run.amount
    )
    return Timeline(
        months=plan.term_months,
        points=(
            TimelinePoint(0, begin, case.say("timeline.begin")),
            TimelinePoint(plan.term_months, end, case.say("timeline.end")),
        ),
        spans=spans,
        described=case.say("timeline.described", begin=begin, end=end),
    )


def _what(case: Case, plan: Plan, runs: Sequence[Run]) -> str:
    if len(runs) > 1:
        return case.say("pay.several_amounts", start=case.day(plan.first_month.first_day))
    return case.say(
        "pay.one_amount",
        amount=case.euros(runs[0].amount),
        start=case.day(plan.first_month.first_day),
        last=case.month(plan.last_payment_month),
    )


def _table(case: Case, plan: Plan, runs: Sequence[Run]) -> Table:
    rows = [_row(case, run) for run in runs]
    if len(runs) > 1:
        rows.append(Row((case.say("pay.total"), "", "", case.euros(plan.total)), total=True))
    return Table(
        columns=(
            Column(case.say("pay.column.period"), Align.LEFT),
            Column(case.say("pay.column.amount"), Align.RIGHT),
            Column(case.say("pay.column.times"), Align.RIGHT),
            Column(case.say("pay.column.sum"), Align.RIGHT),
        ),
        rows=tuple(rows),
    )


def _row(case: Case, run: Run) -> Row:
    period = period_of(case, run.first, run.last)
    if run.is_open:
        return Row((period, case.say("pay.open"), "", ""))
    return Row(
        (
            period,
            case.euros(run.amount),
            case.texts.formats.number(run.months if run.amount else 0),
            case.euros(run.amount * run.months),
        )
    )


def period_of(case: Case, first: Month, last: Month) -> str:
    """A month, or from one month through another."""
    if first == last:
        return case.month(first)
    return case.say("period", first=case.month(first), last=case.month(last))


def _open_months(case: Case, runs: Sequence[Run]) -> list[Block]:
    opened = next((run for run in runs if run.is_open), None)
    if opened is None:
        return []
    return [Paragraph(case.say("pay.open_months", month=case.month(opened.first)))]


def how_to_pay(case: Case, plan: Plan) -> str:
    """How the customer chose to pay; not chosen yet: that the choice is theirs."""
    contact, policy = case.draft.contact, case.policy
    reference = known(case.draft.debt.reference)
    match contact.payment_method:
        case PaymentMethod.DIRECT_DEBIT if contact.debit_day is not UNKNOWN:
            first = plan.first_month.first_day.replace(day=contact.debit_day)
            return case.say("pay.direct_debit", first=case.day(first))
        case PaymentMethod.DIRECT_DEBIT:
            return case.say("pay.direct_debit_no_day")
        case PaymentMethod.PAYMENT_LINK if policy.payment_link:
            return case.say("pay.link", link=policy.payment_link)
        case PaymentMethod.PAYMENT_LINK:
            return case.say("pay.link_follows")
        case PaymentMethod.TRANSFER | PaymentMethod.STANDING_ORDER if policy.iban and reference:
            account = _in_fours(policy.iban)
            return case.say("pay.transfer", iban=account, reference=reference)
        case PaymentMethod.TRANSFER | PaymentMethod.STANDING_ORDER:
            return case.say("pay.transfer_follows")
        case _:
            return case.say("pay.not_chosen")


def _in_fours(iban: str) -> str:
    """In groups of four that stay on one line."""
    return "\N{NO-BREAK SPACE}".join(iban[at : at + 4] for at in range(0, len(iban), 4))
