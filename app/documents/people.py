"""Who the letter is for: names, address and salutation, also when they are not known."""

import re
from typing import Final

from app.documents.case import Case, known
from calc.dossier.people import Adult

_INITIALS: Final = re.compile(r"(\w+\.)+|[^\W\d_a-z]")
_TITLES: Final = {
    "mevrouw": "madam", "mevr.": "madam", "mevr": "madam", "mw.": "madam", "mw": "madam",
    "ms": "madam", "ms.": "madam", "mrs": "madam", "mrs.": "madam",
    "de heer": "sir", "heer": "sir", "meneer": "sir", "dhr.": "sir", "dhr": "sir",
}  # fmt: skip
# Not "mr.": in Dutch that is a lawyer, who may be anybody.
_LARGE_PRINT: Final = ("grote letter", "large print")


def addressees(case: Case) -> tuple[Adult, ...]:
    """The adults who owe the debt. Nobody else in the household is written to, or named."""
    return tuple(adult for adult in case.draft.adults if adult.liable is True)


def wants_large_print(case: Case) -> bool:
    """Whether one of them asked for large letters."""
    needs = (known(adult.reading_needs) or "" for adult in addressees(case))
    return any(word in need.casefold() for need in needs for word in _LARGE_PRINT)


def address(case: Case) -> tuple[str, ...]:
    """The lines of the address: only what is known."""
    contact = case.draft.contact
    names = [_in_address(case, adult) for adult in addressees(case)]
    postcode, town = known(contact.postcode), known(contact.town)
    place = "  ".join(part for part in (postcode, town) if part)
    return tuple(line for line in (*names, known(contact.street), place) if line)


def salutation(case: Case) -> str:
    """How the letter begins; without a name or a title it simply wishes a good day."""
    people = [called for adult in addressees(case) if (called := _called(case, adult))]
    if len(people) == 2:
        return case.say("salutation.two", first=people[0], second=people[1])
    if len(people) == 1 and len(addressees(case)) == 1:
        return case.say("salutation.one", person=people[0])
    return case.say("salutation.unknown")


def _in_address(case: Case, adult: Adult) -> str | None:
    name, title = known(adult.name), _title(adult)
    if name is None:
        return None
    return case.say(f"address.{title}", name=name) if title else name


def _called(case: Case, adult: Adult) -> str | None:
    name, title = known(adult.name), _title(adult)
    if title is None:
        return name
    if name is None:
        return case.say(f"person.{title}")
    return case.say(f"person.{title}_named", name=_surname(name))


def _title(adult: Adult) -> str | None:
    return _TITLES.get((known(adult.salutation) or "").casefold())


def _surname(name: str) -> str:
    """The name without initials: "J. de Vries" is "De Vries"; a full first name stays."""
    words = name.split()
    while len(words) > 1 and _INITIALS.fullmatch(words[0]):
        words = words[1:]
    rest = " ".join(words)
    return rest[0].upper() + rest[1:] if rest[0].isascii() and rest != name else rest
