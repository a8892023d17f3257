"""The household of the huurtoeslag: its size, and what the ages decide (art. 2, 13 and 17 Wht)."""

from typing import Final

from calc.base.value_type import value_type
from calc.dossier.codes import ADULT_AGE
from calc.law.toeslagen.case import ToeslagCase
from calc.tariffs.keys import LAST_YEAR_OF_THE_ELDERLY_KINDS, LAST_YEAR_OF_THE_QUADRATIC_FORMULA

FULL_RENT_UNTIL_2025: Final = 23
FULL_RENT_FROM_2026: Final = 21
MONTHS_A_YEAR: Final = 12
SMALL_HOUSEHOLD: Final = 2
"""One or two persons: the lower aftoppingsgrens (art. 20 lid 2)."""


@value_type
class HuurtoeslagHousehold:
    """Who live at the address.

    `together`: with a partner who is registered there. `young`: nobody has the age for the full
    rent limit and there is no child. `elderly`: the applicant or the partner has the AOW age.
    """

    size: int
    applicant: int
    together: bool
    young: bool
    elderly: bool

    @property
    def kind(self) -> str:
        """The last part of the keys of the tariffs: eenpersoons, meerpersoons, each with _aow."""
        kind = "eenpersoons" if self.size == 1 else "meerpersoons"
        return f"{kind}_aow" if self.elderly else kind

    @property
    def aftoppingsgrens(self) -> str:
        """The key of its aftoppingsgrens."""
        small = self.size <= SMALL_HOUSEHOLD
        return f"huurtoeslag.aftoppingsgrens_{'1_2' if small else '3'}"

    @property
    def huurgrens(self) -> str:
        """The key of the highest rent (art. 13 lid 1)."""
        return f"huurtoeslag.huurgrens{'_jong' if self.young else ''}"


def household_of(case: ToeslagCase) -> HuurtoeslagHousehold | None:
    """The household; None when something that decides is missing or contradicts itself."""
    partner = case.yes("partner")
    size = case.count("household_size")
    ages = case.ages("ages")
    if partner is None or size is None or ages is None:
        return None
    if not ages or len(ages) > size:
        case.contradicts("household_size" if ages else "ages")
        return None
    together = partner and size > 1
    elderly = _elderly(case, ages, together=together)
    young = _young(case, ages, size)
    if elderly is None or young is None:
        return None
    return HuurtoeslagHousehold(size, ages[0], together, young, elderly)


def _elderly(case: ToeslagCase, ages: tuple[int, ...], *, together: bool) -> bool | None:
    """Whether the applicant or the partner has the AOW age, in the years in which that counts."""
    if case.tariffs.known_on.year > LAST_YEAR_OF_THE_ELDERLY_KINDS:
        return False
    aow_age = case.tariff("aow.leeftijd")
    couple = ages[:2] if together else ages[:1]
    if aow_age is None:
        return None
    if any(age * MONTHS_A_YEAR >= aow_age.amount for age in couple):
        return True
    if together and len(ages) == 1:
        case.contradicts("ages")
        return None
    return False


def _young(case: ToeslagCase, ages: tuple[int, ...], size: int) -> bool | None:
    """Whether the lower rent limit holds: nobody of 23 (from 2026: 21) or older, and no child."""
    quadratic = case.tariffs.known_on.year <= LAST_YEAR_OF_THE_QUADRATIC_FORMULA
    full = FULL_RENT_UNTIL_2025 if quadratic else FULL_RENT_FROM_2026
    if any(age >= full or age < ADULT_AGE for age in ages):
        return False
    if len(ages) < size:
        case.contradicts("ages")
        return None
    return True
