"""Every rule of the law by the name that a user calls it, in the order of the laws."""

from typing import Final

from calc.rules.rule import Rule

RULES: Final[dict[str, Rule]] = {}
"""Adding a rule: one file, and one line here."""
