"""A session with an example, and a test that fails on any message of Qt."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QMessageLogContext,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.resources import EXAMPLES
from app.services.organisation import read_organisation
from app.store.dossier_file import read_dossier
from app.ui.intake.session import Session
from app.ui.shell.broken_page import BrokenPage
from app.ui.shell.main_window import MainWindow
from app.ui.widgets.style import apply_style
from calc import Draft
from tests.app.ui.kept import Kept, kept_window, style_again
from tests.made_once import made_once
from tests.tariff_files import shipped

# What the offscreen platform always says when a window is sized; nothing of ours.
_HARMLESS = ("This plugin does not support",)


@pytest.fixture(autouse=True, scope="module")
def same_letters() -> Iterator[None]:
    """The windows of these tests have the same letters."""
    with made_once():
        yield


@pytest.fixture(autouse=True)
def no_words_from_qt() -> Iterator[None]:
    """Qt has nothing to complain about."""
    said: list[str] = []

    def listen(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if not message.startswith(_HARMLESS):
            said.append(f"{kind.name}: {message}")

    before = qInstallMessageHandler(listen)
    others = _windows()
    yield
    # A window that is still there is styled again with every look that a later test gives.
    for window in _windows() - others:
        window.deleteLater()
    # Without a running loop Qt puts deletions off for ever, and every window would pile up.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qInstallMessageHandler(before)
    assert said == []


def _windows() -> set[QWidget]:
    """The windows of ours that are there, seen or not; what Qt makes beside them goes with them."""
    ours = (each for each in QApplication.topLevelWidgets() if each.parent() is None)
    return {each for each in ours if type(each).__module__.startswith("app.ui.")}


@pytest.fixture(autouse=True)
def no_page_breaks(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """A page that fails keeps the window going, and must fail its test all the same."""
    reports: list[str] = []
    real = BrokenPage.build

    def build(page: BrokenPage) -> None:
        reports.append(page.report)
        real(page)

    monkeypatch.setattr(BrokenPage, "build", build)
    yield
    assert "failing" in request.fixturenames or reports == []


@pytest.fixture(scope="session")
def styled(qapp: QApplication) -> None:
    """The program's own look, given once: every widget that exists would be styled again."""
    apply_style(qapp)


@pytest.fixture
def sized(qapp: QApplication, styled: None) -> Iterator[Callable[[float], None]]:
    """Gives letters of another size, until the test and its window are gone."""
    yield lambda scale: apply_style(qapp, scale)
    style_again(qapp)


@pytest.fixture
def texts(styled: None) -> Texts:
    """Dutch, and the program's own look."""
    return Texts("nl")


@pytest.fixture
def example() -> Callable[[str], Draft]:
    """An example dossier by its name."""

    def read(name: str) -> Draft:
        draft = read_dossier(EXAMPLES / f"{name}.uitzicht.json")
        assert isinstance(draft, Draft)
        return draft

    return read


@pytest.fixture
def session(qtbot: QtBot, example: Callable[[str], Draft]) -> Session:
    """A session with HH1."""
    session = Session(read_organisation(None), shipped(), lambda: date(2026, 11, 23))
    session.load(example("HH1"))
    return session


@pytest.fixture
def window(qtbot: QtBot, session: Session, texts: Texts) -> MainWindow:
    """A window on the smallest screen, shown and with the cursor in it."""
    made = MainWindow(session, texts)
    qtbot.addWidget(made)
    made.resize(1366, 728)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    return made


@pytest.fixture(scope="module")
def one_window(styled: None) -> Iterator[Kept]:
    """One window for all tests of a module; each has it put back before it begins."""
    draft = read_dossier(EXAMPLES / "HH1.uitzicht.json")
    assert isinstance(draft, Draft)
    with kept_window(read_organisation(None), shipped(), draft, Texts("nl")) as made:
        yield made
