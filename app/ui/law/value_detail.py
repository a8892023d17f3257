"""ValueDetail: one value with everything that is known of it, and the way to its source."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from app.i18n import Texts
from app.i18n.figures import say_tariff, say_value
from app.services.figure_words import say_file, say_period
from app.ui.law.value_rows import ValueRow
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.table_look import letters, lines
from app.ui.widgets.words import Markup, Paragraphs, joined, markup, set_tip


def open_in_browser(url: str) -> bool:
    """Show a page in the system's own browser; only ever called by a click."""
    return url.startswith("https://") and QDesktopServices.openUrl(QUrl(url))


class ValueDetail(QFrame):
    """Empty until a row is chosen. Nothing goes onto the internet before somebody clicks."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._url = ""
        self.setObjectName("card")
        self.words = Paragraphs(self)
        self.words.setFrameShape(QFrame.Shape.NoFrame)
        self.words.viewport().setAutoFillBackground(False)
        self.words.setOpenLinks(False)
        self.words.setTabChangesFocus(True)
        self.words.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.words.setAccessibleName(texts.text("tariff_page.detail.name"))
        self.words.setMinimumHeight(lines(self, 4))
        self.words.setMinimumWidth(letters(self, 24))
        self.link = QPushButton(texts.text("tariff_page.detail.open"), self)
        self.link.clicked.connect(self._open)
        self.buttons = FlowLayout(spacing=6)
        self.buttons.addWidget(self.link)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 8, 12, 8)
        whole.setSpacing(6)
        whole.addWidget(self.words, 1)
        whole.addLayout(self.buttons)
        self.show_row(None)

    def focus_here(self) -> None:
        """Where Enter in the table goes: the link when there is one, else the words."""
        (self.link if self._url else self.words).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_row(self, row: ValueRow | None) -> None:
        """Show a value, or how to get one."""
        self._url = row.value.url if row else ""
        self.words.show_markup(self._about(row))
        self.link.setEnabled(bool(self._url))
        where = self._url or self._texts.text("tariff_page.detail.no_address")
        set_tip(self.link, where)
        self.link.setAccessibleDescription(where)

    def _open(self) -> None:
        if self._url and not open_in_browser(self._url):
            self.words.add(self._texts.text("tariff_page.detail.not_opened"))

    def _about(self, row: ValueRow | None) -> Markup:
        text = self._texts.text
        if row is None:
            return markup("<p>{text}</p>", text=text("tariff_page.detail.nothing"))
        value = row.value
        heading = f"{say_tariff(self._texts, value.key)}: {say_value(self._texts, value)}"
        facts = [
            ("reason", value.reason),
            ("period", say_period(self._texts, value)),
            ("article", value.article),
            ("status", text(f"tariff_page.status.{value.status.value}.full")),
            ("source", value.source),
            ("address", value.url),
            ("note", value.note),
            ("key", value.key),
            ("file", say_file(self._texts, row.file.file) if row.file else ""),
            ("origin", text(f"tariff_page.origin.{row.file.origin}.full") if row.file else ""),
            ("place", row.file.place if row.file else ""),
        ]
        rows = joined(
            markup(
                "<tr><td style='padding-right:14px'><i>{name}</i></td><td>{said}</td></tr>",
                name=text(f"tariff_page.detail.{name}"),
                said=said,
            )
            for name, said in facts
            if said
        )
        return markup(
            "<p style='margin-bottom:4px'><b>{heading}</b></p><table>{rows}</table>",
            heading=heading, rows=rows,
        )  # fmt: skip
