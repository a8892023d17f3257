"""The list of checks: what blocks a final plan stands on top, and one comes to each by its name."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.services.intake.catalogue import codes_of
from app.ui.intake.check_list import CheckList, blocking_codes
from app.ui.intake.session import Session
from calc import Draft

EVERY = codes_of("check")


@pytest.fixture
def checks(session: Session, texts: Texts, qtbot: QtBot) -> CheckList:
    made = CheckList(session, texts)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    made.show_assessment()
    return made


def in_order(checks: CheckList) -> list[str]:
    """The codes as they stand on the screen, from the top."""
    places = {code: row.y() for code, row in checks.rows.items()}
    return sorted(places, key=lambda code: places[code])


def focused(checks: CheckList) -> list[str]:
    return [code for code, row in checks.rows.items() if row.state.hasFocus()]


def test_what_blocks_a_final_plan_stands_on_top(checks: CheckList, session: Session) -> None:
    blocking = blocking_codes(session)
    assert blocking
    assert blocking != list(EVERY[: len(blocking)])
    others = [code for code in EVERY if code not in blocking]
    assert checks._order == [*blocking, *others]
    checks.layout().activate()  # type: ignore[union-attr]
    assert in_order(checks) == [*blocking, *others]
    assert not checks._must.isHidden()
    assert {code for code, row in checks.rows.items() if row.property("must")} == set(blocking)


def test_with_nothing_to_settle_they_stand_as_in_the_catalogue(
    checks: CheckList, session: Session, example: Callable[[str], Draft]
) -> None:
    session.load(example("HH1-afgerond"))
    checks.show_assessment()
    assert blocking_codes(session) == []
    assert checks._order == list(EVERY)
    assert checks._must.isHidden()
    assert not any(row.property("must") for row in checks.rows.values())


def test_one_comes_to_a_check_by_its_code_its_place_or_to_the_first_to_settle(
    checks: CheckList, session: Session
) -> None:
    checks.enter()
    assert focused(checks) == [blocking_codes(session)[0]]
    assert checks.go_to("S05")
    assert focused(checks) == ["S05"]
    asked = [check.code for check in session.draft.checks]
    assert checks.go_to(len(asked) - 1)
    assert focused(checks) == [asked[-1]]
    waiting = [code for code in blocking_codes(session) if code not in asked]
    for nowhere in (None, len(asked), "S99"):
        checks.go_to("S05")
        assert checks.go_to(nowhere) is bool(waiting)
        assert focused(checks) == [waiting[0] if waiting else "S05"]


def test_with_nothing_to_settle_there_is_nowhere_to_go(
    checks: CheckList, session: Session, example: Callable[[str], Draft]
) -> None:
    session.load(example("HH1-afgerond"))
    checks.show_assessment()
    assert not checks.go_to(None)
