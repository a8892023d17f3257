"""What the pictures of the outcome show, and the same in words, a sentence a part. No Qt.

From the income to the payment: what comes in, what is taken off, and the three walls enlarged.
Every amount is a step of the engine; a decimal is only a place to draw at.
"""

from decimal import Decimal
from enum import Enum, auto
from typing import Final

from app.i18n import Texts
from app.i18n.headline import left_known
from app.i18n.walls import say_wall, walls_of
from app.services.say_outcome import short_euros
from calc import Assessment, HeadlineKind, Month, MonthRow, Step
from calc.base.rounding import cents_half_up
from calc.base.value_type import value_type

_YEAR: Final = 12
_MINUS: Final = "\N{EN DASH}"
"""As wide as a figure, and in the font of the program."""


class BarKind(Enum):
    """What a bar means; each has a filling of its own."""

    TOTAL = auto()
    """what comes in, or what is paid"""
    TAKEN = auto()
    """taken off what was there"""
    LEFT = auto()
    """what is left of it"""
    WALL = auto()
    """a limit that does not decide"""
    DECIDES = auto()
    """the limit that decides"""


@value_type
class Bar:
    """A name with its amount in words, and from where to where it is drawn, euros.

    `end` None: the amount is not known, and there is nothing to draw.
    """

    name: str
    said: str
    kind: BarKind
    start: Decimal
    end: Decimal | None
    spoken: str


@value_type
class MoneyPicture:
    """From what comes in to what is paid, in one month.

    `adds_up`: whether the shown cents of the parts give the shown outcome.
    """

    month: Month
    bars: tuple[Bar, ...]
    walls: tuple[Bar, ...]
    pays: Bar | None
    adds_up: bool


@value_type
class RibbonStep:
    """Months `first` through `last`, counted from 0, with the same payment; in words."""

    first: int
    last: int
    amount: str
    when: str
    why: str
    is_paid: bool
    spoken: str


@value_type
class Ribbon:
    """The payments of a plan until its end. `past`: how many months of it are over.

    `years`: where each year of it begins, with that month.
    """

    months: int
    steps: tuple[RibbonStep, ...]
    end: str
    past: int
    years: tuple[tuple[int, str], ...]


def signed(texts: Texts, amount: Decimal) -> str:
    """An amount without the euro sign, with a minus as wide as the figures."""
    cents = cents_half_up(amount)
    said = texts.formats.amount(abs(cents))
    return f"{_MINUS}{said}" if cents < 0 else said


def money_picture(texts: Texts, assessment: Assessment) -> MoneyPicture | None:
    """The picture of the month that tells how the household stands.

    None without such a month, and while an amount of it is not known: a bar of nothing would say
    that there is nothing.
    """
    row = assessment.shown
    if row is None or left_known(assessment) is None:
        return None
    taken = (("out", row.costs), ("arrangements", row.arrangements), ("aside", row.reserve))
    at = row.income.amount
    bars = [_bar(texts, "in", row.income, BarKind.TOTAL, Decimal(0), at)]
    for name, step in taken:
        bars.append(_bar(texts, name, step, BarKind.TAKEN, at - step.amount, at))
        at -= step.amount
    bars.append(_bar(texts, "own", row.own_wall, BarKind.LEFT, Decimal(0), row.own_wall.amount))
    shown = [cents_half_up(step.amount) for _, step in taken]
    left = cents_half_up(row.income.amount) - sum(shown, Decimal(0))
    return MoneyPicture(
        month=row.month,
        bars=tuple(bars),
        walls=_walls(texts, row),
        pays=_pays(texts, assessment, row),
        adds_up=left == cents_half_up(row.own_wall.amount),
    )


def ribbon_of(texts: Texts, assessment: Assessment) -> Ribbon | None:
    """The payments step by step; None when there is no plan."""
    plan = assessment.plan
    if plan is None:
        return None
    steps = []
    for rung in assessment.rungs:
        first, last = (plan.first_month.months_until(each) for each in (rung.first, rung.last))
        known = rung.decided.means.known
        amount = short_euros(texts, rung.payment.amount) if known else texts.text("outcome.open")
        months = texts.plural("outcome.times", rung.months)
        why = texts.formats.join(
            list(dict.fromkeys(texts.text(f"rung.short.{each.code.value}") for each in rung.causes))
        ) if rung.causes else ""  # fmt: skip
        when = _period(texts, rung.first, rung.last)
        spoken = ". ".join(part for part in (f"{amount}, {when}", months, why) if part)
        steps.append(
            RibbonStep(first, last, amount, when, why or months,
                       known and bool(rung.payment.amount), spoken)
        )  # fmt: skip
    running = assessment.running
    past = 0
    if running is not None:
        past = plan.term_months if running.is_over else max(running.month - 1, 0)
    end = texts.formats.short_day(plan.end_date)
    years = tuple(
        (place, texts.formats.short_month(plan.first_month.plus(place)))
        for place in range(0, plan.term_months, _YEAR)
    )
    return Ribbon(plan.term_months, tuple(steps), end, past, years)


def _walls(texts: Texts, row: MonthRow) -> tuple[Bar, ...]:
    return tuple(
        Bar(
            name=texts.text(f"outcome.wall.{wall.kind.value}"),
            said=texts.text("answer.not_known")
            if wall.height is None
            else signed(texts, wall.height.amount),
            kind=BarKind.DECIDES if wall.is_lowest else BarKind.WALL,
            start=Decimal(0),
            end=None if wall.height is None else wall.height.amount,
            spoken=texts.text(
                "outcome.spoken.lowest" if wall.is_lowest else "outcome.spoken.part",
                name=texts.text(f"outcome.wall.{wall.kind.value}"), amount=say_wall(texts, wall),
            ),
        )
        for wall in walls_of(texts, row)
    )  # fmt: skip


def _pays(texts: Texts, assessment: Assessment, row: MonthRow) -> Bar | None:
    """What is paid; nothing while nobody can say it."""
    if assessment.room_is_open or assessment.nothing_is_asked or not row.decided.means.known:
        return None
    is_sign = assessment.headline.kind is HeadlineKind.INDICATION
    return _bar(
        texts,
        "sign" if is_sign else "pays",
        row.payment,
        BarKind.TOTAL,
        Decimal(0),
        row.payment.amount,
    )


def _bar(
    texts: Texts, name: str, step: Step, kind: BarKind, start: Decimal, end: Decimal
) -> Bar:  # fmt: skip
    said, formats = texts.text(f"outcome.bar.{name}"), texts.formats
    amount = cents_half_up(step.amount)
    shown = signed(texts, -amount if kind is BarKind.TAKEN else amount)
    key = "outcome.spoken.taken" if kind is BarKind.TAKEN else "outcome.spoken.part"
    spoken = texts.text(key, name=said, amount=formats.euros(amount))
    return Bar(said, shown, kind, start, end, spoken)


def _period(texts: Texts, first: Month, last: Month) -> str:
    """ "dec 2026", "dec – apr 2027", "okt 2027 – nov 2029"."""
    formats = texts.formats
    if first == last:
        return formats.short_month(first)
    brief = first.months_until(last) < _YEAR  # then one year says both
    begin = formats.short_month_name(first) if brief else formats.short_month(first)
    return texts.text("outcome.period", first=begin, last=formats.short_month(last))
