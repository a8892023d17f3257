"""Whether a raise for the home was asked for, and which of lid 5 and 7 it is: art. 475da Rv.

https://wetten.overheid.nl/BWBR0001827 (art. 475da)
Both are given on request only. Without a word about a request nor woonkosten there is none, and
that is said; with woonkosten that could give a raise and no word about a request it is not known.
With lid 7 the higher of the two counts: the law has them one instead of the other.
"""

from typing import Final

from calc.base.step import Operation, Step, Unit
from calc.base.unknown import UNKNOWN
from calc.law.bvv.housing_costs import housing_raise
from calc.law.bvv.known import entered_amount, step_if_known
from calc.law.bvv.own_home import home_raise
from calc.law.rule import Given, Leefsituatie

_ARTICLE: Final = "art. 475da lid 5 en 7 Rv"
REQUESTED: Final = "raise_requested"
COST: Final = "housing_cost"


def requested_raise(
    given: Given, situation: Leefsituatie, taxable: Step | None, result: Step | None
) -> dict[str, Step | None]:
    """Nothing when there is no raise; else `raise` (None: not known), and each raise by name."""
    is_said = given.values.get(REQUESTED, UNKNOWN) is not UNKNOWN
    if not is_said and given.values.get(COST, UNKNOWN) is UNKNOWN:
        given.assumed.append(REQUESTED)
        return {}
    if given.values.get(REQUESTED) is False:
        return {}
    cost = entered_amount(
        "bvv.housing_cost", given.value(COST), Unit.EUR_PER_MONTH, source=_ARTICLE
    )
    found: dict[str, Step | None] = {"raise_lid5": housing_raise(given, situation, result, cost)}
    if given.value("own_home") is True:
        found["raise_lid7"] = home_raise(given, situation, taxable, cost)
    highest = step_if_known("bvv.raise", Operation.HIGHEST, list(found.values()), source=_ARTICLE)
    if is_said:
        return {"raise": highest, **found}
    if highest is not None and not highest.amount:
        return {}
    given.missing.append(REQUESTED)
    return {"raise": None}
