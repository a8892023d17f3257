"""Months that nobody can compute yet: an income ends and what follows is unknown (ENGINE 3).

Also an income of an adult who owes nothing opens months, wherever the result depends on it.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from calc.base.finding import Finding, Severity
from calc.base.period import Frequency, Month, covers_wholly
from calc.dossier import UNKNOWN, Draft
from calc.dossier.budget_lines import IncomeLine
from calc.dossier.codes import AfterEnd


def open_from(
    draft: Draft, counted: Iterable[str], months: Sequence[Month]
) -> tuple[Month | None, list[Finding]]:
    """The first open month of these, if any, and a finding for each income that causes one.

    `counted`: the paths of the incomes that count.
    """
    first: Month | None = None
    findings = []
    paths = frozenset(counted)
    for index, line in enumerate(draft.income):
        if f"income[{index}]" not in paths or line.frequency is Frequency.ONCE:
            continue
        if not isinstance(line.until, date):
            continue
        if not _follows_unknown(draft, line, paths):
            continue
        ended = next((month for month in months if _after_end(month, line.until)), None)
        if ended is None:
            continue
        findings.append(
            Finding(
                Severity.BLOCKS,
                "income_ends_unknown_after",
                f"income[{index}].followed_by",
                (("from", ended), ("until", line.until)),
            )
        )
        first = ended if first is None else min(first, ended)
    return first, findings


def _follows_unknown(draft: Draft, line: IncomeLine, counted: frozenset[str]) -> bool:
    """Whether nobody knows what follows; to name a line that counts is to know it.

    An amount that comes once follows no income: nobody lives of it the month after.
    """
    if line.followed_by is not UNKNOWN:
        return line.followed_by is AfterEnd.UNKNOWN
    if line.successor is None:
        return True
    place = [other.ref for other in draft.income].index(line.successor)
    once = draft.income[place].frequency is Frequency.ONCE
    return once or f"income[{place}]" not in counted


def _after_end(month: Month, until: date) -> bool:
    return not covers_wholly(month, None, until)
