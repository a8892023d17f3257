"""Typed tariff files: the yearly figures of the law."""

from calc.tariffs.entry import TariffValue
from calc.tariffs.tariff_file import TariffFile, read_tariff_file
from calc.tariffs.tariffs import NoTariff, NoTariffReason, Tariffs, TariffsOn

__all__ = [
    "NoTariff",
    "NoTariffReason",
    "TariffFile",
    "TariffValue",
    "Tariffs",
    "TariffsOn",
    "read_tariff_file",
]
