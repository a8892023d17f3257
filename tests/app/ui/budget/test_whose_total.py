"""Beside a total it stands whose it is: panel and rail have the customer's part of it."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.services.what_we_know import known
from app.ui.budget.arrangements_page import ArrangementsPage
from app.ui.budget.expenses_page import ExpensesPage
from app.ui.budget.income_page import IncomePage
from app.ui.budget.line_page import LinePage
from app.ui.intake.session import Session
from calc import Draft
from tests.building import ON

WHOSE = "Dat is van het hele huishouden. Voor de klant telt "


@pytest.mark.parametrize(
    ("name", "kind", "total", "part"),
    [
        ("HH2", IncomePage, "4.601,80", "4.276,05"),
        ("HH2", ExpensesPage, "3.866,68", "3.540,93"),
        ("HH2", ArrangementsPage, "377,50", ""),
        ("HH5", ArrangementsPage, "267,00", "227,00"),
        ("HH1", IncomePage, "2.359,92", ""),
        ("HH1", ExpensesPage, "1.879,11", ""),
    ],
)
def test_a_total_says_whose_it_is_where_the_panel_has_another(
    name: str, kind: type[LinePage], total: str, part: str,
    session: Session, texts: Texts, example: Callable[[str], Draft], qtbot: QtBot,
) -> None:  # fmt: skip
    session.load(example(name))
    page = kind(session, texts)
    qtbot.addWidget(page)
    page.refresh()
    page.show_assessment()
    totals = page.totals
    assert totals.total.text() == f"Samen €\N{NO-BREAK SPACE}{total} per maand"
    wanted = f"{WHOSE}€\N{NO-BREAK SPACE}{part}, zoals in het paneel."
    assert (wanted in totals.more.text()) is bool(part)
    assert (WHOSE in totals.more.text()) is bool(part)
    rows = known(texts, session.assessment, session.draft, session.policy_file.policy, ON).rows
    place = [IncomePage, ExpensesPage, ArrangementsPage].index(kind)
    shown = rows[place].amount.lstrip("\N{EN DASH}-\N{MINUS SIGN}")
    assert shown == (part or total)


def test_it_follows_the_assessment(
    session: Session, texts: Texts, example: Callable[[str], Draft], qtbot: QtBot
) -> None:
    page = ExpensesPage(session, texts)
    qtbot.addWidget(page)
    page.refresh()
    assert WHOSE not in page.totals.more.text()
    session.load(example("HH2"))
    page.show_assessment()
    assert WHOSE in page.totals.more.text()
