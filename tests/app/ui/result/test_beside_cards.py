"""What stands beside the plan on its page: what comes first, shocks, good months, schuldhulp."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.documents.kinds import DocumentKind
from app.i18n import Texts
from app.services.organisation import Organisation
from app.ui.documents.documents_page import DocumentsPage
from app.ui.intake.session import Session
from app.ui.result.months_tab import MonthsTab
from app.ui.result.result_page import ResultPage
from calc import Draft
from tests.building import ON, adult, draft, income, policy, settled
from tests.building import months as of_months
from tests.tariff_files import shipped


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_the_interim_agreement_stands_with_what_comes_first(result_page: ResultPage) -> None:
    assert result_page.next.title.text() == "Eerst: huurtoeslag"
    assert plain(result_page.next.said.text()).splitlines() == [
        "Recht op € 230,00 per maand, krijgt € 0,00.",
        "Tot het plan: hoogstens € 25,00, t/m 23-03-2027.",
    ]
    assert result_page.gate.isHidden()


def test_a_passed_gate_says_nothing_and_an_override_says_its_checks(
    result_page: ResultPage, session: Session, example: Callable[[str], Draft]
) -> None:
    session.load(example("HH1-afgerond"))
    assert result_page.gate.isHidden()
    assert "Tot het plan" not in result_page.next.said.text()
    reason = {"about": "stabilisation_override", "text": "SENTINEL"}
    known = [adult("A", taxable_income={"amount": "20000.00"})]
    session.load(draft(adults=known, checks=settled("S19"), reasons=[reason]))
    assert "S19 extra zorg voor de klant" in result_page.gate.said.text()


def test_without_room_the_way_out_says_it_with_the_date(
    result_page: ResultPage, session: Session, example: Callable[[str], Draft]
) -> None:
    session.load(example("HH4"))
    assert result_page.gate.isHidden()
    assert "uiterlijk 23 maart 2027" in result_page.no_plan.next.text()
    session.change(("contact", "next_conversation"), ON.replace(day=30), "gesprek")
    session.assess_now()
    assert "op 30 november 2026" in result_page.no_plan.next.text()
    assert "Op 30 november 2026 praten wij verder." in result_page.say.sentence.text()


@pytest.mark.parametrize(
    ("debt", "said"),
    [({"wsnp": True}, "hulpverlener"), ({"sale_date": "2020-01-01"}, "collega beslissen")],
)
def test_behind_a_gate_there_is_only_what_comes_first(
    debt: dict[str, object],
    said: str,
    result_page: ResultPage,
    documents_page: DocumentsPage,
    session: Session,
) -> None:
    session.load(draft(debt={"balance": "9000.00", **debt}))
    assert result_page.next.title.text() == "Geen plan, en geen vraag om te betalen"
    assert said in result_page.next.said.text()
    assert result_page.next.button.isHidden()
    assert "geen brief" in documents_page.documents.note.text()
    assert result_page.shocks.isHidden()
    assert result_page.no_plan.isHidden()
    dialog = documents_page.documents
    for kind in (
        DocumentKind.PLAN,
        DocumentKind.NO_PAYMENT,
        DocumentKind.INTERIM,
        DocumentKind.REVIEW,
        DocumentKind.PAYMENT_FAILED,
    ):
        assert not dialog.offers.fits(kind), kind


def test_the_shocks_are_read_without_colour(
    result_page: ResultPage, session: Session, example: Callable[[str], Draft]
) -> None:
    shocks = result_page.shocks
    assert shocks.title.text() == "ALS HET TEGENZIT · 4 van 4 gaat goed"
    assert plain(shocks.note.text()) == "Met spaargeld van € 310,00."
    assert shocks.said().splitlines()[0] == "✓ Onverwachte rekening, mei 2027 1.803,14"
    session.load(example("HH4"))
    lines = plain(shocks.said()).splitlines()
    assert len(lines) == 5
    [broken] = [line for line in lines if line.startswith("×")]
    assert "gaat mis in apr 2027. Spaargeld nodig: € 2.929,96." in broken
    assert shocks.title.text().endswith("4 van 5 gaat goed")
    spoken = [row[1].accessibleName() for row in shocks.rows]
    assert sum("Gaat goed" in one for one in spoken) == 4
    assert sum("Gaat mis in april 2027" in one for one in spoken) == 1
    session.load(example("HH1"))
    shown = [label for label in shocks.findChildren(QLabel) if label.isVisible()]
    assert all(label.text() for label in shown)


def test_good_months_come_and_go(months: MonthsTab, session: Session) -> None:
    assert months.good_months.isHidden()
    varying = income(code="I07", months=of_months("900.00", "2000.00"))
    session.load(draft(income=[income(), varying]))
    assert "25% naar de schuld" in months.good_months.said.text()
    assert "€\xa0500,00 per jaar" in months.good_months.said.text()
    session.load(Draft())
    assert months.good_months.isHidden()


def test_schuldhulp_stands_beside_the_plan_and_leads_to_where_it_is_written_down(
    result_page: ResultPage, session: Session, qtbot: QtBot
) -> None:
    card = result_page.debt_help
    assert card.said().splitlines() == [
        " | betaalt samen | vrij van schulden",
        "Dit plan | 7.080,00 | 30-11-2029",
        "Schuldhulp | 3.916,01 | 31-05-2028",
        "△ Misschien beter.",
    ]
    with qtbot.waitSignal(result_page.go_to_requested) as sent:
        QTest.keyClick(result_page, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert sent.args == ["reasons"]
    session.load(draft())
    assert card.said().splitlines()[2].startswith("Schuldhulp | – | ")
    assert "vtlb" in card.note.text()
    assert card.button.isHidden()
    session.load(Draft())
    assert not card.isVisible()


def test_in_english(session: Session, qtbot: QtBot) -> None:
    page = ResultPage(session, Texts("en"))
    qtbot.addWidget(page)
    page.show_assessment()
    assert page.next.title.text() == "First: rent benefit (huurtoeslag)"
    assert page.shocks.title.text() == "IF THINGS GO WRONG · 4 of 4 go well"


def test_a_policy_without_shocks_has_no_table(qtbot: QtBot, texts: Texts) -> None:
    session = Session(Organisation(policy(shocks=[])), shipped(), lambda: ON)
    session.load(draft())
    page = ResultPage(session, texts)
    qtbot.addWidget(page)
    page.show_assessment()
    assert page.shocks.isHidden()
