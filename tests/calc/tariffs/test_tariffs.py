"""What is in force on a day: which file rules, what stands in after the last, and when nothing."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from calc import NoTariff, TariffFile, Tariffs, TariffsOn
from calc.base.step import Status
from calc.tariffs import NoTariffReason
from tests.new_tariffs import next_year
from tests.tariff_files import shipped, tariff_file

KEY = "bvv.maximum.alleenstaande"


def on(tariffs: Tariffs, day: date) -> TariffsOn:
    found = tariffs.on(day)
    assert isinstance(found, TariffsOn)
    return found


def of_revision(file: TariffFile, revision: int) -> TariffFile:
    return replace(file, source=replace(file.source, revision=revision))


def test_the_higher_revision_rules_wherever_it_stands() -> None:
    first = shipped().files[-1]
    second = of_revision(first, 2)
    assert Tariffs.of([first, second]).files == (second,)
    assert Tariffs.of([second, first]).files == (second,)


def test_of_equal_revisions_the_first_given_rules() -> None:
    first = shipped().files[-1]
    same = replace(first, checked_by=("SENTINEL",))
    assert Tariffs.of([first, same]).files[0] is first


def test_files_stand_in_order_of_their_years() -> None:
    files = shipped().files
    assert Tariffs.of(files[::-1]).files == files


def test_before_the_first_file_there_is_nothing_and_the_first_day_is_said() -> None:
    assert shipped().on(date(2022, 12, 31)) == NoTariff(
        date(2022, 12, 31), NoTariffReason.BEFORE_FIRST, date(2023, 1, 1)
    )
    assert isinstance(shipped().on(date(2023, 1, 1)), TariffsOn)


def test_without_files_there_is_nothing() -> None:
    day = date(2026, 1, 1)
    assert Tariffs().on(day) == NoTariff(day, NoTariffReason.NO_FILES, None)


def test_a_year_without_a_good_file_between_two_has_nothing() -> None:
    files = [file for file in shipped().files if file.year != 2025]
    found = Tariffs.of(files).on(date(2025, 6, 1))
    assert isinstance(found, NoTariff)
    assert found.reason is NoTariffReason.NOT_THIS_YEAR


def test_after_the_last_file_the_last_known_period_holds_provisionally() -> None:
    last = on(shipped(), date(2026, 12, 31))
    assert not last.provisional
    later = on(shipped(), date(2027, 1, 1))
    assert later.provisional
    assert later.known_on == date(2026, 12, 31)
    assert later.value(KEY) is last.value(KEY)


def test_a_new_year_is_used_from_its_first_day() -> None:
    tariffs = Tariffs.of([*shipped().files, tariff_file(next_year())])
    before, after = on(tariffs, date(2026, 12, 31)), on(tariffs, date(2027, 1, 1))
    assert (before.value(KEY).amount, after.value(KEY).amount) == (
        Decimal("2208.48"),
        Decimal("2300.00"),
    )
    assert not after.provisional
    assert on(tariffs, date(2028, 1, 1)).provisional


def test_a_key_that_looks_ahead_is_known_for_later_years_and_no_further() -> None:
    now = on(shipped(), date(2026, 6, 1))
    known = {
        day: value and value.amount
        for day in (date(2027, 12, 31), date(2028, 1, 1), date(2031, 12, 31), date(2032, 1, 1))
        for value in [now.ahead("aow.leeftijd", day)]
    }
    assert list(known.values()) == [Decimal(804), Decimal(807), Decimal(807), None]
    assert now.ahead("aow.leeftijd", date(2025, 12, 31)) is None


def test_a_value_becomes_a_leaf_with_its_article_and_period() -> None:
    leaf = on(shipped(), date(2026, 8, 1)).leaf(KEY)
    assert leaf is not None
    assert (leaf.id, leaf.amount) == (f"tariff.{KEY}@2026-07-01", Decimal("2208.48"))
    assert (leaf.source, leaf.status) == ("art. 475da lid 1 Rv", Status.LAW)


def test_leaves_are_made_once_and_one_that_is_missing_is_none() -> None:
    now = on(shipped(), date(2026, 8, 1))
    assert now.leaf(KEY) is now.leaf(KEY)
    assert now.leaf("vtlb.auto.vast") is None
    assert now.leaf("vtlb.auto.vast") is None


def test_a_day_is_looked_up_once_and_other_files_know_nothing_of_it() -> None:
    """Thousands of dossiers ask the same few days; under another file nothing is remembered."""
    here = shipped()
    on = here.on(date(2026, 12, 1))
    assert here.on(date(2026, 12, 1)) is on
    assert isinstance(on, TariffsOn)
    assert on.leaf("bvv.maximum.alleenstaande") is on.leaf("bvv.maximum.alleenstaande")
    assert on.periods() is on.periods()
    values = {key: found[:1] for key, found in on.file.values.items()}
    other = replace(here, files=tuple(replace(file, values=values) for file in here.files))
    anew = other.on(date(2026, 1, 1))
    assert isinstance(anew, TariffsOn)
    assert anew.file.values == values
    changed = replace(on, file=anew.file, known_on=date(2026, 1, 1))
    assert changed.leaf("bvv.maximum.alleenstaande") is not on.leaf("bvv.maximum.alleenstaande")
    assert changed.periods() != on.periods()


def test_a_key_of_another_year_is_an_error() -> None:
    with pytest.raises(KeyError):
        on(shipped(), date(2025, 6, 1)).value("huurtoeslag.afbouw.eenpersoons")


def test_an_earlier_revision_is_known_beside_those_that_rule() -> None:
    older, newer = tariff_file(next_year(1), "2027.toml"), tariff_file(next_year(2), "2027.toml")
    tariffs = Tariffs.of([*shipped().files, newer]).knowing([older, newer, shipped().files[0]])
    assert tariffs.earlier == (older,)
    assert Tariffs.of([newer]).earlier == ()
    assert [file.revision for file in tariffs.files if file.year == 2027] == [2]


def test_as_agreed_a_year_has_the_revision_that_the_plan_used() -> None:
    older, newer = tariff_file(next_year(1), "2027.toml"), tariff_file(next_year(2), "2027.toml")
    tariffs = Tariffs.of([*shipped().files, newer]).knowing([older])
    then = tariffs.as_agreed({older.source.sha256})
    assert [file.year for file in then.files] == [file.year for file in tariffs.files]
    assert then.files[-1] is older
    assert then.files[:-1] == tariffs.files[:-1]


@pytest.mark.parametrize("hashes", [(), ("0" * 64,)])
def test_a_plan_that_used_no_earlier_revision_has_the_tariffs_as_they_are(
    hashes: tuple[str, ...],
) -> None:
    older, newer = tariff_file(next_year(1), "2027.toml"), tariff_file(next_year(2), "2027.toml")
    tariffs = Tariffs.of([newer]).knowing([older])
    assert tariffs.as_agreed(hashes) is tariffs
    assert tariffs.as_agreed({newer.source.sha256}) is tariffs
