"""What decides the amount, and the toeslagen, on the result page: words, figures and a picture."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.documents.kinds import DocumentKind
from app.i18n import Texts
from app.ui.intake.session import Session
from app.ui.result.plan_page import PlanPage
from app.ui.result.result_page import ResultPage
from app.ui.result.walls_picture import Bar, WallsPicture
from app.ui.widgets.tokens import now
from calc import UNKNOWN, Draft, Month
from calc.base.money import ZERO
from tests.building import draft

INCOME = "adults[0].taxable_income.amount"


def _without_income(session: Session, **payslip: Any) -> None:
    session.change(("adults", 0, "taxable_income", "amount"), UNKNOWN, "inkomen")
    for name, value in payslip.items():
        session.change(("adults", 0, "payslip", name), value, "loonstrook")
    session.assess_now()


def test_the_walls_are_said_with_the_lowest_and_by_how_much(result_page: ResultPage) -> None:
    walls = result_page.walls
    assert walls.title.text() == "De drie grenzen in december 2026"
    assert walls.lowest.text().startswith(
        "De wettelijke ruimte is het laagst: €\xa0168,17. De eigen ruimte is €\xa0112,64 hoger."
    )
    assert walls.lowest.text().endswith("De betaling wordt €\xa0165,00.")
    assert walls.picture.accessibleDescription() == (
        "Eigen ruimte: €\xa0280,80. Wettelijke ruimte (het laagst): €\xa0168,17."
        " Nog open van de schuld: €\xa038.450,00. Betaling: €\xa0165,00"
    )
    assert [label.text() for label in walls.floor.amounts] == [
        *("€\xa02.262,92", "€\xa02.012,74", "€\xa082,01", "€\xa0168,17"),
    ]
    assert walls.floor.names[1].text() == "min vtlb (indicatief)"
    assert "Leefsituatie: alleenstaande." in walls.said.text()


def test_the_own_wall_can_be_the_lowest_and_a_partner_bears_a_part(
    result_page: ResultPage, session: Session, example: Callable[[str], Draft]
) -> None:
    session.load(example("HH5"))
    walls = result_page.walls
    assert walls.lowest.text().startswith("De eigen ruimte is het laagst: €\xa0311,54.")
    assert "draagt de partner €\xa01.620,19, nooit meer dan de helft" in walls.said.text()


def test_an_official_vtlb_rules_and_ours_stands_beside_it(
    result_page: ResultPage, session: Session
) -> None:
    for name, value in (("amount", "1900.00"), ("version", "2026-2"), ("on", date(2026, 11, 1))):
        session.change(("statutory", "official", name), value, "vtlb")
    session.assess_now()
    walls = result_page.walls
    assert walls.floor.names[1].text() == "min officieel vtlb"
    assert "Dit programma komt zelf uit op €\xa02.012,74" in walls.said.text()


def test_unknown_hours_are_an_assumption_with_a_way_to_the_field(
    result_page: ResultPage, session: Session, qtbot: QtBot
) -> None:
    assert result_page.walls.asks.isHidden()
    session.change(("adults", 0, "hours_per_week"), UNKNOWN, "uren")
    session.assess_now()
    assert "De arbeidstoeslag is daarom toegekend." in result_page.walls.said.text()
    [button] = result_page.walls.asks.buttons
    with qtbot.waitSignal(result_page.go_to_requested) as sent:
        QTest.keyClick(button, Qt.Key.Key_Return)
    assert sent.args == ["adults[0].hours_per_week"]


def test_without_a_taxable_income_both_payments_stand_side_by_side_with_the_question(
    result_page: ResultPage, session: Session, qtbot: QtBot
) -> None:
    assert result_page.walls.income.isHidden()
    _without_income(session)
    walls = result_page.walls
    assert walls.income.said().splitlines()[1].endswith("geen loonstrook ingevuld")
    _without_income(
        session, taxable_month="2300.00", holiday_pay_year="2200.00", extra_pay_year="0.00"
    )
    assert session.assessment.floor is not None
    derived = session.assessment.floor.payment_if_derived
    assert derived is not None
    assert derived.amount > ZERO
    assert walls.income.said() == (
        "Betaling met de hoogste ondergrens: €\xa00,00\n"
        f"Betaling met het loon van de loonstrook: €\xa0{derived.amount:.0f},00"
    )
    assert "welk bruto loon" in walls.income_ask.title.text()
    [button] = walls.income_ask.buttons
    with qtbot.waitSignal(result_page.go_to_requested) as sent:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert sent.args == [INCOME]


def test_nobody_says_that_there_is_no_room_while_the_income_is_unknown(
    result_page: ResultPage, plan_page: PlanPage, session: Session
) -> None:
    _without_income(session)
    assert session.assessment.room_is_open
    title = "Nog niet te zeggen: welk bruto loon?"
    assert result_page.summary.headline.text() == title
    assert result_page.summary.mark.text() == "Voorlopig: het belastbaar inkomen is niet bekend."
    assert result_page.summary.first_month.amounts[-1].text() == "nog niet bekend"
    assert "niets te betalen" not in result_page.walls.lowest.text()
    assert plan_page.no_plan.title.text() == title
    assert not plan_page.no_plan.next.isVisible()
    assert "welk bruto loon" in plan_page.documents.note.text()
    _makes_neither_a_plan_nor_its_refusal(plan_page)


def test_a_debt_of_nothing_is_not_about_room(result_page: ResultPage, session: Session) -> None:
    session.load(draft(debt={"balance": "0.00"}))
    assert result_page.summary.headline.text() == "Nu geen betaling"


def test_a_year_without_figures_yet_is_provisional_everywhere(
    result_page: ResultPage, plan_page: PlanPage, session: Session
) -> None:
    session.change(("first_plan_month",), Month(2027, 2), "maand")
    session.assess_now()
    why = "Voorlopig: de bedragen van de wet voor deze periode zijn er nog niet."
    assert result_page.summary.mark.text() == why
    assert why in plan_page.headline.mark.text()
    assert "gemerkt als voorlopig" in plan_page.documents.note.text()


def test_a_year_without_any_figures_is_refused_in_words(
    result_page: ResultPage, plan_page: PlanPage, session: Session
) -> None:
    session.change(("first_plan_month",), Month(2022, 2), "maand")
    session.assess_now()
    title = "Niet te berekenen: er zijn geen bedragen van de wet"
    assert result_page.summary.headline.text() == title
    assert result_page.summary.household.amounts[-1].text() == "€\xa0398,80"
    assert "Kies een latere startmaand" in result_page.summary.no_month.text()
    assert plan_page.no_plan.title.text() == title
    assert "geen bedragen van de wet" in plan_page.documents.note.text()
    _makes_neither_a_plan_nor_its_refusal(plan_page)


def _makes_neither_a_plan_nor_its_refusal(plan_page: PlanPage) -> None:
    plan_page.documents.make()
    dialog = plan_page.documents.dialog
    assert dialog is not None
    assert not dialog.offers.fits(DocumentKind.PLAN)
    assert not dialog.offers.fits(DocumentKind.NO_PAYMENT)
    assert not {DocumentKind.PLAN, DocumentKind.NO_PAYMENT} & set(dialog.offers.ticked)
    dialog.accept()


def test_the_toeslagen_say_what_is_missed_in_words_and_are_copied(
    result_page: ResultPage, session: Session, qtbot: QtBot
) -> None:
    card = result_page.toeslagen
    cells = [label.text() for label in card.rows[2]]
    assert cells[:4] == ["Huurtoeslag", "€\xa0230,00", "€\xa00,00", "mist €\xa0230,00"]
    assert [label.text() for label in card.rows[3]][3:] == [
        *("klopt", "Er is geen kind dat hiervoor meetelt."),
    ]
    assert "De gemeente heeft daar een toeslag voor." in card.questions.text()
    QTest.keyClick(card.copy_button, Qt.Key.Key_Space)
    copied = QGuiApplication.clipboard().text()
    assert "Huurtoeslag\t€ 230,00\t€ 0,00\tmist € 230,00\t" in copied
    assert "art. 36 Pw" in copied
    session.change(("housing", "basic_rent"), UNKNOWN, "huur")
    session.assess_now()
    assert [label.text() for label in card.rows[2]][1] == "nog niet bekend"
    [button] = card.asks.buttons
    with qtbot.waitSignal(result_page.go_to_requested) as sent:
        QTest.keyClick(button, Qt.Key.Key_Return)
    assert sent.args == ["housing.basic_rent"]


def test_too_much_is_said_too(result_page: ResultPage, session: Session) -> None:
    [place] = [n for n, line in enumerate(session.draft.income) if line.code == "I20"]
    session.change(("income", place, "amount"), "150.00", "zorgtoeslag")
    session.assess_now()
    assert result_page.toeslagen.rows[1][3].text() == "te veel: €\xa053,00"


def test_the_reasons_go_below_when_there_is_no_place(result_page: ResultPage, qtbot: QtBot) -> None:
    card = result_page.toeslagen
    wide = card.rows[2][4].geometry()
    result_page.resize(card.fontMetrics().averageCharWidth() * 60, 700)
    qtbot.waitUntil(lambda: card.rows[2][4].x() == card.rows[2][0].x())
    narrow = card.rows[2][4].geometry()
    assert wide.left() > card.rows[2][3].geometry().left()
    assert narrow.top() > card.rows[2][0].geometry().top()


@pytest.mark.parametrize("own", ["280.80", "-112.76", "0"])
def test_the_lowest_bar_is_filled_and_a_bar_below_zero_goes_to_the_left(
    own: str, qtbot: QtBot, texts: Texts
) -> None:
    picture = WallsPicture()
    qtbot.addWidget(picture)
    bars = (
        Bar("Eigen", "x", Decimal("300"), False),
        Bar("Wet", "x", Decimal(own), True),
        Bar("Schuld", "x", Decimal("38000"), False),
    )
    picture.show_bars(bars, None, "")
    picture.resize(400, picture.heightForWidth(400))
    image = picture.grab().toImage()
    filled = [
        x
        for x in range(image.width())
        for y in range(image.height() // 3, 2 * image.height() // 3)
        if image.pixelColor(x, y).name() == now().accent
    ]
    share = (max(filled) - min(filled)) / image.width()
    if Decimal(own) > 0:
        assert 0.85 < share < 0.98
        assert min(filled) < 10
    elif Decimal(own) < 0:
        assert 0.2 < share < 0.35
        assert min(filled) < 10
    else:
        assert share < 0.05
