"""What the pages share: captions, the two buttons that copy a table, and the ground."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.i18n import Texts
from app.ui.law.rows_table import RowsTable
from app.ui.widgets.words import Label, set_tip


def look_like_a_page(page: QWidget) -> None:
    """White, as the pages of the intake are."""
    page.setObjectName("pageBody")
    page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)


def captioned(caption: str, control: QWidget, parent: QWidget) -> QWidget:
    """They stay together when the row goes on below."""
    both = QWidget(parent)
    label = Label(caption, both)
    label.setBuddy(control)
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(label)
    row.addWidget(control)
    return both


def copy_buttons(texts: Texts, table: RowsTable, parent: QWidget) -> tuple[QPushButton, ...]:  # type: ignore[type-arg]
    """As a table for a spreadsheet, and as sentences for a letter."""
    made = []
    for key, slot in (("table", table.copy), ("text", table.copy_text)):
        button = QPushButton(texts.text(f"tariff_page.copy.{key}"), parent)
        set_tip(button, texts.text(f"tariff_page.copy.{key}.tip"))
        button.clicked.connect(slot)
        made.append(button)
    return tuple(made)
