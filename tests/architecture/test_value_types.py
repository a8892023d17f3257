"""Nothing goes round the promise of a value type: no field is set behind the type checker's back.

mypy reports an assignment to a field, and the tests run with types that refuse it
(`tests.frozen`); what neither of them sees is looked for in the syntax trees.
"""

import ast
import re
from pathlib import Path

from tests.architecture.mentions import mentions

ROOT = Path(__file__).resolve().parents[2]
DECLARES = ROOT / "calc" / "base" / "value_type.py"
FOLDERS = ("calc", "app")
BEHIND = frozenset({"setattr", "delattr", "__setattr__", "__delattr__", "__dict__"})


def behind_the_back(source: str) -> list[str]:
    """Every name that sets a field without saying which, as `line: name`."""
    found: list[str] = []
    if not mentions(source, BEHIND):
        return found
    for node in ast.walk(ast.parse(source)):
        name = node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
        if name in BEHIND:
            found.append(f"{node.lineno}: {name}")  # type: ignore[attr-defined]
    return found


def _files(*folders: str) -> list[Path]:
    found = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    return [path for path in found if path != DECLARES]


def test_no_field_is_set_in_secret() -> None:
    found = {path: behind_the_back(path.read_text(encoding="utf-8")) for path in _files(*FOLDERS)}
    assert len(found) > 100
    assert {path: names for path, names in found.items() if names} == {}


def test_sees_them() -> None:
    seeded = "setattr(a, 'b', 1)\nobject.__setattr__(a, 'b', 1)\na.__dict__['b'] = 1\na.b = 1\n"
    assert behind_the_back(seeded) == ["1: setattr", "2: __setattr__", "3: __dict__"]


def test_the_engine_declares_them_in_one_way() -> None:
    """A frozen dataclass is right too, and four times as slow to make and to declare."""
    frozen = re.compile(r"@dataclass\([^)]*frozen=True")
    assert [path for path in _files("calc") if frozen.search(path.read_text("utf-8"))] == []
