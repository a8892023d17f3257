"""PointsList: the findings of an assessment, by what they do, each a way to its field."""

from collections import Counter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import Texts
from app.i18n.user_error import MOST_POINTS, with_more
from app.services.grouped_findings import GroupedPoint, grouped_points
from app.services.short_findings import listed_once
from app.ui.result.cards import label
from app.ui.widgets.point_button import PointButton
from app.ui.widgets.words import Label
from calc import Assessment, Draft, Severity


class PointsList(QWidget):
    """What holds for several is said once, above them. What did not change stays as it is."""

    go_to_requested = Signal(str)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._shown: list[GroupedPoint] = []
        self._counts = Counter[Severity]()
        self.buttons: list[PointButton] = []
        self.headings: list[Label] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def show_assessment(self, assessment: Assessment, draft: Draft) -> bool:
        """Show its findings; gives whether there are any."""
        self._counts = Counter(finding.severity for finding in listed_once(assessment))
        points = grouped_points(self._texts, assessment, draft)
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
        self.buttons, self.headings = [], []
        before: GroupedPoint | None = None
        for point in self._shown:
            if before is None or point.severity is not before.severity:
                count = self._counts[point.severity]
                self._head("cardTitle", f"answer.points.{point.severity.value}", count)
                before = None
            if point.heading and (before is None or point.heading != before.heading):
                self._add_heading("", point.heading)
            before = point
            button = PointButton(point.severity, point.title, point.said, point.path, self)
            button.clicked.connect(lambda _=False, to=point.path: self.go_to_requested.emit(to))
            self._column.addWidget(button)
            button.show()
            self.buttons.append(button)
        more = sum(max(0, count - MOST_POINTS) for count in self._counts.values())
        for said in with_more(self._texts, [], more):
            self._column.addWidget(Label(said, self))
        if True in focused and self.buttons:
            self.buttons[min(focused.index(True), len(self.buttons) - 1)].setFocus()

    def _head(self, name: str, key: str, count: int) -> None:
        self._add_heading(name, self._texts.text(key, count=count))

    def _add_heading(self, name: str, said: str) -> None:
        heading = label(self, name, said)
        self._column.addWidget(heading)
        heading.show()
        self.headings.append(heading)
