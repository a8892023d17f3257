"""Who may import whom: each contract of pyproject.toml is seen to break on a seeded import."""

import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# The command looks at each house that it is told the place of, and is loaded once for all of them.
LINT = """
import contextlib, importlib, io, json, os, sys
from importlinter.cli import lint_imports_command
for line in sys.stdin:
    os.chdir(line.rstrip())
    sys.path[0] = os.getcwd()
    importlib.invalidate_caches()
    said, code = io.StringIO(), 0
    with contextlib.redirect_stdout(said):
        try:
            lint_imports_command([], standalone_mode=False)
        except SystemExit as ended:
            code = ended.code
    print(json.dumps([code, said.getvalue()]), flush=True)
"""

# A small house with one brick in every room, all of them where they belong.
SOUND = {
    "calc/__init__.py": "from decimal import Decimal\nimport pydantic\n",
    "calc/version.py": "",
    "calc/base/__init__.py": "",
    "calc/dossier/__init__.py": "import calc.base\n",
    "calc/policy/__init__.py": "import calc.dossier\n",
    "calc/tariffs/__init__.py": "import calc.dossier\n",
    "calc/plan/__init__.py": "import calc.policy\n",
    "calc/law/__init__.py": "import calc.tariffs\n",
    "calc/entitlement/__init__.py": "import calc.law, calc.plan\n",
    "calc/statutory_floor/__init__.py": "import calc.entitlement\n",
    "calc/context/__init__.py": "import calc.plan\n",
    "calc/running/__init__.py": "import calc.context, calc.statutory_floor\n",
    "calc/signals/__init__.py": "import calc.running\n",
    "calc/assessment/__init__.py": "import calc.signals\n",
    "calc/stored/__init__.py": "import calc.assessment\n",
    "calc/engine.py": "import calc.stored\n",
    "calc/review/__init__.py": "import calc.engine\n",
    "app/__init__.py": "",
    "app/__main__.py": "from app import cli\n",
    "app/cli.py": "from app import bootstrap\n",
    "app/bootstrap.py": "from app import services, store, ui\n",
    "app/ui/__init__.py": "",
    "app/ui/widgets/__init__.py": "import shiboken6\nimport PySide6.QtWidgets\n",
    "app/ui/intake/__init__.py": "import app.ui.widgets\nfrom app import services\n",
    "app/ui/documents/__init__.py": "import app.ui.intake\n",
    "app/ui/explanation/__init__.py": "import app.ui.widgets\n",
    "app/ui/budget/__init__.py": "import app.ui.intake\n",
    "app/ui/agreement/__init__.py": "import app.ui.intake\n",
    "app/ui/result/__init__.py": "import app.ui.explanation, app.ui.documents\n",
    "app/ui/law/__init__.py": "import app.ui.explanation\n",
    "app/ui/home/__init__.py": "import app.ui.widgets\nfrom app import services\n",
    "app/ui/shell/__init__.py": "import app.ui.result, app.ui.law, app.ui.home\n",
    "app/services/__init__.py": "import calc\nfrom app import documents, render, store\n",
    "app/render/__init__.py": "from app import documents\n",
    "app/render/pdf.py": "import reportlab.pdfgen\n",
    "app/store/__init__.py": "import calc\nfrom app import i18n\n",
    "app/documents/__init__.py": "from app import i18n\n",
    "app/i18n/__init__.py": "import babel\n",
    "app/version.py": "",
}
CONTRACTS = (
    "calc-stands-alone",
    "calc-layers",
    "app-layers",
    "ui-layers",
    "ui-asks-services",
    "qt-only-in-ui",
    "reportlab-only-in-render",
    "sql-only-in-store",
)
TYPES_ONLY = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import {}\n"


def names() -> dict[str, str]:
    """The name of each contract, by its id."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    return {contract["id"]: contract["name"] for contract in contracts}


Linter = subprocess.Popen[str]


@pytest.fixture(scope="module")
def linter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Linter]:
    """The command, waiting for the place of a house."""
    with subprocess.Popen(
        [sys.executable, "-c", LINT],
        cwd=tmp_path_factory.mktemp("linter"),
        env={**os.environ, "PYTHONPATH": "", "COLUMNS": "200", "PYTHONUTF8": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        yield process
        process.kill()


def broken_in(linter: Linter, folder: Path, changes: dict[str, str]) -> list[str]:
    """The contracts that break in a house where these files are changed or added."""
    for place, source in {**SOUND, **changes}.items():
        path = folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (folder / "pyproject.toml").write_text(settings, encoding="utf-8")
    assert linter.stdin is not None
    assert linter.stdout is not None
    linter.stdin.write(f"{folder}\n")
    linter.stdin.flush()
    code, said = json.loads(linter.stdout.readline())
    verdicts = dict(re.findall(r"^(.+) (KEPT|BROKEN)\b", said, re.MULTILINE))
    assert set(verdicts) == set(names().values()), said
    broken = [key for key, name in names().items() if verdicts[name] == "BROKEN"]
    assert code == (1 if broken else 0)
    return broken


def test_every_contract_is_tried_here() -> None:
    assert set(names()) == set(CONTRACTS)


def test_a_sound_house_breaks_no_contract(linter: Linter, tmp_path: Path) -> None:
    assert broken_in(linter, tmp_path, {}) == []


@pytest.mark.parametrize(
    ("place", "source", "broken"),
    [
        ("calc/base/clock.py", "import time\n", "calc-stands-alone"),
        ("calc/base/files.py", "from pathlib import Path\n", "calc-stands-alone"),
        ("calc/base/shop.py", "import app.i18n\n", "calc-stands-alone"),
        ("calc/base/more.py", "import calc.dossier\n", "calc-layers"),
        ("calc/dossier/more.py", "import calc.policy\n", "calc-layers"),
        ("calc/tariffs/more.py", "import calc.policy\n", "calc-layers"),
        ("calc/plan/more.py", "import calc.law\n", "calc-layers"),
        ("calc/plan/more.py", TYPES_ONLY.format("calc.assessment"), "calc-layers"),
        ("calc/entitlement/more.py", "import calc.signals\n", "calc-layers"),
        ("calc/running/more.py", "import calc.review\n", "calc-layers"),
        ("calc/elsewhere.py", "", "calc-layers"),
        ("app/ui/widgets/more.py", "import app.ui.intake\n", "ui-layers"),
        ("app/ui/intake/more.py", "import app.ui.budget\n", "ui-layers"),
        ("app/ui/budget/more.py", "import app.ui.result\n", "ui-layers"),
        ("app/ui/result/more.py", TYPES_ONLY.format("app.ui.shell"), "ui-layers"),
        ("app/ui/home/more.py", "import app.ui.result\n", "ui-layers"),
        ("app/ui/elsewhere.py", "", "ui-layers"),
        ("app/ui/result/more.py", "import calc.plan\n", "ui-asks-services"),
        ("app/ui/intake/more.py", "import calc.engine\n", "ui-asks-services"),
        ("app/i18n/more.py", "import app.documents\n", "app-layers"),
        ("app/store/more.py", "import app.documents\n", "app-layers"),
        ("app/documents/more.py", "import app.store\n", "app-layers"),
        ("app/services/more.py", "import app.ui\n", "app-layers"),
        ("app/elsewhere.py", "", "app-layers"),
        ("app/services/more.py", "import PySide6.QtCore\n", "qt-only-in-ui"),
        ("app/documents/more.py", "import reportlab\n", "reportlab-only-in-render"),
        ("app/services/more.py", "import sqlalchemy\n", "sql-only-in-store"),
    ],
)
def test_a_seeded_import_breaks_its_contract(
    place: str, source: str, broken: str, linter: Linter, tmp_path: Path
) -> None:
    assert broken in broken_in(linter, tmp_path, {place: source})
