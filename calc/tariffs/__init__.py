"""Typed parameter files: the organisation's policy, and the yearly tariff files of the law."""

from calc.tariffs.entry import TariffValue
from calc.tariffs.policy import Policy
from calc.tariffs.reading import PolicyFile, read_policy
from calc.tariffs.tariff_file import TariffFile, read_tariff_file
from calc.tariffs.tariffs import NoTariff, NoTariffReason, Tariffs, TariffsOn

__all__ = [
    "NoTariff",
    "NoTariffReason",
    "Policy",
    "PolicyFile",
    "TariffFile",
    "TariffValue",
    "Tariffs",
    "TariffsOn",
    "read_policy",
    "read_tariff_file",
]
