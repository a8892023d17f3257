"""What the tariff commands say as JSON: the same in every language."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

from app.services.tariffs import SetAside, ShelfFile, TariffShelf
from calc import NoTariff, Problem, TariffFile, TariffsOn, TariffValue
from calc.base.params import texts_of
from calc.base.step import Status
from calc.tariffs.changes import TariffChange
from calc.tariffs.keys import KEYS

STATUSES: Final = (Status.LAW, Status.SOURCE, Status.DERIVED, Status.MISSING)


def shelf(shown: TariffShelf) -> dict[str, Any]:
    """All files, with how firm their values are and what is missing."""
    return {
        "schema": "uitzicht-tariffs/1",
        "files": [_file(file) for file in shown.files],
        "set_aside": [_set_aside(aside) for aside in shown.set_aside],
        "not_kept": list(shown.not_kept),
    }


def sound(file: TariffFile) -> dict[str, Any]:
    """A file that passed its checks."""
    return {"sound": True, **_contents(file), "problems": []}


def refused(name: str, problems: Sequence[Problem]) -> dict[str, Any]:
    """A file that did not."""
    return {"sound": False, "name": name, "problems": [_problem(each) for each in problems]}


def value_on(value: TariffValue, on: TariffsOn) -> dict[str, Any]:
    """A value on a day."""
    return {
        "key": value.key,
        "amount": exact(value.amount),
        "unit": value.unit.value,
        "valid_from": value.valid_from.isoformat(),
        "valid_to": value.valid_to.isoformat(),
        "article": value.article,
        "source": value.source,
        "url": value.url,
        "status": value.status.value,
        "note": value.note,
        "reason": value.reason,
        "day": on.day.isoformat(),
        "provisional": stands_in(value, on),
        "file": _source(on.file),
    }


def differences(
    found: Sequence[TariffChange], before: TariffsOn, after: TariffsOn
) -> dict[str, Any]:
    """What changed between two days."""
    return {
        "before": _on(before),
        "after": _on(after),
        "changes": [
            {
                "key": change.key,
                "kind": change.kind.value,
                "unit": KEYS[change.key].unit.value,
                "before": exact(change.before.amount) if change.before else None,
                "after": exact(change.after.amount) if change.after else None,
                "difference": exact(change.difference),
                "share": None if change.share is None else f"{change.share:.6f}",
            }
            for change in found
        ],
    }


def nothing(none: NoTariff) -> dict[str, Any]:
    """Why there are no figures."""
    return {
        "day": none.day.isoformat(),
        "no_tariff": none.reason.value,
        "first_day": none.first.isoformat() if none.first else None,
    }


def stands_in(value: TariffValue, on: TariffsOn) -> bool:
    """Whether the last known value is used for a later day for which it was not made."""
    return not value.valid_from <= on.day <= value.valid_to


def exact(amount: Decimal | None) -> str | None:
    """An amount as text, without an exponent."""
    return None if amount is None else f"{amount:f}"


def _on(on: TariffsOn) -> dict[str, Any]:
    return {
        "day": on.day.isoformat(),
        "known_on": on.known_on.isoformat(),
        "provisional": on.provisional,
        "file": _source(on.file),
    }


def _file(file: ShelfFile) -> dict[str, Any]:
    return {
        **_contents(file.file),
        "origin": file.origin,
        "signed_by": file.signed_by,
        "place": file.place,
        "used": file.used,
    }


def _contents(file: TariffFile) -> dict[str, Any]:
    return {
        "year": file.year,
        **_source(file),
        "date": file.date.isoformat(),
        "made_by": file.made_by,
        "checked_by": list(file.checked_by),
        "one_person": file.by_one_person,
        "values": counted(file),
        "missing": [
            {
                "key": value.key,
                "valid_from": value.valid_from.isoformat(),
                "valid_to": value.valid_to.isoformat(),
                "article": value.article,
                "reason": value.reason,
            }
            for value in file.missing()
        ],
    }


def counted(file: TariffFile) -> dict[str, int]:
    """How many dated values of each status a file has, the firmest first."""
    found = [value.status for values in file.values.values() for value in values]
    return {status.value: found.count(status) for status in STATUSES}


def _source(file: TariffFile) -> dict[str, Any]:
    source = file.source
    return {"name": source.name, "revision": source.revision, "sha256": source.sha256}


def _set_aside(aside: SetAside) -> dict[str, Any]:
    return {
        "name": aside.name,
        "place": aside.place,
        "problems": [_problem(problem) for problem in aside.problems],
    }


def _problem(problem: Problem) -> dict[str, Any]:
    params = texts_of(problem.params)
    line = params.pop("line", None)
    return {
        "code": problem.code,
        "path": problem.path,
        "line": int(line) if line else None,
        "params": params,
    }
