"""The files that ship: every day has one value of every key, each with its article and source."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from calc import TariffsOn, TariffValue
from calc.base.step import Status, Unit
from calc.tariffs.keys import KEYS, Key
from tests.tariff_files import YEARS, shipped

VALUES = [
    (file.year, value)
    for file in shipped().files
    for values in file.values.values()
    for value in values
]
every_value = pytest.mark.parametrize(
    ("year", "value"),
    VALUES,
    ids=[f"{year}-{value.key}-{value.valid_from:%m-%d}" for year, value in VALUES],
)
A_DAY = timedelta(days=1)


def test_there_is_a_file_for_each_year_from_the_first() -> None:
    assert YEARS == (2023, 2024, 2025, 2026)
    assert [file.year for file in shipped().files] == list(YEARS)


@pytest.mark.parametrize("year", YEARS)
def test_a_file_has_the_keys_of_its_year_and_says_who_made_it(year: int) -> None:
    [file] = [file for file in shipped().files if file.year == year]
    assert set(file.values) == {name for name, key in KEYS.items() if key.exists_in(year)}
    assert file.source.name == f"{year}.toml"
    assert file.revision >= 1
    assert file.checked_by
    assert len(file.source.sha256) == 64


@pytest.mark.parametrize("year", YEARS)
def test_the_periods_of_a_key_close_on_each_other_and_fill_the_year(year: int) -> None:
    [file] = [file for file in shipped().files if file.year == year]
    for key, values in file.values.items():
        assert values[0].valid_from == date(year, 1, 1), key
        last = values[-1].valid_to
        assert last == date(year, 12, 31) or (KEYS[key].looks_ahead and last.year > year), key
        for before, after in pairwise(values):
            assert before.valid_to + A_DAY == after.valid_from, key


@every_value
def test_a_value_says_where_it_stands(year: int, value: TariffValue) -> None:
    assert value.unit is KEYS[value.key].unit
    assert value.article
    if value.status is Status.MISSING:
        assert value.amount is None
        assert value.reason
        assert not value.source
    else:
        assert value.amount is not None
        assert value.source
        assert not value.reason
        assert value.amount >= 0 or KEYS[value.key].signed


@every_value
def test_a_value_holds_on_the_days_of_its_period_and_not_beside_it(
    year: int, value: TariffValue
) -> None:
    if value.valid_from.year != year:
        return  # known ahead; see test_tariffs.py
    tariffs = shipped()
    for day in (value.valid_from, min(value.valid_to, date(year, 12, 31))):
        on = tariffs.on(day)
        assert isinstance(on, TariffsOn)
        assert on.value(value.key) is value
        assert not on.provisional
    for day in (value.valid_from - A_DAY, value.valid_to + A_DAY):
        on = tariffs.on(day)
        if isinstance(on, TariffsOn) and on.day.year == year:
            assert on.value(value.key) is not value


def test_a_key_exists_from_its_first_through_its_last_year() -> None:
    key = Key("x", Unit.EUR, first_year=2024, last_year=2025)
    assert [key.exists_in(year) for year in (2023, 2024, 2025, 2026)] == [False, True, True, False]
    assert Key("x", Unit.EUR).exists_in(2199)
