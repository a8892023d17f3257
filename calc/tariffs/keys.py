"""Every figure of the law that a tariff file holds: its key, unit and the years in which it exists.

A tariff file has exactly these keys: nothing more, nothing less. A key is spelled as the statute
spells its terms. A new rule adds its keys here; a file that leaves one out is refused.
"""

from collections.abc import Iterator
from typing import Final

from calc.base.step import Unit
from calc.base.value_type import value_type

LAST_YEAR_OF_THE_QUADRATIC_FORMULA: Final = 2025
"""Wht art. 19 lid 2: normhuur = aY2 + bY; from 2026-01-01 the taper is linear (art. 21 lid 2)."""
LAST_YEAR_OF_THE_ELDERLY_KINDS: Final = 2024
"""Wht art. 17 and 18 know a household of somebody of AOW age until 2024-12-31."""


@value_type
class Key:
    """One figure. `signed`: it may lie below zero. `looks_ahead`: known for years after its file.

    It exists in the files of the years `first_year` through `last_year`; None means: still.
    """

    name: str
    unit: Unit
    first_year: int = 0
    last_year: int | None = None
    signed: bool = False
    looks_ahead: bool = False

    def exists_in(self, year: int) -> bool:
        """Whether the file of a year holds this key."""
        return self.first_year <= year and (self.last_year is None or year <= self.last_year)


_SITUATIONS: Final = (
    "alleenstaande",
    "alleenstaande_ouder",
    "gehuwd_zonder_kinderen",
    "gehuwd_met_kinderen",
)
_HOUSEHOLDS: Final = ("eenpersoons", "meerpersoons")
_ELDERLY: Final = ("eenpersoons_aow", "meerpersoons_aow")


def _keys() -> Iterator[Key]:
    month, year, share = Unit.EUR_PER_MONTH, Unit.EUR_PER_YEAR, Unit.SHARE
    yield from _beslagvrije_voet()
    yield from _participatiewet()
    yield from _zorgtoeslag()
    yield from _huurtoeslag()
    for name in ("eerste_kind", "volgend_kind", "extra_12_15", "extra_16_17"):
        yield Key(f"kgb.{name}", year)
    yield Key("kgb.alleenstaande_ouderkop", year)
    yield Key("kgb.drempel_alleen", year)
    yield Key("kgb.drempel_partner", year)
    yield Key("kgb.drempelverhoging_paar", year)
    yield Key("kgb.afbouw", share)
    for ages in ("0_5", "6_11", "12_17"):
        yield Key(f"kinderbijslag.{ages}", Unit.EUR_PER_QUARTER)
    for who in ("alleenstaand", "partner"):
        yield Key(f"aow.bruto.{who}", month)
        yield Key(f"aow.vakantiegeld.{who}", month)
    yield Key("aow.leeftijd", Unit.MONTHS, looks_ahead=True)
    yield from _vtlb()


def _beslagvrije_voet() -> Iterator[Key]:
    for situation in _SITUATIONS:
        yield Key(f"bvv.maximum.{situation}", Unit.EUR_PER_MONTH)
    yield Key("bvv.drempelinkomen", Unit.EUR_PER_YEAR)
    yield Key("bvv.inkomensgrens_lid7.alleenstaande", Unit.EUR_PER_YEAR)
    yield Key("bvv.inkomensgrens_lid7.meerpersoons", Unit.EUR_PER_YEAR)
    yield Key("bvv.woonkosten_maanden", Unit.MONTHS)
    yield Key("bvv.woonlandfactor", Unit.FACTOR)


def _participatiewet() -> Iterator[Key]:
    month = Unit.EUR_PER_MONTH
    for part in ("1a", "1b", "1c", "2a", "2b", "2c"):
        yield Key(f"pw.norm_18_20.{part}", month)
    yield Key("pw.norm.alleenstaand", month)
    yield Key("pw.norm.gehuwd", month)
    yield Key("pw.norm_aow.alleenstaand", month)
    yield Key("pw.norm_aow.gehuwd_beiden", month)
    yield Key("pw.norm_aow.gehuwd_een", month)
    yield Key("pw.vakantietoeslag", Unit.SHARE)
    for who in ("alleenstaand", "gehuwd"):
        yield Key(f"pw.inrichting.norm.{who}", month)
        yield Key(f"pw.inrichting.premie.{who}", month)
    for kind in ("werk", "alleenstaande_ouder", "medisch_urenbeperkt"):
        yield Key(f"pw.vrijlating.{kind}.deel", Unit.SHARE)
        yield Key(f"pw.vrijlating.{kind}.maximum", month)
    yield Key("pw.vermogen.alleenstaand", Unit.EUR)
    yield Key("pw.vermogen.gezin", Unit.EUR)
    yield Key("pw.vermogen.woning", Unit.EUR)


def _zorgtoeslag() -> Iterator[Key]:
    yield Key("zorgtoeslag.standaardpremie", Unit.EUR_PER_YEAR)
    yield Key("zorgtoeslag.minimumloon_januari", Unit.EUR_PER_MONTH)
    yield Key("zorgtoeslag.drempelinkomen", Unit.EUR_PER_YEAR)
    yield Key("zorgtoeslag.drempel_alleen", Unit.SHARE)
    yield Key("zorgtoeslag.drempel_partner", Unit.SHARE)
    yield Key("zorgtoeslag.boven_drempel", Unit.SHARE)
    yield Key("zorgtoeslag.vermogen_alleen", Unit.EUR)
    yield Key("zorgtoeslag.vermogen_partner", Unit.EUR)
    yield Key("zorgtoeslag.inkomensgrens_alleen", Unit.EUR_PER_YEAR)
    yield Key("zorgtoeslag.inkomensgrens_partner", Unit.EUR_PER_YEAR)


def _huurtoeslag() -> Iterator[Key]:
    month, year = Unit.EUR_PER_MONTH, Unit.EUR_PER_YEAR
    quadratic, elderly = LAST_YEAR_OF_THE_QUADRATIC_FORMULA, LAST_YEAR_OF_THE_ELDERLY_KINDS
    for name in (
        "huurgrens",
        "huurgrens_jong",
        "kwaliteitskortingsgrens",
        "aftoppingsgrens_1_2",
        "aftoppingsgrens_3",
        "servicekosten_maximum",
        "normhuur",
    ):
        yield Key(f"huurtoeslag.{name}", month)
    yield Key("huurtoeslag.taakstelling", month, signed=True)
    yield Key("huurtoeslag.deel_tot_aftoppingsgrens", Unit.SHARE)
    yield Key("huurtoeslag.deel_boven_aftoppingsgrens", Unit.SHARE)
    yield Key("huurtoeslag.vermogen", Unit.EUR)
    yield Key("huurtoeslag.vrij_inkomen_kind", year)
    yield Key("huurtoeslag.referentie.normhuur", month, last_year=quadratic)
    for kind in _HOUSEHOLDS:
        yield Key(f"huurtoeslag.afbouw.{kind}", Unit.SHARE, first_year=quadratic + 1)
    for kind in (*_HOUSEHOLDS, *_ELDERLY):
        last = elderly if kind in _ELDERLY else None
        curve = last or quadratic
        yield Key(f"huurtoeslag.basishuur_minimum.{kind}", month, last_year=last)
        yield Key(f"huurtoeslag.inkomensijkpunt.{kind}", year, last_year=last)
        yield Key(f"huurtoeslag.normhuur_vermindering.{kind}", month, last_year=last)
        yield Key(f"huurtoeslag.referentie.inkomensijkpunt.{kind}", year, last_year=curve)
        yield Key(f"huurtoeslag.referentie.vermindering.{kind}", month, last_year=curve)
        yield Key(f"huurtoeslag.factor_a.{kind}", Unit.PER_EUR_SQUARED, last_year=curve)
        yield Key(f"huurtoeslag.factor_b.{kind}", Unit.PER_EUR, last_year=curve, signed=True)


def _vtlb() -> Iterator[Key]:
    month = Unit.EUR_PER_MONTH
    yield Key("vtlb.arbeidstoeslag", month)
    yield Key("vtlb.eigen_risico", month)
    yield Key("vtlb.pensioencorrectie.alleenstaand", month)
    yield Key("vtlb.pensioencorrectie.gehuwd", month)
    yield Key("vtlb.reserveringstoeslag", month)
    yield Key("vtlb.reserveringstoeslag_inrichting.alleenstaand", month)
    yield Key("vtlb.auto.vast", month)
    yield Key("vtlb.auto.per_km", Unit.EUR_PER_KM)


KEYS: Final[dict[str, Key]] = {key.name: key for key in _keys()}
"""All keys by name, in the order of the laws."""
