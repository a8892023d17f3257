"""What an assessment says of the floor."""

from enum import StrEnum
from typing import Final

from calc.base.step import Step
from calc.base.value_type import value_type
from calc.law.rule import Leefsituatie

NO_TARIFF: Final = "no_tariff"
"""The finding that the law has no figures for this plan: then nothing at all can be computed."""


class Provisional(StrEnum):
    """Why an outcome is provisional: it can be shown, and never be made final."""

    TARIFF = "tariff"
    """the last known figures stand in for a later day"""
    TAXABLE_INCOME = "taxable_income"
    """without it the highest floor of the leefsituatie holds"""


@value_type
class FloorReport:
    """The floor of the first plan month, euros a month.

    `kind`: vtlb or bvv. `floor`: what holds for this debtor, after the part of a partner who is
    not liable; None when it cannot be computed. `whole`: the same before that part. `ours`: as
    computed here, beside an official vtlb that rules. `indicative`: not every part is confirmed.
    `payment_if_derived`: the first payment if the income derived from payslips were the taxable
    income. `missing` and `assumed`: as the rule says.
    """

    kind: str
    situation: "Leefsituatie"
    floor: Step | None
    whole: Step | None
    ours: Step | None
    counted: Step
    partner: Step | None
    official: bool
    indicative: bool
    payment_if_derived: Step | None
    missing: tuple[str, ...]
    assumed: tuple[str, ...]
