"""The people of a dossier as whose a line can be: a reference, and the key of its words."""

from app.i18n import Texts
from calc import UNKNOWN, Draft


def say_person(texts: Texts, draft: Draft, ref: str) -> str:
    """Whom a line is of, by name where that is known."""
    known = {adult.ref.value: adult.name for adult in draft.adults}
    known |= {child.ref: child.name for child in draft.children}
    name = known.get(ref, UNKNOWN)
    if name is not UNKNOWN and name:
        return str(name)
    return texts.text(dict(people_of(draft)).get(ref, "ui.who.adult"), ref=ref)


def people_of(draft: Draft) -> list[tuple[str, str]]:
    """Whom a line can be of, with the key of the words for it."""
    adults = [adult.ref.value for adult in draft.adults] or ["A"]
    if "A" not in adults:
        adults.insert(0, "A")
    people = [(ref, "ui.who.adult") for ref in adults]
    if "B" in adults:
        people.append(("AB", "ui.who.both"))
    return people + [(child.ref, "ui.who.child") for child in draft.children]
