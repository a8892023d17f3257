"""`make test-thorough`: its parts, its seed, its table, and the branches that must be seen."""

import json
import re
from pathlib import Path

import pytest

from installer import bootstrap, catalogues, environment, thorough
from installer.console import Finished
from tests.installer.test_stages import Programs

ROOT = Path(bootstrap.__file__).parent.parent
Capture = pytest.CaptureFixture[str]


class Measured(Programs):
    """Programs of which `coverage json` leaves a file that says what was seen."""

    def __init__(self, root: Path, files: dict[str, tuple[int, int]], **ends: Finished) -> None:
        super().__init__(**ends)
        (root / "build").mkdir()
        self.target = root / thorough.COVERAGE_JSON
        counted = {
            name: {"summary": {"covered_branches": seen, "num_branches": there}}
            for name, (seen, there) in files.items()
        }
        self.target.write_text(json.dumps({"files": counted}))


WELL = {
    "app/services/a.py": (9, 10),
    "app/documents/a.py": (10, 10),
    "app/ui/decides.py": (10, 10),
    "app/ui/draws.py": (0, 10),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A window of two modules, one of which draws."""
    (tmp_path / "app" / "ui").mkdir(parents=True)
    (tmp_path / "app" / "ui" / "decides.py").write_text("import datetime\n")
    drawing = "def draw():\n    from PySide6.QtGui import QColor\n"
    (tmp_path / "app" / "ui" / "draws.py").write_text(drawing)
    return tmp_path


def outcome(root: Path, programs: Programs, part: str | None = None, seed: int | None = 7) -> int:
    return thorough.run_thorough(Path("python"), root, {}, part, seed, programs)


def test_all_parts_run_and_the_table_tells_of_each(root: Path, capsys: Capture) -> None:
    programs = Measured(root, WELL)
    assert outcome(root, programs) == 0
    out = capsys.readouterr().out
    for name in thorough.PARTS:
        assert f"\n{name:<12}       " in out
    assert "make test-thorough SEED=7" in out
    assert out.splitlines()[-1] == "18 passed, 0 failed"


@pytest.mark.parametrize("part", thorough.PARTS)
def test_one_part_runs_alone(part: str, root: Path, capsys: Capture) -> None:
    assert outcome(root, Measured(root, WELL), part) == 0
    out = capsys.readouterr().out
    assert [name for name in thorough.PARTS if f"\n{name:<12}       " in out] == [part]


def test_the_installer_knows_the_parts_before_it_can_load_them() -> None:
    assert tuple(thorough.PARTS) == bootstrap.PARTS


@pytest.mark.parametrize("part", ["properties", "matrix", "journeys"])
def test_random_examples_are_thousands_and_new(part: str, root: Path) -> None:
    programs = Measured(root, WELL)
    outcome(root, programs, part)
    assert "--hypothesis-profile=thorough" in programs.seen[0]
    if part != "matrix":
        assert "--hypothesis-seed=7" in programs.seen[0]


def test_without_a_seed_each_run_has_its_own(root: Path, capsys: Capture) -> None:
    told = set()
    for _ in range(3):
        outcome(root, Programs(), "journeys", None)
        told.add(capsys.readouterr().out.partition("SEED=")[2].split()[0])
    assert len(told) == 3


def test_a_failure_in_one_part_does_not_stop_the_others(root: Path, capsys: Capture) -> None:
    programs = Measured(root, WELL, **{"matrix": Finished(1, "1 failed, 2 passed in 3.00s\n")})
    assert outcome(root, programs) == 1
    out = capsys.readouterr().out
    assert out.splitlines()[-1] == "17 passed, 1 failed"
    assert f"{'matrix':<12} {2:>7} {1:>7}" in out
    assert f"{'coverage':<12} {6:>7} {0:>7}" in out


@pytest.mark.parametrize("name", ["app/services/a.py", "app/documents/a.py", "app/ui/decides.py"])
@pytest.mark.parametrize(("seen", "code"), [(90, 0), (89, 1)])
def test_each_package_that_decides_must_see_nine_of_ten_branches(
    name: str, seen: int, code: int, root: Path, capsys: Capture
) -> None:
    programs = Measured(root, {**WELL, name: (seen, 100)})
    assert outcome(root, programs, "coverage") == code
    assert ("under 90%" in capsys.readouterr().out) is (code == 1)


def test_a_package_that_is_not_measured_is_too_low(root: Path) -> None:
    without = {name: rate for name, rate in WELL.items() if "documents" not in name}
    assert outcome(root, Measured(root, without), "coverage") == 1


def test_what_draws_does_not_count_for_what_the_window_decides(root: Path) -> None:
    rates = thorough.branch_rates(
        root,
        {name: {"summary": {"covered_branches": seen, "num_branches": there}}
         for name, (seen, there) in WELL.items()},
    )  # fmt: skip
    assert rates[thorough.WINDOW_DECIDES] == 100
    assert rates["app.ui"] == 50


def test_what_decides_within_a_window_counts_although_it_knows_qt(root: Path) -> None:
    (root / "tests").mkdir()
    (root / thorough.DECISIONS).write_text('modules = ["app.ui.draws"]\n')
    rates = thorough.branch_rates(
        root,
        {name: {"summary": {"covered_branches": seen, "num_branches": there}}
         for name, (seen, there) in WELL.items()},
    )  # fmt: skip
    assert rates[thorough.WINDOW_DECIDES] == 50
    assert outcome(root, Measured(root, WELL), "coverage") == 1


def test_each_module_that_decides_within_a_window_is_there_and_knows_qt() -> None:
    listed = thorough.decide_with_qt(ROOT)
    assert listed
    for module in listed:
        path = ROOT / f"{module.replace('.', '/')}.py"
        assert module.startswith("app.ui.")
        assert thorough.uses_qt(path), module


def test_coverage_that_cannot_be_read_is_a_failure_and_no_traceback(root: Path) -> None:
    programs = Measured(root, WELL, **{"coverage_json": Finished(1, "No data\n")})
    assert outcome(root, programs, "coverage") == 1


def test_what_a_stopped_run_measured_does_not_count(root: Path) -> None:
    left = root / ".coverage.machine.123"
    left.touch()
    outcome(root, Measured(root, WELL), "coverage")
    assert not left.exists()


def test_the_part_and_the_seed_come_from_the_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(environment, "state", lambda root: "ready")

    def run(python: Path, root: Path, variables: object, *rest: object) -> int:
        asked.extend(rest)
        return 0

    monkeypatch.setattr(thorough, "run_thorough", run)
    monkeypatch.setattr(catalogues, "compile_what_changed", lambda *given: None)
    assert bootstrap.main(["test-thorough", "matrix", "--seed", "7"]) == 0
    assert bootstrap.main(["test-thorough"]) == 0
    assert asked == ["matrix", 7, None, None]


def test_what_is_long_is_in_a_part() -> None:
    """A store that is killed a hundred times was in none: no run tried it."""
    files = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "tests").rglob("*.py")
        if re.search(r"mark\.long\b", path.read_text(encoding="utf-8")) and path != Path(__file__)
    ]
    assert len(files) >= 6
    parts = (thorough.MATRIX, *thorough.JOURNEYS, *thorough.INSTALLERS)
    assert [file for file in files if not file.startswith(parts)] == []


def test_the_folders_of_the_parts_are_there() -> None:
    for name in (*thorough.WINDOW_TESTS, thorough.MATRIX, *thorough.JOURNEYS):
        assert (ROOT / name).is_dir()
    for name in ("services", "documents"):
        assert (ROOT / "app" / name).is_dir()
