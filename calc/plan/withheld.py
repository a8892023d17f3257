"""What is withheld at the source is a part of the income that it is withheld from (ENGINE 3).

Where an income was entered as received, the withheld part is added back: with the code of its
line, so that a toeslag stays uncounted for the floor and earmarked money stays earmarked; with its
owner, and as long as the line itself runs. When the arrangement ends it is paid out, so it stays.

Which income that is, is named (`withheld_from`). Where it is not, it follows when only one of those
that count can be it: of the same person, running when the plan begins, and of a kind from which
such a debt is withheld. Else it is asked, and until then nothing extra is counted.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from calc.base.period import Frequency, Month, first_whole_month, last_whole_month
from calc.dossier import UNKNOWN, Draft
from calc.dossier.budget_lines import ArrangementLine, IncomeLine
from calc.dossier.codes import (
    AOW,
    CHILD_BENEFIT,
    HUURTOESLAG,
    STUDENT_FINANCE,
    TOESLAGEN,
    ZORGTOESLAG,
    Certainty,
)
from calc.plan.counted_lines import CountedLine, owner_of
from calc.plan.sharing import SHARED

WAGES: Final = frozenset({"I01", AOW, "I06", "I08", "I09"})
"""Wages, benefits and pensions: what can be withheld for any debt (art. 475c Rv)."""
_BESIDE_WAGES: Final = {
    "R01": frozenset({HUURTOESLAG}),
    "R03": frozenset({ZORGTOESLAG}),
    "R04": frozenset({"I25"}),
    "R07": frozenset({STUDENT_FINANCE}),
    "R08": frozenset({CHILD_BENEFIT}),
}
"""What else: rent from huurtoeslag, the care insurer from zorgtoeslag, taxes from what they give
back, DUO from student finance, SVB from kinderbijslag."""


def source_of(draft: Draft, line: ArrangementLine, first: Month) -> int | None:
    """The place of the income that it is withheld from; None: that has to be asked.

    `first`: the first plan month.
    """
    if line.withheld_from is not None:
        refs = [income.ref for income in draft.income]
        named = refs.index(line.withheld_from)  # the Draft has seen that it is there
        return None if draft.income[named].frequency is Frequency.ONCE else named
    found = [
        index
        for index, income in enumerate(draft.income)
        if income.code in _codes(line)
        and _is_theirs(draft, line, income)
        and _runs(line, income, first)
    ]
    return found[0] if len(found) == 1 else None


def _codes(line: ArrangementLine) -> frozenset[str]:
    """The kinds of income that such a debt can be withheld from."""
    if line.code is UNKNOWN:
        return WAGES | TOESLAGEN
    if line.code == "R05":  # Dienst Toeslagen settles with a toeslag
        return TOESLAGEN
    return WAGES | _BESIDE_WAGES.get(line.code, frozenset())


def _is_theirs(draft: Draft, line: ArrangementLine, income: IncomeLine) -> bool:
    """Whether somebody who pays the arrangement gets this income."""
    if line.who is UNKNOWN or income.who is UNKNOWN:
        return False
    payer, earner = owner_of(draft, line.who), owner_of(draft, income.who)
    return payer == earner or SHARED in (payer, earner)


def _runs(line: ArrangementLine, income: IncomeLine, first: Month) -> bool:
    """Whether an income counts, again and again, when the plan or the arrangement begins.

    One of which something is unknown does not: its own line asks for that, and as long as it does
    the result is partial.
    """
    if income.frequency in (UNKNOWN, Frequency.ONCE) or income.certainty is not Certainty.SURE:
        return False
    if income.from_date is UNKNOWN or (income.amount is UNKNOWN and not income.months):
        return False
    day = first.first_day
    if isinstance(line.from_date, date):
        day = max(day, line.from_date)
    begun = income.from_date is None or income.from_date <= day
    return begun and (not isinstance(income.until, date) or income.until >= day)


def part_of(counted: CountedLine, draft: Draft, source: int) -> CountedLine:
    """An arrangement as the part of an income that it is withheld from."""
    income = draft.income[source]
    begins, until = income.from_date, income.until
    return CountedLine(
        path=counted.path,
        code=income.code,
        label=counted.label,
        owner=counted.owner if income.who is UNKNOWN else owner_of(draft, income.who),
        year=counted.year,
        time=counted.time,
        frequency=counted.frequency,
        begins=first_whole_month(None if begins is UNKNOWN else begins),
        ends=last_whole_month(None if until is UNKNOWN else until),
        withheld_from=f"income[{source}]",
    )


def with_parts(
    income: Sequence[CountedLine], parts: Iterable[CountedLine]
) -> tuple[CountedLine, ...]:
    """The incomes and, behind them, their withheld parts, which live as long as they do.

    A part of an income that does not count does not count either.
    """
    lines = {line.path: line for line in income}
    together = [(part, lines.get(part.withheld_from or "")) for part in parts]
    return (
        *income,
        *(
            replace(
                part,
                begins=line.begins,
                ends=line.ends,
                of_child=line.of_child,
                ends_by_age=line.ends_by_age,
            )
            for part, line in together
            if line is not None
        ),
    )
