"""The installers for real, made twice out of clones of this commit: minutes, so only thoroughly."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from installer.building import checking, contents, inventory
from installer.building.places import Places, here
from installer.console import MachineProblem
from installer.environment import base_python

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(
        not sys.platform.startswith("linux"), reason="what is looked at here is that of Linux"
    ),
]
ROOT = Path(__file__).parents[3]
NEVER = (
    "tests", "pytest", "hypothesis", "mypy", "ruff", "coverage", "vulture", "setuptools", "pip",
    "PyInstaller", "cyclonedx", "jsonschema", "distributed", "dask", "tkinter", "readline",
    "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtNetwork", "PySide6.QtWebEngineCore",
)  # fmt: skip
"""Modules that nobody may find in a bundle."""


def build(folder: Path) -> Places:
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(folder)], check=True)
    command = [base_python(), "installer/bootstrap.py", "installer"]
    ended = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, f"{ended.stdout}\n{ended.stderr}"
    return here(folder)


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Places, Places]]:
    """Two builds of one commit, in two folders, the names of which are not equally long."""
    folder = tmp_path_factory.mktemp("builds")
    yield build(folder / "a"), build(folder / "another-folder")
    shutil.rmtree(folder)


def test_two_builds_of_one_commit_are_the_same(builds: tuple[Places, Places]) -> None:
    first, second = builds
    assert contents.differences(contents.hashes(first.frozen), contents.hashes(second.frozen)) == []
    sums = [place.installers.joinpath("SHA256SUMS").read_text() for place in builds]
    assert sums[0] == sums[1]


def test_nothing_is_in_it_that_is_not_used(builds: tuple[Places, Places]) -> None:
    told = json.loads(builds[0].inventory.read_text())
    names = {name for name, _ in told["modules"]}
    assert {"app.cli", "calc.engine"} <= names
    assert [name for name in names for never in NEVER if f"{name}.".startswith(f"{never}.")] == []
    files = list(contents.hashes(builds[0].frozen))
    words = ("WebEngine", "Qt6Qml", "Qt6Quick", "Qt6Network", "qgtk3", "DarkGarden", "libreadline")
    assert [file for file in files for word in words if word in file] == []
    assert [file for file in files if file.endswith((".po", ".icns"))] == []


def test_the_list_of_parts_is_whole(builds: tuple[Places, Places]) -> None:
    """Every distribution of the lock that is here is in it, but for what only builds of it need."""
    # Slow to load, and every process that has tests reads this file.
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    text = (builds[0].frozen / "licences" / "sbom.cdx.json").read_text(encoding="utf-8")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    found: dict[str, Any] = json.loads(text)
    names = {each["name"] for each in found["components"]}
    shipped = inventory.locked(builds[0].root / "requirements-program.lock")
    metadata = {
        inventory.normalized(path.name.split("-")[0])
        for path in (builds[0].frozen / "_internal").glob("*.dist-info")
    }
    assert metadata <= shipped
    assert {"Qt", "SQLCipher", "OpenSSL", "libpq", "PDFium", "qpdf", "Python", "ICU"} <= names
    assert metadata <= names


def test_a_bundle_that_lacks_something_is_refused(
    builds: tuple[Places, Places], tmp_path: Path
) -> None:
    """The gate, seen red on the real thing."""
    copy = tmp_path / "copy"
    shutil.copytree(builds[0].frozen, copy, symlinks=True)
    checking.check(copy / builds[0].command, "a whole one")
    lost = next((copy / "_internal" / "app" / "i18n").rglob("cli.mo"))
    lost.unlink()
    with pytest.raises(MachineProblem):
        checking.check(copy / builds[0].command, "one that lacks its texts")
