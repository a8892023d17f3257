"""Signals about days that cannot be, that came, or that are too far away."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from calc.base.finding import Finding, Severity
from calc.base.money import MONTHS_PER_YEAR
from calc.base.period import Month
from calc.dossier import UNKNOWN, Draft
from calc.dossier.agreement import PlanStatus
from calc.dossier.codes import ADULT_AGE
from calc.dossier.people import YearIncome
from calc.signals.check_input import CheckInput

# Dates that cannot be, or hardly: each is a question about its own field before a plan is final.
#
# The reference date is the day of today: nobody was born, no home was sold and no interest ran
# after it. A slip of the hand (2199, 2062 for 2026) would otherwise change the plan without a
# word.

OLDEST: Final = 115
"""Years; nobody in the Netherlands is older."""
LATEST_START: Final = 12
"""Months after that of the reference date; a plan that begins later is made later."""
_YEARS_AROUND: Final = 5
_MONTHS_A_YEAR: Final = int(MONTHS_PER_YEAR)


def birth_months(situation: CheckInput) -> Sequence[Finding]:
    """Somebody who is not born yet, would be older than anybody, or owes a debt as a child."""
    draft, month = situation.draft, Month.of(situation.on)
    adults = [(f"adults[{index}]", adult.birth_month) for index, adult in enumerate(draft.adults)]
    children = [
        (f"children[{index}]", child.birth_month) for index, child in enumerate(draft.children)
    ]
    found = []
    for person, born in (*adults, *children):
        if born is UNKNOWN:
            continue
        path, months = f"{person}.birth_month", born.months_until(month)
        params = (("month", born),)
        if months < 0:
            found.append(Finding(Severity.BLOCKS, "not_born_yet", path, params))
        elif months > OLDEST * _MONTHS_A_YEAR:
            found.append(Finding(Severity.BLOCKS, "older_than_anybody", path, params))
        elif months < ADULT_AGE * _MONTHS_A_YEAR and person.startswith("adults"):
            found.append(Finding(Severity.WARNS, "adult_is_a_child", path, params))
    return found


def days_to_come(situation: CheckInput) -> Sequence[Finding]:
    """What can only be of the past lies after the reference date."""
    on = situation.on
    return [
        Finding(
            Severity.BLOCKS, "day_to_come", path, (("day", day), ("on", on))
        )
        for path, day in _days_of_the_past(situation.draft)
        if isinstance(day, date) and day > situation.on
    ]  # fmt: skip


def _days_of_the_past(draft: Draft) -> Iterator[tuple[str, object]]:
    debt = draft.debt
    yield "debt.sale_date", debt.sale_date
    yield "debt.last_interruption", debt.last_interruption
    yield "debt.interest.from_date", debt.interest.from_date
    for index, earlier in enumerate(debt.earlier_arrangements):
        yield f"debt.earlier_arrangements[{index}].from_date", earlier.from_date
        yield f"debt.earlier_arrangements[{index}].until", earlier.until


def start_far_away(situation: CheckInput) -> Sequence[Finding]:
    """A first month that was entered more than a year after the reference date."""
    today = Month.of(situation.on)
    entered = situation.draft.first_plan_month
    if entered is UNKNOWN or today.months_until(entered) <= LATEST_START:
        return []
    params = (("first", entered), ("on", situation.on))
    return [Finding(Severity.BLOCKS, "start_far_away", "first_plan_month", params)]


def year_incomes(situation: CheckInput) -> Sequence[Finding]:
    """An income of a year that has not begun, or of which the year itself was typed as amount."""
    return [
        finding
        for index, adult in enumerate(situation.draft.adults)
        for name in ("taxable_income", "toetsingsinkomen")
        for finding in _of_income(getattr(adult, name), f"adults[{index}].{name}", situation.on)
    ]


def _of_income(income: YearIncome, path: str, on: date) -> Iterator[Finding]:
    if income.year is not UNKNOWN and income.year > on.year:
        to_come = (("year", income.year), ("on", on))
        yield Finding(Severity.BLOCKS, "year_to_come", f"{path}.year", to_come)
    years = range(on.year - _YEARS_AROUND, on.year + 2)
    if income.amount is not UNKNOWN and income.amount in years:
        params = (("year", int(income.amount)),)
        yield Finding(Severity.WARNS, "amount_is_a_year", f"{path}.amount", params)


# The next conversation: the customer knows its date beforehand (facts: afm 10; ENGINE 10, 11).

_PATH = "contact.next_conversation"


def review_missing(situation: CheckInput) -> Sequence[Finding]:
    """No date, a date that is over, or one that is too far away.

    With a date that is over no plan is made: it would leave without a next conversation.
    """
    talk = situation.next_conversation
    if talk is None or talk.agreed or talk.off:
        return []
    day = situation.draft.contact.next_conversation
    params = (("until", talk.day),)
    if day is UNKNOWN:
        return [Finding(Severity.WARNS, "review_missing", _PATH, params)]
    if day < situation.on:
        over = (("day", day), ("until", talk.day))
        return [Finding(situation.before_final, "review_is_over", _PATH, over)]
    if day == situation.on:
        return []  # they speak today, and will choose a day
    return [Finding(Severity.WARNS, "review_too_late", _PATH, params)]


# A plan that runs: a pause that is over, and an end date that has come (facts: afm 10, 11).
def pause_is_over(situation: CheckInput) -> Sequence[Finding]:
    """Nobody wrote down that the plan goes on: call before the first payment is missed."""
    agreement = situation.draft.agreement
    last = agreement.events[-1].last_month if agreement.events else None
    if agreement.status is not PlanStatus.PAUSED or last is None or Month.of(situation.on) <= last:
        return []
    return [Finding(Severity.WARNS, "pause_is_over", "agreement.events", (("month", last),))]


def end_date_has_come(situation: CheckInput) -> Sequence[Finding]:
    """The promise of the plan falls due: check the conditions and let the customer know."""
    agreement = situation.draft.agreement
    end = agreement.end_date
    runs = agreement.status in (PlanStatus.RUNNING, PlanStatus.PAUSED)
    if not runs or end is None or situation.on <= end:
        return []
    return [Finding(Severity.WARNS, "end_date_has_come", "agreement.events", (("day", end),))]


# A plan that would have begun before the month of the reference date.
def start_in_the_past(situation: CheckInput) -> Sequence[Finding]:
    """A blocking finding: an agreement cannot ask for months that are over."""
    if situation.first_month >= Month.of(situation.on):
        return []
    params = (("first", situation.first_month), ("on", situation.on))
    return [Finding(Severity.BLOCKS, "start_in_the_past", "first_plan_month", params)]
