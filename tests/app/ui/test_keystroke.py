"""What a keystroke costs: what did not change is not searched, named, styled or laid out again."""

import gc
from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QHeaderView, QLayout, QWidget
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.services.intake.page_fields import NOTES
from app.ui.intake.form import Form
from app.ui.intake.session import Session
from app.ui.shell.main_window import MainWindow
from app.ui.widgets.words import Label, set_description, set_name, set_tip
from calc import Assessment

_KINDS = (QEvent.Type.StyleChange, QEvent.Type.ToolTipChange, QEvent.Type.LayoutRequest,
          QEvent.Type.Resize)  # fmt: skip


class _Seen(QObject):
    """Counts what reaches widgets."""

    def __init__(self) -> None:
        super().__init__()
        self.kinds = Counter[str]()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt
        if isinstance(watched, QWidget) and event.type() in _KINDS:
            self.kinds[f"{event.type().name} {type(watched).__name__} {watched.objectName()}"] += 1
        return False


@pytest.fixture
def window(qtbot: QtBot, session: Session, texts: Texts) -> MainWindow:
    window = MainWindow(session, texts)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    QApplication.processEvents()
    return window


def test_an_answer_that_is_the_same_touches_no_widget(window: MainWindow, qapp: QApplication,
                                                      session: Session) -> None:  # fmt: skip
    for _ in range(3):  # a layout settles in rounds
        session.assess_now()
        qapp.processEvents()
    seen = _Seen()
    qapp.installEventFilter(seen)
    session.assess_now()
    qapp.processEvents()
    qapp.removeEventFilter(seen)
    assert seen.kinds == {}


def test_of_the_panel_only_what_changed_is_painted(
    window: MainWindow, qapp: QApplication, session: Session
) -> None:
    """No word that is the same, and nothing that lies under them."""
    for _ in range(3):
        session.assess_now()
        qapp.processEvents()
    session.change(("debt", "balance"), "1234.00", "")
    qapp.processEvents()
    painted = _painted(qapp, session.assess_now)
    assert window.live.pays in painted
    assert not {window.live.title, window.live.known, window.live} & painted


def test_of_a_page_only_the_field_is_painted(window: MainWindow, qapp: QApplication) -> None:
    window.wizard.go_to("debt.balance")
    qapp.processEvents()
    field = qapp.focusWidget()
    assert field is not None
    painted = _painted(qapp, field.update)
    assert field in painted
    assert window.wizard.page not in painted


def test_the_points_that_fit_are_there_before_anybody_types(
    window: MainWindow, qapp: QApplication, session: Session
) -> None:
    qapp.processEvents()
    seen = [button.isHidden() for button in window.live.buttons]
    session.assess_now()
    qapp.processEvents()
    assert seen == [button.isHidden() for button in window.live.buttons]


def test_a_table_is_styled_whole_where_it_stands(window: MainWindow) -> None:
    """Its header is there before it has a look: no move of the page styles it any more."""
    header = window.wizard.page_at(2).findChildren(QHeaderView)[0]
    before = header.sectionSizeFromContents(0)
    header.style().unpolish(header)
    header.style().polish(header)
    assert header.sectionSizeFromContents(0) == before


def _painted(qapp: QApplication, do: Callable[[], object]) -> set[QObject]:
    """What is painted because of something."""
    painted: set[QObject] = set()

    class Painted(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt
            if event.type() == QEvent.Type.Paint:
                painted.add(watched)
            return False

    seen = Painted()
    qapp.installEventFilter(seen)
    do()
    for _ in range(3):
        qapp.processEvents()
    qapp.removeEventFilter(seen)
    return painted


def test_lines_that_come_into_sight_are_laid_out_together(
    window: MainWindow, qapp: QApplication, session: Session
) -> None:
    """Not at each of them: nothing gets another place before the answer stands there whole."""
    owed = session.value(("debt", "balance"))
    session.change(("debt", "balance"), "0.00", "")
    for _ in range(3):
        session.assess_now()
        qapp.processEvents()
    lines, seen = window.live.pays.after, _Seen()
    assert lines.isHidden()
    session.change(("debt", "balance"), owed, "")
    qapp.processEvents()
    qapp.installEventFilter(seen)
    session.assess_now()
    during = dict(seen.kinds)
    for _ in range(3):
        qapp.processEvents()
    qapp.removeEventFilter(seen)
    assert not lines.isHidden()
    moved = "Resize PaysCard card"
    assert moved not in during
    assert lines.geometry().bottom() < window.live.pays.badge.geometry().top()
    assert all(layout.isEnabled() for layout in window.live.findChildren(QLayout))


@pytest.mark.parametrize(
    ("set_word", "kind"), [(set_tip, "toolTip"), (set_name, "accessibleName"),
                           (set_description, "accessibleDescription")],
)  # fmt: skip
def test_another_word_is_always_shown(set_word, kind: str, qtbot: QtBot) -> None:  # type: ignore[no-untyped-def]
    label = Label()
    qtbot.addWidget(label)
    for word in ("een", "een", "twee", "", "een"):
        set_word(label, word)
        assert getattr(label, kind)() == word


def test_a_page_shows_a_form_that_came_and_forgets_one_that_went(
    window: MainWindow, session: Session, texts: Texts
) -> None:
    page = window.wizard.page
    page.unfold(("debt", "creditor"))  # what is folded is not made yet
    before = page.forms()
    assert len(before) > 1
    assert sorted(map(id, Form.within(page.body))) == sorted(map(id, before))
    came = Form(session, texts, (NOTES,))
    assert came not in Form.within(page.body)  # it stands nowhere yet
    page.column.addWidget(came)
    assert Form.within(page.body)[-1] is came
    window.wizard.page_at(1).column.addWidget(came)
    assert came not in Form.within(page.body)
    came.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert sorted(map(id, Form.within(page.body))) == sorted(map(id, before))


def test_no_garbage_is_looked_for_while_an_answer_is_worked_out(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    on: list[bool] = []

    def assess(*given: object) -> Assessment:
        on.append(gc.isenabled())
        raise ArithmeticError

    monkeypatch.setattr("app.ui.intake.session.assess", assess)
    for before in (True, False):
        gc.enable() if before else gc.disable()
        try:
            with pytest.raises(ArithmeticError):
                session.assess_now()
            on.append(gc.isenabled())
        finally:
            gc.enable()
    assert on == [False, True, False, False]
