"""Whether the values of a tariff file close on each other: every key, every day of its year."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta

from calc.base.problem import Problem
from calc.tariffs.entry import TariffEntry
from calc.tariffs.keys import KEYS, Key


def coverage_problems(
    year: int, entries: Mapping[str, Sequence[TariffEntry]], wrong: Collection[str]
) -> Iterator[Problem]:
    """Keys that are left out or not of this year, and periods that do not close on each other.

    A key of which an entry could not be read is left alone: its periods are not known.
    """
    for name, key in KEYS.items():
        if name not in entries:
            if key.exists_in(year):
                yield Problem("tariff_omitted", name)
        elif not key.exists_in(year):
            yield Problem("tariff_not_of_year", f"{name}[0]", (("year", year),))
        elif not any(path == name or path.startswith(f"{name}[") for path in wrong):
            yield from _periods(year, key, entries[name])


def _periods(year: int, key: Key, entries: Sequence[TariffEntry]) -> Iterator[Problem]:
    first, last = date(year, 1, 1), date(year, 12, 31)
    expected, latest = first, 0
    earliest: dict[tuple[date, date], int] = {}
    for index, entry in enumerate(entries):
        earliest.setdefault((entry.valid_from, entry.valid_to), index)
    for index, entry in sorted(enumerate(entries), key=lambda item: item[1].valid_from):
        path = f"{key.name}[{index}]"
        if entry.valid_from < expected:
            same = earliest[entry.valid_from, entry.valid_to] < index
            before = entry.valid_from < first
            code = "tariff_duplicate" if same else "tariff_overlap"
            yield Problem(
                "tariff_outside_year" if before else code,
                f"{path}.valid_from",
                (("day", entry.valid_from),),
            )
        elif entry.valid_from > expected:
            yield _gap(f"{path}.valid_from", expected, entry.valid_from - timedelta(days=1))
        if entry.valid_to >= expected:
            expected, latest = entry.valid_to + timedelta(days=1), index
        if entry.valid_to > last and not key.looks_ahead:
            yield Problem("tariff_outside_year", f"{path}.valid_to", (("day", entry.valid_to),))
    if expected <= last:
        yield _gap(f"{key.name}[{latest}]", expected, last)


def _gap(path: str, first: date, last: date) -> Problem:
    days = (("first_day", first), ("last_day", last))
    return Problem("tariff_gap", path, days)
