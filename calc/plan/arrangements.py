"""Other payment arrangements: which count, and through which month (ENGINE 3).

Left out: what this plan replaces, and what was already taken off a profit. An arrangement runs
through its end date; without one through month ceil(balance / levelled amount); with neither of the
two the whole term. Where both are known and lie more than one payment apart, the date rules.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from calc.base.finding import Finding, Severity
from calc.base.money import MONTHS_PER_YEAR, ZERO
from calc.base.period import Month, month_of
from calc.base.rounding import ceil_division
from calc.base.value_type import value_type
from calc.dossier import UNKNOWN, Draft
from calc.dossier.budget_lines import ArrangementLine
from calc.plan.counted_lines import CountedLine, entered, line_label, owner_of, yearly
from calc.plan.withheld import part_of, source_of

FAR_AWAY: Final = 1200
"""Months; no term comes near it. An arrangement that would take longer ends there."""


@value_type
class Arrangements:
    """The arrangements that count, income added back for what is withheld, and what was found.

    `added_back` by the dates of the dossier; `plan.withheld.with_parts` joins it with its lines.
    """

    lines: tuple[CountedLine, ...]
    added_back: tuple[CountedLine, ...]
    complete: bool
    findings: tuple[Finding, ...]


def counted_arrangements(draft: Draft, first: Month) -> Arrangements:
    """The arrangements of a draft for a plan that begins in month `first`."""
    lines: list[CountedLine] = []
    added_back: list[CountedLine] = []
    findings: list[Finding] = []
    complete = True
    for index, line in enumerate(draft.arrangements):
        if line.replaced_by_plan or line.already_in_profit:
            continue
        path = f"arrangements[{index}]"
        counted = _counted(draft, line, path, first)
        if counted is None:
            complete = False
            continue
        lines.append(counted)
        findings += _findings(line, path, first)
        if line.withheld is not True or not line.income_is_after_withholding:
            continue
        source = source_of(draft, line, first)
        if source is None:
            asked = f"{path}.withheld_from"
            findings.append(Finding(Severity.BLOCKS, "withheld_from_unknown", asked))
        else:
            added_back.append(part_of(counted, draft, source))
    return Arrangements(tuple(lines), tuple(added_back), complete, tuple(findings))


def last_month(line: ArrangementLine, first: Month) -> Month | None:
    """The last month in which it is paid; None when nobody knows: then it runs the whole term.

    By its balance it is paid from the first plan month, or from its own beginning if that is later.
    """
    if isinstance(line.until, date):
        return Month.of(line.until)
    if line.balance is UNKNOWN or line.amount is UNKNOWN or line.frequency is UNKNOWN:
        return None
    a_year = line.amount * line.frequency.per_year
    if a_year <= ZERO:
        return None
    begins = max(first, Month.of(line.from_date)) if isinstance(line.from_date, date) else first
    months = ceil_division(line.balance * MONTHS_PER_YEAR, a_year)
    return begins.plus(min(months, FAR_AWAY) - 1)


def _counted(draft: Draft, line: ArrangementLine, path: str, first: Month) -> CountedLine | None:
    if line.amount is UNKNOWN or line.frequency is UNKNOWN or line.who is UNKNOWN:
        return None
    label = line_label(line)
    time = entered(line.amount, path, label)
    begins = None if line.from_date is UNKNOWN else line.from_date
    return CountedLine(
        path=path,
        code="R00" if line.code is UNKNOWN else line.code,
        label=label,
        owner=owner_of(draft, line.who),
        year=yearly(time, line.frequency, path, label),
        time=time,
        frequency=line.frequency,
        begins=month_of(begins),
        ends=last_month(line, first),
    )


def _findings(line: ArrangementLine, path: str, first: Month) -> Sequence[Finding]:
    last = last_month(line, first)
    if last is None:
        return [Finding(Severity.WARNS, "arrangement_without_end", f"{path}.until")]
    if not isinstance(line.until, date) or line.balance is UNKNOWN:
        return []
    by_balance = last_month(line.model_copy(update={"until": None}), first)
    if by_balance is None or line.frequency is UNKNOWN:
        return []
    months_in_a_payment = max(1, ceil_division(MONTHS_PER_YEAR, line.frequency.per_year))
    if abs(by_balance.months_until(last)) <= months_in_a_payment:
        return []
    params = (("by_balance", by_balance), ("by_date", last))
    return [Finding(Severity.WARNS, "arrangement_end_differs", f"{path}.until", params)]
