"""The people of a dossier as whose a line can be: a reference, and the key of its words."""

from calc import Draft


def people_of(draft: Draft) -> list[tuple[str, str]]:
    """Whom a line can be of, with the key of the words for it."""
    adults = [adult.ref.value for adult in draft.adults] or ["A"]
    if "A" not in adults:
        adults.insert(0, "A")
    people = [(ref, "ui.who.adult") for ref in adults]
    if "B" in adults:
        people.append(("AB", "ui.who.both"))
    return people + [(child.ref, "ui.who.child") for child in draft.children]
