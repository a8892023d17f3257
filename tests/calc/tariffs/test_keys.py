"""What a key says of its figures is held to for every key."""

from dataclasses import replace
from datetime import date

import pytest

from calc.base.params import texts_of
from calc.base.step import Unit
from calc.tariffs.entry import TariffEntry, against_key
from calc.tariffs.keys import KEYS, Key

SIGNED = {"huurtoeslag.taakstelling"} | {
    f"huurtoeslag.factor_b.{kind}"
    for kind in ("eenpersoons", "meerpersoons", "eenpersoons_aow", "meerpersoons_aow")
}
"""Only these are below zero in any year: the taakstelling lowers the basishuur, and b may fall."""
every_key = pytest.mark.parametrize("key", KEYS.values(), ids=KEYS)


def entry(key: Key, amount: str) -> TariffEntry:
    return TariffEntry.model_validate(
        {
            "amount": amount,
            "unit": key.unit.value,
            "valid_from": date(2026, 1, 1),
            "valid_to": date(2026, 12, 31),
            "article": "art. 1",
            "source": "RV",
            "status": "law",
        }
    )


def codes(key: Key, amount: str, sources: tuple[str, ...] = ("RV",)) -> list[str]:
    known = dict.fromkeys(sources)
    return [problem.code for problem in against_key(key, entry(key, amount), known)]


@every_key
def test_zero_and_one_are_figures_of_any_key(key: Key) -> None:
    assert codes(key, "0") == []
    assert codes(key, "1") == []


@every_key
def test_only_a_few_may_lie_below_zero(key: Key) -> None:
    assert codes(key, "-0.01") == ([] if key.name in SIGNED else ["amount_negative"])


@every_key
def test_a_share_is_at_most_one(key: Key) -> None:
    assert codes(key, "1.000001") == (["tariff_share"] if key.unit is Unit.SHARE else [])


@every_key
def test_a_figure_in_another_unit_or_of_an_unknown_source_is_refused(key: Key) -> None:
    assert codes(key, "1", sources=()) == ["tariff_source"]
    other = replace(key, unit=Unit.EUR_PER_TIME)
    [problem] = against_key(other, entry(key, "1"), {"RV": None})
    assert (problem.code, texts_of(problem.params)) == ("tariff_unit", {"expected": "EUR/time"})
