"""A field that may be UNKNOWN: the word first, then the real type; made once for each type."""

import json
from typing import Annotated, Any

import pytest
from pydantic import BaseModel, ConfigDict, Field, ValidationError, create_model

from calc import Draft
from calc.base import unknown
from calc.base.unknown import UNKNOWN, Maybe, Unknown


class Inner(BaseModel, defer_build=True):
    number: int


class One(BaseModel, defer_build=True):
    word: Maybe[str] = UNKNOWN
    inner: Maybe[Inner | None] = UNKNOWN
    again: Maybe[Inner | None] = UNKNOWN


class Other(BaseModel, defer_build=True):
    word: Maybe[str | None] = UNKNOWN
    several: Maybe[tuple[Inner, ...]] = UNKNOWN
    inner: Maybe[Inner | None] = UNKNOWN


def test_the_word_goes_first() -> None:
    one = One.model_validate({"word": "UNKNOWN", "inner": "UNKNOWN"})
    assert one.word is UNKNOWN
    assert one.inner is UNKNOWN


def test_the_word_goes_first_in_json_too() -> None:
    one = One.model_validate_json('{"word": "UNKNOWN", "inner": "UNKNOWN"}')
    assert (one.word, one.inner) == (UNKNOWN, UNKNOWN)
    assert one.model_dump_json() == '{"word":"UNKNOWN","inner":"UNKNOWN","again":"UNKNOWN"}'
    with pytest.raises(ValidationError):
        One.model_validate_json('{"inner": "unknown"}')


def test_a_value_in_json_that_is_known_asks_the_enumeration_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Three hundred values of a dossier did: four tenths of the time that reading it took."""
    asked: list[object] = []
    monkeypatch.setattr(Unknown, "_missing_", classmethod(lambda _, value: asked.append(value)))
    with pytest.raises(ValueError, match="not a valid"):
        Unknown("known")
    assert asked == ["known"]
    values = {"adults": [{"ref": "A", "name": "Anna"}],
              "savings": "10.00", "cost_sharing": "none"}  # fmt: skip
    assert Draft.model_validate_json(json.dumps(values)).savings == 10
    assert asked == ["known"]


def test_models_beside_each_other_read_the_same_kind_of_value() -> None:
    values = {"inner": {"number": 3}, "again": None}
    assert One.model_validate(values).inner == Inner(number=3)
    read = Other.model_validate({"word": None, "several": [{"number": 4}], **values})
    assert (read.word, read.several, read.inner) == (None, (Inner(number=4),), Inner(number=3))
    with pytest.raises(ValidationError):
        One.model_validate({"word": None})


def test_what_holds_a_model_is_made_for_each_that_it_stands_in() -> None:
    One.model_rebuild(force=True)
    Other.model_rebuild(force=True)
    kept = unknown._values
    assert str | Unknown in kept
    assert Inner | None | Unknown not in kept
    assert tuple[Inner, ...] | Unknown not in kept


def _models_of(types: list[Any]) -> None:
    """Models in which each of these types stands: bare, with what is said of a field, strict."""
    said = Field(description="wat", alias="anders", json_schema_extra={"a": 1})
    for strict in (False, True):
        fields: dict[str, Any] = {}
        for place, each in enumerate(types):
            fields[f"bare_{place}"] = (Annotated[each, unknown._UnknownOr()], UNKNOWN)
            fields[f"said_{place}"] = (Annotated[each, unknown._UnknownOr(), said], UNKNOWN)
        config = ConfigDict(strict=strict, use_enum_values=strict, title="andere")
        made = create_model("Made", __config__=config, **fields)
        made.model_json_schema()
        made()


def _copy(schema: Any) -> Any:
    """The same, with functions and classes as they are: of those there is one."""
    if isinstance(schema, dict):
        return {key: _copy(each) for key, each in schema.items()}
    if isinstance(schema, list | tuple):
        return type(schema)(map(_copy, schema))
    return schema


def test_what_is_shared_is_changed_by_no_model_that_it_stands_in() -> None:
    """One schema stands in every field of its type: what one field did to it, all would have."""
    Draft.model_rebuild()
    One.model_rebuild()
    shared = {**unknown._values, "the word": unknown._WORD[0]}
    before = _copy(shared)
    assert len(before) > 10
    _models_of(list(unknown._values))
    assert all(unknown._values[each] is shared[each] for each in shared if each != "the word")
    assert shared == before


def test_a_limit_of_one_field_is_not_that_of_another() -> None:
    class Short(BaseModel):
        limited: Annotated[Maybe[str], Field(max_length=2)] = UNKNOWN

    with pytest.raises(ValidationError):
        Short.model_validate({"limited": "abc"})
    assert One.model_validate({"word": "abc"}).word == "abc"
    One.model_rebuild(force=True)
    assert One.model_validate({"word": "abc"}).word == "abc"
