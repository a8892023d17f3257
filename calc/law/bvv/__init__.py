"""The beslagvrije voet, art. 475b to 475fa Rv."""

from calc.law.bvv.beslagvrije_voet import RULE
from calc.law.bvv.taxable_income import RULE as TAXABLE_INCOME

__all__ = ["RULE", "TAXABLE_INCOME"]
