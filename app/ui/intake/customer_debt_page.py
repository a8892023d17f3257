"""Step 1, klant en schuld: what the call asks, and folded below it what the system knows."""

from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from app.services.editing import Path
from app.services.intake.applies import had_arrangements
from app.services.intake.consent_fields import COMPLAINT, CONSENTS
from app.services.intake.fields import Section
from app.services.intake.page_fields import (
    ABOUT,
    CALL,
    CO_DEBTOR,
    CONTACT,
    DEBT,
    HELPER,
    NOTES,
    RECURRENCE,
)
from app.services.intake.people_fields import HANDLING, LIFE_STATE
from app.ui.intake.earlier_card import EarlierCard
from app.ui.intake.fold import Fold, Make
from app.ui.intake.form import Form
from app.ui.intake.item_list import ItemList
from app.ui.intake.page import Page
from app.ui.widgets.words import Label
from calc import UNKNOWN, Draft
from calc.dossier.debt import CoDebtor
from calc.dossier.household import LifeState, LifeStateKind
from calc.dossier.people import Helper

_OTHER_STATES: Final = (LifeStateKind.BEWIND, LifeStateKind.CURATELE, LifeStateKind.DECEASED)


class CustomerDebtPage(Page):
    """Everything about the customer and the debt."""

    key = "customer_debt"

    def build(self) -> None:
        session, texts, body = self.session, self.texts, self.body
        self.call = Form(session, texts, (CALL,), parent=body)
        self.column.addWidget(self.call)
        # Under "uit het systeem" stands what is looked up, not asked.
        title = Label(texts.text("form.from_system"), body)
        title.setObjectName("caption")
        self.column.addWidget(title)
        folds: dict[str, tuple[tuple[Path, ...], Make]] = {
            "case": (
                (("about",), ("handling",), ("reference_date",), ("first_plan_month",)),
                self._form(ABOUT, HANDLING),
            ),
            "address": ((*_paths(CONTACT), ("contact", "helper")), self._make_address),
            "debt": (_paths(*DEBT[:2]), self._form(*DEBT[:2])),
            "law": (_paths(*DEBT[2:]), self._form(*DEBT[2:])),
            "together": (
                (("life_states",), ("debt", "co_debtors")), self._make_together,
            ),
            "consents": (
                _paths(*CONSENTS, COMPLAINT), self._form(*CONSENTS, COMPLAINT),
            ),
            "before": (
                (("debt", "earlier_arrangements"), ("debt", "recurrence")), self._make_before,
            ),
            "notes": ((("notes",),), self._form(NOTES)),
        }  # fmt: skip
        self.folds = {
            key: Fold(session, texts, key, covers, make, body)
            for key, (covers, make) in folds.items()
        }
        for fold in self.folds.values():
            self.column.addWidget(fold)
        self.column.setSpacing(10)
        self.column.addStretch(1)

    def keys(self) -> list[tuple[str, str]]:
        words = {"F8": "unknown", "\N{RIGHTWARDS ARROW}": "open_fold"}
        return [(key, self.texts.text(f"form.key.{name}")) for key, name in words.items()]

    def refresh(self) -> None:
        """The questions about earlier arrangements are there when there are such."""
        super().refresh()
        if self.folds["before"].was_opened:
            self.recurrence.setVisible(had_arrangements(self.session.draft))

    def go_to(self, path: Path) -> bool:
        """A field; the question about earlier arrangements while there are none."""
        self.unfold(path)
        if path[:2] == ("debt", "earlier_arrangements") and not self.session.value(path[:2]):
            self.ensureWidgetVisible(self.earlier)
            self.earlier.focus_here()
            return True
        if super().go_to(path):
            return True
        if path[0] != "life_states":
            return False
        self.ensureWidgetVisible(self.life_states)
        self.life_states.add_button.setFocus()
        return True

    def _form(self, *sections: Section) -> Make:
        return lambda body: [Form(self.session, self.texts, sections, parent=body)]

    def _make_address(self, body: QWidget) -> list[QWidget]:
        self.helper = ItemList(
            self.session, self.texts, ("contact", "helper"), "helper", HELPER.fields, _new_helper,
            single=True, parent=body,
        )  # fmt: skip
        return [Form(self.session, self.texts, (CONTACT,), parent=body), self.helper]

    def _make_together(self, body: QWidget) -> list[QWidget]:
        self.life_states = ItemList(
            self.session, self.texts, ("life_states",), "life_state", LIFE_STATE.fields,
            self._new_state,
            more={
                f"add_{kind.value}": partial(self._new_state, kind=kind) for kind in _OTHER_STATES
            },
            parent=body,
        )  # fmt: skip
        self.co_debtors = ItemList(
            self.session, self.texts, ("debt", "co_debtors"), "co_debtor", CO_DEBTOR.fields,
            _new_co_debtor, parent=body,
        )  # fmt: skip
        return [self.life_states, self.co_debtors]

    def _make_before(self, body: QWidget) -> list[QWidget]:
        self.earlier = EarlierCard(self.session, self.texts, body)
        self.recurrence = Form(self.session, self.texts, (RECURRENCE,), parent=body)
        self.recurrence.setVisible(had_arrangements(self.session.draft))
        return [self.earlier, self.recurrence]

    def _new_state(
        self, draft: Draft, kind: LifeStateKind = LifeStateKind.POWER_OF_ATTORNEY
    ) -> LifeState:
        """A state from the day of the dossier on, of the first adult: to be completed."""
        on = draft.reference_date
        day = self.session.assessment.reference_date if on is UNKNOWN else on
        return LifeState(kind=kind, who="A", from_date=day)


def _new_helper(draft: Draft) -> Helper | None:
    return Helper() if draft.contact.helper in (None, UNKNOWN) else None


def _new_co_debtor(draft: Draft) -> CoDebtor | None:
    taken = {other.ref for other in draft.debt.co_debtors}
    free = [ref for ref in "XYZ" if ref not in taken]
    return CoDebtor(ref=free[0]) if free else None


def _paths(*sections: Section) -> tuple[Path, ...]:
    return tuple(spec.path for section in sections for spec in section.fields)
