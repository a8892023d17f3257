"""A package that is dropped or chosen: what it changes is read, and it is installed or not."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListWidget, QPushButton, QScrollArea, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from app.i18n import LANGUAGES, Texts
from app.services.organisation import read_organisation
from app.services.packages.handling import PackageRefused
from app.services.packages.offering import Here, Offer, offer_of
from app.services.packages.running_plans import ChangedPlan, PlansImpact
from app.services.packages.whom_to_call import PersonToCall
from app.services.portfolio.row import Row, Status
from app.services.tariffs import open_shelf
from app.ui.shell.package_dialog import PackageDialog
from app.ui.shell.package_parts import DOWN, UP, ReadCard
from app.ui.shell.people_to_call import PeopleToCall
from app.ui.shell.plans_picture import PlansPicture
from app.ui.shell.program import Program
from app.ui.widgets.actions import actions_of
from tests.new_tariffs import revised
from tests.signing import KEY, OTHER, TARIFFS
from tests.signing import package as package_of

TODAY = date(2026, 11, 23)
NL = Texts("nl")
UNDER = ChangedPlan(
    Row("1", Status.OK),
    Row("1", Status.UNDER_FLOOR, payment=Decimal(385), allowed=Decimal(345),
        ahead=Decimal(1280), back=Decimal(160)),
)  # fmt: skip
PLANS = PlansImpact(9, 9, 6, 1, (UNDER,), (UNDER, UNDER), ())
PEOPLE = (PersonToCall("1", "Mw. SENTINEL", "Betaalt te veel."),)


def norm(amount: str = "1459.46", **people: str) -> str:
    """2026 as its second revision, by two people: another norm for who lives alone."""
    text = revised(2026, 2, '"1419.46"', f'"{amount}"')
    return text.replace("checked_by = [", 'made_by = "An de Boer"\nchecked_by = ["Bo Jansen", ', 1)


def data_of(text: str | None = None, **changes: Any) -> bytes:
    """A package for this autumn."""
    days = {"valid_until": "2026-12-31"}
    return package_of({TARIFFS: text or norm()}, **{**days, **changes})


@pytest.fixture(autouse=True)
def trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The administrator trusts one key."""
    system = tmp_path / "system"
    system.mkdir()
    (system / "uitzicht.toml").write_text(f'package_keys = ["{KEY.public.line}"]\n')
    monkeypatch.setenv("UITZICHT_SYSTEM", str(system))


@pytest.fixture
def package(tmp_path: Path) -> Callable[..., Path]:
    def package(data: bytes | None = None) -> Path:
        path = tmp_path / "juli.uitzicht-package"
        path.write_bytes(data or data_of())
        return path

    return package


def offered(path: Path) -> Offer:
    folder = path.parent / "data"
    return offer_of(path, Here(folder, TODAY, read_organisation(None), open_shelf(folder)))


Shows = Callable[..., PackageDialog]


@pytest.fixture
def shows(qtbot: QtBot, styled: None, package: Callable[..., Path]) -> Shows:
    def shows(data: bytes | None = None, *more: Any, texts: Texts = NL) -> PackageDialog:
        dialog = PackageDialog(None, texts, "juli.uitzicht-package", offered(package(data)), *more)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return shows


def words(widget: QWidget) -> str:
    said = [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]
    said += [field.toPlainText() for field in widget.findChildren(QTextBrowser)]
    return "\n".join(said).replace("\N{NO-BREAK SPACE}", " ")


def default_of(dialog: PackageDialog) -> str:
    [button] = [each for each in dialog.findChildren(QPushButton) if each.isDefault()]
    return button.text()


# -- what is said ----------------------------------------------------------------------------------


def test_who_stands_behind_it_and_what_it_changes_are_read_in_the_window(shows: Shows) -> None:
    dialog = shows()
    said = words(dialog)
    assert dialog.heading.text() == "1 bedrag verandert, vanaf 1 juli 2026."
    assert "An de Boer, op 20 juni 2026" in said
    assert "Bo Jansen" in said
    assert "De bedragen van juli." in said
    assert f"€ 2.012,74 → € 2.050,74\n{UP} € 38,00 hoger" in said
    assert f"€ 165,00 → € 130,00\n{DOWN} € 35,00 lager" in said
    assert "Voor 3 voorbeelden verandert niets." in said
    assert "bijstandsnorm voor een alleenstaande" in said
    assert "pw.norm" not in said


def test_to_install_is_the_first_choice_and_escape_installs_nothing(
    shows: Shows, qtbot: QtBot
) -> None:
    dialog = shows()
    assert default_of(dialog) == "Installeren"
    with qtbot.waitSignal(dialog.install_wanted, timeout=1000):
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    with qtbot.assertNotEmitted(dialog.install_wanted, wait=0):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    ("data", "because"),
    [
        (data_of(norm("14594.6")), "Kijk na of dit goed is getypt."),
        (data_of(checked_by=[]), "Niemand anders keek het na."),
    ],
)
def test_what_must_be_looked_at_stands_first_and_then_not_to_install_is_the_first_choice(
    shows: Shows, data: bytes, because: str
) -> None:
    dialog = shows(data)
    assert because in words(dialog)
    assert default_of(dialog) == "Niet installeren"
    assert dialog.install.isVisible()  # it stays a choice


def test_a_package_that_changes_nothing_says_so(shows: Shows) -> None:
    dialog = shows(data_of(norm("1419.46")))
    assert dialog.heading.text() == "Door dit pakket verandert hier geen bedrag of regel."


def test_a_word_without_end_pushes_nothing_out_of_sight(shows: Shows) -> None:
    dialog = shows(data_of(made_by="x" * 180))
    [(area, body)] = [
        (each, body) for each in dialog.findChildren(QScrollArea) if (body := each.widget())
    ]
    assert body.minimumSizeHint().width() <= area.viewport().width()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refused_package_says_why_in_the_window_and_offers_nothing(
    shows: Shows, language: str
) -> None:
    texts = Texts(language)
    dialog = shows(data_of(key=OTHER), texts=texts)
    [why] = [card for card in dialog.findChildren(ReadCard) if card.objectName() == "warnCard"]
    refused = PackageRefused("wrong_key", by=OTHER.public.name, trusted=KEY.public.name)
    assert refused.sentence(texts) in [label.text() for label in why.findChildren(QLabel)]
    assert not dialog.install.isVisible()
    assert dialog.close_button.isDefault()


def test_every_card_can_be_reached_by_keyboard_and_is_read_whole(shows: Shows) -> None:
    dialog = shows(data_of(norm("14594.6")), PLANS, PEOPLE)
    cards = dialog.findChildren(ReadCard)
    assert len(cards) == 4  # what to look at, from whom, the examples, the plans
    for card in cards:
        assert card.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert card.accessibleName()
        assert card.accessibleDescription()
    described = " ".join(card.accessibleDescription() for card in cards)
    assert "Nagekeken door: Bo Jansen." in described
    assert "2 plannen vragen meer dan nog mag." in described
    for field in (*dialog.findChildren(QTextBrowser), *dialog.findChildren(QListWidget)):
        assert field.accessibleName()
    assert dialog.accessibleName() == dialog.heading.text()


def test_the_plans_stand_in_a_picture_whose_parts_are_words_too(shows: Shows) -> None:
    dialog = shows(None, PLANS, PEOPLE)
    [picture] = dialog.findChildren(PlansPicture)
    assert picture.sentences == (
        "1 plan komt onder de ondergrens",
        "2 plannen vragen te veel",
        "2 plannen kunnen zo blijven",
        "1 plan is niet te berekenen",
    )
    picture.resize(picture.sizeHint())
    picture.grab()
    assert len(picture.places) == 4
    assert all(place.right() <= picture.width() for place in picture.places)
    many = PlansPicture(NL, replace(PLANS, running=4000))
    many.resize(400, 60)
    many.grab()
    assert min(place.width() for place in many.places) > 10  # one of 4,000 is still seen


def test_whom_to_call_is_a_list_and_enter_opens_the_dossier(shows: Shows, qtbot: QtBot) -> None:
    dialog = shows(None, PLANS, PEOPLE)
    [people] = dialog.findChildren(PeopleToCall)
    with qtbot.waitSignal(dialog.open_wanted, timeout=1000) as wanted:
        QTest.keyClick(people.list, Qt.Key.Key_Return)
    assert wanted.args == ["1"]


def test_no_names_stand_in_the_sentences_and_trouble_of_the_store_is_said(shows: Shows) -> None:
    dialog = shows(None, PLANS, ())
    assert "SENTINEL" not in words(dialog)
    assert "De opslag is er niet." in words(shows(None, None, (), "De opslag is er niet."))


# -- in the program --------------------------------------------------------------------------------


def dialog_of(program: Program) -> PackageDialog:
    assert program.packages.dialog is not None
    return program.packages.dialog


def press(dialog: PackageDialog) -> None:
    QTest.mouseClick(dialog.install, Qt.MouseButton.LeftButton)


def floor_of(program: Program) -> Decimal:
    floor = program.session.assessment.floor
    assert floor is not None
    assert floor.floor is not None
    return floor.floor.amount


def test_what_is_installed_is_used_at_once_and_nothing_typed_is_lost(
    program: Program, package: Callable[..., Path]
) -> None:
    before, draft = floor_of(program), program.session.draft
    program.session.pending.keep("debt.balance", "12 dui")
    program.packages.show(package())
    assert floor_of(program) == before  # reading changes nothing
    press(dialog_of(program))
    assert dialog_of(program).heading.text() == "De nieuwe bedragen zijn geïnstalleerd"
    assert floor_of(program) - before == 38
    assert program.session.draft == draft
    assert program.session.pending.text("debt.balance") == "12 dui"
    assert not program.live_shelf.stale
    dialog_of(program).reject()
    program.packages.show(package())
    assert "al geïnstalleerd" in words(dialog_of(program))
    dialog_of(program).reject()
    third = norm("1469.46").replace("revision = 2", "revision = 3")
    program.packages.show(package(data_of(third, sequence=6)))
    press(dialog_of(program))
    assert floor_of(program) - before == Decimal("47.5")


def test_what_goes_wrong_while_installing_is_said_and_changes_nothing(
    program: Program, package: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = floor_of(program)
    program.packages.show(package())
    monkeypatch.setattr(
        "app.services.packages.offering.install",
        lambda *_: (_ for _ in ()).throw(PackageRefused("truncated")),
    )
    press(dialog_of(program))
    said = dialog_of(program)
    assert said.heading.text() == "Het installeren is niet gelukt. Alles is zoals het was."
    assert "Dit pakket is niet compleet" in words(said)
    assert not said.install.isVisible()
    assert floor_of(program) == before


def test_the_menu_asks_for_a_package_and_none_is_no_harm(
    program: Program, package: Callable[..., Path]
) -> None:
    asked: list[Path | None] = [None, package()]
    program.packages.choose_file = lambda: asked.pop(0)
    [action] = [
        each
        for each in actions_of(program.window.menuBar())
        if "installeren" in each.text().replace("&", "")
    ]
    action.trigger()
    assert program.packages.dialog is None
    action.trigger()
    assert dialog_of(program).isVisible()


def test_another_package_takes_the_place_of_the_one_that_is_read(
    program: Program, package: Callable[..., Path]
) -> None:
    first = program.packages.show(package())
    second = program.packages.show(package(data_of(key=OTHER)))
    assert (first.isVisible(), second.isVisible()) == (False, True)
    assert program.packages.dialog is second
    second.reject()
    assert program.packages.dialog is None


def test_a_locked_window_takes_no_package(
    program: Program, package: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Program, "_is_locked", True)
    program._take_dropped(package())
    assert program.packages.dialog is None


def test_a_file_of_one_person_is_marked_where_the_files_are_listed(
    program: Program, package: Callable[..., Path]
) -> None:
    alone = revised(2026, 2, '"1419.46"', '"1459.46"')
    program.packages.show(package(data_of(alone)))
    press(dialog_of(program))
    window = program.tariffs.show(NL)
    window.show_files()
    table = window.files.files
    rows = [table.rows.text(row, 9) for row in range(table.rows.rowCount())]
    marked = [row for row in rows if "één persoon" in row]
    assert len(marked) == len(rows)  # the files that ship are of one as well
    window.close()
