"""OutcomeTabs: more about the outcome, one part at a time, each made when it is first opened."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.i18n import Texts
from app.ui.result.cards import OutcomeCard
from app.ui.widgets.inputs import TabBar


class OutcomeTabs(OutcomeCard):
    """`names` are the keys of the tabs; the last one opens something beside the page."""

    opened = Signal(str)
    """another tab is shown: its name"""
    beside_requested = Signal()

    def __init__(
        self,
        texts: Texts,
        names: Sequence[str],
        make: Callable[[str, QWidget], QWidget],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._make, self._names = make, tuple(names)
        self._made: dict[str, QWidget] = {}
        self.bar = TabBar(self)
        self.bar.setObjectName("outcomeTabs")
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setUsesScrollButtons(True)
        self.bar.setAccessibleName(texts.text("outcome.tabs"))
        self.bar.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for place, name in enumerate(self._names):
            title = texts.text(f"outcome.tab.{name}")
            self.bar.addTab(f"{title}  Ctrl+{place + 1}")
            self.bar.setTabToolTip(place, title)
        self.column.addWidget(self.bar)
        self._shown = self._names[0]
        self.bar.currentChanged.connect(self._change)

    @property
    def shown(self) -> str:
        """The name of the tab that is open."""
        return self._shown

    @property
    def made(self) -> dict[str, QWidget]:
        """What was opened so far, by its name."""
        return self._made

    def tab(self, name: str) -> QWidget:
        """What stands behind a tab, made when it is first needed."""
        if name not in self._made:
            widget = self._make(name, self)
            widget.setVisible(name == self._shown)
            self._made[name] = widget
            self.column.addWidget(widget)
        return self._made[name]

    def open(self, name: str) -> None:
        """Open a tab by its name."""
        place = self._names.index(name)
        if place == self.bar.currentIndex():
            self._change(place)
        else:
            self.bar.setCurrentIndex(place)

    def _change(self, place: int) -> None:
        name = self._names[place]
        if name == self._names[-1]:
            before = self._names.index(self._shown)
            self.bar.setCurrentIndex(before)
            self.beside_requested.emit()
            return
        self._shown = name
        self.tab(name)
        for other, widget in self._made.items():
            widget.setVisible(other == name)
        self.opened.emit(name)
