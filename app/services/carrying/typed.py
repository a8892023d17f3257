"""What made a paper and stands in no dossier: typed words and days, and sentences of our own."""

from collections.abc import Mapping
from dataclasses import fields
from hashlib import sha256
from typing import Any, Final, get_type_hints

from pydantic import TypeAdapter
from pydantic_core import to_jsonable_python

from app.documents.extras import Extras
from calc.base.value_type import value_type
from calc.dossier.input_hash import canonical_bytes

_WORKED_OUT: Final = frozenset({"payment", "specification", "large_print", "log_head"})
"""Blocks that come from the dossier, and the size of the print and the end of the log, which the
receipt says: whoever makes the paper again makes them again."""
FREE_TEXT: Final = "free_text"


@value_type
class Typed:
    """`own_texts`: the organisation's sentences in place of ours, by key."""

    free_text: str
    extra: Extras
    own_texts: Mapping[str, tuple[str, ...]]

    @property
    def names(self) -> tuple[str, ...]:
        """What was typed: the names of the fields, and nothing of what stands in them."""
        return (*([FREE_TEXT] if self.free_text.strip() else []), *extra_values(self.extra))

    @property
    def own_texts_sha256(self) -> str:
        """The hash of the sentences; "" where there are none."""
        return own_texts_sha256(self.own_texts)


def own_texts_sha256(own_texts: Mapping[str, tuple[str, ...]]) -> str:
    """The hash of an organisation's own sentences; "" for none."""
    if not own_texts:
        return ""
    listed = {key: list(forms) for key, forms in own_texts.items()}
    return sha256(canonical_bytes(listed)).hexdigest()


def extra_values(extra: Extras) -> dict[str, Any]:
    """What was typed, as plain values by the name of its field."""
    return {
        field.name: to_jsonable_python(value)
        for field in fields(extra)
        if field.name not in _WORKED_OUT and (value := getattr(extra, field.name)) != field.default
    }


def read_extra(values: Mapping[str, Any]) -> Extras:
    """The same read back. Raises ValueError for what is no field, or no value of it."""
    hints = get_type_hints(Extras)
    if strange := values.keys() - (hints.keys() - _WORKED_OUT):
        raise ValueError(f"no fields: {sorted(strange)}")
    return Extras(**{
        name: TypeAdapter(hints[name]).validate_python(value) for name, value in values.items()
    })  # fmt: skip
