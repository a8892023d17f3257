"""The explanation on paper: a preview, from which it can be saved and printed."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.i18n import Texts
from app.services.explaining import NoDocument, SheetRow, explanation_bytes
from app.services.explanation.tree_copy import TreeRow, rows_of
from app.services.explanation.tree_nodes import Content
from app.services.large_print import wants_large_print
from app.ui.explanation.paper_dialog import LetterDialog
from app.ui.explanation.tree_view import ExplanationTree
from calc.base.value_type import value_type


@value_type
class ExplanationSubject:
    """What an explanation is about: a title, sentences to know first, its name and its foot."""

    title: str
    lead: tuple[str, ...]
    name: str
    """the first part of the name of its file"""
    foot: str
    """stands on every page"""
    on: date | None = None
    """the day for which it was computed; None as long as nothing was"""


def show_on_paper(
    parent: QWidget,
    texts: Texts,
    tree: ExplanationTree,
    contents: Iterable[Content],
    about: ExplanationSubject,
) -> str:
    """Open the preview; gives why there is none, or ""."""
    draft = tree.steps.draft
    rows = [_row(texts, row) for row in rows_of(texts, contents, draft, tree.tariffs)]
    QGuiApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)
    try:
        made = explanation_bytes(
            texts, about.title, about.lead, rows, about.foot, about.on,
            large_print=wants_large_print(draft),
        )  # fmt: skip
    except NoDocument as none:
        return none.sentence(texts)
    finally:
        QGuiApplication.restoreOverrideCursor()
    name = "-".join(word for word in (about.name, texts.text("rule.print.file")) if word)
    dialog = LetterDialog(texts, made, f"{name}.pdf", parent.window(), title=about.title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.resize(parent.window().size() * 0.9)
    dialog.open()
    return ""


def _row(texts: Texts, row: TreeRow) -> SheetRow:
    words = (row.how, row.source, row.status, row.origin)
    note = "; ".join(word for word in words if word)
    if row.again:
        note = f"{note} {texts.text('answer.copy.see_above')}"
    return SheetRow(row.depth, row.what, note, row.amount, row.heading)
