"""Answers about who lives in the home and who helps: people come, go and are told apart."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from app.services.call.changing import Refused, set_quietly, sound, with_added_note, with_value
from app.services.call.conditions import Value
from app.services.editing import changed, without_person
from calc import UNKNOWN, Draft, Problem
from calc.dossier.codes import HouseholdType
from calc.dossier.household import Housemate, HousemateKind
from calc.dossier.people import Adult, AdultRef, Child, Helper, ParentRef

MOST_CHILDREN: Final = 19
_OF: Final = {"s": ParentRef.BOTH, "a": ParentRef.A, "b": ParentRef.B}
_OTHERS: Final = {"v": HousemateKind.GROWN_CHILD, "i": HousemateKind.HOUSEMATE}


def with_customer(draft: Draft) -> Draft:
    """The draft in which the customer is there, to hold what is said about them."""
    if draft.adults:
        return draft
    return set_quietly(draft, ("adults",), (Adult(ref=AdultRef.A),))


def who_lives_here(draft: Draft, chosen: Sequence[str], left: str) -> Draft:
    """The draft with these people in the home. `left`: what the note of who went begins with."""
    draft = with_customer(draft)
    partner = len(draft.adults) > 1
    if "p" in chosen and not partner:
        draft = set_quietly(draft, ("adults",), (*draft.adults, Adult(ref=AdultRef.B)))
    if "p" not in chosen and partner:
        draft = _without_partner(draft, left)
    if "k" not in chosen:
        draft = with_children(draft, 0, left)
    return _with_others(draft, chosen)


def with_children(draft: Draft, number: int, left: str) -> Draft:
    """The draft with so many children; the last ones go, and a note says who they were.

    More than fit are refused: a lower number than was said would be a wrong household.
    """
    if number > MOST_CHILDREN:
        problem = Problem("too_many_children", "children", (("highest", MOST_CHILDREN),))
        raise Refused((problem,))
    for child in draft.children[number:]:
        said = " ".join(str(each) for each in (child.name, child.birth_month)
                        if each is not UNKNOWN)  # fmt: skip
        draft = without_person(draft, child.ref)
        if said:
            draft = with_added_note(draft, f"{left} {said}")
    taken = {child.ref for child in draft.children}
    free = [f"K{at}" for at in range(1, MOST_CHILDREN + 1) if f"K{at}" not in taken]
    new = [Child(ref=ref) for ref in free[: max(0, number - len(draft.children))]]
    if not new:
        return draft
    return sound(changed(draft, ("children",), (*draft.children, *new)))


def child_of(draft: Draft, index: int, chosen: Sequence[str], on: date) -> Draft:
    """The draft in which it is said whose child this is."""
    value = _OF[chosen[0]] if chosen else UNKNOWN
    return with_value(draft, ("children", index, "of"), value, on)


def household_type(draft: Draft, has_partner: Value | None) -> HouseholdType | None:
    """The kind of household that the people in it make; None while a partner is not known."""
    if not isinstance(has_partner, bool):
        return None
    if not has_partner:
        return HouseholdType.SINGLE_PARENT if draft.children else HouseholdType.SINGLE
    if any(child.of in (ParentRef.A, ParentRef.B) for child in draft.children):
        return HouseholdType.BLENDED
    return HouseholdType.COUPLE_WITH_CHILDREN if draft.children else HouseholdType.COUPLE


def with_organisation(draft: Draft, name: str, also: str, on: date) -> Draft:
    """The draft with the organisation that helps as the helper; who was there goes to the notes."""
    helper = draft.contact.helper
    if isinstance(helper, Helper) and helper.name not in (UNKNOWN, name):
        said = ", ".join(str(each) for each in (helper.name, helper.relation, helper.phone)
                         if each is not UNKNOWN)  # fmt: skip
        draft = set_quietly(with_added_note(draft, f"{also} {said}"), ("contact", "helper"), {})
    elif not isinstance(helper, Helper):
        draft = set_quietly(draft, ("contact", "helper"), {})
    return with_value(draft, ("contact", "helper", "name"), name, on)


def _without_partner(draft: Draft, left: str) -> Draft:
    partner = draft.adults[1]
    mine = {"who": AdultRef.A.value}
    shared = {
        group: tuple(
            line.model_copy(update=mine) if line.who == "AB" else line
            for line in getattr(draft, group)
        )
        for group in ("income", "expenses", "arrangements")
    }
    draft = without_person(draft.model_copy(update=shared), "B")
    if partner.name is UNKNOWN:
        return draft
    return with_added_note(draft, f"{left} {partner.name}")


def _with_others(draft: Draft, chosen: Sequence[str]) -> Draft:
    """Others at home count for the huurtoeslag: one of each kind that was named, if none is there.

    Who is there already stays: only the page of the household takes somebody away.
    """
    kinds = {other.kind for other in draft.housemates}
    others = list(draft.housemates)
    for key, kind in _OTHERS.items():
        if key in chosen and kind not in kinds:
            others.append(Housemate(ref=f"M{len(others) + 1}", kind=kind))
    if len(others) == len(draft.housemates):
        return draft
    return sound(changed(draft, ("housemates",), tuple(others)))
