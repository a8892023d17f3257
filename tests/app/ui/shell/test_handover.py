"""The dialog with which a supervisor lets an agency work on a dossier, on a real server."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.services.dossier_store import people
from app.services.dossier_store.desk import Desk
from app.store.database import migrating
from app.store.database.connecting import open_file
from app.store.database.dossiers import NEW
from app.store.database.trouble import StoreTrouble
from app.store.database.work_list import Wanted
from app.ui.shell import handover_dialog
from app.ui.shell.handover_dialog import HandoverDialog
from tests.app.services.dossier_store.conftest import desk_of, desks, household, server
from tests.app.services.dossier_store.test_people import distressing
from tests.app.store.database.conftest import KEY, clock
from tests.app.ui.shell.answering import Answers, Build

__all__ = ["desks", "server"]

CASE, OTHER = "a" * 32, "b" * 32
Desks = Callable[[str], Desk]
Shown = Callable[[Desk, str], HandoverDialog]


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    def show(desk: Desk, case: str) -> HandoverDialog:
        dialog = HandoverDialog(None, Texts("nl"), desk, case)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return show


@pytest.fixture
def supervisor(desks: Desks) -> Desk:
    """With a dossier of her organisation."""
    desks("anna").save(household(CASE), NEW)
    return desks("sara")


def _seen(desk: Desk) -> set[str]:
    return {row["id"] for row in desk.rows(Wanted())}


def _acts(dialog: HandoverDialog) -> tuple[bool, bool, bool]:
    return tuple(each.isVisible() for each in (dialog.to, dialog.give, dialog.back))  # type: ignore[return-value]


def _press(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_dossier_is_handed_over_and_back_from_the_dialog(
    supervisor: Desk, desks: Desks, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = list[str]()
    monkeypatch.setattr(handover_dialog, "announce", lambda _, said: told.append(said))
    dialog = shown(supervisor, CASE)
    assert dialog.state.text() == Texts("nl").text("store.people.handover.which")
    assert [dialog.to.itemText(at) for at in range(dialog.to.count())] == ["bureau"]
    assert (_acts(dialog), dialog.out.count()) == ((True, True, False), 0)
    _press(dialog.give)
    assert _acts(dialog) == (False, False, True)
    assert "bureau" in dialog.state.text()
    [row] = [dialog.out.item(at).text() for at in range(dialog.out.count())]
    assert row.startswith("bureau \N{MIDDLE DOT} ")
    assert (dialog.message.text(), dialog.message.objectName()) == (told[-1], "")
    assert _seen(desks("bram")) == {CASE}
    _press(dialog.back)
    assert (_acts(dialog), dialog.out.count()) == ((True, True, False), 0)
    assert _seen(desks("bram")) == set()
    assert dialog.message.text() == told[-1]
    assert len(told) == 2


def test_who_is_no_supervisor_sees_what_is_out_and_can_do_nothing(
    supervisor: Desk, desks: Desks, shown: Shown
) -> None:
    people.hand_over(supervisor, CASE, "bureau")
    desks("anna").save(household(OTHER), NEW)
    dialog = shown(desks("anna"), OTHER)
    assert dialog.state.text() == Texts("nl").text("store.people.supervisor")
    assert (_acts(dialog), dialog.out.count()) == ((False, False, False), 1)


def test_without_a_dossier_in_the_window_there_is_only_the_list(
    supervisor: Desk, shown: Shown
) -> None:
    assert _acts(shown(supervisor, "")) == (False, False, False)


def test_without_an_agency_that_is_said(supervisor: Desk, desks: Desks, shown: Shown) -> None:
    people.revoke(desks("admin"), "bram")
    dialog = shown(supervisor, CASE)
    assert dialog.state.text() == Texts("nl").text("store.people.handover.nobody")
    assert _acts(dialog) == (False, False, False)


def test_a_distressing_dossier_is_refused_in_words_and_stays(
    supervisor: Desk, desks: Desks, shown: Shown
) -> None:
    desks("anna").save(distressing(OTHER), NEW)  # type: ignore[arg-type]
    dialog = shown(desks("sara"), CASE)
    dialog._case = OTHER
    _press(dialog.give)
    assert dialog.message.objectName() == "fieldError"
    assert dialog.message.text()
    assert dialog.out.count() == 0
    assert _seen(desks("bram")) == set()


def test_a_server_that_goes_away_meanwhile_is_said_in_the_dialog(
    supervisor: Desk, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = shown(supervisor, CASE)

    def gone(*_: object) -> None:
        raise StoreTrouble("gone", "x")

    monkeypatch.setattr(people, "hand_over", gone)
    _press(dialog.give)
    assert dialog.message.objectName() == "fieldError"
    assert _acts(dialog) == (True, True, False)


def test_by_keyboard_and_with_names(supervisor: Desk, shown: Shown) -> None:
    dialog = shown(supervisor, CASE)
    assert dialog.to.accessibleName()
    assert dialog.out.accessibleName()
    dialog.give.setFocus()
    QTest.keyClick(dialog.give, Qt.Key.Key_Space)
    assert dialog.back.isVisible()
    assert dialog.focusWidget() is dialog.back  # what was pressed is gone, and not the focus
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected
    assert not dialog.isVisible()


def test_nothing_is_cut_off_or_over_another_also_in_large_letters(
    supervisor: Desk, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = people.Handled(CASE, "Mevr. A. Voorbeeld-van der Zonnebloemstraat", "RS-1", "Noord " * 5)
    dialog = shown(supervisor, CASE)
    font = dialog.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    dialog.setFont(font)
    monkeypatch.setattr(people, "handed_over", lambda _: [long])
    monkeypatch.setattr(people, "hand_over", lambda *_: long)
    dialog.hand_over()
    QTest.qWait(0)
    assert not dialog.out.horizontalScrollBar().isVisible()
    ends = dialog.close_button.mapTo(dialog, QPoint(0, 0)).y()
    assert dialog.out.geometry().bottom() < ends
    assert dialog.message.height() >= dialog.message.heightForWidth(dialog.message.width())


def test_from_the_menu_and_at_a_workstation_it_is_said_why_not(
    build: Build, tmp_path: Path, supervisor: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = list[str]()
    monkeypatch.setattr(HandoverDialog, "exec", lambda dialog: asked.append(dialog._case))
    program = build(language="nl")
    answers = Answers({})
    answers.replace(program)
    program.file.begin_with(household(CASE))
    program.store.desk = supervisor
    program.people.show_handover()
    assert asked == [CASE]
    database = open_file(tmp_path / "store.db", KEY, "anna", clock())
    migrating.migrate(database)
    program.store.desk = desk_of(database)
    program.people.show_handover()
    assert answers.shown[-1][0] == Texts("nl").text("store.people.one_person")
    program.store.desk = None
    program.people.show_handover()
    assert asked == [CASE]
    database.close()
