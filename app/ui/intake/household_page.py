"""Step 2, huishouden: who lives there as rows, the home in one, and the rest folded."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.services.editing import Path, without_person
from app.services.intake.ages import age_on, next_step
from app.services.intake.page_fields import ADULT, CHILD, CUT_OFF, HOUSEHOLD, HOUSING
from app.services.intake.people_fields import HOUSEMATE, RESIDENCE
from app.ui.intake.fold import Fold
from app.ui.intake.form import Form
from app.ui.intake.item_list import ItemList
from app.ui.intake.page import Page
from app.ui.intake.page_head import PageHead
from app.ui.intake.people_table import PeopleTable
from app.ui.widgets.tab_order import put_all_after
from app.ui.widgets.words import Label
from calc import Draft
from calc.dossier.household import Housemate
from calc.dossier.people import Adult, AdultRef, Child

_MOST_CHILDREN = 19
_MOST_HOUSEMATES = 19
_HOME = 16
"""Letters: so wide is a field of the home at least: five of them stand in one row."""
_NARROW = 24


class HouseholdPage(Page):
    """The people and the home."""

    key = "household"

    def build(self) -> None:
        session, texts = self.session, self.texts
        self.add_adult = self._button("adult", self._add_adult)
        self.add_child = self._button("child", self._add_child)
        self.head = PageHead(self.heading, (self.add_adult, self.add_child), self.body)
        self.column.addWidget(self.head)
        self.people = PeopleTable(session, texts, self.body)
        self.people.chosen.connect(self._show_person)
        self.people.details_wanted.connect(self._enter_details)
        self.people.add_wanted.connect(self._add_child)
        self.people.remove_wanted.connect(self.remove_person)
        self.column.addWidget(self.people)
        self._person = QVBoxLayout()
        self.column.addLayout(self._person)
        self.details: QFrame | None = None
        self._shown: tuple[str, int] | None = None
        home = QFrame(self.body)
        home.setObjectName("card")
        inside = QVBoxLayout(home)
        inside.setContentsMargins(14, 8, 14, 12)
        inside.addWidget(Form(session, texts, (HOUSING,), parent=home, letters=_HOME, most=5))
        inside.addWidget(Form(session, texts, (HOUSEHOLD,), parent=home, letters=_NARROW, most=3))
        self.column.addWidget(home)
        self.column.addWidget(Form(session, texts, (CUT_OFF,), parent=self.body))
        self.others = Fold(
            session, texts, "others", (("housemates",), ("residence",)), self._make_others,
            self.body,
        )  # fmt: skip
        self.column.addWidget(self.others)
        self.column.addStretch(1)
        self._show_person()

    def refresh(self) -> None:
        """The people first: their rows and details may be others."""
        self.people.follow()
        super().refresh()
        self._say_step()
        draft = self.session.draft
        may = (_new_adult(draft) is not None, _new_child(draft) is not None)
        if may != (not self.add_adult.isHidden(), not self.add_child.isHidden()):
            self.add_adult.setVisible(may[0])
            self.add_child.setVisible(may[1])
            self.head.fit()

    def keys(self) -> list[tuple[str, str]]:
        words = {
            "Ins": "new_child", "Ctrl+Del": "remove", "Ctrl+Tab": "details", "F8": "unknown",
        }  # fmt: skip
        return [(key, self.texts.text(f"form.key.{name}")) for key, name in words.items()]

    def enter(self) -> None:
        """At the first person; in an empty dossier at the button that adds one."""
        self.verticalScrollBar().setValue(0)
        if self.people.rows:
            self.people.rows[0].focus_field("name")
        else:
            self.add_adult.setFocus()

    def go_to(self, path: Path) -> bool:
        """A person is chosen before the cursor goes to a field of theirs."""
        if path[0] in ("adults", "children"):
            if len(path) < 2 or not isinstance(path[1], int) or not self._has(path):
                button = self.add_adult if path[0] == "adults" else self.add_child
                self.ensureWidgetVisible(button)
                button.setFocus()
                return True
            self.people.choose((str(path[0]), path[1]))
        return super().go_to(path)

    def remove_person(self) -> None:
        """Take the chosen person away; undo brings them back."""
        base = self.people.chosen_base
        if base is None:
            return
        draft = self.session.draft
        person = getattr(draft, base[0])[base[1]]
        name = self._name(base)
        words = self.texts.text("ui.items.remove_named", name=name)
        self.session.replace(
            without_person(draft, str(getattr(person.ref, "value", person.ref))), words
        )
        if self.people.rows:
            self.people.rows[min(base[1], len(self.people.rows) - 1)].focus_field("name")
        else:
            self.add_adult.setFocus()

    def _has(self, path: Path) -> bool:
        return isinstance(path[1], int) and path[1] < len(getattr(self.session.draft, str(path[0])))

    def _button(self, key: str, slot: Callable[[], None]) -> QPushButton:
        button = QPushButton(self.texts.text(f"form.people.add_{key}"), self.body)
        button.setAutoDefault(False)
        button.setAccessibleName(self.texts.text(f"ui.items.{key}.add").replace("&", ""))
        button.clicked.connect(lambda _=False: slot())
        return button

    def _add_adult(self) -> None:
        self._add("adults", "adult", _new_adult(self.session.draft))

    def _add_child(self) -> None:
        self._add("children", "child", _new_child(self.session.draft))

    def _add(self, name: str, key: str, person: Any) -> None:
        """A new row, with the cursor in it."""
        if person is None:
            return
        at = len(getattr(self.session.draft, name))
        words = self.texts.text(f"ui.items.{key}.add").replace("&", "")
        self.session.insert((name,), at, [person], words)
        self.people.choose((name, at), "name")

    # -- the chosen person -------------------------------------------------------------------------

    def _name(self, base: tuple[str, int]) -> str:
        name = getattr(self.session.draft, base[0])[base[1]].name
        return name if isinstance(name, str) and name else self.people.called(base)

    def _show_person(self) -> None:
        base = self.people.chosen_base
        if base == self._shown and self.details is not None and base is not None:
            self._mend_order()  # the rows may be others
            return
        self._shown = base
        if self.details is not None:
            self.details.hide()
            self.details.deleteLater()
            self.details = None
        if base is None:
            return
        self.details = self._make_details(base)
        self._person.addWidget(self.details)
        self.details.show()
        self._mend_order()
        for form in Form.within(self.details):
            form.refresh()
        self._say_step()

    def _enter_details(self) -> None:
        """To the first field of the chosen person, or to the fold that holds them."""
        if self.details is None:
            return
        fold = self.details.findChild(Fold)
        if isinstance(fold, Fold):
            fold.button.setFocus(Qt.FocusReason.TabFocusReason)
            return
        for form in Form.within(self.details):
            form.editors[0].focus_here()

    def _mend_order(self) -> None:
        """Tab goes through the rows, then through the details below them."""
        details = [] if self.details is None else [self.details]
        put_all_after(self.add_child, [*self.people.rows, *details])

    def _make_details(self, base: tuple[str, int]) -> QFrame:
        card = QFrame(self.body)
        card.setObjectName("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(14, 8, 14, 10)
        row = QHBoxLayout()
        self._title, self._step = Label(card), Label(card)
        self._title.setObjectName("cardTitle")
        self._title.setWordWrap(True)  # a long name would make the page wider than the window
        self._step.setObjectName("quiet")
        self._step.setWordWrap(True)
        remove = QPushButton(self.texts.text("ui.items.remove"), card)
        remove.setAutoDefault(False)
        remove.setAccessibleName(self.texts.text("ui.items.remove_named", name=self._name(base)))
        remove.clicked.connect(lambda _=False: self.remove_person())
        row.addWidget(self._title, 2)
        row.addWidget(self._step, 1)
        row.addWidget(remove)
        inside.addLayout(row)
        if base[0] == "children":
            say = Label(self.texts.text("form.people.say_children"), card)
            say.setObjectName("quiet")
            say.setWordWrap(True)
            inside.addWidget(say)
            section = CHILD
            inside.addWidget(
                Form(self.session, self.texts, (section,), base, card, letters=_NARROW, most=3)
            )
        else:
            covers = [(*base, *spec.path) for spec in ADULT.fields]
            inside.addWidget(
                Fold(self.session, self.texts, "adult", covers, lambda body: [
                    Form(self.session, self.texts, (ADULT,), base, body, letters=_NARROW, most=3)
                ], card)
            )  # fmt: skip
        return card

    def _say_step(self) -> None:
        """Who it is, how old, and the birthday that is coming."""
        base = self.people.chosen_base
        if base is None or self.details is None or base not in self.people.bases:
            return
        person = getattr(self.session.draft, base[0])[base[1]]
        age = age_on(person.birth_month, self.session.assessment.reference_date)
        title = self._name(base)
        if age is not None:
            title = self.texts.text("form.people.aged", name=title, age=age)
        said = ""
        if base[0] == "children":
            birth = self.session.draft.children[base[1]].birth_month
            coming = next_step(birth, self.session.assessment.reference_date)
            if coming is not None:
                month = self.texts.formats.month(coming[1])
                said = self.texts.text("form.people.becomes", age=coming[0], month=month)
        for label, text in ((self._title, title), (self._step, said)):
            if label.text() != text:
                label.setText(text)

    def _make_others(self, body: QWidget) -> list[QWidget]:
        self.housemates = ItemList(
            self.session, self.texts, ("housemates",), "housemate", HOUSEMATE.fields,
            _new_housemate, parent=body,
        )  # fmt: skip
        return [self.housemates, Form(self.session, self.texts, (RESIDENCE,), parent=body)]


def _new_adult(draft: Draft) -> Adult | None:
    taken = {adult.ref for adult in draft.adults}
    free = [ref for ref in AdultRef if ref not in taken]
    return Adult(ref=free[0]) if free else None


def _new_child(draft: Draft) -> Child | None:
    taken = {child.ref for child in draft.children}
    free = [f"K{number}" for number in range(1, _MOST_CHILDREN + 1) if f"K{number}" not in taken]
    return Child(ref=free[0]) if free else None


def _new_housemate(draft: Draft) -> Housemate | None:
    taken = {other.ref for other in draft.housemates}
    refs = (f"M{number}" for number in range(1, _MOST_HOUSEMATES + 1))
    free = [ref for ref in refs if ref not in taken]
    return Housemate(ref=free[0]) if free else None
