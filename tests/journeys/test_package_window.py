"""New figures in the window: dropped, read, installed; the outcome follows by the expected cents.

The norm for who lives alone goes up by 50.00 from July: the floor under HH1 by 95% of it, 47.50,
and it asks 45.00 a month less, in steps of 5. A plan that runs in the store was agreed under the
figures of before: 40.00 a month more than its new floor leaves.
"""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.i18n import Texts, say_finding
from app.resources import EXAMPLES
from app.services.dossier_store.place import StoreStart
from app.services.organisation import read_organisation
from app.services.recheck import Recheck, recheck
from app.store.database.dossiers import NEW
from app.store.window_look import read_look
from app.ui.shell.package_dialog import PackageDialog
from app.ui.shell.people_to_call import PeopleToCall
from app.ui.shell.plans_picture import PlansPicture
from app.ui.shell.program import Program, ProgramStart
from app.ui.widgets.style import apply_style
from calc import as_json, assess
from tests.app.services.dossier_store.key_rings import KeptRing
from tests.app.services.portfolio.dossiers import DAY, HIGHER, plan
from tests.building import draft
from tests.lives import paid_through
from tests.new_tariffs import revised
from tests.programs import build_program
from tests.signing import KEY, TARIFFS
from tests.signing import package as package_of

HH1: Final = EXAMPLES / "HH1-afgerond.uitzicht.json"
TODAY: Final = date(2026, 11, 30)
CASE: Final = "0" * 31 + "7"
PATIENCE: Final = 120_000
NL: Final = Texts("nl")


@pytest.fixture(autouse=True)
def trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> None:
    system = tmp_path / "system"
    system.mkdir()
    (system / "uitzicht.toml").write_text(f'package_keys = ["{KEY.public.line}"]\n')
    monkeypatch.setenv("UITZICHT_SYSTEM", str(system))
    apply_style(qapp)


@pytest.fixture
def opens(qtbot: QtBot, tmp_path: Path) -> Iterator[Any]:
    """A program in a data folder of its own, shown."""
    made: list[Program] = []

    def opens(today: date, **changed: Any) -> Program:
        folder = tmp_path / "data"
        start = ProgramStart(folder, read_organisation(None), lambda: today, **changed)
        assert read_look(folder)
        program = build_program(start)
        made.append(program)
        program.window.show()
        qtbot.waitExposed(program.window)
        return program

    yield opens
    for program in made:
        program.window.may_close = lambda: True
        program.stored.end()
        program.window.close()
        program.store.close()
        program.watch.forget()
        program.window.deleteLater()
        program.deleteLater()


def package(folder: Path, text: str, **changes: Any) -> Path:
    """A package for this day, by two people."""
    people = ("checked_by = [", 'made_by = "An de Boer"\nchecked_by = ["Bo Jansen", ')
    days = {"made_on": "2026-05-01", "valid_until": "2026-12-31"}
    path = folder / "bedragen.uitzicht-package"
    path.write_bytes(package_of({TARIFFS: text.replace(*people, 1)}, **{**days, **changes}))
    return path


def drop(program: Program, path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(500, 300), Qt.DropAction.CopyAction, mime,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(program.window.windowHandle(), event)


def dropped(program: Program, qtbot: QtBot, path: Path) -> PackageDialog:
    """The dialog that comes of it, beside whatever is on the screen."""
    program.packages.dialog = None
    taken: list[Path] = []
    program.commands.open_path = taken.append  # type: ignore[assignment, method-assign]
    drop(program, path)
    qtbot.waitUntil(lambda: bool(taken) or program.packages.dialog is not None, timeout=PATIENCE)
    assert taken == []  # it is no dossier
    assert program.packages.dialog is not None
    return program.packages.dialog


def words(dialog: PackageDialog) -> str:
    said = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    return said.replace("\N{NO-BREAK SPACE}", " ")


def outcome(program: Program) -> tuple[Decimal, Decimal]:
    """The floor and the payment on the screen."""
    found = program.session.assessment
    assert found.floor is not None
    assert found.floor.floor is not None
    assert found.payment is not None
    return found.floor.floor.amount, found.payment.amount


def test_a_half_year_is_dropped_read_and_installed_and_the_outcome_follows(
    opens: Any, qtbot: QtBot, tmp_path: Path
) -> None:
    program = opens(TODAY, file=HH1)
    session = program.session
    floor, payment = outcome(program)
    receipt = tmp_path / "toen.json"
    receipt.write_text(json.dumps(as_json(session.assessment)), encoding="utf-8")
    text = revised(2026, 2, '"1419.46"', '"1469.46"')

    dialog = dropped(program, qtbot, package(tmp_path, text))
    assert dialog.heading.text() == "1 bedrag verandert, vanaf 1 juli 2026."
    assert "€ 47,50 hoger" in words(dialog)
    assert dialog.install.isDefault()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert outcome(program) == (floor, payment)  # who says no has what he had

    dialog = dropped(program, qtbot, package(tmp_path, text))
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.heading.text() == "De nieuwe bedragen zijn geïnstalleerd"
    after = outcome(program)
    assert after[0] - floor == Decimal("47.50")
    assert after[1] - payment == -45
    assert session.assessment.receipt.files[1].revision == 2
    assert session.undo_stack.isClean()  # nothing in the dossier is another
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()

    # What left the house before comes out again, to the last value, with the figures of then.
    asked = Recheck(HH1, receipt, None, tmp_path / "data")
    found = recheck(asked, assess, difference=True)
    assert found.same_output
    assert [file.revision for file in found.receipt.files[1:]] == [1]
    assert found.newest
    assert [file.revision for file in found.newest_files] == [2]

    # Figures never go back, and the reason stands in the window.
    older = package(tmp_path, revised(2026, 1, '"1419.46"', '"1399.46"'), sequence=3)
    dialog = dropped(program, qtbot, older)
    assert dialog.heading.text() == "Dit pakket wordt niet geïnstalleerd"
    assert not dialog.install.isVisible()
    dialog.reject()
    assert outcome(program) == after


def test_a_plan_in_the_store_is_counted_named_in_the_list_and_opened_with_what_counts_back(
    opens: Any, qtbot: QtBot, tmp_path: Path
) -> None:
    start = StoreStart(str(tmp_path / "store" / "store.db"), KeptRing())
    program = opens(DAY, store=start)
    with qtbot.waitSignal(program.store.opened, timeout=PATIENCE):
        program.after_first_paint()
    desk = program.store.desk
    assert desk is not None
    handling = {"case_id": CASE}
    values = json.loads(paid_through(plan(), 4).model_dump_json())
    desk.save(draft(values | {"handling": {**values["handling"], **handling}}), NEW)

    dialog = dropped(program, qtbot, package(tmp_path, HIGHER))
    said = words(dialog)
    assert "1 plan komt onder de wettelijke ondergrens." in said
    assert "€ 40,00 per maand te veel. In totaal is dat € 1.440,00." in said
    assert "RS-SENTINEL-1" not in said  # in the list only, for who may see the dossier
    [picture] = dialog.findChildren(PlansPicture)
    assert picture.sentences == ("1 plan komt onder de ondergrens",)
    dialog.install.click()

    assert dialog.heading.text() == "De nieuwe bedragen zijn geïnstalleerd"
    [people] = dialog.findChildren(PeopleToCall)
    shown = people.list.item(0).text().replace("\N{NO-BREAK SPACE}", " ")
    assert "RS-SENTINEL-1" in shown
    assert "Een herziening vraagt € 345,00." in shown
    people.list.setFocus()
    QTest.keyClick(people.list, Qt.Key.Key_Return)
    assert program.session.draft.handling.case_id == CASE
    findings = [say_finding(NL, each) for each in program.session.assessment.findings]
    back = [each.replace("\N{NO-BREAK SPACE}", " ") for each in findings]
    assert any("Er is € 160,00 te veel betaald." in each for each in back)
    assert program.session.assessment.payment is not None
    assert program.session.assessment.payment.amount == 345
