"""The beslagvrije voet, art. 475b to 475fa Rv."""

from calc.rules.bvv.beslagvrije_voet import RULE
from calc.rules.bvv.taxable_income import RULE as TAXABLE_INCOME

__all__ = ["RULE", "TAXABLE_INCOME"]
