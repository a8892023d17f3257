"""The hosted workflow: it can be read, and every command of the project in it is there."""

import re
from importlib import import_module
from typing import Any

import pytest

from app.cli.arguments import parser
from app.i18n import Texts
from installer import bootstrap, product

PATH = product.ROOT / ".github" / "workflows" / "installers.yml"
TEXT = PATH.read_text(encoding="utf-8")
KNOWN_ACTIONS = {"actions/checkout", "actions/setup-python", "actions/upload-artifact"}


@pytest.fixture(scope="module")
def jobs() -> dict[str, Any]:
    found: dict[str, Any] = import_module("yaml").safe_load(TEXT)
    assert isinstance(found["jobs"], dict)
    return found["jobs"]


def steps(jobs: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in jobs.values() for step in job["steps"]]


def test_each_system_builds_and_keeps_what_it_made(jobs: dict[str, Any]) -> None:
    assert set(jobs) == {"linux", "windows", "macos"}
    for name, job in jobs.items():
        said = "\n".join(step.get("run", "") for step in job["steps"])
        build = r"installer\bootstrap.py installer" if name == "windows" else "make installer"
        assert build in said, name
        assert "--self-check" in said.split(build)[1], f"{name}: after packaging"
        assert "--quit-after-first-paint" in said, f"{name}: the window"
        assert job["timeout-minutes"] <= 60, (
            "a window that waits for somebody waits for nobody there"
        )
        last = job["steps"][-1]
        assert last["uses"].startswith("actions/upload-artifact@")
        assert last["with"] == {
            "name": name, "path": "build/installers/*", "if-no-files-found": "error"
        }  # fmt: skip


def test_every_command_of_the_project_is_there(jobs: dict[str, Any]) -> None:
    said = "\n".join(step.get("run", "") for step in steps(jobs))
    targets = re.findall(r"\bmake ([a-z][a-z-]*)\b(?! python)", said)
    targets += re.findall(r"bootstrap\.py (\S+)", said)
    assert "installer" in targets
    assert set(targets) <= set(bootstrap.COMMANDS)
    options = set(re.findall(r"uitzicht(?:-venster)?(?:\.exe)?\"? (--[a-z-]+)", said))
    assert "--self-check" in options
    known = {name for action in parser(Texts("en"))._actions for name in action.option_strings}
    assert options <= known


def test_what_every_installer_is_called_is_what_the_build_calls_it(jobs: dict[str, Any]) -> None:
    said = "\n".join(step.get("run", "") for step in steps(jobs))
    assert f"Programs\\{product.NAME}\\program\\{product.COMMAND}.exe" in said
    assert f"program\\{product.WINDOW}.exe" in said
    assert f"{product.NAME}.app/Contents/MacOS/{product.COMMAND}" in said


def test_it_knows_no_secret_no_version_and_writes_nowhere(jobs: dict[str, Any]) -> None:
    assert "secrets." not in TEXT
    assert product.version() not in TEXT
    assert import_module("yaml").safe_load(TEXT)["permissions"] == {"contents": "read"}
    used = {step["uses"].split("@")[0] for step in steps(jobs) if "uses" in step}
    assert used <= KNOWN_ACTIONS
    pythons = {step["with"]["python-version"] for step in steps(jobs)
               if step.get("uses", "").startswith("actions/setup-python@")}  # fmt: skip
    assert pythons == {".".join(map(str, bootstrap.MINIMUM_PYTHON))}


@pytest.mark.parametrize(
    "name",
    [
        "windows/uitzicht.nsi", "windows/texts.nsh", "windows/pack.py", "macos/Info.plist",
        "macos/make_dmg.sh", "macos/pack.py", "linux/uitzicht.desktop", "linux/uitzicht-mime.xml",
    ],
)  # fmt: skip
def test_no_recipe_writes_a_version_of_its_own(name: str) -> None:
    text = (product.ROOT / "installer" / name).read_text(encoding="utf-8")
    assert product.version() not in text
    # Those of others: macOS, the EUPL, NSIS, the forms of Apple and of the desktop.
    others = {"1.0", "6.0", "13.0", "1.1", "1.2", "3.08"}
    assert set(re.findall(r"(?<![\w.])\d+\.\d[\d.]*(?![\w.])", text)) <= others


def test_the_version_is_the_one_that_the_program_shows() -> None:
    from app.version import PROGRAM_VERSION

    assert product.version() == PROGRAM_VERSION
