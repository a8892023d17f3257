"""UNKNOWN is a value: "weet ik niet" is something else than zero, empty or not asked.

In a file it is the text "UNKNOWN".
"""

from enum import Enum
from typing import Annotated, Any, Final, TypeVar, get_args

from pydantic import BaseModel, GetCoreSchemaHandler
from pydantic_core import core_schema


class Unknown(Enum):
    """The type with one value."""

    UNKNOWN = "UNKNOWN"

    def __repr__(self) -> str:
        return "UNKNOWN"


UNKNOWN: Final = Unknown.UNKNOWN

# Labels of the two branches in an error location; `calc.base.problem` takes them out again.
UNKNOWN_BRANCH: Final = "<unknown>"
VALUE_BRANCH: Final = "<value>"


class _UnknownOr:
    """Pydantic marker: first the word UNKNOWN, then the real type (never the other way round)."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        value = _values.get(source)
        if value is None:
            real = tuple(arg for arg in get_args(source) if arg is not Unknown)
            value_type = real[0]
            for arg in real[1:]:
                value_type = value_type | arg
            value = handler.generate_schema(value_type)
            if not _names_models(value_type):
                _values[source] = value
        return core_schema.union_schema(
            [(_word(handler), UNKNOWN_BRANCH), (value, VALUE_BRANCH)], mode="left_to_right"
        )


_values: Final[dict[Any, core_schema.CoreSchema]] = {}
"""Of each type its schema: a dossier has forty lines of text and thirty days."""


def _names_models(value_type: Any) -> bool:
    """Whether a model is in it: pydantic makes its schema anew, for each that it stands in."""
    if isinstance(value_type, type) and issubclass(value_type, BaseModel):
        return True
    return any(_names_models(part) for part in get_args(value_type))


_WORD: Final[list[core_schema.CoreSchema]] = []


def _word(handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
    """The schema of the word UNKNOWN: the same in every field, and made once.

    In JSON its text is compared first: an enumeration asks its class about every value that it does
    not have, and each of the three hundred known values of a dossier waited for that error.
    """
    if not _WORD:
        word: Any = handler.generate_schema(Unknown)
        name = word.pop("ref")
        text = core_schema.literal_schema([UNKNOWN.value])
        of_text = core_schema.enum_schema(Unknown, [UNKNOWN], strict=False)
        in_json = core_schema.chain_schema([text, of_text])
        described = {"pydantic_js_annotation_functions": [lambda _, describe: describe(word)]}
        _WORD.append(core_schema.json_or_python_schema(in_json, word, ref=name, metadata=described))
    return _WORD[0]


T = TypeVar("T")

Maybe = Annotated[T | Unknown, _UnknownOr()]
