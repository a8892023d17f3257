"""The tariffs of all years together, and what is in force on one day.

After the last file the last known period holds, and the result is provisional. Before the first
file, and in a year between two files, there is nothing: `NoTariff` is a value, never a crash.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import field, replace
from datetime import date
from enum import StrEnum

from calc.base.step import Status, Step, given
from calc.base.value_type import value_type
from calc.tariffs.entry import TariffValue
from calc.tariffs.tariff_file import TariffFile


class NoTariffReason(StrEnum):
    """Why there are no figures for a day."""

    NO_FILES = "no_files"
    BEFORE_FIRST = "before_first"
    NOT_THIS_YEAR = "not_this_year"
    """a year between two files of which there is no good file"""


@value_type
class NoTariff:
    """There are no figures for `day`; `first` is the first day that has any."""

    day: date
    reason: NoTariffReason
    first: date | None


@value_type
class Tariffs:
    """One tariff file a year, in order of the years; of two revisions the higher.

    `earlier`: revisions of before that do not rule any more, for plans that were agreed under one.
    """

    files: tuple[TariffFile, ...] = ()
    earlier: tuple[TariffFile, ...] = ()
    _known: "dict[date, TariffsOn | NoTariff]" = field(
        init=False, default_factory=dict, compare=False, repr=False
    )
    """by the days that were asked: thousands of dossiers ask the same few"""

    @classmethod
    def of(cls, files: Sequence[TariffFile]) -> "Tariffs":
        """The files that rule: for each year the highest revision, the first given of equals."""
        best: dict[int, TariffFile] = {}
        for file in files:
            if file.year not in best or file.revision > best[file.year].revision:
                best[file.year] = file
        return cls(tuple(best[year] for year in sorted(best)))

    def knowing(self, earlier: Iterable[TariffFile]) -> "Tariffs":
        """The same tariffs, that also know revisions of before; one that rules is none of them."""
        ruling = {file.source.sha256 for file in self.files}
        return replace(
            self, earlier=tuple(file for file in earlier if file.source.sha256 not in ruling)
        )

    def as_agreed(self, sha256: Collection[str]) -> "Tariffs":
        """The tariffs under which a plan was agreed, by the hashes of its files.

        For a year of which it used an earlier revision that one; for every other year as it is.
        """
        then = {file.year: file for file in self.earlier if file.source.sha256 in sha256}
        if not then:
            return self
        return replace(self, files=tuple(then.get(file.year, file) for file in self.files))

    def on(self, day: date) -> "TariffsOn | NoTariff":
        """What is in force on a day, or why nothing is known."""
        if day not in self._known:
            self._known[day] = self._on(day)
        return self._known[day]

    def _on(self, day: date) -> "TariffsOn | NoTariff":
        if not self.files:
            return NoTariff(day, NoTariffReason.NO_FILES, None)
        first, last = self.files[0].year, self.files[-1].year
        if day.year > last:
            return TariffsOn(self.files[-1], day, date(last, 12, 31))
        for file in self.files:
            if file.year == day.year:
                return TariffsOn(file, day, day)
        early = day.year < first
        reason = NoTariffReason.BEFORE_FIRST if early else NoTariffReason.NOT_THIS_YEAR
        return NoTariff(day, reason, date(first, 1, 1))

    def behind(self, step: Step) -> TariffValue | None:
        """The tariff value that a leaf of an explanation is; None for every other step."""
        key = step.code.removeprefix("tariff.")
        if key == step.code:
            return None
        values = [value for file in self.files for value in file.values.get(key, ())]
        found = [
            value
            for value in values
            if value.valid_from.isoformat() == step.at and value.amount == step.amount
        ]
        return found[0] if found else None


@value_type
class TariffsOn:
    """The values in force on `day`; `known_on` is an earlier day when the result is provisional.

    Rules choose their formula by `known_on`, so that formula and figures are of one period.
    """

    file: TariffFile
    day: date
    known_on: date
    _steps: dict[str, Step | None] = field(
        init=False, default_factory=dict, compare=False, repr=False
    )
    _periods: list[tuple[date, ...]] = field(
        init=False, default_factory=list, compare=False, repr=False
    )

    @property
    def provisional(self) -> bool:
        """Whether the last known period stands in for a later day."""
        return self.known_on != self.day

    def value(self, key: str) -> TariffValue:
        """The value of a key. Raises KeyError for a key that does not exist in this year."""
        return _valid_on(self.file.values[key], self.known_on)

    def periods(self) -> tuple[date, ...]:
        """Since when each value holds that holds on the day, in the order of their keys."""
        if not self._periods:
            keys = sorted(self.file.values)
            self._periods.append(tuple(self.value(key).valid_from for key in keys))
        return self._periods[0]

    def ahead(self, key: str, day: date) -> TariffValue | None:
        """The value of a key that looks ahead, on a later day; None when nobody knows it yet."""
        values = self.file.values[key]
        is_known = values[0].valid_from <= day <= values[-1].valid_to
        return _valid_on(values, day) if is_known else None

    def leaf(self, key: str) -> Step | None:
        """The value as a leaf of an explanation; None when nobody could confirm it."""
        if key not in self._steps:
            self._steps[key] = as_step(self.value(key))
        return self._steps[key]


def as_step(value: TariffValue) -> Step | None:
    """A tariff value as a leaf; None for a missing one."""
    if value.amount is None or value.status is Status.MISSING:
        return None
    return given(
        f"tariff.{value.key}",
        value.amount,
        value.unit,
        source=value.article,
        status=value.status,
        at=value.valid_from.isoformat(),
    )


def _valid_on(values: Sequence[TariffValue], day: date) -> TariffValue:
    """The one that holds on a day; the file's checks have seen that there is one."""
    return next(value for value in values if value.valid_from <= day <= value.valid_to)
