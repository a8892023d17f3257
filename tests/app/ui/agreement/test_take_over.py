"""A plan of elsewhere, taken over as it was agreed there."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.store.dossier_file import dossier_bytes, parse_dossier
from app.ui.agreement.agreement_page import AgreementPage
from calc.dossier.agreed_schedule import Origin
from tests.app.ui.kept import Kept
from tests.building import draft, raw_example


def opened(one_window: Kept) -> AgreementPage:
    """Somebody has a plan of elsewhere in hand."""
    window = one_window.put_back(draft(raw_example("HH1-afgerond")))
    window.wizard.open([kind.key for kind in window.wizard.kinds].index("agreement"))
    page = window.wizard.page
    assert isinstance(page, AgreementPage)
    page.take_over.open.click()
    return page


@pytest.fixture
def fresh(one_window: Kept) -> AgreementPage:
    return opened(one_window)


@pytest.fixture(scope="class")
def refusing(one_window: Kept) -> AgreementPage:
    """One page for all of these: none of them changes the dossier, and each types anew."""
    return opened(one_window)


def take_over(page: AgreementPage, **typed: str) -> dict[str, str]:
    card = page.take_over
    plan = {
        "first": "12-2025", "term": "48", "debt": "40.000,00", "interest": "0",
        "steps": "12-2025 = 150\n06-2026 = 175,50", "on": "20-11-2025", "by": "SENTINEL",
    }  # fmt: skip
    for name, text in (plan | typed).items():
        field = getattr(card, name)
        field.clear()
        for place, line in enumerate(text.split("\n")):
            if place:
                QTest.keyClick(field, Qt.Key.Key_Return)
            QTest.keyClicks(field, line)
    card.form.record.click()
    page.session.assess_now()
    return {name: said for name in plan if (said := card.form.wrong(name))}


class TestTakeOver:
    def test_a_plan_of_elsewhere_is_one_step_of_undo(self, fresh: AgreementPage) -> None:
        session = fresh.session
        before = session.draft
        assert take_over(fresh) == {}
        agreement = session.draft.agreement
        assert agreement.schedule is not None
        assert agreement.schedule.origin is Origin.ELSEWHERE
        assert agreement.end_date == date(2029, 11, 30)
        assert [month.payment for month in agreement.schedule.months[4:8]] == [
            Decimal("150.00"), Decimal("150.00"), Decimal("175.50"), Decimal("175.50"),
        ]  # fmt: skip
        assert session.undo_stack.count() == 1
        assert fresh.take_over.isHidden()
        assert "elders afgesproken" in fresh.running.facts.said()
        assert parse_dossier(dossier_bytes(session.draft)) == session.draft
        session.undo_stack.undo()
        assert session.draft == before
        assert not fresh.take_over.isHidden()


class TestRefused:
    @pytest.mark.parametrize(
        ("typed", "wrong", "said"),
        [
            ({"interest": "4,5"}, "interest", "rente"),
            ({"interest": ""}, "interest", "nog niet ingevuld"),
            ({"term": "61"}, "term", "ten hoogste 60"),
            ({"term": "lang"}, "term", "getal"),
            ({"first": "straks"}, "first", "maand"),
            ({"debt": "veel"}, "debt", "bedrag"),
            ({"steps": "06-2026 = 150"}, "steps", "beginnen in"),
            ({"steps": "12-2025 150"}, "steps", "geen stap"),
            ({"steps": ""}, "steps", "nog niet ingevuld"),
            ({"on": "gisteren"}, "on", "welke dag"),
            ({"by": ""}, "by", "nog niet ingevuld"),
        ],
    )
    def test_what_cannot_be_taken_over_is_said_beside_its_field(
        self, typed: dict[str, str], wrong: str, said: str, refusing: AgreementPage
    ) -> None:
        before = refusing.session.draft
        found = take_over(refusing, **typed)
        assert wrong in found
        assert said in found[wrong].lower()
        assert refusing.session.draft == before
        [(name, text)] = typed.items()
        field = getattr(refusing.take_over, name)
        kept = field.toPlainText() if name == "steps" else field.text()
        assert kept == text
