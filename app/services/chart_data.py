"""What the chart of a plan shows, and the same in words. No Qt."""

from datetime import date
from decimal import Decimal
from typing import Final

from app.i18n import Texts, say_causes, say_choice
from calc import Assessment, Draft, Month, MonthRow, Rung
from calc.base.value_type import value_type
from calc.dossier.agreed_schedule import Decided
from calc.running.ledger import Standing
from calc.running.result import Running
from calc.signals.decisions import LONGEST

LONGEST_ON_MINIMUM: Final = LONGEST
"""Months on the minimum after which the chart says so."""


@value_type
class Point:
    """One month, in euros. `balance` is None in and after a month that nobody can compute yet."""

    month: Month
    payment: Decimal
    balance: Decimal | None
    debt_left: Decimal | None
    decided: Decided
    standing: Standing | None = None
    """what became of it, of a plan that runs"""


@value_type
class PaymentRun:
    """Months `first` through `last`, counted from 0, with the same payment; `why` as a clause."""

    first: int
    last: int
    amount: Decimal
    why: str = ""


@value_type
class ChartData:
    """The months of a plan, its end, and its last payment when that is not in the last month.

    `minimum`: the 18th month on the minimum, when there are more of them. `past`: how many months
    of a plan that runs are over.
    """

    points: tuple[Point, ...]
    runs: tuple[PaymentRun, ...]
    end: date
    early_last: int | None
    target: Decimal | None
    minimum: "Minimum | None" = None
    past: int = 0


@value_type
class Minimum:
    """Living on the minimum for too long: the place of its 18th month, and how many there are."""

    place: int
    count: int


def chart_data(
    assessment: Assessment, texts: Texts | None = None, draft: Draft | None = None
) -> ChartData | None:
    """The chart of an assessment; None when there is no plan. With texts its runs have reasons."""
    plan = assessment.plan
    if plan is None:
        return None
    running = assessment.running
    standings = [month.standing for month in running.months] if running else []
    points = tuple(
        _point(row, standings[place] if place < len(standings) else None)
        for place, row in enumerate(assessment.schedule)
    )
    last = plan.first_month.months_until(plan.last_payment_month)
    target = assessment.savings_target
    return ChartData(
        points=points,
        runs=tuple(_run(rung, plan.first_month, texts, draft) for rung in assessment.rungs),
        end=plan.end_date,
        early_last=last if last < len(points) - 1 else None,
        target=target.amount if target is not None else None,
        minimum=_minimum(assessment),
        past=_past(running, len(points)),
    )


def _past(running: Running | None, term: int) -> int:
    if running is None:
        return 0
    return term if running.is_over else max(running.month - 1, 0)


def _minimum(assessment: Assessment) -> Minimum | None:
    for finding in assessment.findings:
        if finding.code == "minimum_too_long":
            month, count = finding.value("month"), finding.value("count")
            # As its signal makes it.
            assert isinstance(month, Month)
            assert isinstance(count, int)
            return Minimum(assessment.first_month.months_until(month), count)
    return None


def describe(texts: Texts, data: ChartData) -> str:
    """The whole chart in sentences: for who cannot see it."""
    formats, points = texts.formats, data.points
    sentences = [
        texts.text(
            "answer.chart.describe",
            count=len(points),
            first=formats.month(points[0].month),
            last=formats.month(points[-1].month),
            end=formats.day(data.end),
        )
    ]
    if data.past:
        sentences.append(texts.plural("answer.chart.past_says", data.past))
    sentences += [_say_run(texts, data, run) for run in data.runs]
    if data.minimum is not None:
        sentences.append(
            texts.text(
                "answer.chart.minimum_says",
                months=LONGEST_ON_MINIMUM,
                month=formats.month(points[data.minimum.place].month),
                count=data.minimum.count,
            )
        )
    known = [point for point in points if point.balance is not None]
    if known:
        lowest = min(known, key=lambda point: point.balance or Decimal(0))
        for key, point in (("lowest", lowest), ("at_end", known[-1])):
            sentences.append(
                texts.text(
                    f"answer.chart.{key}",
                    month=formats.month(point.month),
                    amount=formats.euros(point.balance or Decimal(0)),
                )
            )
    return " ".join(sentences)


def say_point(texts: Texts, data: ChartData, place: int) -> str:
    """The figures of one month, as the schedule has them."""
    formats, point = texts.formats, data.points[place]
    said = [
        texts.text(
            "answer.chart.point",
            month=formats.month(point.month),
            at=place + 1,
            of=len(data.points),
            payment=formats.euros(point.payment),
        )
    ]
    for key, amount in (("balance", point.balance), ("debt_left", point.debt_left)):
        if amount is not None:
            said.append(texts.text(f"answer.chart.{key}", amount=formats.euros(amount)))
    if point.standing is not None and point.standing is not Standing.AHEAD:
        said.append(say_choice(texts, point.standing))
    why = next((run.why for run in data.runs if run.first == place), "")
    if why:
        said.append(texts.text("rung.reason_short", why=why))
    return " · ".join(said)


def _point(row: MonthRow, standing: Standing | None) -> Point:
    return Point(
        month=row.month,
        payment=row.payment.amount,
        balance=None if row.balance is None else row.balance.amount,
        debt_left=None if row.debt_left is None else row.debt_left.amount,
        decided=row.decided,
        standing=standing,
    )


def _run(rung: Rung, begin: Month, texts: Texts | None, draft: Draft | None) -> PaymentRun:
    first, last = begin.months_until(rung.first), begin.months_until(rung.last)
    why = "" if texts is None else say_causes(texts, rung, draft)
    return PaymentRun(first, last, rung.payment.amount, why)


def _say_run(texts: Texts, data: ChartData, run: PaymentRun) -> str:
    first, last = (texts.formats.month(data.points[at].month) for at in (run.first, run.last))
    amount = texts.formats.euros(run.amount)
    if first == last:
        said = texts.text("answer.chart.run_of_one", first=first, amount=amount)
    else:
        said = texts.text("answer.chart.run", first=first, last=last, amount=amount)
    return f"{said} {texts.text('rung.reason', why=run.why)}" if run.why else said
