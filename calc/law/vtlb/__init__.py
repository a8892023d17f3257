"""The vrij te laten bedrag, art. 295 Fw and the vtlb-rapport of Recofa."""

from calc.law.vtlb.adults import AdultHours
from calc.law.vtlb.components import Component, Vtlb, entered_component, official_vtlb
from calc.law.vtlb.household import vtlb
from calc.law.vtlb.individual_costs import individual_costs
from calc.law.vtlb.vrij_te_laten_bedrag import RULE

__all__ = [
    "RULE",
    "AdultHours",
    "Component",
    "Vtlb",
    "entered_component",
    "individual_costs",
    "official_vtlb",
    "vtlb",
]
