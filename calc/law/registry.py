"""Every rule of the law by the name that a user calls it."""

from typing import Final

from calc.law.bvv import beslagvrije_voet, taxable_income
from calc.law.rule import Rule
from calc.law.toeslagen import (
    bijstand,
    huurtoeslag,
    kinderbijslag,
    kindgebonden_budget,
    zorgtoeslag,
)
from calc.law.vtlb import vrij_te_laten_bedrag

RULES: Final[dict[str, Rule]] = {
    rule.name: rule
    for rule in (
        zorgtoeslag.RULE,
        huurtoeslag.RULE,
        kindgebonden_budget.RULE,
        beslagvrije_voet.RULE,
        vrij_te_laten_bedrag.RULE,
        kinderbijslag.RULE,
        bijstand.RULE,
        taxable_income.RULE,
    )
}
"""Adding a rule: one file, and one line here."""
