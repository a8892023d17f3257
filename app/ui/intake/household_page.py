"""Step 2, huishouden: who lives there, where, the home, and how costs are shared."""

from app.services.editing import without_person
from app.services.intake.page_fields import ADULT, CHILD, HOUSEHOLD, HOUSING
from app.services.intake.people_fields import HOUSEMATE, RESIDENCE
from app.ui.intake.form import Form
from app.ui.intake.item_list import ItemList
from app.ui.intake.page import Page
from calc import Draft
from calc.dossier.household import Housemate
from calc.dossier.people import Adult, AdultRef, Child

_MOST_CHILDREN = 19
_MOST_HOUSEMATES = 19


class HouseholdPage(Page):
    """The people and the home."""

    key = "household"

    def build(self) -> None:
        session, texts = self.session, self.texts
        self.adults = ItemList(
            session, texts, ("adults",), "adult", ADULT.fields, _new_adult, on_remove=_no_adult
        )
        self.children_ = ItemList(
            session, texts, ("children",), "child", CHILD.fields, _new_child, on_remove=_no_child
        )
        self.column.addWidget(Form(session, texts, (HOUSEHOLD,)))
        self.column.addWidget(self.adults)
        self.column.addWidget(self.children_)
        self.housemates = ItemList(
            session, texts, ("housemates",), "housemate", HOUSEMATE.fields, _new_housemate
        )
        self.column.addWidget(self.housemates)
        self.column.addWidget(Form(session, texts, (HOUSING, RESIDENCE)))
        self.column.addStretch(1)


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


def _no_adult(draft: Draft, index: int) -> Draft:
    return without_person(draft, draft.adults[index].ref.value)


def _no_child(draft: Draft, index: int) -> Draft:
    return without_person(draft, draft.children[index].ref)
