"""What writer, reader and re-check of an assessment agree on: the name of its form, its receipt."""

from typing import Final

from pydantic import BaseModel, ConfigDict, Field

from calc.dossier.fields import Day

FORM: Final = "uitzicht-assessment/1"
"""What stands under `schema` in the JSON of an assessment."""


class ReceiptFile(BaseModel):
    """A policy or tariff file, as a receipt names it."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    name: str
    revision: int
    sha256: str


class _OnlyFile(ReceiptFile):
    model_config = ConfigDict(extra="forbid")


class StoredReceipt(BaseModel):
    """The receipt of a stored assessment. The policy comes first, then the tariff file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    engine: str
    files: tuple[_OnlyFile, ...] = Field(min_length=1)
    reference_date: Day
    input_sha256: str
    output_sha256: str
