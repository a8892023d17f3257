"""In an inrichting: art. 475e lid 2 Rv.

https://wetten.overheid.nl/BWBR0001827 (art. 475e)
The price due for the care + two thirds of the norm of art. 23 lid 1 Pw + the amount of art. 23
lid 2 Pw, of the leefsituatie.

Not covered: one partner inside and one outside.
"""

from typing import Final

from calc.base.step import Operation, Step, Unit
from calc.law.bvv.known import entered_amount, of_the_law, step_if_known
from calc.law.rule import Given, Leefsituatie

_ARTICLE: Final = "art. 475e lid 2 Rv"
_TWO: Final = of_the_law("bvv.institution.thirds", "2", Unit.FACTOR, source=_ARTICLE)
_THREE: Final = of_the_law("bvv.institution.three", "3", Unit.FACTOR, source=_ARTICLE)


def in_institution(given: Given, situation: Leefsituatie) -> Step | None:
    """The beslagvrije voet in an inrichting, euros a month."""
    who = "gehuwd" if situation.is_couple else "alleenstaand"
    price = given.leaves.get("institution_price") or entered_amount(
        "bvv.institution_price",
        given.value("institution_price"),
        Unit.EUR_PER_MONTH,
        source=_ARTICLE,
    )
    twice = step_if_known(
        "bvv.institution.norm_twice",
        Operation.PRODUCT,
        [given.tariff(f"pw.inrichting.norm.{who}"), _TWO],
        source=_ARTICLE,
    )
    pocket = step_if_known(
        "bvv.institution.norm", Operation.QUOTIENT, [twice, _THREE], source=_ARTICLE
    )
    return step_if_known(
        "bvv.institution",
        Operation.SUM,
        [price, pocket, given.tariff(f"pw.inrichting.premie.{who}")],
        source=_ARTICLE,
    )
