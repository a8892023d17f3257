"""Reading a statement that anybody made: what it says, or everything that is wrong with it.

Keys that the form does not have are no fault: another program may have more to say. They are listed
by `importing`, with everything else that does not come along.
"""

import json
from typing import Any, Final

from pydantic import ValidationError

from app.services.statement.form import SCHEMA, Statement
from app.store.dossier_file import STATEMENT
from app.store.json_text import depth_is_at_most, json_values
from calc import Problem, problems_of
from calc.base.value_type import value_type

DEEPEST: Final = 50
"""Lists and groups within each other; a statement has four."""


@value_type(eq=False)
class ReadStatement:
    """A statement with the values of its file, in which more may stand than we know."""

    statement: Statement
    values: dict[str, Any]


def read_statement(data: bytes) -> ReadStatement | tuple[Problem, ...]:
    """What the bytes of a file say, or what is wrong with them."""
    values = json_values(data)
    if isinstance(values, Problem):
        return (values,)
    if not isinstance(values, dict) or not depth_is_at_most(values, DEEPEST):
        return (Problem("statement_foreign", ""),)
    form = values.get("schema")
    if form != SCHEMA:
        is_ours = isinstance(form, str) and form.startswith(STATEMENT)
        return (Problem("statement_newer" if is_ours else "statement_foreign", "schema"),)
    try:
        return ReadStatement(Statement.model_validate_json(json.dumps(values)), values)
    except ValidationError as error:
        return problems_of(error)
