"""ItemList: people, co-debtors and the like: a form for each, one button to add, one to remove."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.i18n import Texts
from app.i18n.paths import name_of
from app.services.editing import Path
from app.services.intake.fields import FieldSpec, Section
from app.ui.intake.form import Form
from app.ui.intake.session import Session
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.tab_order import put_before
from app.ui.widgets.words import Label
from calc import UNKNOWN, Draft

MakeItem = Callable[[Draft], Any]
"""A new item for this draft, or None when there is no place for one more."""
RemoveItem = Callable[[Draft, int], Draft]


class ItemList(QWidget):
    """The items of a list in the draft (or the one item at a path, with `single`).

    `shows`: which of them have a card here. `more`: other buttons to add one, by the end of the key
    of their text.
    """

    def __init__(
        self,
        session: Session,
        texts: Texts,
        path: Path,
        key: str,
        fields: tuple[FieldSpec, ...],
        make: MakeItem,
        *,
        single: bool = False,
        titled: bool = True,
        shows: Callable[[Any], bool] | None = None,
        more: Mapping[str, MakeItem] | None = None,
        on_remove: RemoveItem | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._texts, self._path, self._key = session, texts, path, key
        self._fields, self._make, self._single, self._on_remove = fields, make, single, on_remove
        self._shows = shows
        self._shown: list[int] = []
        self._had: list[Any] = []
        """the items of the cards, as they were"""
        self._titles: list[Label] = []
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        title = Label(texts.text(f"ui.items.{key}.title"), self)
        title.setObjectName("sectionTitle")
        title.setWordWrap(True)
        title.setVisible(titled)
        whole.addWidget(title)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(10)
        whole.addLayout(self._cards)
        self.add_button = QPushButton(texts.text(f"ui.items.{key}.add"), self)
        self.add_button.setAccessibleName(self.add_button.text().replace("&", ""))
        self.add_button.clicked.connect(lambda: self._add(self._make, "add"))
        self.more_buttons: dict[str, QPushButton] = {}
        holder = QWidget(self)
        buttons = FlowLayout(8, holder)
        buttons.addWidget(self.add_button)
        for name, make_other in (more or {}).items():
            button = QPushButton(texts.text(f"ui.items.{key}.{name}"), self)
            button.setAccessibleName(f"{title.text()}: {button.text()}")
            adds = partial(self._add, make_other, name)
            button.clicked.connect(lambda _=False, adds=adds: adds())
            self.more_buttons[name] = button
            buttons.addWidget(button)
        whole.addWidget(holder)
        session.loaded.connect(self._rebuild)
        session.draft_changed.connect(self._follow)
        self._rebuild()

    def _items(self) -> list[Any]:
        value = self._session.value(self._path)
        if self._single:
            return [] if value is None or value is UNKNOWN else [value]
        return list(value)

    def _places(self) -> list[int]:
        """The places of the items that have a card here."""
        items = enumerate(self._items())
        return [place for place, item in items if self._shows is None or self._shows(item)]

    def _follow(self) -> None:
        """Make or drop cards when other items are there, by undo for instance.

        The cards before one that came at the end, or went there, are of the same items as before.
        """
        places, items = self._places(), self._items()
        kept = min(len(places), len(self._shown))
        if places == self._shown:
            for index, title in zip(self._shown, self._titles, strict=True):
                title.setText(self._heading(index, items[index]))
            self._had = [items[index] for index in places]
        elif places[:kept] == self._shown[:kept] and self._had[:kept] == [
            items[index] for index in places[:kept]
        ]:
            self._put_cards(kept)
        else:
            self._rebuild()

    def _rebuild(self) -> None:
        self._put_cards(0)

    def _put_cards(self, kept: int) -> None:
        """Make the cards anew, but for the first so many."""
        while (taken := self._cards.takeAt(kept)) is not None:
            widget = taken.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        items = self._items()
        self._shown, self._titles = self._places(), self._titles[:kept]
        self._had = [items[index] for index in self._shown]
        for index in self._shown[kept:]:
            card = self._card(index, items[index])
            self._cards.addWidget(card)
            card.show()  # a layout would do so only later, and the cursor goes there now
            put_before(self.add_button, card)
        may_add = self._make(self._session.draft) is not None
        for button in (self.add_button, *self.more_buttons.values()):
            button.setVisible(may_add)

    def _card(self, index: int, item: Any) -> QWidget:
        card = QFrame(self)
        card.setObjectName("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(14, 10, 14, 14)
        heading = self._heading(index, item)
        row = QHBoxLayout()
        title = Label(heading, card)
        title.setObjectName("cardTitle")
        title.setWordWrap(True)
        self._titles.append(title)
        row.addWidget(title, 1)
        remove = QPushButton(self._texts.text("ui.items.remove"), card)
        remove.setAccessibleName(self._texts.text("ui.items.remove_named", name=heading))
        remove.setAutoDefault(False)
        remove.clicked.connect(lambda: self._remove(index, heading))
        row.addWidget(remove)
        inside.addLayout(row)
        base = self._path if self._single else (*self._path, index)
        fields = self._fields
        if self._single:
            fields = tuple(_relative(spec, len(self._path)) for spec in fields)
        inside.addWidget(Form(self._session, self._texts, (Section("", fields),), base, card))
        return card

    def _heading(self, index: int, item: Any) -> str:
        """What the item is called: by its own name where it has one, else by its place."""
        key = f"ui.items.{self._key}.one"
        params = {"n": index + 1, "name": name_of(self._texts, item)}
        wanted = self._texts.placeholders(key)
        return self._texts.text(key, **{name: params[name] for name in wanted})

    def _add(self, make: MakeItem, name: str) -> None:
        item = make(self._session.draft)
        if item is None:
            return
        text = self._texts.text(f"ui.items.{self._key}.{name}").replace("&", "")
        if self._single:
            self._session.change(self._path, item, text)
        else:
            self._session.insert(self._path, len(self._items()), [item], text)
        self.focus_last()

    def _remove(self, index: int, heading: str) -> None:
        text = self._texts.text("ui.items.remove_named", name=heading)
        if self._on_remove is not None:
            self._session.replace(self._on_remove(self._session.draft, index), text)
        elif self._single:
            self._session.change(self._path, None, text)
        else:
            self._session.remove(self._path, [index], text)
        self.add_button.setFocus()

    def focus_last(self) -> None:
        """Bring the cursor to the first field of the last item."""
        last = self._cards.itemAt(self._cards.count() - 1)
        card = last.widget() if last is not None else None
        form = card.findChild(Form) if card is not None else None
        if form is not None and form.editors:
            form.editors[0].focus_here()


def _relative(spec: FieldSpec, length: int) -> FieldSpec:
    return FieldSpec(
        spec.path[length:],
        spec.kind,
        spec.choices,
        spec.none,
        spec.unknown,
        spec.applies,
        spec.wide,
    )
