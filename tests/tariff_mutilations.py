"""Tariff files of ours with one thing broken, generated from a seed: what, and on which line.

Each kind takes a random place in a random year. A mutilation says which problem must be among those
that are found: the start of its path, its code, and the line it must name (None: it has no place).
"""

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Final

from tests.tariff_files import YEARS, tariff_text

HEADER: Final = re.compile(r"\[\[(?P<key>[\w.]+)\]\]")
LARGEST: Final = 1024 * 1024


@dataclass(frozen=True)
class Mutilation:
    """A broken file, and the problem that must be found in it."""

    kind: str
    data: bytes
    path: str
    code: str
    line: int | None


@dataclass(frozen=True)
class Block:
    """One dated value of a file: `start` is the index of its header, `lines` belong to it."""

    key: str
    index: int
    start: int
    lines: tuple[str, ...]

    @property
    def path(self) -> str:
        return f"{self.key}[{self.index}]"

    def field(self, name: str) -> str:
        [found] = [line for line in self.lines if line.startswith(f"{name} = ")]
        return found.partition(" = ")[2].strip('"')

    def has(self, name: str) -> bool:
        return any(line.startswith(f"{name} = ") for line in self.lines)

    def at(self, name: str) -> int:
        """The index in the file of a field's line."""
        [found] = [n for n, line in enumerate(self.lines) if line.startswith(f"{name} = ")]
        return self.start + found


class File:
    """A file of ours as lines and blocks, in which one thing is broken at random."""

    def __init__(self, year: int, rng: random.Random) -> None:
        self.year, self.rng = year, rng
        self.lines, self.blocks = _whole(year)

    def one(self, wanted: Callable[[Block], bool] = lambda block: True) -> Block:
        return self.rng.choice([block for block in self.blocks if wanted(block)])

    def of_key(self, key: str) -> list[Block]:
        return [block for block in self.blocks if block.key == key]

    def without(self, blocks: Sequence[Block]) -> list[str]:
        gone = {block.start + n for block in blocks for n in range(len(block.lines))}
        return [line for n, line in enumerate(self.lines) if n not in gone]

    def changed(self, at: int, *new: str) -> list[str]:
        return [*self.lines[:at], *new, *self.lines[at + 1 :]]

    def with_field(self, block: Block, name: str, value: str) -> tuple[list[str], int]:
        at = block.at(name)
        return self.changed(at, f"{name} = {value}"), at + 1


@cache  # four years, of which hundreds of broken files are made
def _whole(year: int) -> tuple[Sequence[str], Sequence[Block]]:
    """The lines of a file of ours, and its blocks."""
    whole = tuple(tariff_text(year).splitlines())
    starts = [n for n, line in enumerate(whole) if HEADER.match(line)]
    counted: dict[str, int] = {}
    blocks = []
    for start, end in zip(starts, [*starts[1:], len(whole)], strict=True):
        header = HEADER.match(whole[start])
        assert header
        key = header["key"]
        lines = [line for line in whole[start:end] if not line.startswith("#")]
        blocks.append(Block(key, counted.get(key, 0), start, tuple(lines)))
        counted[key] = blocks[-1].index + 1
    return whole, tuple(blocks)


def _bytes(lines: Sequence[str]) -> bytes:
    return ("\n".join(lines) + "\n").encode()


def _field(kind: str, name: str, value: str, code: str, wanted: str = "amount") -> "Maker":
    """One field of a value gets another text."""

    def make(file: File) -> Mutilation:
        block = file.one(lambda block: block.has(wanted) and block.has(name))
        lines, line = file.with_field(block, name, value)
        return Mutilation(kind, _bytes(lines), f"{block.path}.{name}", code, line)

    return make


def _moved(kind: str, name: str, days: int, code: str, *, first: bool) -> "Maker":
    """A date a day earlier or later, of the first or of a later value of a key."""

    def make(file: File) -> Mutilation:
        block = file.one(
            lambda block: (block.index == 0) is first and "aow.leeftijd" not in block.key
        )
        day = date.fromisoformat(block.field(name)) + timedelta(days=days)
        lines, line = file.with_field(block, name, day.isoformat())
        return Mutilation(kind, _bytes(lines), f"{block.path}.{name}", code, line)

    return make


def _gap_at_the_end(file: File) -> Mutilation:
    block = file.one(lambda block: block.field("valid_to") == f"{file.year}-12-31")
    lines, _ = file.with_field(block, "valid_to", f"{file.year}-12-30")
    return Mutilation("gap_at_the_end", _bytes(lines), block.path, "tariff_gap", block.start + 1)


def _swapped(file: File) -> Mutilation:
    block = file.one()
    first, last = block.field("valid_from"), block.field("valid_to")
    lines = file.changed(block.at("valid_from"), f"valid_from = {last}")
    lines[block.at("valid_to")] = f"valid_to = {first}"
    code = "ends_before_it_starts"
    return Mutilation("swapped", _bytes(lines), block.path, code, block.start + 1)


def _removed_key(file: File) -> Mutilation:
    key = file.one().key
    lines = file.without(file.of_key(key))
    return Mutilation("removed_key", _bytes(lines), key, "tariff_omitted", None)


def _unknown_key(file: File) -> Mutilation:
    block = file.one(lambda block: block.index == 0)
    name = f"{block.key}_{file.rng.randrange(100)}"
    lines = file.changed(block.start, f"[[{name}]]")
    return Mutilation("unknown_key", _bytes(lines), name, "unknown_key", block.start + 1)


def _unknown_field(file: File) -> Mutilation:
    block = file.one()
    lines = file.changed(block.start, file.lines[block.start], "bedrag = 1")
    path = f"{block.path}.bedrag"
    return Mutilation("unknown_field", _bytes(lines), path, "unknown_key", block.start + 2)


def _duplicate(file: File) -> Mutilation:
    block = file.one()
    path = f"{block.key}[{len(file.of_key(block.key))}].valid_from"
    start = len(file.lines)
    line = start + 1 + block.at("valid_from") - block.start
    lines = [*file.lines, *block.lines]
    return Mutilation("duplicate", _bytes(lines), path, "tariff_duplicate", line)


def _plain_table(file: File) -> Mutilation:
    block = file.one(lambda block: len(file.of_key(block.key)) == 1)
    lines = file.changed(block.start, f"[{block.key}]")
    return Mutilation("plain_table", _bytes(lines), block.key, "not_a_list", block.start + 1)


def _lost(kind: str, name: str, wanted: str) -> "Maker":
    """A field that the status asks for is not there: the line is that of the value."""

    def make(file: File) -> Mutilation:
        block = file.one(lambda block: block.has(wanted) and block.has(name))
        at = block.at(name)
        lines = [*file.lines[:at], *file.lines[at + 1 :]]
        path = f"{block.path}.{name}"
        code = "missing" if name in ("unit", "valid_from", "status") else "tariff_field_missing"
        return Mutilation(kind, _bytes(lines), path, code, block.start + 1)

    return make


def _amount_on_missing(file: File) -> Mutilation:
    block = file.one(lambda block: block.has("reason"))
    lines = file.changed(block.start, file.lines[block.start], 'amount = "1.00"')
    path, code = f"{block.path}.amount", "tariff_field_not_here"
    return Mutilation("amount_on_missing", _bytes(lines), path, code, block.start + 2)


def _negative(file: File) -> Mutilation:
    block = file.one(
        lambda block: (
            block.has("amount") and "factor_b" not in block.key and "taakstelling" not in block.key
        )
    )
    lines, line = file.with_field(block, "amount", '"-1.00"')
    return Mutilation("negative", _bytes(lines), f"{block.path}.amount", "amount_negative", line)


def _share(file: File) -> Mutilation:
    block = file.one(lambda block: block.has("amount") and block.field("unit") == "share")
    lines, line = file.with_field(block, "amount", '"1.01"')
    return Mutilation("share", _bytes(lines), f"{block.path}.amount", "tariff_share", line)


def _other_unit(file: File) -> Mutilation:
    block = file.one(lambda block: block.field("unit") != "EUR/time")
    lines, line = file.with_field(block, "unit", '"EUR/time"')
    return Mutilation("other_unit", _bytes(lines), f"{block.path}.unit", "tariff_unit", line)


def _wrong_year(file: File) -> Mutilation:
    other = file.rng.choice([year for year in YEARS if year != file.year])
    lines = file.changed(file.lines.index(f"year = {file.year}"), f"year = {other}")
    block = file.one(lambda block: block.index == 0 and block.key.startswith("bvv."))
    late = other > file.year
    path = f"{block.path}.valid_from" if late else block.key
    code = "tariff_outside_year" if late else "tariff_gap"
    line = block.at("valid_from") + 1
    return Mutilation("wrong_year", _bytes(lines), path, code, line)


HEADS: Final = (
    ("year", "2019", "number_too_low"),
    ("year", '"2026"', "not_a_whole_number"),
    ("revision", "0", "number_too_low"),
    ("revision", "1.5", "not_a_whole_number"),
    ("revision", '"1"', "not_a_whole_number"),
    ("date", '"gisteren"', "date_not_readable"),
    ("checked_by", "[]", "too_few"),
    ("checked_by", '"iemand"', "not_a_list"),
    ("jaar", "1", "unknown_key"),
)


def _bad_head(file: File) -> Mutilation:
    name, value, code = file.rng.choice(HEADS)
    found = [n for n, line in enumerate(file.lines) if line.startswith(f"{name} = ")]
    at = found[0] if found else 2
    lines = file.changed(at, f"{name} = {value}")
    if not found:
        lines = [*file.lines[:at], f"{name} = {value}", *file.lines[at:]]
    return Mutilation("bad_head", _bytes(lines), name, code, at + 1)


def _bad_link(file: File) -> Mutilation:
    [*_, at] = [n for n, line in enumerate(file.lines) if line.startswith("url = ")]
    name = re.sub(r"\[sources\.(.*)\]", r"\1", file.lines[at - 2])
    lines = file.changed(at, 'url = "ftp://wet"')
    return Mutilation("bad_link", _bytes(lines), f"sources.{name}.url", "wrong_form", at + 1)


def _truncated(file: File) -> Mutilation:
    """Cut between two values: all keys that came later are gone."""
    block = file.one(lambda block: block.index == 0 and block.start > len(file.lines) // 3)
    lines = file.lines[: block.start]
    return Mutilation("truncated", _bytes(lines), block.key, "tariff_omitted", None)


def _broken_off(file: File) -> Mutilation:
    """Cut within a text: it is no TOML any more."""
    at = file.one(lambda block: block.has("amount")).at("amount")
    data = "\n".join([*file.lines[:at], 'amount = "12']).encode()
    return Mutilation("broken_off", data, "", "tariff_not_toml", at + 1)


def _not_toml(file: File) -> Mutilation:
    at = file.rng.randrange(len(file.lines))
    while file.lines[at].startswith('text = """'):
        at += 1
    lines = [*file.lines[:at], "dit is geen toml", *file.lines[at:]]
    return Mutilation("not_toml", _bytes(lines), "", "tariff_not_toml", at + 1)


def _binary(file: File) -> Mutilation:
    data = b"\xff\xfe\x00" + file.rng.randbytes(2000)
    return Mutilation("binary", data, "", "tariff_file_not_text", None)


def _other_encoding(file: File) -> Mutilation:
    text = "\n".join([*file.lines, "# één"])
    encoding = file.rng.choice(["latin-1", "utf-16", "utf-32", "cp1252"])
    return Mutilation("other_encoding", text.encode(encoding), "", "tariff_file_not_text", None)


def _mark_within(file: File) -> Mutilation:
    """A byte order mark where two files were put together."""
    at = file.one().start
    lines = [*file.lines[:at], f"\ufeff{file.lines[at]}", *file.lines[at + 1 :]]
    return Mutilation("mark_within", _bytes(lines), "", "tariff_not_toml", at + 1)


def _huge(file: File) -> Mutilation:
    data = _bytes([*file.lines, "#" * LARGEST])
    return Mutilation("huge", data, "", "tariff_file_too_large", None)


def _hostile(file: File) -> Mutilation:
    """Made to break a reader: no crash, and no line that anybody could name."""
    hostile = file.rng.choice(
        ["a = " + "[" * 5000, "a = " + "{a=" * 5000, "a." * 5000 + "a = 1", "a = " + "9" * 5000]
    )
    return Mutilation("hostile", _bytes([hostile, *file.lines]), "", "tariff_not_toml", None)


def _exponent(file: File) -> Mutilation:
    block = file.one(lambda block: block.has("amount"))
    lines, _ = file.with_field(block, "amount", "1e99999999999999999999")
    return Mutilation("exponent", _bytes(lines), "", "tariff_not_toml", None)


Maker = Callable[[File], Mutilation]
KINDS: Final[tuple[Maker, ...]] = (
    _field("float", "amount", "2191.42", "tariff_amount_is_float"),
    _field("whole", "amount", "2191", "tariff_amount_not_text"),
    _field("comma", "amount", '"2.191,42"', "tariff_amount_not_text"),
    _field("yes_or_no", "amount", "true", "tariff_amount_not_text"),
    _field("unknown_unit", "unit", '"gulden"', "not_in_list", "unit"),
    _field("unknown_source", "source", '"XX"', "tariff_source"),
    _field("unknown_status", "status", '"zeker"', "not_in_list", "status"),
    _field("wrong_status", "status", '"policy"', "tariff_status", "status"),
    _field("day_as_text", "valid_to", '"30 juni"', "date_not_readable", "valid_to"),
    _field("no_day", "valid_from", "5", "date_not_readable", "valid_from"),
    _moved("gap", "valid_from", 1, "tariff_gap", first=False),
    _moved("gap_at_the_start", "valid_from", 1, "tariff_gap", first=True),
    _moved("overlap", "valid_from", -1, "tariff_overlap", first=False),
    _moved("before_the_year", "valid_from", -1, "tariff_outside_year", first=True),
    _gap_at_the_end,
    _swapped,
    _removed_key,
    _unknown_key,
    _unknown_field,
    _duplicate,
    _plain_table,
    _lost("no_source", "source", "amount"),
    _lost("no_article", "article", "amount"),
    _lost("no_amount", "amount", "amount"),
    _lost("no_unit", "unit", "unit"),
    _lost("no_reason", "reason", "reason"),
    _amount_on_missing,
    _negative,
    _share,
    _other_unit,
    _wrong_year,
    _bad_head,
    _bad_link,
    _truncated,
    _broken_off,
    _not_toml,
    _binary,
    _other_encoding,
    _mark_within,
    _huge,
    _hostile,
    _exponent,
)


def mutilations(count: int, seed: int = 20261126) -> list[Mutilation]:
    """So many broken files, every kind about as often."""
    rng = random.Random(seed)  # not for secrets: the same files in every run
    return [KINDS[number % len(KINDS)](File(rng.choice(YEARS), rng)) for number in range(count)]
