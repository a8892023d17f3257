"""What is wrong with a dossier or a file: a code, the path of a field, and values for the sentence.

Pydantic's own errors come in here and leave as problems of ours; nobody outside reads pydantic.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from calc.base.params import Allowed, Number, Params, Value
from calc.base.unknown import UNKNOWN, UNKNOWN_BRANCH, VALUE_BRANCH
from calc.base.value_type import value_type

LONGEST_KEY: Final = 200
"""Letters of the name of a field; a longer one is refused before anything is made of it."""
MOST_FAULTS: Final = 250_000
"""Errors of pydantic; a field that may be UNKNOWN has two."""
_LONGEST_SHOWN: Final = 80
_NOT_SAID: Final = ("paths", "error", "class_name")

# pydantic error type -> code of ours. What is not named here keeps its own type as code when it is
# one of ours (PydanticCustomError) and becomes `not_readable` otherwise.
_CODES: Final = {
    "missing": "missing",
    "extra_forbidden": "unknown_key",
    "enum": "not_in_list",
    "literal_error": "not_in_list",
    "bool_type": "not_yes_or_no",
    "bool_parsing": "not_yes_or_no",
    "string_type": "not_text",
    "string_too_long": "too_long",
    "string_pattern_mismatch": "wrong_form",
    "int_type": "not_a_whole_number",
    "int_parsing": "not_a_whole_number",
    "int_from_float": "not_a_whole_number",
    "decimal_type": "amount_not_readable",
    "greater_than_equal": "number_too_low",
    "greater_than": "number_too_low",
    "less_than_equal": "number_too_high",
    "less_than": "number_too_high",
    "date_type": "date_not_readable",
    "date_parsing": "date_not_readable",
    "date_from_datetime_parsing": "date_not_readable",
    "date_from_datetime_inexact": "date_not_readable",
    "too_long": "too_many",
    "too_short": "too_few",
    "tuple_type": "not_a_list",
    "model_type": "not_a_group",
    "model_attributes_type": "not_a_group",
    "dict_type": "not_a_group",
    "decimal_max_places": "number_too_precise",
    "decimal_max_digits": "number_too_precise",
    "decimal_whole_digits": "number_too_high",
    "finite_number": "not_readable",
}
CODES: Final = frozenset(_CODES.values()) | {
    "not_readable",
    "amount_is_float",
    "amount_too_precise",
    "amount_negative",
    "amount_too_low",
    "amount_absurd",
    "arrangement_once",
    "bsn_in_text",
    "control_character",
    "code_not_in_catalogue",
    "date_out_of_range",
    "ends_before_it_starts",
    "income_certainty_unknown",
    "income_start_unknown",
    "interest_not_zero",
    "joker_has_amount",
    "line_follows_itself",
    "line_is_not_here",
    "link_wrong",
    "month_not_readable",
    "month_twice",
    "named_twice",
    "nobody_liable",
    "once_with_months",
    "rf_wrong",
    "too_many_faults",
    "text_blank",
    "who_is_not_here",
    # of the life of a plan
    "pause_months",
    "pause_outside_term",
    "plan_ends_later",
    "schedule_months",
    "schedule_other_term",
    "status_not_allowed",
    "status_too_early",
    # of tariff files
    "tariff_amount_is_float",
    "tariff_amount_not_text",
    "tariff_duplicate",
    "tariff_field_missing",
    "tariff_field_not_here",
    "tariff_gap",
    "tariff_not_of_year",
    "tariff_not_toml",
    "tariff_omitted",
    "tariff_outside_year",
    "tariff_overlap",
    "tariff_share",
    "tariff_source",
    "tariff_status",
    "tariff_unit",
    # of policy files
    "case_without_recipient",
    "file_not_toml",
    "key_too_long",
    "mandate_months",
    "quiet_hours_too_short",
    "quiet_hours_turned_round",
    "reserve_after_above_min",
    "role_not_here",
    "solution_twice",
    "term_above_max",
    # of files with minimums
    "file_not_minimums",
    "minimum_twice",
    "row_not_readable",
}


@value_type
class Problem:
    """One wrong or missing field. `path` is like income[3].amount; "" is the whole file."""

    code: str
    path: str
    params: Params = ()


def shortened(written: str) -> str:
    """What somebody wrote, as much of it as is needed to know it again."""
    if len(written) <= _LONGEST_SHOWN:
        return written
    return f"{written[:_LONGEST_SHOWN]}..."


def problems_of(error: ValidationError) -> tuple[Problem, ...]:
    """Every wrong field of a ValidationError, each once, in the order of the file.

    Above MOST_FAULTS it is no use to name them: then one problem says how many there are.
    """
    count = error.error_count()
    if count > MOST_FAULTS:
        return (Problem("too_many_faults", "", (("count", count),)),)
    found: dict[tuple[str, str], Problem] = {}
    for detail in error.errors(include_url=False):
        if detail["loc"] and UNKNOWN_BRANCH in detail["loc"]:
            continue
        for problem in _problems(detail):
            found.setdefault((problem.code, problem.path), problem)
    around = {above for _, path in found for above in _above(path)}
    return tuple(
        problem
        for problem in found.values()
        # A list only seems too short because what is in it was refused.
        if problem.code != "too_few" or problem.path not in around
    )


def _above(path: str) -> Iterator[str]:
    """What a path lies in, the nearest first."""
    while path := path[: max(path.rfind("."), path.rfind("["), 0)]:
        yield path


def _problems(detail: ErrorDetails) -> list[Problem]:
    context: dict[str, Any] = detail.get("ctx", {})
    if detail["input"] is UNKNOWN:
        return [Problem("missing", path_of(detail["loc"]))]
    code = _CODES.get(detail["type"], detail["type"])
    if code not in CODES:
        code = "not_readable"
    paths: list[tuple[str | int, ...]] = context.get("paths", [()])
    params = tuple(
        (name, _value(detail["type"], name, value))
        for name, value in sorted(context.items())
        if name not in _NOT_SAID
    )
    return [Problem(code, path_of((*detail["loc"], *inner)), params) for inner in paths]


def _value(kind: str, name: str, value: Any) -> Value:
    """A value of an error: one of ours has its type; a Decimal of pydantic is a limit, no money."""
    if kind not in _CODES:
        given: Value = value
        return given
    match value:
        case Decimal():
            return Number(value)
        case int():
            return value
        case _:
            return Allowed(str(value)) if name == "expected" else str(value)


def path_of(location: tuple[str | int, ...]) -> str:
    """("income", 3, "amount") as income[3].amount; the branches of a union are left out."""
    path = ""
    for part in location:
        if isinstance(part, int):
            path += f"[{part}]"
        elif part not in (UNKNOWN_BRANCH, VALUE_BRANCH):
            path += f".{part}" if path else part
    return path
