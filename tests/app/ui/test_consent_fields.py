"""Consents on the page of the customer: one question at first, short names, full ones to hear."""

import pytest
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.ui.intake.customer_debt_page import CustomerDebtPage
from app.ui.intake.form import Form
from app.ui.intake.session import Session
from calc.dossier.consent import GivenBy

GROUPS = ("creditors", "municipality")


@pytest.fixture
def form(session: Session, texts: Texts, qtbot: QtBot) -> Form:
    page = CustomerDebtPage(session, texts)
    qtbot.addWidget(page)
    page.show()
    session.draft_changed.connect(page.refresh)
    page.folds["consents"].turn(opened=True)
    [form] = page.folds["consents"].findChildren(Form)
    return form


def asked(form: Form, group: str) -> set[str]:
    return {str(each.path[-1]) for each in form.editors
            if each.path[1] == group and not each.isHidden()}  # fmt: skip


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("given", [True, False])
def test_who_when_and_how_are_asked_once_there_is_an_answer(
    form: Form, session: Session, group: str, given: bool
) -> None:
    """Fourteen open fields for what is often never asked: nobody found the two that count."""
    first = asked(form, group)
    assert first == ({"given"} if group == "creditors" else {"name", "given"})
    assert session.change(("consents", group, "given"), given, "") == ()
    assert asked(form, group) == first | {"by", "on", "how"}


@pytest.mark.parametrize("group", GROUPS)
def test_what_stands_there_is_never_out_of_sight(form: Form, session: Session, group: str) -> None:
    assert session.change(("consents", group, "by"), GivenBy.A, "") == ()
    assert {"given", "by", "on", "how"} <= asked(form, group)


def test_the_name_above_is_short_and_the_name_that_is_heard_is_whole(form: Form) -> None:
    """Under a heading that says of what, each of four labels said it again, in two lines."""
    given = [each for each in form.editors if each.path[-1] == "given"]
    assert [each.label.text() for each in given] == ["Toestemming gegeven"] * 2
    assert [each.caption for each in given] == [
        "Voorstel aan andere schuldeisers: toestemming gegeven",
        "Overdracht aan de gemeente: toestemming gegeven",
    ]
    assert len({each.input.accessibleName() for each in form.editors}) == len(form.editors)
