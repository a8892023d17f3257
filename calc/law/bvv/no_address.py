"""Without a home address in the BRP, or abroad: art. 475da lid 4 and art. 475e lid 1 Rv.

https://wetten.overheid.nl/BWBR0001827 (art. 475da, 475e)
47.5% of the norm for gehuwden, for everybody; who lives abroad has no address in the BRP either:
times the woonlandfactor, which nobody could confirm: it is missing until somebody enters it. Who
shows where he really stays (475e lid 1) has the ordinary formula: then answer `no_address` with no.
Abroad as well, and then times the woonlandfactor: lid 1 sets aside the first sentence of lid 4
alone. Derived: the sentence was seen in outline.
"""

from typing import Final

from calc.base.step import Operation, Step, Unit
from calc.base.unknown import UNKNOWN
from calc.law.bvv.known import entered_amount, of_the_law, step_if_known
from calc.law.rule import Given

_LID_4: Final = "art. 475da lid 4 Rv"
_SHARE: Final = of_the_law("bvv.no_address.share", "0.475", Unit.SHARE, source=_LID_4)


def without_address(given: Given) -> Step | None:
    """The beslagvrije voet of lid 4, euros a month."""
    here = step_if_known(
        "bvv.no_address", Operation.PRODUCT, [_SHARE, given.tariff("pw.norm.gehuwd")], source=_LID_4
    )
    if given.value("abroad") is not True:
        return here
    return times_factor(given, here)


def is_elsewhere(given: Given) -> bool:
    """Whether lid 4 sets the amount: no address, or abroad without showing where."""
    if given.values.get("abroad") is True and given.values.get("no_address", UNKNOWN) is UNKNOWN:
        return True
    return given.value("no_address") is True


def of_residence(given: Given, bvv: Step | None) -> Step | None:
    """The beslagvrije voet of the formula; of who shows where he lives abroad, times the factor."""
    return times_factor(given, bvv, derived=True) if given.values.get("abroad") is True else bvv


def times_factor(given: Given, bvv: Step | None, *, derived: bool = False) -> Step | None:
    """A beslagvrije voet times the factor of the country."""
    return step_if_known(
        "bvv.abroad", Operation.PRODUCT, [bvv, _factor(given)], source=_LID_4, derived=derived
    )


def _factor(given: Given) -> Step | None:
    """The one that somebody entered; else the figure of the tariffs."""
    if "country_factor" in given.leaves:
        return given.leaves["country_factor"]
    factor = given.values.get("country_factor", UNKNOWN)
    if factor is UNKNOWN:
        return given.tariff("bvv.woonlandfactor")
    return entered_amount("bvv.country_factor", factor, Unit.FACTOR, source=_LID_4)
