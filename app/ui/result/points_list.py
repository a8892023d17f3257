"""PointsList: the findings of an assessment, by what they do, each a way to its field."""

from collections import Counter
from collections.abc import Sequence
from itertools import islice
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import Texts, say_finding
from app.i18n.user_error import MOST_POINTS, with_more
from app.services.short_findings import short_point
from app.ui.widgets.point_button import PointButton
from app.ui.widgets.words import Label
from calc import Assessment, Draft, Severity

_ALL: Final = tuple(Severity)


class PointsList(QWidget):
    """`severities` are the groups that are shown, in this order.

    A brief list has one line for each and no headings; the sentence is in the tooltip.
    """

    go_to_requested = Signal(str)

    def __init__(
        self,
        texts: Texts,
        severities: Sequence[Severity] = _ALL,
        *,
        brief: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._texts, self._severities, self._brief = texts, severities, brief
        self._shown: list[tuple[Severity, str, str, str]] = []
        self._counts = Counter[Severity]()
        self.buttons: list[PointButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def show_assessment(self, assessment: Assessment, draft: Draft) -> bool:
        """Show its findings; gives whether there are any. What did not change stays as it is."""
        self._counts = Counter(finding.severity for finding in assessment.findings)
        points = [
            (finding.severity, title if finding.path else "", said, finding.path)
            for severity in self._severities
            for finding in islice(
                (each for each in assessment.findings if each.severity is severity), MOST_POINTS
            )
            for title in [_upper(short_point(self._texts, finding, draft))]
            for said in [say_finding(self._texts, finding, draft)]
        ]
        if points != self._shown:
            self._shown = points
            self._build()
        return bool(points)

    def _build(self) -> None:
        focused = [button.hasFocus() for button in self.buttons]
        while (taken := self._column.takeAt(0)) is not None:
            widget = taken.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.buttons = []
        before: Severity | None = None
        for severity, title, said, path in self._shown:
            if severity is not before and not self._brief:
                self._column.addWidget(self._heading(severity))
            before = severity
            button = PointButton(severity, title, said, path, self, brief=self._brief)
            button.clicked.connect(lambda _=False, to=path: self.go_to_requested.emit(to))
            self._column.addWidget(button)
            button.show()
            self.buttons.append(button)
        more = sum(max(0, self._counts[each] - MOST_POINTS) for each in self._severities)
        for said in with_more(self._texts, [], more):
            self._column.addWidget(Label(said, self))
        if True in focused and self.buttons:
            self.buttons[min(focused.index(True), len(self.buttons) - 1)].setFocus()

    def _heading(self, severity: Severity) -> Label:
        count = self._counts[severity]
        title = self._texts.text(f"answer.points.{severity.value}", count=count)
        heading = Label(title, self)
        heading.setObjectName("cardTitle")
        return heading


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
