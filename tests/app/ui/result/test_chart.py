"""The chart: in words what the schedule says, a cursor by keyboard, any plan can be drawn."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.services.chart_data import (
    ChartData,
    Minimum,
    PaymentRun,
    Point,
    chart_data,
    describe,
    say_point,
)
from app.ui.intake.session import Session
from app.ui.result.chart import PlanChart
from app.ui.result.chart_layout import layout_of
from app.ui.result.chart_paint import ChartPainter
from app.ui.result.months_tab import MonthsTab
from app.ui.widgets.style import apply_style
from app.ui.widgets.tokens import now
from calc import Assessment, Month
from calc.dossier.agreed_schedule import Decided
from tests.app.ui.result.households import ruled
from tests.building import cost, draft, income, outcome, policy


@pytest.fixture
def chart(months: MonthsTab) -> PlanChart:
    return months.chart


def _plan(count: int, amount: str = "280.00", **more: object) -> ChartData:
    """A plan of so many months that pays the same each month."""
    points = tuple(
        Point(Month(2026, 12).plus(at), Decimal(amount), Decimal(100 * at), Decimal(9), Decided.OWN)
        for at in range(count)
    )
    data = ChartData(
        points, (PaymentRun(0, count - 1, Decimal(amount)),), date(2029, 11, 30), None, None
    )
    return replace(data, **more)  # type: ignore[arg-type]


def _painted(chart: PlanChart) -> QImage:
    return chart.grab().toImage()


def test_the_description_says_what_the_schedule_says(
    chart: PlanChart, session: Session, texts: Texts
) -> None:
    said = chart.accessibleDescription()
    rows = session.assessment.schedule
    assert "36 maanden, van december 2026 tot en met november 2029" in said
    assert "De einddatum is 30 november 2029" in said
    assert "de betaling €\xa0165,00 per maand" in said
    balances = {row.month: row.balance.amount for row in rows if row.balance is not None}
    lowest = min(balances, key=lambda month: balances[month])
    assert texts.formats.month(lowest) in said
    assert texts.formats.euros(balances[lowest]) in said
    assert texts.formats.euros(balances[rows[-1].month]) in said
    assert chart.accessibleName() == "Grafiek van het plan"


def test_the_cursor_says_each_month_of_the_schedule(
    chart: PlanChart, months: MonthsTab, session: Session, texts: Texts
) -> None:
    rows = session.assessment.schedule
    for place, row in enumerate(rows):
        QTest.keyClick(chart, Qt.Key.Key_Right)
        assert chart.cursor_place == place
        said = months.figures.text()
        assert row.balance is not None
        assert row.debt_left is not None
        for amount in (row.payment, row.balance, row.debt_left):
            assert texts.formats.euros(amount.amount) in said
        assert texts.formats.month(row.month) in said


def test_the_keys_move_the_cursor_and_take_it_away(chart: PlanChart, months: MonthsTab) -> None:
    for key, place in (
        (Qt.Key.Key_Left, 0),
        (Qt.Key.Key_Left, 0),
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_PageDown, 13),
        (Qt.Key.Key_PageUp, 1),
        (Qt.Key.Key_End, 35),
        (Qt.Key.Key_Right, 35),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_Escape, None),
    ):
        QTest.keyClick(chart, key)
        assert chart.cursor_place == place, key
    assert months.figures.text().startswith("Kies een maand")


def test_the_mouse_and_the_tooltip_find_the_month(
    chart: PlanChart, session: Session, texts: Texts, qapp: QApplication
) -> None:
    data = chart_data(session.assessment)
    assert data is not None
    assert data.early_last is None
    width = chart.width()
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(width // 2, 100))
    place = chart.cursor_place
    assert place is not None
    assert 12 < place < 22
    event = QHelpEvent(QEvent.Type.ToolTip, QPoint(width // 2, 100), QPoint(0, 0))
    qapp.sendEvent(chart, event)
    assert QToolTip.text() == say_point(texts, data, place)
    QToolTip.hideText()
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(1, 100))
    assert chart.cursor_place is None


def test_a_shorter_plan_takes_the_cursor_away(chart: PlanChart) -> None:
    chart.put_cursor(35)
    chart.show_data(_plan(12))
    assert chart.cursor_place is None
    chart.put_cursor(3)
    chart.show_data(_plan(12, "300.00"))
    assert chart.cursor_place == 3


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    "data",
    [
        None,
        _plan(1),
        _plan(60),
        _plan(36, "0.00"),
        _plan(36, early_last=3),
        _plan(36, early_last=34, target=Decimal("3000.00")),
        _plan(36, minimum=Minimum(17, 30)),
        _plan(60, minimum=Minimum(59, 19)),
        replace(_plan(2), points=tuple(
            replace(point, balance=None, decided=Decided.OPEN) for point in _plan(2).points
        )),
        replace(_plan(4), points=tuple(
            replace(point, balance=Decimal(-50), decided=kind)
            for point, kind in zip(
                _plan(4).points,
                (Decided.CASH, Decided.DEBT, Decided.LADDER, Decided.PLAN_MIN),
                strict=True,
            )
        )),
    ],
)  # fmt: skip
def test_every_plan_can_be_painted(
    data: ChartData | None, language: str, scale: float, qapp: QApplication, qtbot: QtBot
) -> None:
    apply_style(qapp, scale)
    chart = PlanChart(Texts(language))
    qtbot.addWidget(chart)
    chart.show_data(data)
    chart.put_cursor(0)
    for width in (300, 800, 1600):
        chart.resize(width, chart.sizeHint().height())
        assert not _painted(chart).isNull()
    apply_style(qapp)


def test_a_bar_is_where_the_layout_says_and_there_is_none_without_a_payment(
    texts: Texts, qtbot: QtBot
) -> None:
    chart = PlanChart(texts)
    qtbot.addWidget(chart)
    chart.resize(800, 400)
    for amount, bar in (("280.00", True), ("0.00", False)):
        data = _plan(6, amount)
        chart.show_data(data)
        layout = chart._layout()
        assert layout is not None
        scale = layout.payments
        point = QPoint(round(layout.x(2)), round((scale.y(0) + scale.area.top()) / 2 + 20))
        colour = _painted(chart).pixelColor(point)
        assert (colour == QColor(now().accent)) is bar


def test_amounts_stand_where_the_axis_says(texts: Texts, qapp: QApplication) -> None:
    metrics = QFontMetricsF(qapp.font())
    for amounts in ([0, 280], [-350, 1200], [0, 0], [99_999, 5], [0.5, 0.2]):
        points = tuple(
            Point(Month(2026, 12).plus(at), Decimal(1), Decimal(str(amount)), None, Decided.OWN)
            for at, amount in enumerate(amounts)
        )
        data = replace(_plan(2), points=points)
        scale = layout_of(data, QRectF(0, 0, 600, 400), metrics, texts).balances
        ticks = scale.ticks()
        assert ticks[0] <= min(amounts)
        assert max(amounts) <= ticks[-1]
        assert 2 <= len(ticks) <= 7
        assert any(abs(tick) < 1e-9 for tick in ticks)
        ys = [scale.y(tick) for tick in ticks]
        assert ys == sorted(ys, reverse=True)
        assert scale.area.top() - 1 <= ys[-1] <= ys[0] <= scale.area.bottom() + 1


def test_runs_and_the_last_payment_follow_the_schedule(
    assessed: Callable[..., Assessment], texts: Texts
) -> None:
    assessment = assessed(ruled(debt={"balance": "1030.00"}))
    data = chart_data(assessment)
    assert assessment.plan is not None
    assert data is not None
    last = data.early_last
    assert last is not None
    assert data.points[last].month == assessment.plan.last_payment_month
    assert sum(run.amount * (run.last - run.first + 1) for run in data.runs) == Decimal("1030.00")
    assert texts.formats.month(assessment.plan.last_payment_month) in describe(texts, data)


def test_a_household_short_of_cash_is_drawn_below_zero(
    assessed: Callable[..., Assessment], texts: Texts
) -> None:
    lines = [cost(), cost("900.00", "U05", frequency="year", due_months=[1])]
    data = chart_data(assessed(ruled(income=[income("1200.00")], expenses=lines)))
    assert data is not None
    assert "minst" in describe(texts, data)


def test_no_plan_is_no_chart(assessed: Callable[..., Assessment]) -> None:
    assert chart_data(assessed(draft(income=[income("900.00")]))) is None


@pytest.mark.parametrize(("term", "count"), [(18, 0), (19, 19), (36, 20)])
def test_a_line_after_the_18th_month_on_the_minimum_where_there_are_more(
    term: int, count: int, texts: Texts
) -> None:
    data = chart_data(outcome(None, policy(term_months=term, reserve_min=150)))
    assert data is not None
    said = describe(texts, data)
    if not count:
        assert data.minimum is None
        assert "minimum" not in said
    else:
        assert data.minimum == Minimum(17, count)
        assert "Een streep na mei 2028" in said
        assert f"samen zijn het er {count}." in said


@pytest.mark.parametrize("width", [420, 800])
def test_the_line_stands_between_its_month_and_the_next_with_its_word(
    width: int, texts: Texts, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    write = ChartPainter._write

    def noted(self: ChartPainter, x: float, y: float, text: str, *rest: Any) -> None:
        written.append(text)
        assert x >= -1
        write(self, x, y, text, *rest)

    monkeypatch.setattr(ChartPainter, "_write", noted)
    chart = PlanChart(texts)
    qtbot.addWidget(chart)
    chart.resize(width, 400)
    found = []
    for data in (_plan(36), _plan(36, minimum=Minimum(17, 30))):
        written.clear()
        chart.show_data(data)
        layout, image = chart._layout(), _painted(chart)
        assert layout is not None
        x = round(layout.area.left() + layout.width * 18)
        lower = layout.balances.area
        column = range(int(lower.top()) + 8, int(lower.bottom()) - 8)
        dark = sum(image.pixelColor(x, y).lightness() < 128 for y in column)
        found.append((dark > len(column) // 3, any("minimum" in text for text in written)))
    assert found == [(False, False), (True, True)]
