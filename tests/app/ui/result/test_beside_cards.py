"""What stands beside the plan on its page: gate, shocks, good months, schuldhulp."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.documents.kinds import DocumentKind
from app.i18n import Texts
from app.services.organisation import Organisation
from app.ui.intake.session import Session
from app.ui.result.plan_page import PlanPage
from calc import Draft
from tests.building import ON, adult, draft, income, months, policy, settled
from tests.tariff_files import shipped


def test_the_interim_agreement_says_how_much_and_until_when(plan_page: PlanPage) -> None:
    gate = plan_page.gate
    assert gate.isVisible()
    assert gate.title.text() == "Eerst op orde: een tijdelijke afspraak"
    assert "Hoogstens €\xa025,00 per maand, tot en met 23 maart 2027." in gate.said.text()


def test_a_passed_gate_says_nothing_and_an_override_says_its_checks(
    plan_page: PlanPage, session: Session, example: Callable[[str], Draft]
) -> None:
    session.load(example("HH1-afgerond"))
    assert plan_page.gate.isHidden()
    reason = {"about": "stabilisation_override", "text": "SENTINEL"}
    known = [adult("A", taxable_income={"amount": "20000.00"})]
    session.load(draft(adults=known, checks=settled("S19"), reasons=[reason]))
    assert "S19 extra zorg voor de klant" in plan_page.gate.said.text()


def test_without_room_the_way_out_says_it_and_the_gate_does_not_repeat_it(
    plan_page: PlanPage, session: Session, example: Callable[[str], Draft]
) -> None:
    session.load(example("HH4"))
    assert plan_page.gate.isHidden()
    assert "uiterlijk 23 maart 2027" in plan_page.no_plan.next.text()
    session.change(("contact", "next_conversation"), ON.replace(day=30), "gesprek")
    session.assess_now()
    assert "op 30 november 2026" in plan_page.no_plan.next.text()


@pytest.mark.parametrize(
    ("debt", "said"),
    [({"wsnp": True}, "hulpverlener"), ({"sale_date": "2020-01-01"}, "collega beslissen")],
)
def test_behind_a_gate_there_is_only_what_comes_first(
    debt: dict[str, object], said: str, plan_page: PlanPage, session: Session
) -> None:
    session.load(draft(debt={"balance": "9000.00", **debt}))
    assert plan_page.gate.title.text() == "Geen plan, en geen vraag om te betalen"
    assert said in plan_page.gate.said.text()
    assert "geen brief" in plan_page.documents.note.text()
    assert plan_page.beside.shocks.isHidden()
    plan_page.documents.make()
    dialog = plan_page.documents.dialog
    assert dialog is not None
    for kind in (
        DocumentKind.PLAN,
        DocumentKind.NO_PAYMENT,
        DocumentKind.INTERIM,
        DocumentKind.REVIEW,
        DocumentKind.PAYMENT_FAILED,
    ):
        assert not dialog.offers.fits(kind), kind
    dialog.accept()


def test_the_shocks_are_read_without_colour(
    plan_page: PlanPage, session: Session, example: Callable[[str], Draft]
) -> None:
    session.load(example("HH4"))
    lines = plan_page.beside.shocks.said().splitlines()
    assert lines[0].split(" | ") == [
        "Tegenvaller",
        "Vanaf",
        "Uitkomst",
        "Laagste saldo",
        "Spaargeld dat nodig is",
    ]
    assert len(lines) == 6
    [broken] = [line for line in lines if "Gaat mis in april 2027" in line]
    assert broken.endswith("€\xa02.929,96")
    assert sum("Gaat goed" in line for line in lines) == 4
    session.load(example("HH1"))
    assert len(plan_page.beside.shocks.said().splitlines()) == 5
    shown = [label for label in plan_page.beside.shocks.findChildren(QLabel) if label.isVisible()]
    assert all(label.text() for label in shown)


def test_good_months_and_schuldhulp_come_and_go(plan_page: PlanPage, session: Session) -> None:
    assert plan_page.beside.good_months.isHidden()
    varying = income(code="I07", months=months("900.00", "2000.00"))
    session.load(draft(income=[income(), varying]))
    assert "25% naar de schuld" in plan_page.beside.good_months.said.text()
    assert "€\xa0500,00 per jaar" in plan_page.beside.good_months.said.text()
    card = plan_page.beside.comparison
    assert "niet te berekenen" in card.facts.said()
    assert "vtlb" in card.note.text()
    session.load(Draft())
    assert not card.isVisible()


def test_in_english(session: Session, qtbot: QtBot) -> None:
    page = PlanPage(session, Texts("en"))
    qtbot.addWidget(page)
    page.show_assessment()
    assert page.gate.title.text() == "First in order: an interim agreement"
    assert "Setback" in page.beside.shocks.said()


def test_a_policy_without_shocks_has_no_table(qtbot: QtBot, texts: Texts) -> None:
    session = Session(Organisation(policy(shocks=[])), shipped(), lambda: ON)
    session.load(draft())
    page = PlanPage(session, texts)
    qtbot.addWidget(page)
    page.show_assessment()
    assert page.beside.shocks.isHidden()
