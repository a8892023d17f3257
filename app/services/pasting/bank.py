"""A row out of a bank's list of payments: which cell is the amount, which way it went, and to whom.

The amount is found by what it means: its title, its sign, "Af" or "Bij" beside it. Numbers of
accounts and payments are never an amount or a name, and are not kept.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Final

from app.i18n.amounts import read_euros
from app.i18n.how_often import plain
from app.i18n.reading import read_day
from app.services.pasting.cells import one_line
from app.services.pasting.titles import NAME, SKIP, ReadTitle, is_of_a_bank
from calc.base.value_type import value_type

_IBAN: Final = re.compile(
    r"\b[A-Z]{2}\d{2} ?[A-Z]{4}(?: ?\d){6,16}\b|\b[A-Z]{2}\d{2}[A-Z0-9]{11,30}\b"
)
_COMPACT_DAY: Final = re.compile(r"(?:19|20)\d{6}")
_WITH_TIME: Final = re.compile(r"[T ]\d{1,2}:\d{2}(?::\d{2})?.*$")
_WITHOUT_YEAR: Final = re.compile(r"\d{1,2}(?:[-/]\d{1,2}|[- ][^\W\d]{3,9}\.?)")
_OF_A_BUDGET: Final = frozenset({"until", "from_date", "frequency", "who", "certainty", "evidence"})
"""Columns that no bank has: a day in such a table is not that of a payment."""
_CURRENCY: Final = frozenset({"eur", "usd", "gbp"})
_OUT: Final = frozenset({"af", "d", "debet", "debit", "dr", "out", "uit", "-"})
_IN: Final = frozenset({"bij", "c", "credit", "cr", "in", "+"})
_MONEY: Final = re.compile(r"[.,]\d{2}(?!\d)|€|\beur\b", re.IGNORECASE)
_SIGNED: Final = re.compile(
    r"(?P<before>[-+\u2212\u2013])?\s*(?P<amount>(?:€|eur)?\s*\d[\d.,' \u00a0]*(?:\s*€)?)\s*"
    r"(?P<after>[-+\u2212\u2013]|af|bij|d|c|dr|cr|debet|credit|debit)?",
    re.IGNORECASE,
)
_NAME_IN_TEXT: Final = (
    re.compile(r"/NAME/(?P<name>[^/]+)/"),
    re.compile(
        r"\bNaam:\s*(?P<name>.+?)(?=\s+(?:Omschrijving|Machtiging|Kenmerk|IBAN|BIC|Incassant|Datum)\b:?|$)"
    ),
)
_REMARK_IN_TEXT: Final = re.compile(
    r"(?:/REMI/|\bOmschrijving:\s*)(?P<remark>.+?)(?=/[A-Z]{4}/|\s+(?:Machtiging|Kenmerk|IBAN):|$)"
)
_TYPES: Final = (
    "gt, ic, ov, ba, id, bg, cb, ei, sb, tb, db, et, dv, fl, gm, vz, st, pk, po, ac, wb, kh, bc, "
    "da, ck, gf, tik, bea, gea"
)
"""Kinds of payment as banks write them in two or three letters; KPN and DUO are names."""
_BIC: Final = re.compile(r"[A-Z]{4}(?:NL|BE|DE|FR|GB|LU|LT|IE|ES)[A-Z0-9]{2}(?:[A-Z0-9]{3})?")
_PIECES: Final = re.compile(
    rf"(?P<iban>{_IBAN.pattern})|(?P<day>\b\d{{1,4}}[-/.]\d{{1,2}}[-/.]\d{{2,4}}\b)"
    r"|(?P<money>(?<![\w.,])[-+\u2212]?\s?€?\s?\d{1,3}(?:\.?\d{3})*,\d{2}(?:\s*(?:af|bij|d|c)\b|[-+])?(?![\d,.]))"
    r"|(?P<number>(?<!\w)\d{7,}(?!\w))|(?P<currency>\bEUR\b)",
    re.IGNORECASE,
)


class Way(Enum):
    """Which way money went, as far as the row says it."""

    OUT = "out"
    IN = "in"
    NOT_SAID = "not_said"


@value_type
class Signed:
    """An amount without its sign, and the way it went."""

    cell: str
    amount: Decimal
    way: Way
    is_money: bool


@dataclass(slots=True)
class BankRow:
    """What a row of a bank says. `amounts`: more than one where it is not sure which is meant."""

    name: str = ""
    day: str = ""
    way: Way = Way.NOT_SAID
    amounts: list[Signed] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)


def is_bank_row(cells: list[str], titles: Mapping[int, ReadTitle]) -> bool:
    """Whether one row is a payment: an account, or a day with an amount that has a sign."""
    if is_of_a_bank(titles):
        return any(read_signed(cell) for cell in cells)
    if any(_IBAN.search(cell) for cell in cells):
        return True
    if any(title.field in _OF_A_BUDGET for title in titles.values()):
        return False
    days = [cell for cell in cells if is_day(cell)]
    filled = [cell for cell in cells if cell]
    if not days:
        return False
    signed = [found for cell in cells if (found := read_signed(cell)) is not None]
    has_way = any(each.way is not Way.NOT_SAID for each in signed) or _way_in(cells) is not None
    return bool(signed) and (has_way or days[0] == filled[0])


def bank_day(cell: str) -> date | None:
    """The day of a payment: as people write it, or 20261101, with or without the time."""
    text = re.sub(r"(?<=\d)[-/. ]+(?=2024$)", "-", _WITH_TIME.sub("", cell.strip()))
    if _COMPACT_DAY.fullmatch(text):
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    return read_day(text)


@lru_cache(maxsize=4096)
def is_day(cell: str) -> bool:
    """Whether a cell is the day of a payment, with its year or ("1 nov", "01-11") without."""
    if bank_day(cell) is not None:
        return True
    return _WITHOUT_YEAR.fullmatch(cell) is not None and bank_day(f"{cell} 2024") is not None


def read_signed(cell: str) -> Signed | None:
    """ "-712,35", "+ 12", "712,35 Af", "712,35-" or "€ 712,35": an amount with the way it went."""
    if "\n" in cell or is_day(cell):
        return None
    found = _SIGNED.fullmatch(cell.strip())
    if found is None:
        return None
    amount = read_euros(found["amount"].strip())
    before, after = found["before"] or "", (found["after"] or "").casefold()
    if amount is None or amount < 0 or (before and after in ("-", "+")):
        return None
    marks = {mark.replace("\u2212", "-").replace("\u2013", "-") for mark in (before, after) if mark}
    ways = {Way.OUT if mark in _OUT else Way.IN for mark in marks}
    if len(ways) > 1:
        return None
    way = ways.pop() if ways else Way.NOT_SAID
    return Signed(cell, amount, way, bool(_MONEY.search(cell)) or way is not Way.NOT_SAID)


def read_bank_row(cells: list[str], titles: Mapping[int, ReadTitle], *, signs: bool) -> BankRow:
    """Read one payment. `signs`: amounts of this list have a minus, so one without came in."""
    row = BankRow()
    titled: list[Signed] = []
    guessed: list[Signed] = []
    for place, cell in enumerate(cells):
        title = titles.get(place)
        _take(cell, title, row, titled, guessed)
    row.amounts = titled or _the_amount(guessed)
    if (way := _way_in(cells)) is not None:
        row.way = way
    elif len(row.amounts) == 1 and row.way is Way.NOT_SAID:
        row.way = row.amounts[0].way
        if row.way is Way.NOT_SAID and signs:
            row.way = Way.IN
    return row


def broken_up(cell: str) -> list[str]:
    """A payment that was copied as one text, in pieces."""
    pieces: list[str] = []
    at = 0
    for found in _PIECES.finditer(cell):
        pieces += [cell[at : found.start()].strip(" ,;"), found[0].strip()]
        at = found.end()
    pieces.append(cell[at:].strip(" ,;"))
    return [piece for piece in pieces if piece]


def without_accounts(text: str) -> str:
    """A text without the numbers of bank accounts in it."""
    return one_line(_IBAN.sub("", text)).strip(" -,:;")


def _take(
    cell: str, title: ReadTitle | None, row: BankRow, titled: list[Signed], guessed: list[Signed]
) -> None:
    kind = title.field if title else ""
    if not cell or kind in (SKIP, "direction", "balance", "code"):
        return
    signed = read_signed(cell)
    if kind in ("in", "out") and signed is not None:
        if signed.amount:
            row.way = Way.IN if kind == "in" else Way.OUT
            titled.append(signed)
    elif kind == "amount" and signed is not None:
        titled.append(signed)
    elif is_day(cell):
        row.day = row.day or cell
    elif kind == NAME:
        _name(row, cell)
    elif title is None and signed is not None:
        guessed.append(signed)
    elif not _is_of_the_bank(cell):
        _text(row, cell, may_name=title is None)


def _text(row: BankRow, cell: str, *, may_name: bool) -> None:
    for pattern in _NAME_IN_TEXT:
        if found := pattern.search(one_line(cell)):
            _name(row, found["name"])
            said = _REMARK_IN_TEXT.search(one_line(cell))
            row.texts += [said["remark"]] if said else []
            return
    if may_name and not row.name:
        _name(row, cell)
    elif text := without_accounts(cell):
        row.texts.append(text)


def _name(row: BankRow, cell: str) -> None:
    name = without_accounts(cell)
    if row.name:
        row.texts.append(name)
    else:
        row.name = name


def _is_of_the_bank(cell: str) -> bool:
    """An account, a currency, a way, a kind of payment: nothing of the payment itself."""
    words = plain(cell)
    if words in _CURRENCY or words in _OUT or words in _IN:
        return True
    if not without_accounts(cell):
        return True
    if words in _TYPES.split(", ") or _BIC.fullmatch(cell):
        return True
    return not any(map(str.isalpha, cell))


def _way_in(cells: list[str]) -> Way | None:
    found = {
        Way.OUT if plain(cell) in _OUT else Way.IN
        for cell in cells
        if cell and plain(cell) in _OUT | _IN
    }
    return found.pop() if len(found) == 1 else None


def _the_amount(guessed: list[Signed]) -> list[Signed]:
    """The one that is meant: by its form, its sign, or as what a balance grew by; else all."""
    money = [each for each in guessed if each.is_money] or guessed
    if len(money) == 1:
        return money
    signed = [each for each in money if each.way is not Way.NOT_SAID]
    if len(money) == 3:
        before, after, moved = money
        change = -moved.amount if moved.way is Way.OUT else moved.amount
        if _value(after) - _value(before) == change:
            return [moved]
    return signed if len(signed) == 1 else money


def _value(each: Signed) -> Decimal:
    return -each.amount if each.way is Way.OUT else each.amount
