"""Signals about the income: what is an average, expected, or ends on a day that nobody knows."""

from collections.abc import Sequence
from typing import Final

from calc.base.finding import Finding, Severity
from calc.dossier import UNKNOWN
from calc.dossier.budget_lines import ExpenseLine, IncomeLine
from calc.dossier.codes import VARYING_BY_NATURE, Certainty
from calc.signals.check_input import CheckInput

# Alimony is raised every year: then the amount is worked out again (facts: practice 6, HH5).

_RECEIVED: Final = frozenset({"I10", "I11"})
_PAID: Final = frozenset({"U50", "U52"})


def alimony_indexed(situation: CheckInput) -> Sequence[Finding]:
    """A remark per line with alimony, received or paid."""
    draft = situation.draft
    paths = [
        *(f"income[{n}]" for n, line in enumerate(draft.income) if _is(line, _RECEIVED)),
        *(f"expenses[{n}]" for n, line in enumerate(draft.expenses) if _is(line, _PAID)),
    ]
    return [Finding(Severity.INFORMS, "alimony_indexed", f"{path}.amount") for path in paths]


def _is(line: IncomeLine | ExpenseLine, codes: frozenset[str]) -> bool:
    return line.code in codes and bool(line.amount)


# A varying income that was entered as an average, without the months behind it (ENGINE 3).
def average_without_months(situation: CheckInput) -> Sequence[Finding]:
    """A warning per line: the average counts, but one bad month may be far below it."""
    return [
        Finding(Severity.WARNS, "average_without_months", f"income[{index}].months")
        for index, line in enumerate(situation.draft.income)
        if (line.varying or line.code in VARYING_BY_NATURE) and not line.months
    ]


# Income that is expected, not granted: not counted, a possible later step (ENGINE 3).
def expected_income(situation: CheckInput) -> Sequence[Finding]:
    """A remark per line that does not count yet; one that may be sure is missing something."""
    return [
        Finding(Severity.INFORMS, "expected_income", f"income[{index}].certainty")
        for index, line in enumerate(situation.draft.income)
        if line.certainty is Certainty.EXPECTED
    ]


# An income of which nobody knows when it ends: counted for the whole term, and asked about.
def income_end_unknown(situation: CheckInput) -> Sequence[Finding]:
    """A blocking finding per line: a payment may not rest on an income that may stop any day."""
    return [
        Finding(Severity.BLOCKS, "income_end_unknown", f"income[{index}].until")
        for index, line in enumerate(situation.draft.income)
        if line.until is UNKNOWN
    ]
