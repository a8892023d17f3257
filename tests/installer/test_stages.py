"""The stages of `make test`: all of them run, every failure is told, and the end counts."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from installer import stages
from installer.console import Finished
from installer.stages import LINT, OF_THE_ENGINE, QUICK_TESTS, Result, Stage, count_tests, run_tests

PYTEST = Stage("tests", (), is_pytest=True)
ROOT = Path(__file__).parents[2]


class Programs:
    """Answers for ruff, mypy and pytest; a test says what each of them finds."""

    def __init__(self, **ends: Finished) -> None:
        self.ends = ends
        self.seen: list[str] = []

    def __call__(
        self, command: Sequence[str], folder: Path, variables: Mapping[str, str]
    ) -> Finished:
        line = " ".join(command)
        self.seen.append(line)
        for part, end in self.ends.items():
            if part.replace("_", " ") in line:
                return end
        return Finished(0, "3 passed in 0.01s\n" if "pytest" in line else "")


def outcome(root: Path, programs: Programs) -> int:
    return run_tests(Path("python"), root, {"LC_ALL": "C.UTF-8"}, programs)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with the folders of the engine's tests."""
    for name in OF_THE_ENGINE:
        (tmp_path / name).mkdir(parents=True)
    return tmp_path


def test_all_in_order_ends_with_0_and_the_count_of_both_runs(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    programs = Programs()
    assert outcome(root, programs) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "6 passed, 0 failed"
    assert len(programs.seen) == len(LINT) + 3


def test_every_stage_runs_and_every_failure_is_told_at_the_end(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    programs = Programs(
        ruff_check=Finished(1, "E501\n"),
        vulture=Finished(3, "unused function\n"),
        source_calc=Finished(1, "===== 2 failed, 40 passed, 1 error in 1.20s =====\n"),
    )
    assert outcome(root, programs) == 1
    out = capsys.readouterr().out.splitlines()
    assert out[-2] == "Mislukt (failed): tests of the engine, ruff check, vulture (dead code)"
    assert out[-1] == "43 passed, 3 failed"
    assert "    E501" in out
    assert "    unused function" in out
    assert len(programs.seen) == len(LINT) + 3


def test_every_test_runs_once(root: Path) -> None:
    programs = Programs()
    assert outcome(root, programs) == 0
    [engine, others] = [line for line in programs.seen if "-m pytest" in line]
    assert engine.endswith(" ".join(OF_THE_ENGINE))
    assert others.endswith(" ".join(f"--ignore={name}" for name in OF_THE_ENGINE))
    assert " -m pytest -q " in others
    assert "-m not" not in others, "the properties are among the others"


def test_the_window_does_not_count_for_the_engine(root: Path) -> None:
    programs = Programs()
    assert outcome(root, programs) == 0
    [measured] = [line for line in programs.seen if "coverage run" in line]
    assert "--source calc" in measured
    assert "tests/app" not in measured


def test_the_others_go_over_all_cores_file_by_file(root: Path) -> None:
    programs = Programs()
    assert outcome(root, programs) == 0
    [others] = [line for line in programs.seen if "--ignore" in line]
    assert "-n logical --dist loadfile" in others


def test_too_little_coverage_of_the_engine_is_a_failure(root: Path) -> None:
    programs = Programs(**{"--fail-under": Finished(2, "Coverage failure: 99")})
    assert outcome(root, programs) == 1
    assert "--fail-under 100" in programs.seen[-1], "once its tests have ended"


def test_no_tests_at_all_is_a_failure(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    nothing = Programs(loadfile=Finished(5, "no tests ran in 0.01s\n"))
    assert outcome(root, nothing) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "3 passed, 1 failed"


def test_the_folders_of_the_stages_are_there() -> None:
    assert all((ROOT / name).is_dir() for name in (*OF_THE_ENGINE, *QUICK_TESTS))


@pytest.mark.parametrize(
    ("output", "code", "wanted"),
    [
        ("12 passed in 0.31s", 0, (12, 0)),
        ("1 failed, 11 passed, 2 skipped, 1 xfailed in 3.00s", 1, (11, 1)),
        ("==== 10 passed, 2 errors in 61.20s (0:01:01) ====", 1, (10, 2)),
        ("11 failed in 0.31s\nthe log: 99 passed", 1, (0, 11)),
        ("Segmentation fault", -11, (0, 1)),
        ("12 passed in 0.31s\nFatal Python error", -6, (12, 1)),
        ("", 4, (0, 1)),
    ],
)
def test_tests_are_counted_from_the_closing_line(
    output: str, code: int, wanted: tuple[int, int]
) -> None:
    assert count_tests([Result(PYTEST, code, output, 0.0)]) == wanted


def test_only_pytest_counts_tests() -> None:
    lint = Result(Stage("mypy", ()), 1, "7 failed in 0.31s", 0.0)
    assert count_tests([lint]) == (0, 0)


def with_programs(monkeypatch: pytest.MonkeyPatch, programs: Programs) -> None:
    reporter = stages.Reporter(Path("python"), Path(), {}, programs)
    monkeypatch.setattr(stages, "Reporter", lambda *given: reporter)


def test_lint_runs_no_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    programs = Programs(mypy=Finished(1, "error: no\n"))
    with_programs(monkeypatch, programs)
    assert stages.run_lint(Path("python"), Path(), {}) == 1
    assert len(programs.seen) == len(LINT)
    assert not any("pytest" in line for line in programs.seen)


def test_dead_code_and_dependencies_are_part_of_the_lint() -> None:
    assert {"vulture", "deptry"} <= {stage.arguments[1] for stage in LINT}


def test_a_quick_look_has_style_and_the_engine_and_no_properties(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    programs = Programs()
    with_programs(monkeypatch, programs)
    assert stages.run_quick(Path("python"), root, {}) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "3 passed, 0 failed"
    [check, layout, tests] = programs.seen
    assert ("ruff check" in check, "ruff format" in layout) == (True, True)
    assert "-m not properties tests/calc" in tests
