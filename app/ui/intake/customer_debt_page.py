"""Step 1, klant en schuld: who calls, how to reach them, and the debt itself."""

from functools import partial
from typing import Final

from app.services.editing import Path
from app.services.intake.applies import had_arrangements
from app.services.intake.page_fields import (
    ABOUT,
    CO_DEBTOR,
    CONTACT,
    DEBT,
    HELPER,
    NOTES,
    RECURRENCE,
)
from app.services.intake.people_fields import HANDLING, LIFE_STATE
from app.ui.intake.earlier_card import EarlierCard
from app.ui.intake.form import Form
from app.ui.intake.item_list import ItemList
from app.ui.intake.page import Page
from calc import UNKNOWN, Draft
from calc.dossier.debt import CoDebtor
from calc.dossier.household import LifeState, LifeStateKind
from calc.dossier.people import Helper

_OTHER_STATES: Final = (LifeStateKind.BEWIND, LifeStateKind.CURATELE, LifeStateKind.DECEASED)


class CustomerDebtPage(Page):
    """Everything about the customer and the debt."""

    key = "customer_debt"

    def build(self) -> None:
        session, texts = self.session, self.texts
        self.column.addWidget(Form(session, texts, (ABOUT, HANDLING, CONTACT)))
        self.helper = ItemList(
            session, texts, ("contact", "helper"), "helper", HELPER.fields, _new_helper, single=True
        )
        self.column.addWidget(self.helper)
        self.life_states = ItemList(
            session, texts, ("life_states",), "life_state", LIFE_STATE.fields, self._new_state,
            more={
                f"add_{kind.value}": partial(self._new_state, kind=kind) for kind in _OTHER_STATES
            },
        )  # fmt: skip
        self.column.addWidget(self.life_states)
        self.column.addWidget(Form(session, texts, DEBT))
        self.co_debtors = ItemList(
            session, texts, ("debt", "co_debtors"), "co_debtor", CO_DEBTOR.fields, _new_co_debtor
        )
        self.column.addWidget(self.co_debtors)
        self.earlier = EarlierCard(session, texts)
        self.column.addWidget(self.earlier)
        self.recurrence = Form(session, texts, (RECURRENCE,))
        self.column.addWidget(self.recurrence)
        self.column.addWidget(Form(session, texts, (NOTES,)))
        self.column.addStretch(1)

    def refresh(self) -> None:
        """The questions about earlier arrangements are there when there are such."""
        super().refresh()
        self.recurrence.setVisible(had_arrangements(self.session.draft))

    def go_to(self, path: Path) -> bool:
        """A field; the question about earlier arrangements while there are none."""
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
