"""Months that nobody can compute yet: an income ends and what follows is unknown (ENGINE 3)."""

from collections.abc import Sequence
from datetime import date

from calc.dossier import UNKNOWN, Draft
from calc.dossier.codes import AfterEnd, Certainty
from calc.outcome import Finding, Severity
from calc.period import Month, covers_wholly


def open_from(draft: Draft, months: Sequence[Month]) -> tuple[Month | None, list[Finding]]:
    """The first open month of these, if any, and a finding for each income that causes one."""
    first: Month | None = None
    findings = []
    for index, line in enumerate(draft.income):
        if not isinstance(line.until, date) or line.certainty is not Certainty.SURE:
            continue
        if line.followed_by not in (UNKNOWN, AfterEnd.UNKNOWN):
            continue
        ended = next((month for month in months if _after_end(month, line.until)), None)
        if ended is None:
            continue
        findings.append(
            Finding(
                Severity.BLOCKS,
                "income_ends_unknown_after",
                f"income[{index}].followed_by",
                (("from", str(ended)), ("until", line.until.isoformat())),
            )
        )
        first = ended if first is None else min(first, ended)
    return first, findings


def _after_end(month: Month, until: date) -> bool:
    return not covers_wholly(month, None, until)
