"""Where a household of a dossier stands, as art. 475da lid 4 and 475e Rv need it.

https://wetten.overheid.nl/BWBR0001827 (art. 475da, 475e)
What the floor of a dossier starts from: in an institution art. 475e lid 2, without an address or
abroad lid 4, else the formula; without the taxable income the maximum of the leefsituatie.
"""

from collections.abc import Mapping
from dataclasses import field
from typing import Final

from calc.base.step import Step
from calc.base.value_type import value_type
from calc.law.bvv.formula import formula, maximum
from calc.law.bvv.ground import special_ground
from calc.law.bvv.no_address import of_residence
from calc.law.rule import Given, Leefsituatie, Rule, Value
from calc.tariffs.tariffs import TariffsOn


@value_type
class Residing:
    """Inputs of the rules about where somebody lives, and the steps of those with an amount."""

    values: Mapping[str, Value] = field(default_factory=dict)
    leaves: Mapping[str, Step] = field(default_factory=dict)

    def inputs_of(self, rule: Rule, tariffs: TariffsOn) -> Given:
        """These inputs for a rule, and nothing else."""
        return Given(rule, self.values, tariffs, leaves=self.leaves)

    @property
    def needs_no_income(self) -> bool:
        """Whether the beslagvrije voet looks at no income at all: lid 4, or an institution."""
        values = self.values
        is_elsewhere = values.get("abroad") is True and values.get("no_address") is not False
        return (
            is_elsewhere or values.get("no_address") is True or values.get("in_institution") is True
        )


AT_HOME: Final = Residing()
"""At an address in the Netherlands, as far as anybody said."""


@value_type
class BvvStart:
    """The beslagvrije voet before raises and deductions, and what of it is for living alone.

    `is_maximum`: the maximum stands in, because the taxable income is not known.
    """

    bvv: Step | None
    base: Step | None
    is_maximum: bool = False


def start_of(given: Given, situation: Leefsituatie, taxable: Step | None) -> BvvStart:
    """What art. 475da or 475e gives this household, euros a month."""
    special = special_ground(given, situation)
    if special is not None:
        return BvvStart(special.result, special.base)
    if taxable is None:
        return BvvStart(of_residence(given, maximum(given, situation)), None, is_maximum=True)
    found = formula(given, situation, taxable)
    return BvvStart(of_residence(given, found.result), of_residence(given, found.parts["base"]))
