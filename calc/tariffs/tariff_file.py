"""A yearly tariff file: from its text to typed values, or every problem at once with key and line.

The file has a head (year, revision, date, who made it and who checked it), its sources by a short
name, and for each key of `calc.tariffs.keys` one or more dated values:

    [[bvv.maximum.alleenstaande]]
    amount = "2191.42"            # always text: a binary float has already lost the cents
    unit = "EUR/month"
    valid_from = 2026-01-01
    valid_to = 2026-06-30
    article = "art. 475da lid 1 Rv"
    source = "RV"                 # a name from [sources]
    status = "law"                # law, source, derived, or missing: then a reason, no amount

Refused: unknown, omitted, duplicate, overlapping, gap-leaving and ill-typed entries, and floats.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import Annotated, Any, Final

from pydantic import Field, ValidationError

from calc.base.characters import name_folded, says_something
from calc.base.problem import Problem, path_of, problems_of
from calc.base.source_file import SourceFile
from calc.base.step import Status
from calc.base.toml_text import lines_of_keys, toml_values, with_line
from calc.base.value_type import value_type
from calc.dossier.fields import Day, Name, Part
from calc.tariffs.coverage import coverage_problems
from calc.tariffs.entry import (
    Source,
    TariffEntry,
    TariffValue,
    against_key,
    not_in_revision,
    value_of,
)
from calc.tariffs.keys import KEYS

HEAD: Final = ("year", "revision", "date", "made_by", "checked_by", "sources")
FIRST_TARIFF_YEAR: Final = 2021
"""The beslagvrije voet has its present form since 2021-01-01; no rule here knows an older one."""
LAST_TARIFF_YEAR: Final = 2199
TWO_PEOPLE: Final = 2
"""Who makes a file and who reads every figure again, from its source."""
_DEEPEST: Final = max(name.count(".") + 1 for name in KEYS)


class _Head(Part):
    year: Annotated[int, Field(ge=FIRST_TARIFF_YEAR, le=LAST_TARIFF_YEAR)]
    revision: Annotated[int, Field(ge=1)]
    date: Day
    made_by: Name | None = None
    checked_by: Annotated[tuple[Name, ...], Field(min_length=1, max_length=10)]
    sources: dict[str, Source]


@value_type
class TariffFile:
    """A tariff file that passed its checks. `values`: per key in order of time, without gaps.

    `made_by`: who wrote it; None in a file that names them with who checked it.
    """

    year: int
    date: date
    checked_by: tuple[str, ...]
    values: Mapping[str, tuple[TariffValue, ...]]
    source: SourceFile
    made_by: str | None = None

    @property
    def by_one_person(self) -> bool:
        """Whether fewer than two people stand behind it, so that nobody saw the mistakes of one."""
        return self.source.one_person

    @property
    def revision(self) -> int:
        """The revision: of two files for one year the higher rules."""
        return self.source.revision

    def missing(self) -> tuple[TariffValue, ...]:
        """The values that nobody could confirm."""
        return tuple(
            value
            for values in self.values.values()
            for value in values
            if value.status is Status.MISSING
        )


def read_tariff_file(
    text: str, name: str, *, older: bool = False
) -> TariffFile | tuple[Problem, ...]:
    """Read a tariff file. `name` is what receipts call it; line ends do not change its hash.

    `older` is for a revision that was sound for an earlier program, found again by its hash: a key
    that came later is missing in it, and one that is no longer known is passed over.
    """
    text = text.replace("\r\n", "\n")
    raw = toml_values(text)
    if isinstance(raw, Problem):
        return (replace(raw, code="tariff_not_toml"),)
    head, problems = _head({key: value for key, value in raw.items() if key in HEAD})
    sources = raw.get("sources")
    named = sources if isinstance(sources, dict) else {}
    entries: dict[str, list[TariffEntry]] = {}
    for key, value in _entries({key: raw[key] for key in raw if key not in HEAD}, ()):
        if older and key not in KEYS:
            continue
        if key in entries:  # "a.b" in quotes and a.b without them
            problems.append(Problem("tariff_duplicate", key))
            continue
        entries[key], not_read = _of_key(key, value, named)
        problems += not_read
    year = head.year if head else _plain_year(raw)
    if year is not None:
        wrong = {problem.path for problem in problems}
        problems += [
            problem
            for problem in coverage_problems(year, entries, wrong)
            if not older or problem.code != "tariff_omitted"
        ]
    if problems or head is None:
        lines = lines_of_keys(text)
        return tuple(with_line(problem, lines) for problem in problems)
    digest = sha256(text.encode()).hexdigest()
    people = different_people(head.made_by, *head.checked_by)
    return TariffFile(
        year=head.year,
        date=head.date,
        checked_by=head.checked_by,
        values={
            key: _values(key, entries.get(key, ()), head)
            for key in KEYS
            if KEYS[key].exists_in(head.year)
        },
        source=SourceFile(name, head.revision, digest, one_person=len(people) < TWO_PEOPLE),
        made_by=head.made_by,
    )


def different_people(*names: str | None) -> frozenset[str]:
    """The people that these names are of, folded; "onbekend" is nobody."""
    return frozenset(name_folded(name) for name in names if name and says_something(name))


def _values(key: str, entries: Sequence[TariffEntry], head: _Head) -> tuple[TariffValue, ...]:
    """The values of a key in order of time; one that is missing where an older file has none."""
    in_time = sorted(entries, key=lambda entry: entry.valid_from)
    return tuple(value_of(key, entry, head.sources) for entry in in_time) or (
        not_in_revision(key, head.year),
    )


def _head(raw: dict[str, Any]) -> tuple[_Head | None, list[Problem]]:
    try:
        return _Head.model_validate(raw), []
    except ValidationError as error:
        return None, list(problems_of(error))


def _plain_year(raw: dict[str, Any]) -> int | None:
    """The year of a file whose head is wrong elsewhere, so that its values are checked as well."""
    year = raw.get("year")
    if not isinstance(year, int) or isinstance(year, bool):
        return None
    return year if FIRST_TARIFF_YEAR <= year <= LAST_TARIFF_YEAR else None


def _entries(raw: Any, path: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    """Every key of the file with what stands under it, in the order of the file."""
    if isinstance(raw, dict) and ".".join(path) not in KEYS and len(path) <= _DEEPEST:
        for name, inner in raw.items():
            yield from _entries(inner, (*path, name))
    else:
        yield ".".join(path), raw


def _of_key(
    key: str, value: Any, sources: Mapping[str, Any]
) -> tuple[list[TariffEntry], list[Problem]]:
    """The entries of one key that can be read, and what is wrong with the others."""
    if key not in KEYS:
        within = f"{key}[0]" if isinstance(value, tuple) else key
        return [], [Problem("unknown_key", within)]
    if not isinstance(value, tuple) or not all(isinstance(item, dict) for item in value):
        return [], [Problem("not_a_list", key)]
    entries: list[TariffEntry] = []
    problems: list[Problem] = []
    for index, item in enumerate(value):
        path = path_of((key, index))
        try:
            entry = TariffEntry.model_validate(item)
        except ValidationError as error:
            problems += [_within(path, problem) for problem in problems_of(error)]
            continue
        entries.append(entry)
        problems += [_within(path, problem) for problem in against_key(KEYS[key], entry, sources)]
    return entries, problems


def _within(path: str, problem: Problem) -> Problem:
    inner = f"{path}.{problem.path}" if problem.path else path
    return Problem(problem.code, inner, problem.params)
