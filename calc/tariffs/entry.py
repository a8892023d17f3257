"""One dated value of a tariff file, as it is written and as it is used.

A value says what it is (amount and unit), when it holds, in which article it stands, where it was
read, and how firm it is. A value that nobody could confirm has no amount, but a reason.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Final

from pydantic import AfterValidator, BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from calc.base.params import Allowed
from calc.base.problem import Problem
from calc.base.step import Status, Unit
from calc.base.value_type import value_type
from calc.dossier.fields import Day, HttpsAddress, Name, Part, Text
from calc.tariffs.keys import KEYS, Key

STATUSES: Final = frozenset({Status.LAW, Status.SOURCE, Status.DERIVED, Status.MISSING})
_WITH_AMOUNT: Final = ("amount", "article", "source")
_WITHOUT_AMOUNT: Final = ("reason",)
_NOT_WITHOUT_AMOUNT: Final = ("amount", "source")
_NOT_IN_REVISION: Final = "Deze revisie is ouder dan deze waarde in het programma."
"""A reason as the files have them: in Dutch, like the law."""
AMOUNT: Final = re.compile(r"-?\d{1,9}(\.\d{1,12})?", re.ASCII)


def _amount(value: object) -> Decimal:
    if isinstance(value, Decimal):
        raise PydanticCustomError("tariff_amount_is_float", "written without quotes")
    if not isinstance(value, str) or not AMOUNT.fullmatch(value):
        raise PydanticCustomError("tariff_amount_not_text", "not a number in quotes")
    return Decimal(value)


def _tariff_status(status: Status) -> Status:
    if status not in STATUSES:
        raise PydanticCustomError("tariff_status", "not a status of a tariff")
    return status


class Source(Part):
    """Where figures come from: in words, with a link when there is one."""

    text: Name
    url: HttpsAddress | None = None


class TariffEntry(Part):
    """One dated value as the file has it. `amount` is text in the file; None when missing."""

    amount: Annotated[Decimal, BeforeValidator(_amount)] | None = None
    unit: Annotated[Unit, Field(strict=False)]
    valid_from: Day
    valid_to: Day
    article: Text | None = None
    source: Text | None = None
    status: Annotated[Status, Field(strict=False), AfterValidator(_tariff_status)]
    note: Text | None = None
    reason: Text | None = None

    @model_validator(mode="after")
    def _says_what_its_status_asks(self) -> "TariffEntry":
        if self.valid_from > self.valid_to:
            raise PydanticCustomError("ends_before_it_starts", "ends before it starts")
        is_missing = self.status is Status.MISSING
        wanted = _WITHOUT_AMOUNT if is_missing else _WITH_AMOUNT
        refused = _NOT_WITHOUT_AMOUNT if is_missing else _WITHOUT_AMOUNT
        absent = [(name,) for name in wanted if getattr(self, name) in (None, "")]
        if absent:
            raise PydanticCustomError("tariff_field_missing", "not there", {"paths": absent})
        present = [(name,) for name in refused if getattr(self, name) not in (None, "")]
        if present:
            raise PydanticCustomError("tariff_field_not_here", "there", {"paths": present})
        return self


@value_type
class TariffValue:
    """One value of one key, as it holds from `valid_from` through `valid_to`.

    `amount` is in `unit`; None when nobody could confirm it, and then `reason` says why.
    """

    key: str
    amount: Decimal | None
    unit: Unit
    valid_from: date
    valid_to: date
    article: str
    source: str
    url: str
    status: Status
    note: str
    reason: str


def against_key(key: Key, entry: TariffEntry, sources: Mapping[str, Any]) -> Iterator[Problem]:
    """What is wrong with an entry of this key, in a file with these sources."""
    if entry.unit is not key.unit:
        yield Problem("tariff_unit", "unit", (("expected", Allowed(key.unit.value)),))
    if entry.amount is not None and entry.amount < 0 and not key.signed:
        yield Problem("amount_negative", "amount")
    if entry.amount is not None and key.unit is Unit.SHARE and entry.amount > 1:
        yield Problem("tariff_share", "amount")
    if entry.source is not None and entry.source not in sources:
        yield Problem("tariff_source", "source", (("name", entry.source),))


def value_of(key: str, entry: TariffEntry, sources: Mapping[str, Source]) -> TariffValue:
    """The entry as it is used, with its source in words."""
    source = sources[entry.source] if entry.source is not None else None
    return TariffValue(
        key=key,
        amount=entry.amount,
        unit=entry.unit,
        valid_from=entry.valid_from,
        valid_to=entry.valid_to,
        article=entry.article or "",
        source=source.text if source else "",
        url=(source.url or "") if source else "",
        status=entry.status,
        note=entry.note or "",
        reason=entry.reason or "",
    )


def not_in_revision(key: str, year: int) -> TariffValue:
    """What an older revision has of a key that came into the program after it: nothing, and why."""
    return TariffValue(
        key=key,
        amount=None,
        unit=KEYS[key].unit,
        valid_from=date(year, 1, 1),
        valid_to=date(year, 12, 31),
        article="",
        source="",
        url="",
        status=Status.MISSING,
        note="",
        reason=_NOT_IN_REVISION,
    )
