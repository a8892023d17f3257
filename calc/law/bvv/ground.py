"""What the beslagvrije voet starts from: art. 475da Rv, or art. 475e lid 2 in its place.

https://wetten.overheid.nl/BWBR0001827 (art. 475da, 475e)
In an inrichting art. 475e lid 2 rules; without an address lid 4; else lid 1 to 3, with the raise
of lid 5 or 7 when it was asked for. The deductions of art. 475db and the 95% of art. 475dc come
after this; the vtlb starts from here as well, and has neither.
"""

from collections.abc import Mapping
from typing import Final

from calc.base.step import Operation, Step, Unit
from calc.base.value_type import value_type
from calc.law.bvv.formula import formula
from calc.law.bvv.housing_costs import raise_months
from calc.law.bvv.institution import in_institution
from calc.law.bvv.known import entered_amount, step_if_known
from calc.law.bvv.no_address import is_elsewhere, of_residence, without_address
from calc.law.bvv.raises import COST, REQUESTED, requested_raise
from calc.law.rule import Given, Input, InputKind, Leefsituatie

INPUTS: Final = (
    Input("situation", InputKind.SITUATION),
    Input("taxable_income", InputKind.EUR_PER_YEAR),
    Input("net_income", InputKind.EUR_PER_MONTH),
    Input("other_income", InputKind.EUR_PER_MONTH),
    Input("partner_income", InputKind.EUR_PER_MONTH),
    Input(COST, InputKind.EUR_PER_MONTH, special=True),
    Input(REQUESTED, InputKind.YES_NO, assumed=False, special=True),
    Input("raise_months", InputKind.COUNT, special=True),
    Input("own_home", InputKind.YES_NO, assumed=False, special=True),
    Input("home_raise", InputKind.EUR_PER_MONTH, special=True),
    Input("no_address", InputKind.YES_NO, assumed=False, special=True),
    Input("abroad", InputKind.YES_NO, assumed=False, special=True),
    Input("country_factor", InputKind.NUMBER, special=True),
    Input("in_institution", InputKind.YES_NO, assumed=False, special=True),
    Input("institution_price", InputKind.EUR_PER_MONTH, special=True),
)
"""What art. 475da and 475e ask. The special cases are assumed not to be there, and that is said."""


@value_type
class Ground:
    """The beslagvrije voet before art. 475db, euros a month; None when unknown.

    `before_raise`: without lid 5 and 7. `base`: what it holds for living alone, without the zorg,
    huur and kgb parts. `extras`: its parts by name. `deciding`: the code of what decided it.
    """

    result: Step | None
    before_raise: Step | None
    base: Step | None
    extras: Mapping[str, Step | None]
    deciding: str


def ground(given: Given, situation: Leefsituatie) -> Ground:
    """Art. 475da, or 475e lid 2, out of the entered inputs."""
    special = special_ground(given, situation)
    if special is not None:
        return special
    taxable = taxable_income(given)
    found = formula(given, situation, taxable)
    extras = {
        "maximum": found.maximum,
        "zorg_maximum": found.zorg_maximum,
        **found.parts,
    }
    result = of_residence(given, found.result)
    before_raise = result
    raises = requested_raise(given, situation, taxable, result)
    if raises:
        highest = raises["raise"]
        result = step_if_known(
            "bvv.raised", Operation.SUM, [result, highest], source="art. 475da Rv"
        )
        lid5 = raises.get("raise_lid5")
        if lid5 is not None and lid5.amount:
            months = raise_months(given)
            if months is not None:
                raises["raise_months"] = months
    deciding = "bvv_maximum" if found.is_maximum else "bvv_formula"
    base = of_residence(given, found.parts["base"])
    return Ground(result, before_raise, base, {**extras, **raises}, deciding)


def special_ground(given: Given, situation: Leefsituatie) -> Ground | None:
    """Art. 475e lid 2 or 475da lid 4, which look at no income; None: the formula holds."""
    if given.value("in_institution") is True:
        return _whole(in_institution(given, situation), "bvv_institution")
    if is_elsewhere(given):
        return _whole(without_address(given), "bvv_no_address")
    return None


def _whole(result: Step | None, deciding: str) -> Ground:
    return Ground(result, result, result, {}, deciding)


def taxable_income(given: Given) -> Step | None:
    """C as entered, euros a year."""
    return entered_amount(
        "bvv.taxable_income",
        given.value("taxable_income"),
        Unit.EUR_PER_YEAR,
        source="art. 475d lid 1 Rv",
    )
