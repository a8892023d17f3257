"""Each command does its own work in the environment, and nothing when that is ready."""

import sys
from pathlib import Path

import pytest

from installer import commands, environment, stages, system_libraries, thorough
from installer.console import MachineProblem, run_quietly


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the setup did, in order, without doing it."""
    seen: list[str] = []
    monkeypatch.setattr(system_libraries, "ensure_system", lambda root: seen.append("system"))
    monkeypatch.setattr(environment, "make_environment", lambda root: seen.append("make"))
    monkeypatch.setattr(environment, "install_project", lambda root: seen.append("project"))
    return seen


@pytest.mark.parametrize(
    ("state", "wanted"),
    [
        ("ready", []),
        ("project", ["project"]),
        ("make", ["system", "make"]),
    ],
)
def test_setup_does_what_is_needed(
    state: str, wanted: list[str], steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "state", lambda root: state)
    assert commands.carry_out("setup", Path("here")) == 0
    assert steps == wanted


def test_a_machine_that_lacks_something_makes_no_environment(
    steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def lacking(root: Path) -> None:
        raise MachineProblem("libgl1")

    monkeypatch.setattr(environment, "state", lambda root: "make")
    monkeypatch.setattr(system_libraries, "ensure_system", lacking)
    with pytest.raises(MachineProblem):
        commands.carry_out("run", Path("here"))
    assert steps == []


@pytest.mark.parametrize(
    "command", ["run", "test", "quick", "test-thorough", "lint", "bench", "trial-server"]
)
def test_every_command_goes_to_its_own_work(
    command: str, monkeypatch: pytest.MonkeyPatch, steps: list[str]
) -> None:
    monkeypatch.setattr(environment, "state", lambda root: "ready")
    monkeypatch.setattr(commands, "start_program", lambda *given: 10)
    monkeypatch.setattr(stages, "run_tests", lambda *given: 11)
    monkeypatch.setattr(stages, "run_lint", lambda *given: 12)
    monkeypatch.setattr(commands, "run_benchmarks", lambda *given: 13)
    monkeypatch.setattr(stages, "run_quick", lambda *given: 14)
    monkeypatch.setattr(thorough, "run_thorough", lambda *given: 15)
    monkeypatch.setattr(
        commands, "_in_the_foreground", lambda line, root: 16 if "tests.trial_server" in line else 0
    )
    wanted = {"run": 10, "test": 11, "lint": 12, "bench": 13, "quick": 14, "test-thorough": 15}
    assert commands.carry_out(command, Path("here")) == {**wanted, "trial-server": 16}[command]


def test_what_is_compiled_is_kept_in_a_test_run_also_where_nothing_is_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    told = run_quietly(
        [sys.executable, "-c", "import sys; print(sys.dont_write_bytecode)"],
        Path(),
        commands.TEST_ENVIRONMENT,
    )
    assert told.output.strip() == "False"


@pytest.mark.parametrize(
    ("platform", "variables", "screen"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("win32", {}, True),
    ],
)
def test_where_a_window_can_be_shown(
    platform: str, variables: dict[str, str], screen: bool
) -> None:
    assert commands.has_screen(platform, variables) is screen


@pytest.mark.parametrize("code", [0, 3])
def test_run_with_a_screen_opens_the_window_with_the_example(
    code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[list[str]] = []

    def run(command: list[str], root: Path) -> int:
        started.append(command)
        return code

    monkeypatch.setattr(commands, "_in_the_foreground", run)
    monkeypatch.setattr(sys, "platform", "linux")
    assert commands.start_program(Path("python"), tmp_path, {"DISPLAY": ":0"}) == code
    assert started == [["python", "-m", "app", "open", "--example"]]
    assert not (tmp_path / "build").exists()


def test_run_without_a_screen_assesses_the_example_and_makes_its_plan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    started: list[list[str]] = []

    def run(command: list[str], root: Path) -> int:
        started.append(command[1:])
        return 0

    monkeypatch.setattr(commands, "_in_the_foreground", run)
    monkeypatch.setattr(sys, "platform", "linux")
    assert commands.start_program(Path("python"), tmp_path, {}) == 0
    example = str(tmp_path / commands.EXAMPLE)
    assert started == [
        ["-m", "app", "assess", example],
        ["-m", "app", "plan", example, "-o", str(tmp_path / "build" / "HH1-plan.pdf")],
    ]
    assert (tmp_path / "build").is_dir()
    assert "HH1-plan.pdf" in capsys.readouterr().out


def test_run_stops_at_the_first_failure_with_its_exit_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[list[str]] = []

    def run(command: list[str], root: Path) -> int:
        started.append(command)
        return 4

    monkeypatch.setattr(commands, "_in_the_foreground", run)
    monkeypatch.setattr(sys, "platform", "linux")
    assert commands.start_program(Path("python"), tmp_path, {}) == 4
    assert len(started) == 1


def test_every_benchmark_runs_even_when_one_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "tests" / "benchmarks"
    folder.mkdir(parents=True)
    for name in ("bench_b.py", "bench_a.py", "other.py"):
        (folder / name).touch()
    ran: list[str] = []

    def run(command: list[str], root: Path, extra: object = None) -> int:
        ran.append(Path(command[1]).stem)
        return 1 if ran[-1] == "bench_a" else 0

    monkeypatch.setattr(commands, "_in_the_foreground", run)
    assert commands.run_benchmarks(Path("python"), tmp_path) == 1
    assert ran == ["bench_a", "bench_b", "-m"]  # and the table of them all
    assert "bench_a" in capsys.readouterr().err


def test_no_benchmarks_yet_is_no_failure(tmp_path: Path) -> None:
    assert commands.run_benchmarks(Path("python"), tmp_path) == 0


@pytest.mark.parametrize("command", sorted(commands.PICTURES))
def test_pictures_are_made_by_a_script_that_is_there(
    command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[list[str]] = []
    monkeypatch.setattr(environment, "state", lambda root: "ready")

    def run(command: list[str], *given: object) -> int:
        ran.append(command)
        return 0

    monkeypatch.setattr(commands, "_in_the_foreground", run)
    root = Path(__file__).resolve().parents[2]
    assert commands.carry_out(command, root) == 0
    assert Path(ran[0][-1]).is_file()
