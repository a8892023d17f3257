"""The outcome and the documents, shown with an example; plans that the examples do not have."""

from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.ui.documents.documents_page import DocumentsPage
from app.ui.intake.session import Session
from app.ui.result.months_tab import MonthsTab
from app.ui.result.result_page import MONTHS, TOESLAGEN, ResultPage
from app.ui.result.toeslagen_card import ToeslagenCard
from calc import Assessment, Draft, assess
from tests.building import ON, example_policy, policy
from tests.tariff_files import shipped

Raw = dict[str, Any]


@pytest.fixture
def result_page(qtbot: QtBot, session: Session, texts: Texts) -> ResultPage:
    """The result page with HH1."""
    page = ResultPage(session, texts)
    session.assessed.connect(page.show_assessment)
    qtbot.addWidget(page)
    page.show_assessment()
    page.resize(1160, 653)
    page.show()
    return page


@pytest.fixture
def months(result_page: ResultPage) -> MonthsTab:
    """The months of HH1, on the page."""
    result_page.tabs.open(MONTHS)
    return result_page.months


@pytest.fixture
def toeslagen(result_page: ResultPage) -> ToeslagenCard:
    """The toeslagen of HH1, on the page."""
    result_page.tabs.open(TOESLAGEN)
    return result_page.toeslagen


@pytest.fixture
def documents_page(qtbot: QtBot, session: Session, texts: Texts) -> DocumentsPage:
    """The page of the documents with HH1."""
    page = DocumentsPage(session, texts)
    session.assessed.connect(page.show_assessment)
    qtbot.addWidget(page)
    page.show_assessment()
    page.resize(870, 700)
    page.show()
    return page


@pytest.fixture
def assessed() -> Callable[..., Assessment]:
    """A draft assessed under the example policy, or with other values in it."""

    def make(draft: Draft, **changes: Any) -> Assessment:
        return assess(draft, policy(**changes) if changes else example_policy(), shipped(), ON)

    return make
