"""The order of findings: as an officer reads them."""

import random

from calc.base.finding import Finding, Severity, in_order
from calc.base.params import Code


def _check(code: str) -> Finding:
    return Finding(Severity.BLOCKS, "check_open", "checks", (("check", Code("check", code)),))


def test_what_weighs_most_comes_first_then_the_order_of_the_dossier() -> None:
    ordered = (
        Finding(Severity.MISSING, "missing", "debt.balance"),
        Finding(Severity.MISSING, "missing", "income[2].amount"),
        Finding(Severity.MISSING, "missing", "income[10].amount"),
        _check("S01"),
        _check("S13"),
        Finding(Severity.BLOCKS, "paid_not_known", ""),
        Finding(Severity.WARNS, "cash_short", "savings"),
        Finding(Severity.INFORMS, "cap_can_go", ""),
    )
    mixed = random.Random(3).sample(ordered, len(ordered))
    assert in_order(mixed) == ordered
