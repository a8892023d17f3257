"""The two pages, shown with an example; plans that the examples do not have."""

from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.ui.intake.session import Session
from app.ui.result.plan_page import PlanPage
from app.ui.result.result_page import ResultPage
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
    page.resize(870, 700)
    page.show()
    return page


@pytest.fixture
def plan_page(qtbot: QtBot, session: Session, texts: Texts) -> PlanPage:
    """The plan page with HH1."""
    page = PlanPage(session, texts)
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
