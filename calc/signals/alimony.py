"""Alimony is raised every year: then the amount is worked out again (facts: practice 6, HH5)."""

from collections.abc import Sequence
from typing import Final

from calc.base.finding import Finding, Severity
from calc.dossier.budget_lines import ExpenseLine, IncomeLine
from calc.signals.check_input import CheckInput

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
