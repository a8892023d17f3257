"""What a household receives of a toeslag: its income lines, levelled to a month (ENGINE 2)."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from calc.base.step import Operation, Step, Unit, step
from calc.base.value_type import value_type
from calc.dossier import UNKNOWN, Draft
from calc.dossier.budget_lines import IncomeLine
from calc.dossier.codes import Certainty
from calc.law.toeslagen.case import TWELVE
from calc.plan.counted_lines import CountedLine

_NEEDED: Final = ("certainty", "amount", "frequency", "who", "from_date")


@value_type
class Received:
    """Euros a month; None when a line is there that nobody filled in. `path`: its first line."""

    month: Step | None
    path: str
    missing: tuple[str, ...] = ()


def received(
    draft: Draft, toeslag: str, code: str, counted: Sequence[CountedLine], on: date
) -> Received:
    """What comes in on that day. No line means that nothing comes in; nor does what is expected."""
    # Of a line that is cut at an 18th birthday the first piece is the one of today.
    known = {line.path: line for line in reversed(counted)}
    parts = [line for line in known.values() if line.withheld_from is not None]
    running, missing, path = [], [], ""
    for index, line in enumerate(draft.income):
        if line.code != code or line.certainty is Certainty.EXPECTED:
            continue
        here = f"income[{index}]"
        if here in known:
            found = known[here]
            path = path or here
            if _has_begun(line, on) and not _is_over(line, on):
                running.append(found.year)
                # What is withheld from it to pay a debt is received all the same.
                running += [part.year for part in parts if part.withheld_from == here]
        elif not _is_over(line, on):
            missing.append(f"{here}.{_unknown_field(line)}")
    if missing:
        return Received(None, path, tuple(missing))
    year = step(
        "toeslag_check.received_year",
        Operation.SUM,
        running,
        Unit.EUR_PER_YEAR,
        source="ENGINE 5",
        at=toeslag,
    )
    month = step(
        "toeslag_check.received",
        Operation.QUOTIENT,
        [year, TWELVE],
        Unit.EUR_PER_MONTH,
        source="ENGINE 5",
        at=toeslag,
    )
    return Received(month, path)


def _has_begun(line: IncomeLine, on: date) -> bool:
    return not isinstance(line.from_date, date) or line.from_date <= on


def _is_over(line: IncomeLine, on: date) -> bool:
    return line.until is not None and line.until is not UNKNOWN and line.until < on


def _unknown_field(line: IncomeLine) -> str:
    """The first field without which a line does not count."""
    return next((name for name in _NEEDED if getattr(line, name) is UNKNOWN), "date")
