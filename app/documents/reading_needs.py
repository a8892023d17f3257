"""How somebody likes to read: large print is asked for once, and remembered in the dossier."""

from typing import Final

from calc import UNKNOWN, Draft
from calc.base.unknown import Maybe
from calc.dossier.people import Adult

# What the conversation and people write for it; the first is what we write.
_LARGE_PRINT: Final = ("grote letters", "grote letter", "large print")


def wants_large_print(draft: Draft) -> bool:
    """Whether one of those who owe the debt asked for large letters."""
    return any(_is_large(adult.reading_needs) for adult in draft.adults if adult.liable is True)


def can_remember_large_print(draft: Draft) -> bool:
    """Whether there is somebody who gets the letters, and of whom it can be remembered."""
    return any(adult.liable is True for adult in draft.adults)


def with_large_print(draft: Draft, *, wanted: bool) -> Draft:
    """The Draft in which it is asked for, or is not any more; other needs stay as they are."""
    if wanted == wants_large_print(draft):
        return draft
    readers = [adult.ref for adult in draft.adults if adult.liable is True]

    def needs_of(adult: Adult) -> Maybe[str]:
        if adult.ref not in readers:
            return adult.reading_needs
        if not wanted:
            return _without(adult.reading_needs)
        return _with(adult.reading_needs) if adult.ref == readers[0] else adult.reading_needs

    adults = [adult.model_copy(update={"reading_needs": needs_of(adult)}) for adult in draft.adults]
    return draft.model_copy(update={"adults": tuple(adults)})


def _is_large(needs: Maybe[str]) -> bool:
    return needs is not UNKNOWN and any(word in needs.casefold() for word in _LARGE_PRINT)


def _with(needs: Maybe[str]) -> str:
    before = "" if needs is UNKNOWN else needs.strip()
    return f"{before}, {_LARGE_PRINT[0]}" if before else _LARGE_PRINT[0]


def _without(needs: Maybe[str]) -> Maybe[str]:
    """What else was written down; nothing else: not known, as before anybody asked."""
    if needs is UNKNOWN:
        return UNKNOWN
    kept = [part.strip() for part in needs.split(",") if not _is_large(part)]
    return ", ".join(part for part in kept if part) or UNKNOWN
