"""The stages of `make test`: all of them run, every failure is told, and the end counts."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from installer import stages
from installer.console import Finished
from installer.stages import COVERAGE, LINT, LONGEST, WINDOW, Result, Stage, count_tests, run_tests

PYTEST = Stage("tests", (), is_pytest=True)


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


def outcome(tmp_path: Path, programs: Programs) -> int:
    return run_tests(Path("python"), tmp_path, {"LC_ALL": "C.UTF-8"}, programs)


def with_property_tests(tmp_path: Path) -> Path:
    folder = tmp_path / "tests" / "properties"
    folder.mkdir(parents=True)
    (folder / "test_plan.py").touch()
    return tmp_path


def test_all_in_order_ends_with_0_and_the_count_of_both_runs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    programs = Programs()
    assert outcome(tmp_path, programs) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "6 passed, 0 failed"
    assert len(programs.seen) == len(LINT) + 2 + len(COVERAGE)


def test_every_stage_runs_and_every_failure_is_told_at_the_end(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    programs = Programs(
        ruff_check=Finished(1, "E501\n"),
        mypy=Finished(1, "error: no\n"),
        not_properties=Finished(1, "===== 2 failed, 40 passed, 1 error in 1.20s =====\n"),
    )
    assert outcome(tmp_path, programs) == 1
    out = capsys.readouterr().out.splitlines()
    assert out[-2] == "Mislukt (failed): tests, ruff check, mypy"
    assert out[-1] == "43 passed, 3 failed"
    assert "    E501" in out
    assert len(programs.seen) == len(LINT) + 2 + len(COVERAGE)


def test_the_longest_property_tests_have_a_stage_of_their_own_and_none_runs_twice(
    tmp_path: Path,
) -> None:
    folder = with_property_tests(tmp_path) / "tests" / "properties"
    (folder / LONGEST[0]).touch()
    programs = Programs()
    assert outcome(tmp_path, programs) == 0
    [alone, others] = [line for line in programs.seen if "-m properties" in line]
    assert alone.endswith(f"tests/properties/{LONGEST[0]}")
    assert others.endswith(f"--ignore=tests/properties/{LONGEST[0]}")


def test_the_tests_of_the_window_have_a_stage_of_their_own_and_none_runs_twice(
    tmp_path: Path,
) -> None:
    for name in WINDOW:
        (tmp_path / name).mkdir(parents=True)
    programs = Programs()
    assert outcome(tmp_path, programs) == 0
    [others, window] = [line for line in programs.seen if "-m not properties" in line]
    assert window.endswith(" ".join(WINDOW))
    assert others.endswith(" ".join(f"--ignore={name}" for name in WINDOW))


def test_what_a_stopped_run_measured_does_not_count(tmp_path: Path) -> None:
    left = tmp_path / ".coverage.machine.123"
    left.touch()
    assert outcome(tmp_path, Programs()) == 0
    assert not left.exists()


def test_the_files_that_have_a_stage_of_their_own_are_there() -> None:
    folder = Path(__file__).parents[1] / "properties"
    assert all((folder / name).exists() for name in LONGEST)
    assert all((folder.parents[1] / name).is_dir() for name in WINDOW)


def test_too_little_coverage_of_the_engine_is_a_failure(tmp_path: Path) -> None:
    assert outcome(tmp_path, Programs(fail_under=Finished(2, ""))) == 0, "matches no argument"
    programs = Programs(**{"--fail-under": Finished(2, "Coverage failure: 99")})
    assert outcome(tmp_path, programs) == 1
    assert "100" in next(line for line in programs.seen if "--fail-under" in line)


def test_no_property_tests_yet_is_allowed_only_without_the_folder(tmp_path: Path) -> None:
    nothing = Programs(m_properties=Finished(5, "40 deselected in 0.10s\n"))
    assert outcome(tmp_path, nothing) == 0
    assert outcome(with_property_tests(tmp_path), nothing) == 1


def test_no_tests_at_all_is_a_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    nothing = Programs(not_properties=Finished(5, "no tests ran in 0.01s\n"))
    assert outcome(tmp_path, nothing) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "3 passed, 1 failed"


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


def test_lint_runs_no_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    programs = Programs(mypy=Finished(1, "error: no\n"))
    reporter = stages.Reporter(Path("python"), Path(), {}, programs)
    monkeypatch.setattr(stages, "Reporter", lambda *given: reporter)
    assert stages.run_lint(Path("python"), Path(), {}) == 1
    assert len(programs.seen) == len(LINT)
    assert not any("pytest" in line for line in programs.seen)
