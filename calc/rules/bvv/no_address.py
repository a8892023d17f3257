"""Without a home address in the BRP, or abroad: art. 475da lid 4 and art. 475e lid 1 Rv.

https://wetten.overheid.nl/BWBR0001827 (art. 475da, 475e)
47.5% of the norm for gehuwden, for everybody; who lives abroad: times the woonlandfactor, which
nobody could confirm: it is missing until somebody enters it. Who shows where he really stays
(475e lid 1) has the ordinary formula: then answer `no_address` with no.
"""

from typing import Final

from calc.dossier.unknown import UNKNOWN
from calc.rules.bvv.known import entered_amount, of_the_law, step_if_known
from calc.rules.rule import Given
from calc.step import Operation, Step, Unit

_LID_4: Final = "art. 475da lid 4 Rv"
_SHARE: Final = of_the_law("bvv.no_address.share", "0.475", Unit.SHARE, source=_LID_4)


def without_address(given: Given) -> Step | None:
    """The beslagvrije voet of lid 4, euros a month."""
    here = step_if_known(
        "bvv.no_address", Operation.PRODUCT, [_SHARE, given.tariff("pw.norm.gehuwd")], source=_LID_4
    )
    if given.value("abroad") is not True:
        return here
    return step_if_known("bvv.abroad", Operation.PRODUCT, [here, _factor(given)], source=_LID_4)


def _factor(given: Given) -> Step | None:
    """The one that somebody entered; else the figure of the tariffs."""
    factor = given.values.get("country_factor", UNKNOWN)
    if factor is UNKNOWN:
        return given.tariff("bvv.woonlandfactor")
    return entered_amount("bvv.country_factor", factor, Unit.FACTOR, source=_LID_4)
