"""uv fetches the packages where it can, pip where it cannot; every file is held to its hash."""

from pathlib import Path

import pytest

from installer import packages
from installer.console import Finished, MachineProblem
from installer.packages import NoNetwork, entry_of, install_packages
from tests.installer.test_environment import Programs

UV = (
    "uv==1.0 ; sys_platform != 'x' \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n    # via x\n"
)
LOCK = f"aap==1 \\\n    --hash=sha256:cc\n{UV}uvloop==2 \\\n    --hash=sha256:dd\n"
ROOT = Path(__file__).parents[2]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project of which the lock holds uv, and its environment."""
    (tmp_path / "requirements.lock").write_text(LOCK)
    (tmp_path / "venv" / "bin").mkdir(parents=True)
    return tmp_path


@pytest.fixture
def programs(monkeypatch: pytest.MonkeyPatch) -> Programs:
    stand_in = Programs()
    monkeypatch.setattr(packages, "run_quietly", stand_in)
    return stand_in


def install(root: Path) -> None:
    install_packages(root / "venv" / "bin" / "python", root, root / "requirements.lock")


def test_uv_itself_comes_by_its_hash_and_then_brings_the_rest(
    root: Path, programs: Programs
) -> None:
    install(root)
    [settings, alone, sync] = programs.commands
    assert settings == "-m pip config list"
    assert "--require-hashes" in alone
    assert (root / "venv" / "uv.lock.txt").read_text() == UV
    assert alone.endswith("uv.lock.txt")
    assert "uv pip sync" in sync
    assert "--require-hashes --compile-bytecode" in sync
    assert sync.endswith("requirements.lock")


@pytest.mark.parametrize("failing", ["nothing", "uv pip sync"])
def test_two_locks_go_in_together_and_uv_may_be_in_either(
    root: Path, programs: Programs, failing: str
) -> None:
    """What ships and what builds it: the one that goes in last would throw the other out."""
    programs.failing = failing
    first = root / "first.lock"
    first.write_text("noot==1 \\\n    --hash=sha256:ee\n")
    second = root / "requirements.lock"
    install_packages(root / "venv" / "bin" / "python", root, first, second)
    sync = programs.commands[2]
    assert sync.endswith(f"--compile-bytecode {first} {second}")
    if failing != "nothing":
        asked = f"--require-hashes --requirement {first} --requirement {second}"
        assert programs.commands[3].endswith(asked)


@pytest.mark.parametrize("failing", ["uv.lock.txt", "uv pip sync"])
def test_what_uv_stumbles_over_pip_tries_again(
    root: Path, programs: Programs, failing: str
) -> None:
    programs.failing, programs.output = failing, "error: anything"
    install(root)
    [by_pip, compiled] = programs.commands[-2:]
    assert "-m pip install" in by_pip
    assert by_pip.endswith("--require-hashes --requirement " + str(root / "requirements.lock"))
    assert "compileall" in compiled


def test_a_bad_hash_is_refused_by_both(root: Path, programs: Programs) -> None:
    programs.failing, programs.output = "requirements.lock", "ERROR: DO NOT MATCH THE HASHES"
    with pytest.raises(MachineProblem, match="DO NOT MATCH THE HASHES"):
        install(root)
    assert sum("requirements.lock" in command for command in programs.commands) == 2


def test_without_a_network_both_have_tried_and_that_is_told(root: Path, programs: Programs) -> None:
    programs.failing, programs.output = "--require-hashes", "Network is unreachable"
    with pytest.raises(NoNetwork):
        install(root)


def test_a_certificate_of_the_office_is_looked_for_on_the_machine(
    root: Path, programs: Programs
) -> None:
    programs.failing, programs.output = "--compile-bytecode", "invalid peer certificate: Unknown"
    install(root)
    assert [command.endswith("--system-certs") for command in programs.commands[2:4]] == [
        False, True,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("setting", "by_uv"),
    [("global.index-url='SENTINEL'", False), (":env:.index-url='SENTINEL'", False),
     ("install.no-index='true'", False), ("global.extra-index-url='SENTINEL'", True),
     ("global.timeout='180'", True), ("", True)],
)  # fmt: skip
def test_where_pip_is_told_where_to_fetch_uv_does_not_go_elsewhere(
    setting: str, by_uv: bool, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def run(
        command: list[str], folder: Path, extra: object = None, on_line: object = None
    ) -> Finished:
        seen.append(" ".join(command[1:]))
        return Finished(0, setting + "\n" if "config" in seen[-1] else "")

    monkeypatch.setattr(packages, "run_quietly", run)
    install(root)
    assert any("uv pip sync" in command for command in seen) is by_uv


def test_a_lock_without_uv_goes_by_pip(root: Path, programs: Programs) -> None:
    (root / "requirements.lock").write_text("aap==1 \\\n    --hash=x\n")
    install(root)
    assert not any("-m uv" in command for command in programs.commands)


def test_one_entry_of_a_lock() -> None:
    assert entry_of("uv", LOCK) == UV
    assert entry_of("aap", LOCK) == "aap==1 \\\n    --hash=sha256:cc\n"
    assert entry_of("noot", LOCK) == ""


def test_our_lock_holds_uv_with_its_hashes() -> None:
    entry = entry_of("uv", (ROOT / "requirements.lock").read_text(encoding="utf-8"))
    assert entry.count("--hash=sha256:") > 3
