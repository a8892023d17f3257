"""Indented JSON text is what `json.dumps` gives, byte for byte."""

import json
from enum import IntEnum, StrEnum
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from calc import as_json
from calc.stored.json_text import json_text
from tests.building import EXAMPLES, example_outcome

EVERY = sorted(path.name.removesuffix(".uitzicht.json") for path in EXAMPLES.glob("*.json"))


class Word(StrEnum):
    ONE = 'a "word" of two\nlines'


class Number(IntEnum):
    ONE = 1


def _dumps(values: Any, indent: int = 1) -> str:
    return json.dumps(values, ensure_ascii=False, indent=indent)


texts = st.text() | st.characters(max_codepoint=127) | st.text('\\"/\x00\x7f\u2028\ud800\U0001f600')
plain = st.recursive(
    st.none() | st.booleans() | st.integers() | texts | st.sampled_from((Word.ONE, Number.ONE)),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=2).map(tuple)
        | st.dictionaries(texts, inner, max_size=4)
    ),
    max_leaves=30,
)


@pytest.mark.uncounted
@given(plain, st.integers(0, 4))
@example({"a": [], "b": {}, "c": [[]], "d": [{}], "": ()}, 1)
@example([], 2)
@example({}, 2)
def test_as_json_dumps(values: Any, indent: int) -> None:
    assert json_text(values, indent=indent) == _dumps(values, indent)


@pytest.mark.uncounted
@pytest.mark.parametrize("name", EVERY)
def test_an_assessment_as_json_dumps(name: str) -> None:
    values = as_json(example_outcome(name))
    assert json_text(values) == _dumps(values)


@pytest.mark.parametrize("value", [0.5, b"a", {1: "a"}, {"a": {2}}, [object()]])
def test_anything_else_is_refused(value: Any) -> None:
    with pytest.raises(TypeError):
        json_text(value)
