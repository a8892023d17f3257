"""The words of a statement beside those of a dossier: the same lists, in words of the format.

A dossier has Dutch words in its file, as an officer knows them; a statement is read by programs of
anybody, in English. Each list has every member: a test holds it.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, Literal, TypeVar

from calc.base.unknown import UNKNOWN, Maybe
from calc.dossier.codes import Evidence, HouseholdType, Tenure
from calc.dossier.household import HousemateKind

HouseholdWord = Literal[
    "single", "single_parent", "couple", "couple_with_children", "blended_family"
]
EvidenceWord = Literal["documented", "said", "estimated", "missing"]
TenureWord = Literal["rent", "own"]
OtherAdultWord = Literal["grown_child", "housemate", "lodger"]

HOUSEHOLDS: Final[Mapping[HouseholdType, HouseholdWord]] = {
    HouseholdType.SINGLE: "single",
    HouseholdType.SINGLE_PARENT: "single_parent",
    HouseholdType.COUPLE: "couple",
    HouseholdType.COUPLE_WITH_CHILDREN: "couple_with_children",
    HouseholdType.BLENDED: "blended_family",
}
EVIDENCE: Final[Mapping[Evidence, EvidenceWord]] = {
    Evidence.SEEN: "documented",
    Evidence.TOLD: "said",
    Evidence.ESTIMATED: "estimated",
    Evidence.MISSING: "missing",
}
TENURES: Final[Mapping[Tenure, TenureWord]] = {Tenure.RENT: "rent", Tenure.OWN: "own"}
OTHER_ADULTS: Final[Mapping[HousemateKind, OtherAdultWord]] = {
    HousemateKind.GROWN_CHILD: "grown_child",
    HousemateKind.HOUSEMATE: "housemate",
    HousemateKind.LODGER: "lodger",
}

_E = TypeVar("_E", bound=StrEnum)
_W = TypeVar("_W", bound=str)


def worded(value: Maybe[_E], words: Mapping[_E, _W]) -> Maybe[_W]:
    """A member of a dossier's list in the word of a statement; unknown stays unknown."""
    return UNKNOWN if value is UNKNOWN else words[value]


def member(word: Maybe[str], words: Mapping[_E, _W]) -> str:
    """The word of a dossier's file for that of a statement."""
    if word is UNKNOWN:
        return UNKNOWN.value
    return next(each.value for each, written in words.items() if written == word)
