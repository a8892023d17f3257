"""ExtraFields: what a document says that stands in no dossier: a day, an hour, an amount."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from app.i18n import Texts
from app.services.document_extras import fields_of, place_of_extra
from app.services.documents import DocumentKind
from app.ui.intake.session import Session
from app.ui.widgets.tokens import SPACE
from app.ui.widgets.words import Label, set_description


class ExtraFields(QWidget):
    """The fields of the document that is shown; what was typed outlives them all."""

    changed = Signal()

    def __init__(self, session: Session, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._texts = session, texts
        self._kind: DocumentKind | None = None
        self.fields: dict[str, QLineEdit] = {}
        self.errors: dict[str, Label] = {}
        self._labels: list[Label] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE[2])
        self._grid.setVerticalSpacing(SPACE[0])

    @property
    def typed(self) -> dict[str, str]:
        """What stands in them, by field."""
        return {name: field.text() for name, field in self.fields.items()}

    def show_kind(self, kind: DocumentKind) -> None:
        """The fields of this document."""
        if kind is self._kind:
            return
        self._kind = kind
        for widget in (*self.fields.values(), *self.errors.values(), *self._labels):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.fields, self.errors, self._labels = {}, {}, []
        for row, name in enumerate(fields_of(kind)):
            self._add(row, kind, name)
        self.setVisible(bool(self.fields))

    def forget(self) -> None:
        """Another dossier: its own texts come with the next document that is shown."""
        self._kind = None

    def show_wrong(self, wrong: Mapping[str, str]) -> None:
        """Say below a field why it cannot be read."""
        for name, error in self.errors.items():
            said = wrong.get(name, "")
            if error.text() != said:
                error.setText(said)
            error.setVisible(bool(said))
            set_description(self.fields[name], said or self._help(name))

    def _add(self, row: int, kind: DocumentKind, name: str) -> None:
        place = place_of_extra(kind, name)
        field, error = QLineEdit(self), Label(self)
        field.setText(self._session.pending.text(place))
        field.setPlaceholderText(self._help(name))
        field.setAccessibleName(self._texts.text(f"papers.extra.{name}"))
        field.textEdited.connect(lambda text: self._typed(place, text))
        label = Label(self._texts.text(f"papers.extra.{name}"), self)
        label.setWordWrap(True)
        label.setBuddy(field)
        error.setObjectName("fieldError")
        error.setWordWrap(True)
        error.hide()
        self._labels.append(label)
        self._grid.addWidget(label, 2 * row, 0)
        self._grid.addWidget(field, 2 * row, 1)
        self._grid.addWidget(error, 2 * row + 1, 0, 1, 2)
        self._grid.setColumnStretch(1, 1)
        self.fields[name], self.errors[name] = field, error
        for widget in (label, field):
            widget.show()

    def _help(self, name: str) -> str:
        return self._texts.text(f"papers.extra.help.{name}")

    def _typed(self, place: str, text: str) -> None:
        self._session.pending.keep(place, text)
        self.changed.emit()
