"""Everything in the bundle has an origin, or there is no bundle."""

from collections.abc import Callable
from pathlib import Path

import pytest

from installer.building import inventory
from installer.console import MachineProblem
from tests.installer.building.conftest import Made

ROOT = Path(__file__).parents[3]
Written = Callable[..., Path]


def test_a_lock_names_its_distributions_as_locks_do(tmp_path: Path) -> None:
    lock = tmp_path / "x.lock"
    lock.write_text("jaraco.classes==3 \\\n    --hash=sha256:aa\n    # via b==2\nPyQt_x==1 ; a\n")
    assert inventory.locked(lock) == {"jaraco-classes", "pyqt-x"}


def test_the_program_ships_what_pyproject_asks_for_and_no_tool() -> None:
    program = inventory.locked(ROOT / "requirements-program.lock")
    build = inventory.locked(ROOT / "requirements-build.lock")
    assert {"pyside6-essentials", "sqlcipher3", "psycopg-binary", "pydantic"} <= program
    assert {"pyinstaller", "cyclonedx-python-lib", "uv"} <= build
    tools = {"pytest", "mypy", "hypothesis", "distributed", "pyinstaller", "setuptools", "uv"}
    assert not program & tools


@pytest.mark.parametrize("name", ["requirements-program.lock", "requirements-build.lock"])
def test_what_ships_is_what_developers_have_by_the_same_hashes(name: str) -> None:
    """A package in two locks is the same one: else what was tested is not what ships."""
    from installer.packages import entry_of

    lock, all_of_it = (ROOT / each for each in (name, "requirements.lock"))
    theirs = all_of_it.read_text(encoding="utf-8")
    text = lock.read_text(encoding="utf-8")
    shared = inventory.locked(lock) & inventory.locked(all_of_it)
    assert len(shared) > 20
    for each in sorted(shared):
        ours, others = (
            [line for line in entry_of(each, whole).splitlines() if "--hash" in line]
            for whole in (text, theirs)
        )
        assert [line.strip(" \\") for line in ours] == [line.strip(" \\") for line in others], each
    if name == "requirements-program.lock":
        assert shared == inventory.locked(lock)


def test_each_file_and_module_is_laid_at_the_door_of_where_it_comes_from(
    tmp_path: Path, site: Path, made: Made, written: Written
) -> None:
    aap = made("aap", {"aap/__init__.py": "", "aap.libs/lib.so": "", "aap/loose.py": ""})
    found = {"aap": aap}
    project = tmp_path / "project"
    (project / "app").mkdir(parents=True)
    base = tmp_path / "python"
    told = written(
        [
            ("aap.libs/lib.so", site / "aap.libs/lib.so"),
            ("aap/loose.pyc", tmp_path / "work" / "localpycs" / "loose.pyc"),
            ("app/x.json", project / "app" / "x.json"),
            ("lib-dynload/_bz2.so", base / "lib-dynload" / "_bz2.so"),
            ("libz.so.1", "/lib/somewhere/libz.so.1"),
        ],
        [["aap", str(site / "aap/__init__.py")], ["json", str(base / "json.py")], ["ns", "-"]],
    )
    origins = inventory.attribute(told, found, project, {"aap"}, [base])
    assert origins.distributions == {"aap": {"aap.libs/lib.so", "aap/loose.pyc", "aap"}}
    assert origins.project == {"app/x.json"}
    assert origins.python == {"lib-dynload/_bz2.so", "json", "ns"}
    assert origins.system == {"libz.so.1": Path("/lib/somewhere/libz.so.1")}


def test_what_is_not_in_the_lock_of_the_program_ends_the_build(
    site: Path, made: Made, written: Written
) -> None:
    """As defusedxml did, which Pillow takes where it is: no dependency of ours, no licence."""
    found = {"noot": made("noot", {"noot.py": ""})}
    told = written([], [["noot", str(site / "noot.py")]])
    with pytest.raises(MachineProblem, match=r"noot \(noot\)"):
        inventory.attribute(told, found, ROOT, {"aap"}, [])


def test_a_part_of_what_builds_is_named_as_shipped(
    site: Path, made: Made, written: Written
) -> None:
    found = {"pyinstaller": made("pyinstaller", {"PyInstaller/start.py": ""})}
    told = written([], [["start", str(site / "PyInstaller/start.py")]])
    origins = inventory.attribute(told, found, ROOT, set(), [])
    assert set(origins.distributions) == {"pyinstaller"}


def test_modules_of_tools_are_left_out_and_those_of_mypyc_are_found(
    tmp_path: Path, site: Path, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    """tomli and its like are found at an import of another name: no statement shows it."""
    made("aap", {"aap/__init__.py": "", "c0ffee__mypyc.cpython-311-x.so": "", "shared/a.py": ""})
    made("tool", {"tool/__init__.py": "", "shared/b.py": "", "beef__mypyc.cpython-311-x.so": ""})
    lock = tmp_path / "x.lock"
    lock.write_text("aap==1.0 \\\n")
    monkeypatch.syspath_prepend(str(site))
    assert inventory.hidden_halves(lock) == ["c0ffee__mypyc"]
    left_out = inventory.only_for_building(lock)
    assert "tool" in left_out
    assert not {"aap", "shared"} & set(left_out)
