"""The receipt inside a paper: what it was made from, by hashes alone. It names nobody.

{"schema": "uitzicht-paper-receipt/1", "kind": "plan", "code": "K7QF-2M9D", ...}
"""

from hashlib import sha256
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from app.documents.check_code import code_of
from app.services.carrying.names import RECEIPT_FORM, WITH_LOG
from app.store.json_text import depth_is_at_most, json_values
from calc.dossier.input_hash import canonical_bytes
from calc.stored.json_text import json_text
from calc.stored.receipt_json import StoredReceipt

_DEEPEST: Final = 8
_HASH: Final = r"^[0-9a-f]{64}$"


class PageMark(BaseModel):
    """A page, by the hashes of its words and of how it is drawn."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str = Field(pattern=_HASH)
    drawn: str = Field(pattern=_HASH)


class PaperReceipt(BaseModel):
    """`typed`: the names of what was typed for it. `own_texts`, `logo`: their hashes, or "".

    `inside`: the other files inside, with the hash of each. `sum`: the hash of all the rest.
    `log_head`: the end of the log of the store it was made with; only in the second form.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    form: Literal["uitzicht-paper-receipt/1", "uitzicht-paper-receipt/2"] = Field(alias="schema")
    program: str = Field(pattern=r"^\d{1,4}\.\d{1,4}\.\d{1,4}$")
    kind: str
    language: str
    large_print: bool
    code: str
    receipt: StoredReceipt
    typed: tuple[str, ...] = Field(max_length=50)
    own_texts: str
    logo: str
    pages: tuple[PageMark, ...] = Field(max_length=5000)
    inside: dict[str, str]
    log_head: str = Field("", pattern=r"^([0-9]{1,15}-[0-9a-f]{12})?$")
    sum: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether code and sum are those of what stands in it."""
        return self.code == code_of(self.receipt, self.kind) and self.sum == self._sum()

    def data(self) -> bytes:
        """Its file, with its sum."""
        values = self._values() | {"sum": self._sum()}
        return (json_text(values) + "\n").encode()

    def _sum(self) -> str:
        return sha256(canonical_bytes(self._values())).hexdigest()

    def _values(self) -> dict[str, Any]:
        values = self.model_dump(mode="json", by_alias=True, exclude={"sum"})
        if not self.log_head:
            del values["log_head"]
        return values


class NewerForm(ValueError):
    """A receipt in a form that this program does not know yet."""


def read_receipt(data: bytes) -> PaperReceipt:
    """The receipt in a file. Raises NewerForm, and ValueError for what is no receipt of ours."""
    values: Any = json_values(data)
    if not isinstance(values, dict) or not depth_is_at_most(values, _DEEPEST):
        raise ValueError("no receipt")
    form = values.get("schema")
    if isinstance(form, str) and form.startswith(RECEIPT_FORM):
        number = form.removeprefix(RECEIPT_FORM)
        if number.isascii() and number.isdecimal() and int(number[:9]) > WITH_LOG:
            raise NewerForm(form)
    try:
        return PaperReceipt.model_validate_json(data)
    except ValidationError as error:
        raise ValueError("no receipt") from error
