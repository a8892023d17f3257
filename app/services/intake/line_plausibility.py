"""What looks odd in a line and may still be right: a question to ask, never a refusal.

The rules compare a line with itself, with the catalogue and with the other lines; none knows what
something should cost, except that more than a thousand euros a week is worth a second look.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final

from app.services.intake.catalogue import questions
from app.services.intake.line_columns import LineGroup
from app.services.intake.plausibility import question_about
from calc import UNKNOWN, Draft
from calc.base.money import MONTHS_PER_YEAR
from calc.base.period import Frequency
from calc.base.value_type import value_type
from calc.dossier.budget_lines import ArrangementLine

_MUCH_PER_WEEK: Final = Decimal(1000)
_MUCH_OF_A_TOESLAG: Final = Decimal(1500)
"""A month. No figure of the law: from here on it is worth a second look."""
_TOESLAGEN: Final = frozenset({"I20", "I21", "I22", "I23"})
_PER_WEEK_OR_DAY: Final = {Frequency.DAY: 7, Frequency.WEEK: 1}


@value_type
class Odd:
    """A rule that a line meets: `lines.odd.<rule>` is its question, at the cell of a field."""

    field: str
    rule: str


def odd_lines(group: LineGroup, draft: Draft) -> list[tuple[Odd, ...]]:
    """For each line of a group what looks odd in it."""
    lines: Sequence[Any] = getattr(draft, group.name)
    alike = [_alike(line) for line in lines]
    times = Counter(alike)
    today = draft.reference_date
    return [
        tuple(
            odd
            for odd in (
                *(rule(line) for rule in _RULES),
                _more_often_than_usual(group, line),
                _over_already(line, today if isinstance(today, date) else None),
                Odd("code", "twice") if _is_complete(line) and times[same] > 1 else None,
            )
            if odd is not None
        )
        for line, same in zip(lines, alike, strict=True)
    ]


def _zero(line: Any) -> Odd | None:
    has_months = bool(getattr(line, "months", ()))
    return Odd("amount", "zero") if line.amount == 0 and not has_months else None


def _much_per_week(line: Any) -> Odd | None:
    times = _PER_WEEK_OR_DAY.get(line.frequency)
    if times is None or line.amount is UNKNOWN:
        return None
    return Odd("amount", "much_per_week") if line.amount * times > _MUCH_PER_WEEK else None


def _much_of_a_toeslag(line: Any) -> Odd | None:
    if line.code not in _TOESLAGEN or UNKNOWN in (line.amount, line.frequency):
        return None
    much = line.amount * line.frequency.per_year > _MUCH_OF_A_TOESLAG * MONTHS_PER_YEAR
    return Odd("amount", "much_of_a_toeslag") if much else None


def _above_balance(line: Any) -> Odd | None:
    if not isinstance(line, ArrangementLine):
        return None
    if line.amount is UNKNOWN or line.balance is UNKNOWN:
        return None
    return Odd("amount", "above_balance") if line.amount > line.balance else None


_RULES: Final[tuple[Callable[[Any], Odd | None], ...]] = (
    _zero,
    _much_per_week,
    _much_of_a_toeslag,
    _above_balance,
)


def _more_often_than_usual(group: LineGroup, line: Any) -> Odd | None:
    """An amount of a year that was entered as one of a month."""
    if line.frequency not in _OFTEN or line.code is UNKNOWN:
        return None
    return Odd("frequency", "more_often") if _comes_seldom(group.codes, line.code) else None


_OFTEN: Final = frozenset(each for each in Frequency if each.per_year >= MONTHS_PER_YEAR)


@lru_cache(maxsize=256)
def _comes_seldom(codes: str, code: str) -> bool:
    """Whether lines with this code come once or twice a year."""
    usual = [frequency.per_year for frequency in questions()[codes][code].frequencies]
    return bool(usual) and 0 < max(usual) <= Frequency.HALF_YEAR.per_year


def _over_already(line: Any, today: date | None) -> Odd | None:
    if today is None or not isinstance(line.until, date):
        return None
    if question_about(("until",), line.until, today):
        return Odd("until", "far")
    return Odd("until", "over") if line.until < today else None


def _is_complete(line: Any) -> bool:
    return UNKNOWN not in (line.code, line.amount, line.frequency, line.who)


def _alike(line: Any) -> tuple[Any, ...]:
    name = line.creditor if isinstance(line, ArrangementLine) else line.label
    return (line.code, name, line.amount, line.frequency, line.who, line.from_date, line.until)
