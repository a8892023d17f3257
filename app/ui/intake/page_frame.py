"""PageFrame: what every page of the wizard is before anything stands on it. Knows no dossier."""

from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.ui.widgets.first import PlainLabel, without_focus, without_frame


class PageFrame(QScrollArea):
    """A page with its name. Its body stands where it will be seen before anything is put into it:
    to move it with all that it holds is to style all of that again."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        without_frame(self)
        without_focus(self)
        self.setAccessibleName(title)
        self.body = QWidget(self)
        self.body.setObjectName("pageBody")
        self.body.ensurePolished()  # it has its ground: Qt need not paint what is under it
        self.setWidget(self.body)
        self.column = QVBoxLayout(self.body)
        self.column.setContentsMargins(6, 8, 6, 8)
        self.column.setSpacing(14)
        self.heading = PlainLabel(title, self.body)
        self.heading.setObjectName("pageTitle")
        self.column.addWidget(self.heading)


class EmptyPage(PageFrame):
    """A page that has only its name yet."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.column.addStretch(1)
