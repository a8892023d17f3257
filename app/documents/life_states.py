"""Who died, and who decides for somebody, on the day of a letter: from the states of a dossier.

who_died(draft)           the states of adults who died
who_decides(draft, on)    the bewindvoerders and curators of those who owe the debt
gaps(draft, on)           what is not known of who must get the letters, a path each
email_of(draft, on)       the customer's e-mail address, as far as it may be used
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from app.documents.case import known
from calc import UNKNOWN, Draft
from calc.base.unknown import Maybe
from calc.dossier.country import is_abroad
from calc.dossier.household import LifeState, LifeStateKind

_DECIDES: Final = (LifeStateKind.BEWIND, LifeStateKind.CURATELE)


def who_died(draft: Draft) -> tuple[LifeState, ...]:
    """The deaths, of any adult of the household, whatever their day is.

    A death cannot be planned: one after the day of a letter was recorded before that letter is
    made, and the letter has an old day.
    """
    return tuple(s for s in draft.life_states if s.kind is LifeStateKind.DECEASED)


def who_decides(draft: Draft, on: date) -> tuple[LifeState, ...]:
    """Who gets the letters of an adult; nobody's who surely owes nothing."""
    free = {adult.ref.value for adult in draft.adults if adult.liable is False}
    return tuple(state for state in _holding(draft, on, _DECIDES) if state.who not in free)


def who_may_speak(draft: Draft, on: date) -> tuple[LifeState, ...]:
    """Who has a power of attorney. The customer still decides, and gets the letters."""
    return _holding(draft, on, (LifeStateKind.POWER_OF_ATTORNEY,))


def gaps(draft: Draft, on: date) -> tuple[str, ...]:
    """The fields without which nobody knows where the letters of this customer go."""
    found = [path for state in who_decides(draft, on) for path in _gaps_of(draft, state)]
    has_manager = any(state.kind is LifeStateKind.BEWIND for state in who_decides(draft, on))
    if draft.debt.bewind is True and not has_manager:
        found.append("life_states")
    return tuple(found)


def are_several(draft: Draft, on: date) -> bool:
    """Whether two people decide, each for one adult: no letter can go to both."""
    return len({_where(state) for state in who_decides(draft, on)}) > 1


def email_of(draft: Draft, on: date) -> Maybe[str]:
    """UNKNOWN where the address is of somebody who died, or does not get the letters."""
    if who_died(draft) or who_decides(draft, on) or draft.debt.bewind is True:
        return UNKNOWN
    return draft.contact.email


def _holding(draft: Draft, on: date, kinds: tuple[LifeStateKind, ...]) -> tuple[LifeState, ...]:
    return tuple(s for s in draft.life_states if s.kind in kinds and s.holds_on(on))


def _where(state: LifeState) -> tuple[str, ...]:
    parts = (state.name, state.street, state.postcode, state.town)
    return tuple((known(part) or "").casefold().replace(" ", "") for part in parts)


def _gaps_of(draft: Draft, state: LifeState) -> Iterator[str]:
    wanted = ["name", "street", "town"]
    if not is_abroad(state.country):
        wanted.insert(2, "postcode")
    at = draft.life_states.index(state)
    for name in wanted:
        if known(getattr(state, name)) is None:
            yield f"life_states[{at}].{name}"
