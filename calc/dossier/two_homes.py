"""A child of two homes: whether it counts here, and whether another parent may receive for it.

It counts where it stays at least 6 of 14 days, which is 156 days a year: three whole days a week
(Dienst Toeslagen on co-ouderschap; ENGINE 4 and 5). With both answers given they must agree; where
they do not, it is not known, and asked.
"""

from typing import Final

from calc.base.unknown import UNKNOWN, Maybe
from calc.dossier.people import Child

DAYS_OF_14: Final = 6
DAYS_A_YEAR: Final = 156
_ALL_OF_14: Final = 14
_ALL_YEAR: Final = 365


def stays_here(child: Child) -> bool | None:
    """Whether the child has enough days here; None: nobody said, or two answers contradict."""
    of_14, a_year = child.days_per_14, child.days_per_year
    if of_14 is UNKNOWN:
        return None if a_year is UNKNOWN else a_year >= DAYS_A_YEAR
    enough = of_14 >= DAYS_OF_14
    if a_year is UNKNOWN or enough is (a_year >= DAYS_A_YEAR):
        return enough
    return None


def days_contradict(child: Child) -> bool:
    """Whether the days of two weeks and the days of a year cannot both be true.

    One says that the child counts and the other not; or one says that it is always here and the
    other leaves enough days for another parent.
    """
    if UNKNOWN in (child.days_per_14, child.days_per_year):
        return False
    always = {_always_by_14(child), _always_by_year(child)}
    return stays_here(child) is None or (always == {True, False} and _leaves_enough(child))


def has_other_home(child: Child) -> bool | None:
    """Whether it also lives with another parent: as said, else by its days; None: to be asked.

    Days that are enough here and leave enough for the other parent are those of co-parents; a child
    that is always here has no other home. Anything in between does not tell.
    """
    if child.other_home is not UNKNOWN:
        return child.other_home
    if not stays_here(child):
        return None
    if _leaves_enough(child):
        return True
    return False if _always_by_14(child) or _always_by_year(child) else None


def is_shared(child: Child) -> bool:
    """Whether the child counts here only because of the rule for co-parents."""
    return bool(stays_here(child)) and bool(has_other_home(child))


def may_be_received_elsewhere(child: Child) -> bool:
    """Whether another parent may receive its toeslagen: then that is a question before a claim."""
    if child.other_home is False:
        return False
    return has_other_home(child) is True or child.registered_at_address is False


def days_to_ask(child: Child) -> str:
    """The name of the field with days to ask for, or to ask again."""
    return "days_per_year" if days_contradict(child) else "days_per_14"


def _leaves_enough(child: Child) -> bool:
    """Whether another parent can have enough days too, by either answer."""
    return _at_most(child.days_per_14, _ALL_OF_14 - DAYS_OF_14) or _at_most(
        child.days_per_year, _ALL_YEAR - DAYS_A_YEAR
    )


def _at_most(days: Maybe[int], most: int) -> bool:
    return days is not UNKNOWN and days <= most


def _always_by_14(child: Child) -> bool:
    return child.days_per_14 == _ALL_OF_14


def _always_by_year(child: Child) -> bool:
    return child.days_per_year is not UNKNOWN and child.days_per_year >= _ALL_YEAR
