"""What decides the amount, and the toeslagen, on the result page: words, figures and a picture."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.documents.kinds import DocumentKind
from app.ui.documents.documents_page import DocumentsPage
from app.ui.intake.session import Session
from app.ui.result.result_page import ResultPage
from app.ui.result.toeslagen_card import ToeslagenCard
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
    walls = result_page.explain.walls
    assert walls.title.text() == "De drie grenzen in december 2026"
    assert walls.lowest.text().startswith(
        "De wettelijke ruimte is het laagst: €\xa0168,17. De eigen ruimte is €\xa0112,64 hoger."
    )
    assert walls.lowest.text().endswith("De betaling wordt €\xa0165,00.")
    assert [label.text() for label in walls.floor.amounts] == [
        *("€\xa02.262,92", "€\xa02.012,74", "€\xa082,01", "€\xa0168,17"),
    ]
    assert walls.floor.names[1].text() == "min vtlb (indicatief)"
    assert "Leefsituatie: alleenstaande." in walls.said.text()


def test_cents_of_the_floor_that_do_not_add_up_are_said(
    result_page: ResultPage, session: Session
) -> None:
    ledger = result_page.explain.walls.floor
    floor, row = session.assessment.floor, session.assessment.shown
    assert floor is not None
    assert row is not None
    steps = [floor.counted, floor.floor, row.arrangements, row.floor_wall]
    assert not ledger.cents.isVisible()
    off = replace(floor.counted, amount=floor.counted.amount + Decimal("0.01"))
    ledger.show_sum("", [off, *steps[1:]])
    assert ledger.cents.isVisible()
    ledger.show_sum("", [off, *steps[1:3], None])
    assert not ledger.cents.isVisible()


def test_the_own_wall_can_be_the_lowest_and_a_partner_bears_a_part(
    result_page: ResultPage, session: Session, example: Callable[[str], Draft]
) -> None:
    session.load(example("HH5"))
    walls = result_page.explain.walls
    assert walls.lowest.text().startswith("De eigen ruimte is het laagst: €\xa0311,54.")
    assert "draagt de partner €\xa01.620,19, nooit meer dan de helft" in walls.said.text()


def test_an_official_vtlb_rules_and_ours_stands_beside_it(
    result_page: ResultPage, session: Session
) -> None:
    for name, value in (("amount", "1900.00"), ("version", "2026-2"), ("on", date(2026, 11, 1))):
        session.change(("statutory", "official", name), value, "vtlb")
    session.assess_now()
    walls = result_page.explain.walls
    assert walls.floor.names[1].text() == "min officieel vtlb"
    assert "Dit programma komt zelf uit op €\xa02.012,74" in walls.said.text()


def test_unknown_hours_are_an_assumption_with_a_way_to_the_field(
    result_page: ResultPage, session: Session, qtbot: QtBot
) -> None:
    assert result_page.explain.walls.asks.isHidden()
    session.change(("adults", 0, "hours_per_week"), UNKNOWN, "uren")
    session.assess_now()
    assert "De arbeidstoeslag is daarom toegekend." in result_page.explain.walls.said.text()
    [button] = result_page.explain.walls.asks.buttons
    with qtbot.waitSignal(result_page.go_to_requested) as sent:
        QTest.keyClick(button, Qt.Key.Key_Return)
    assert sent.args == ["adults[0].hours_per_week"]


def test_without_a_taxable_income_both_payments_stand_side_by_side_with_the_question(
    result_page: ResultPage, session: Session, qtbot: QtBot
) -> None:
    assert result_page.explain.walls.income.isHidden()
    _without_income(session)
    walls = result_page.explain.walls
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
    result_page: ResultPage, documents_page: DocumentsPage, session: Session
) -> None:
    _without_income(session)
    assert session.assessment.room_is_open
    assert "Welk bruto loon staat er op" in result_page.say.sentence.text()
    assert result_page.say.why.text() == "Voorlopig: het belastbaar inkomen is niet bekend."
    assert result_page.money.limit.text() == "Het bruto loon ontbreekt nog"
    assert not [said for said in result_page.money.view.sentences if said.startswith("Betaalt")]
    assert "niets te betalen" not in result_page.explain.walls.lowest.text()
    assert result_page.no_plan.isHidden()
    assert result_page.next.title.text().startswith("Eerst: ")
    assert "bruto loon" in result_page.next.said.text()
    assert "welk bruto loon" in documents_page.documents.note.text()
    _makes_neither_a_plan_nor_its_refusal(documents_page)


def test_a_debt_of_nothing_is_not_about_room(result_page: ResultPage, session: Session) -> None:
    session.load(draft(debt={"balance": "0.00"}))
    assert "Er staat niets meer open." in result_page.say.sentence.text()


def test_a_year_without_figures_yet_is_provisional_everywhere(
    result_page: ResultPage, documents_page: DocumentsPage, session: Session
) -> None:
    session.change(("first_plan_month",), Month(2027, 2), "maand")
    session.assess_now()
    why = "Voorlopig: de bedragen van de wet voor deze periode zijn er nog niet."
    assert result_page.say.why.text() == why
    assert "voorlopig" in result_page.say.mark.text()
    assert "gemerkt als voorlopig" in documents_page.documents.note.text()


def test_a_year_without_any_figures_is_refused_in_words(
    result_page: ResultPage, documents_page: DocumentsPage, session: Session
) -> None:
    session.change(("first_plan_month",), Month(2022, 2), "maand")
    session.assess_now()
    assert "Ik kan nu nog geen bedrag noemen." in result_page.say.sentence.text()
    assert "€\xa0398,80" in result_page.money.account.text()
    assert "Kies een latere startmaand" in result_page.next.said.text()
    assert result_page.no_plan.isHidden()
    assert "geen bedragen van de wet" in documents_page.documents.note.text()
    _makes_neither_a_plan_nor_its_refusal(documents_page)


def _makes_neither_a_plan_nor_its_refusal(documents_page: DocumentsPage) -> None:
    dialog = documents_page.documents
    assert not dialog.offers.fits(DocumentKind.PLAN)
    assert not dialog.offers.fits(DocumentKind.NO_PAYMENT)
    assert not {DocumentKind.PLAN, DocumentKind.NO_PAYMENT} & set(dialog.offers.ticked)


def test_the_toeslagen_say_what_is_missed_in_words_and_are_copied(
    result_page: ResultPage, toeslagen: ToeslagenCard, session: Session, qtbot: QtBot
) -> None:
    card = toeslagen
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


def test_too_much_is_said_too(toeslagen: ToeslagenCard, session: Session) -> None:
    [place] = [n for n, line in enumerate(session.draft.income) if line.code == "I20"]
    session.change(("income", place, "amount"), "150.00", "zorgtoeslag")
    session.assess_now()
    assert toeslagen.rows[1][3].text() == "te veel: €\xa053,00"


def test_the_reasons_go_below_when_there_is_no_place(
    result_page: ResultPage, toeslagen: ToeslagenCard, qtbot: QtBot
) -> None:
    card = toeslagen
    wide = card.rows[2][4].geometry()
    result_page.resize(card.fontMetrics().averageCharWidth() * 60, 700)
    qtbot.waitUntil(lambda: card.rows[2][4].x() == card.rows[2][0].x())
    narrow = card.rows[2][4].geometry()
    assert wide.left() > card.rows[2][3].geometry().left()
    assert narrow.top() > card.rows[2][0].geometry().top()
