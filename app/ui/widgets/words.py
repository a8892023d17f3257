"""Words on the screen: what somebody wrote is shown as it was written, and never as markup.

Qt takes a text that looks like HTML for HTML: in labels, tips and messages. A line called
`<img src=...>` would then draw a picture, and read a file for it. So every label, tip, message and
page with markup of the program is made here; a test of the architecture sees to it.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QPoint, Qt
from PySide6.QtWidgets import QLabel, QTextBrowser, QToolTip, QWidget

from app.ui.widgets.first import PlainLabel

# A window that shows a dossier has plain words, and needs nothing that markup and questions need.
if TYPE_CHECKING:
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QAction, QImage
    from PySide6.QtWidgets import QListWidgetItem


class Markup(str):
    """A text with markup of ours, in which every word from elsewhere is escaped."""

    __slots__ = ()


def markup(template: str, /, **words: str) -> Markup:
    """A template of ours with words filled in; only what is Markup itself keeps its markup."""
    from html import escape

    safe = {
        name: word if isinstance(word, Markup) else escape(word) for name, word in words.items()
    }
    return Markup(template.format(**safe))


def joined(parts: Iterable[Markup]) -> Markup:
    """Several after each other."""
    return Markup("".join(parts))


def bullets(items: Iterable[str | Markup], heading: str = "") -> Markup:
    """A list of sentences, under a heading when there is one."""
    points = joined(markup("<li>{item}</li>", item=item) for item in items)
    if not heading:
        return markup("<ul style='margin:0 0 0 -18px'>{points}</ul>", points=points)
    under = "{heading}<ul style='margin:2px 0 0 -18px'>{points}</ul>"
    return markup(under, heading=heading, points=points)


class Label(PlainLabel):
    """A label of plain text. What is shown with markup is made by `markup`.

    It remembers how high it is at each width. A layout asks that five times, and of words that can
    be chosen with the mouse Qt lays a document out twice to know it, and then paints them again.
    """

    def __init__(self, *args: object, **more: object) -> None:
        super().__init__(*args, **more)
        self._heights: dict[int, int] = {}
        self._measured = ""

    def heightForWidth(self, width: int) -> int:
        text = self.text()
        if text != self._measured:  # of what it said before nothing is kept
            self._heights.clear()
            self._measured = text
        if width not in self._heights:
            self.ensurePolished()  # the sheet may give it other letters, and room around them
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    def changeEvent(self, event: QEvent) -> None:
        self._heights.clear()  # other letters, or more room around them
        super().changeEvent(event)

    def show_markup(self, text: Markup) -> None:
        """Show a text with markup of ours."""
        assert isinstance(text, Markup)
        self._heights.clear()  # the same text is another one with its markup
        self.setTextFormat(Qt.TextFormat.RichText)
        QLabel.setText(self, text)  # not our own, which takes everything as it is written

    def show_address(self, url: str) -> None:
        """Show the address of a page, that opens at a click; another address is only words."""
        self.setOpenExternalLinks(True)
        if url.startswith("https://"):
            self.show_markup(markup('<a href="{url}">{url}</a>', url=url))
        else:
            self.setText(url)


class Paragraphs(QTextBrowser):
    """Several paragraphs with markup of ours. Nothing is ever loaded for them."""

    def show_markup(self, text: Markup) -> None:
        """Show these words instead of those that are there."""
        assert isinstance(text, Markup)
        self.setHtml(text)

    def add(self, sentence: str) -> None:
        """One more paragraph, as it is written."""
        self.append(markup("{sentence}", sentence=sentence))

    def loadResource(self, kind: int, name: "QUrl | str") -> QByteArray:
        """No picture, no style and no page: neither from this computer nor from elsewhere.

        Nothing at all would not do: Qt would look for the file itself.
        """
        return QByteArray(b"")


class Illustrated(QTextBrowser):
    """A text that ships with the program, with pictures out of one folder and nothing else."""

    def __init__(self, pictures: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures, self._folder = pictures.resolve(), pictures

    def show_markdown(self, text: str, folder: Path) -> None:
        """Show Markdown out of this folder; HTML in it is only words."""
        from PySide6.QtGui import QTextDocument

        self._folder = folder
        features = QTextDocument.MarkdownFeature
        self.document().setMarkdown(text, features.MarkdownDialectGitHub | features.MarkdownNoHTML)

    def loadResource(self, kind: int, name: "QUrl | str") -> "QImage | QByteArray":
        """A picture, no wider than the page. Another file or address is empty, as above."""
        from PySide6.QtGui import QImage

        path = (self._folder / (name if isinstance(name, str) else name.path())).resolve()
        if self._pictures not in path.parents or not path.is_file():
            return QByteArray(b"")
        image = QImage(str(path))
        beside = 2 * self.document().documentMargin() + self.verticalScrollBar().sizeHint().width()
        room = max(self.viewport().width() - round(beside), 1)  # the bar may still have to come
        if image.width() <= room:
            return image
        return image.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)


def tip(text: str) -> str:
    """A text for a tip, also for the role of one, that is shown as it is written."""
    if "<" not in text and "&lt;" not in text:  # without these Qt takes nothing for markup
        return text
    return markup("<p style='white-space:pre-wrap'>{text}</p>", text=text)


def set_tip(on: "QWidget | QAction | QListWidgetItem", text: str) -> None:
    """Give a widget, an action or an item its tip; the same tip again does nothing."""
    wanted = tip(text)
    if on.toolTip() != wanted:
        on.setToolTip(wanted)


def set_name(on: QWidget, name: str) -> None:
    """What a screen reader calls a widget. It is told of a name only when it is another one."""
    if on.accessibleName() != name:
        on.setAccessibleName(name)


def set_description(on: QWidget, said: str) -> None:
    """What a screen reader says of a widget beside its name, told only when it is another."""
    if on.accessibleDescription() != said:
        on.setAccessibleDescription(said)


def show_look(on: QWidget, look: str | None) -> None:
    """Give a widget another look of the one sheet; the same look again costs nothing."""
    if on.property("look") != look:
        on.setProperty("look", look)
        on.style().unpolish(on)
        on.style().polish(on)


def show_tip(at: QPoint, text: str, widget: QWidget) -> None:
    """Show a tip now; with "" none."""
    QToolTip.showText(at, tip(text), widget)


def says_yes(parent: QWidget, title: str, question: str) -> bool:
    """Whether somebody answers yes; Escape is no."""
    from PySide6.QtWidgets import QMessageBox

    buttons = QMessageBox.StandardButton
    box = QMessageBox(QMessageBox.Icon.Question, title, "", buttons.Yes | buttons.No, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(question)
    answer = box.exec()
    box.deleteLater()
    return answer == buttons.Yes
