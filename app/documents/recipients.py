"""Who the letter is for: names, address and salutation, also when they are not known."""

import re
from typing import Final, Protocol

from app.documents.case import Case, known
from app.documents.life_states import who_decides
from calc.base.unknown import Maybe
from calc.dossier.country import is_abroad
from calc.dossier.household import LifeState
from calc.dossier.people import Adult

_INITIALS: Final = re.compile(r"(\w+\.)+|[^\W\d_a-z]")
_TITLES: Final = {
    "mevrouw": "madam", "mevr.": "madam", "mevr": "madam", "mw.": "madam", "mw": "madam",
    "ms": "madam", "ms.": "madam", "mrs": "madam", "mrs.": "madam",
    "de heer": "sir", "heer": "sir", "meneer": "sir", "dhr.": "sir", "dhr": "sir",
}  # fmt: skip
# Not "mr.": in Dutch that is a lawyer, who may be anybody.


def addressees(case: Case) -> tuple[Adult, ...]:
    """The adults who owe the debt. Nobody else in the household is written to, or named."""
    return tuple(adult for adult in case.draft.adults if adult.liable is True)


def address(case: Case) -> tuple[str, ...]:
    """The lines of the address: only what is known. Where somebody decides for them: theirs."""
    if decides := _decides(case):
        return (*_to_who_decides(case, decides), *address_of(decides[0]))
    names = (_in_address(case, adult) for adult in addressees(case))
    return (*(name for name in names if name), *address_of(case.draft.contact))


class _Place(Protocol):
    """What has an address: the contact of a dossier, or who speaks for somebody."""

    @property
    def street(self) -> Maybe[str]: ...
    @property
    def postcode(self) -> Maybe[str]: ...
    @property
    def town(self) -> Maybe[str]: ...
    @property
    def country(self) -> Maybe[str]: ...


def address_of(place: _Place) -> tuple[str, ...]:
    """Street, place, and the name of another country in capitals: of what is known."""
    abroad = is_abroad(place.country)
    # Two spaces between postcode and town are the Dutch way of writing.
    between = " " if abroad else "  "
    town = between.join(part for part in (known(place.postcode), known(place.town)) if part)
    lines = [line for line in (known(place.street), town) if line]
    # A country alone is no address.
    if lines and abroad:
        lines.append((known(place.country) or "").upper())
    return tuple(lines)


def salutation(case: Case) -> str:
    """How the letter begins; without a name or a title it simply wishes a good day."""
    if decides := _decides(case):
        return case.say(f"salutation.{decides[0].kind.value}")
    people = [called for adult in addressees(case) if (called := _called(case, adult))]
    if len(people) == 2:
        return case.say("salutation.two", first=people[0], second=people[1])
    if len(people) == 1 and len(addressees(case)) == 1:
        return case.say("salutation.one", person=people[0])
    return case.say("salutation.unknown")


def about_whom(case: Case) -> str:
    """What a letter to who decides for the customer says first; "" in any other letter."""
    decides = _decides(case)
    if not decides:
        return ""
    return case.say(f"for_whom.{decides[0].kind.value}", who=_whom(case, decides))


def called_in_full(case: Case, adult: Adult) -> str | None:
    """A name within a sentence: "mevrouw J. Voorbeeld"."""
    name, title = known(adult.name), _title(adult)
    return case.say(f"whom.{title}", name=name) if name and title else name


def _decides(case: Case) -> tuple[LifeState, ...]:
    return who_decides(case.draft, case.assessment.reference_date)


def _to_who_decides(case: Case, decides: tuple[LifeState, ...]) -> tuple[str, ...]:
    """ "T.a.v. bewindvoerder X" and "inzake de heer Y"."""
    kind, name = decides[0].kind.value, known(decides[0].name)
    to = case.say(f"to.{kind}", name=name) if name else case.say(f"to.{kind}_unnamed")
    return (to, case.say("to.about", who=_whom(case, decides)))


def _whom(case: Case, decides: tuple[LifeState, ...]) -> str:
    refs = {state.who for state in decides}
    adults = [adult for adult in case.draft.adults if adult.ref.value in refs]
    names = [name for adult in adults if (name := called_in_full(case, adult))]
    return case.texts.formats.join(names) if names else case.say("whom.unnamed")


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
