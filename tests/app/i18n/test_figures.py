"""Figures of the law are said with every decimal that the law gives them."""

from datetime import date
from decimal import Decimal

import pytest

from app.i18n import Texts
from app.i18n.figures import say_difference, say_figure, say_tariff, say_value
from calc.base.step import Unit
from tests.tariff_files import shipped

NL, EN = Texts("nl"), Texts("en")


@pytest.mark.parametrize(
    ("amount", "unit", "said"),
    [
        ("8000", Unit.EUR, "€ 8.000,00"),
        ("2093.67", Unit.EUR_PER_MONTH, "€ 2.093,67 per maand"),
        ("2093.6", Unit.EUR_PER_MONTH, "€ 2.093,60 per maand"),
        ("0.198", Unit.EUR_PER_KM, "€ 0,198 per kilometer"),
        ("-34.67", Unit.EUR_PER_MONTH, "€ -34,67 per maand"),
        ("0.01912", Unit.SHARE, "1,912%"),
        ("0.4", Unit.SHARE, "40%"),
        ("0.00123", Unit.SHARE, "0,123%"),
        ("1.25", Unit.FACTOR, "1,25"),
        ("0.000000474433", Unit.PER_EUR_SQUARED, "0,000000474433 per euro in het kwadraat"),
        ("-0.001382497146", Unit.PER_EUR, "-0,001382497146 per euro"),
        ("804", Unit.MONTHS, "804 maanden"),
        ("1", Unit.MONTHS, "1 maand"),
        ("1.5", Unit.MONTHS, "1,5 maanden"),
    ],
)
def test_a_figure_in_dutch(amount: str, unit: Unit, said: str) -> None:
    assert say_figure(NL, Decimal(amount), unit).replace("\N{NO-BREAK SPACE}", " ") == said


@pytest.mark.parametrize(
    ("difference", "unit", "said"),
    [
        ("97.75", Unit.EUR_PER_MONTH, "+97,75"),
        ("1330", Unit.EUR_PER_YEAR, "+1.330,00"),
        ("-48", Unit.EUR_PER_MONTH, "-48,00"),
        ("0.002", Unit.EUR_PER_KM, "+0,002"),
        ("0.00016", Unit.SHARE, "+0,016 procentpunt"),
        ("-0.005", Unit.SHARE, "-0,5 procentpunt"),
        ("3", Unit.MONTHS, "+3"),
        ("-0.000000024687", Unit.PER_EUR_SQUARED, "-0,000000024687"),
    ],
)
def test_a_difference_has_its_sign(difference: str, unit: Unit, said: str) -> None:
    assert say_difference(NL, Decimal(difference), unit) == said


def test_in_english() -> None:
    assert say_figure(EN, Decimal("2093.67"), Unit.EUR_PER_MONTH) == "€2,093.67 a month"
    assert say_difference(EN, Decimal("0.005"), Unit.SHARE) == "+0.5 percentage points"


def test_what_nobody_knows_and_what_is_not_there_are_not_zero() -> None:
    missing = shipped().files[-1].values["vtlb.auto.vast"][0]
    assert missing.valid_from == date(2026, 1, 1)
    assert say_value(NL, missing) == "niet bekend"
    assert say_value(NL, None) == "-"


def test_a_key_without_a_name_is_said_as_it_is_written() -> None:
    assert say_tariff(NL, "aow.leeftijd") == "AOW-leeftijd"
    assert say_tariff(NL, "kgb.later") == "kgb.later"
