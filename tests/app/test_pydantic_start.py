"""Pydantic without its plugins and the checks of its shapes is the same pydantic."""

import os
import subprocess
import sys

import pytest

from app.pydantic_start import PLUGINS
from tests.said_by import said_by

WITH = """
from app.pydantic_start import without_checked_shapes
with without_checked_shapes():
    import pydantic_core
"""
MODELS = """
import json
from pathlib import Path
import typing_extensions
from pydantic import BaseModel, TypeAdapter, ValidationError, create_model
from calc.dossier import Draft
from app.resources import EXAMPLES
from app.store.dossier_file import parse_dossier
from pydantic_core import core_schema
from pydantic_core.core_schema import CoreConfig, int_schema, model_fields_schema
print(CoreConfig(title="a"), type(CoreConfig(strict=True)), int_schema(ge=3))
print(sorted(vars(core_schema)))
for path in sorted(EXAMPLES.glob("*.uitzicht.json")):
    print(json.loads(path.read_bytes()).keys(), parse_dossier(path.read_bytes()))
for wrong in ({"debt": 3}, {"household": {"adults": [{"name": 5}]}, "no": 1}, []):
    try:
        Draft.model_validate(wrong)
    except ValidationError as error:
        print(error.errors(include_url=False, include_context=False))
print(json.dumps(Draft.model_json_schema(), sort_keys=True))
class Keys(typing_extensions.TypedDict, total=False):
    a: int
    b: typing_extensions.Required[str]
print(Keys.__required_keys__, TypeAdapter(Keys).validate_python({"b": "x", "a": "3"}))
print(TypeAdapter(Keys).json_schema(), create_model("M", x=(int, 3))().model_dump())
"""
CHECKED = """
from pydantic_core import core_schema
print(hasattr(core_schema.CoreConfig, "__required_keys__"))
"""


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="takes TypedDict from typing")
def test_the_shapes_of_schemas_are_not_checked() -> None:
    assert (said_by(WITH + CHECKED), said_by(CHECKED)) == ("False\n", "True\n")


def test_models_say_and_refuse_the_same() -> None:
    ours = said_by(WITH + MODELS)
    assert ours == said_by(MODELS)
    assert ours.count("\n") > 10


def test_the_class_of_shapes_is_given_back() -> None:
    code = """
import typing_extensions
real = typing_extensions.TypedDict
from app.pydantic_start import without_checked_shapes
try:
    with without_checked_shapes():
        raise ImportError
except ImportError:
    print(typing_extensions.TypedDict is real)
"""
    assert said_by(code) == "True\n"


def test_pydantic_has_no_plugins_and_needs_not_look_for_them() -> None:
    """What stands in for its loader gives what the loader itself gives when they are off."""
    code = """
import sys
import app.bootstrap
from app.pydantic_start import without_plugins
without_plugins()
from pydantic.plugin import _loader
ours = _loader.get_plugins()
del sys.modules["pydantic.plugin._loader"]
import importlib
print(tuple(ours), tuple(importlib.import_module("pydantic.plugin._loader").get_plugins()))
print(ours == () and "importlib.metadata" in sys.modules)
"""
    wished = {name: value for name, value in os.environ.items() if name != PLUGINS}
    for off, shown in (("", ["() ()", "True", ""]), ("other", ["() ()", "False", ""])):
        given = wished | ({PLUGINS: off} if off else {})
        ended = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True, text=True, timeout=120, check=False, env=given,
        )  # fmt: skip
        assert ended.stdout.split("\n") == shown, ended.stderr
