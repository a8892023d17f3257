"""A field that may be UNKNOWN: the word first, then the real type; made once for each type."""

import pytest
from pydantic import BaseModel, ValidationError

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
