"""What Debian lacks is found, installed as root, and otherwise told in one command."""

import sys
from pathlib import Path

import pytest

from installer import system_libraries
from installer.console import Finished, MachineProblem
from installer.system_libraries import QT_LIBRARIES, SCREEN_LIBRARIES, ensure_system


class Machine:
    """A machine of which a test decides what it has."""

    def __init__(
        self,
        missing: set[str],
        *,
        root: bool = False,
        apt: bool = True,
        venv: bool = True,
        repairs: bool = True,
        platform: str = "linux",
        answer: bool | None = None,
    ) -> None:
        self.answer, self.asked = answer, list[list[str]]()
        self.missing, self.is_root, self.apt, self.venv = missing, root, apt, venv
        self.repairs, self.platform = repairs, platform
        self.installed: list[str] = []

    def install(self, packages: list[str], folder: Path) -> None:
        self.installed += packages
        if self.repairs:
            self.missing, self.venv = set(), True

    def ensure(self) -> None:
        ensure_system(
            Path(),
            platform=self.platform,
            has_venv=lambda: self.venv,
            can_load=lambda soname: soname not in self.missing,
            root=lambda: self.is_root,
            find_program=lambda name: "apt-get" if self.apt else None,
            install=self.install,
            somebody=lambda: self.answer is not None,
            agrees=self._agrees,
        )

    def _agrees(self, packages: list[str]) -> bool:
        self.asked.append(packages)
        return bool(self.answer)


def test_a_complete_machine_is_left_alone() -> None:
    machine = Machine(set(), root=True)
    machine.ensure()
    assert machine.installed == []


def test_without_root_the_one_command_is_told() -> None:
    machine = Machine({"libGL.so.1", "libxcb-cursor.so.0"}, venv=False)
    with pytest.raises(MachineProblem) as told:
        machine.ensure()
    command = (
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends "
        "python3-venv libgl1 libxcb-cursor0"
    )
    lines = [line.strip() for line in str(told.value).splitlines()]
    assert lines.count(command) == 1
    assert "Voer deze ene opdracht uit" in str(told.value)
    assert "Run this one command" in str(told.value)
    assert machine.installed == []


def test_root_gets_what_is_missing_and_nothing_else() -> None:
    machine = Machine({"libEGL.so.1"}, root=True)
    machine.ensure()
    assert machine.installed == ["libegl1"]


def test_what_stays_missing_after_the_installation_is_named() -> None:
    machine = Machine({"libEGL.so.1"}, root=True, repairs=False)
    with pytest.raises(MachineProblem, match=r"Still missing .* libEGL\.so\.1"):
        machine.ensure()


@pytest.mark.parametrize("root", [True, False])
def test_a_linux_without_apt_is_told_which_libraries(root: bool) -> None:
    machine = Machine({"libGL.so.1"}, root=root, apt=False, venv=False)
    with pytest.raises(MachineProblem) as told:
        machine.ensure()
    assert "libGL.so.1" in str(told.value)
    assert "ensurepip" in str(told.value)
    assert "apt-get" not in str(told.value)
    assert machine.installed == []


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_need_no_system_libraries(platform: str) -> None:
    machine = Machine({"libGL.so.1"}, root=True, venv=False, platform=platform)
    machine.ensure()
    assert machine.installed == []


def test_a_library_that_does_not_exist_does_not_load() -> None:
    assert not system_libraries.loads("libSENTINEL-not-there.so.99")


def test_each_library_has_one_package() -> None:
    packages = [*QT_LIBRARIES.values(), *SCREEN_LIBRARIES.values()]
    assert len(packages) == len(set(packages)) == 15


def test_apt_that_fails_is_told_with_its_last_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        system_libraries,
        "run_quietly",
        lambda command, folder, extra: Finished(100, "E: Unable to locate package"),
    )
    with pytest.raises(MachineProblem, match="E: Unable to locate package"):
        system_libraries.install_packages(["libgl1"], Path())


def test_apt_updates_first_and_asks_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[list[str], dict[str, str]]] = []

    def run(command: list[str], folder: Path, extra: dict[str, str]) -> Finished:
        seen.append((command, extra))
        return Finished(0, "")

    monkeypatch.setattr(system_libraries, "run_quietly", run)
    system_libraries.install_packages(["libgl1", "libegl1"], Path())
    assert [command for command, _ in seen] == [
        ["apt-get", "update"],
        ["apt-get", "install", "-y", "--no-install-recommends", "libgl1", "libegl1"],
    ]
    assert all(extra == {"DEBIAN_FRONTEND": "noninteractive"} for _, extra in seen)


def test_f14_when_somebody_is_there_root_asks_first() -> None:
    machine = Machine({"libEGL.so.1"}, root=True, answer=True)
    machine.ensure()
    assert machine.asked == [["libegl1"]]
    assert machine.installed == ["libegl1"]


def test_f14_without_a_yes_nothing_is_installed_and_the_command_is_told() -> None:
    machine = Machine({"libEGL.so.1"}, root=True, answer=False)
    with pytest.raises(MachineProblem, match=r"apt-get install .* libegl1"):
        machine.ensure()
    assert machine.installed == []


@pytest.mark.parametrize("answer", [True, False])
def test_f14_without_rights_nobody_is_asked(answer: bool) -> None:
    machine = Machine({"libEGL.so.1"}, answer=answer)
    with pytest.raises(MachineProblem):
        machine.ensure()
    assert machine.asked == []


def test_f14_nothing_is_asked_when_nothing_is_missing() -> None:
    machine = Machine(set(), root=True, answer=False)
    machine.ensure()
    assert machine.asked == []


@pytest.mark.parametrize(
    ("typed", "yes"),
    [("j", True), ("Ja", True), ("y", True), (" YES ", True), ("", False), ("n", False),
     ("nee", False), ("jawel", False), ("x", False)],
)  # fmt: skip
def test_f14_only_a_clear_yes_is_yes(
    typed: str, yes: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("builtins.input", lambda question: typed)
    assert system_libraries.person_agrees(["libegl1"]) is yes
    assert "libegl1" in capsys.readouterr().out


def test_f14_an_end_of_the_input_is_no(monkeypatch: pytest.MonkeyPatch) -> None:
    def ended(question: str) -> str:
        raise EOFError

    monkeypatch.setattr("builtins.input", ended)
    assert not system_libraries.person_agrees(["libegl1"])


class Screen:
    def __init__(self, is_one: bool) -> None:
        self.is_one = is_one

    def isatty(self) -> bool:
        return self.is_one


@pytest.mark.parametrize(
    ("reads", "writes", "machine", "there"),
    [(True, True, "", True), (False, True, "", False), (True, False, "", False),
     (True, True, "true", False), (None, True, "", False)],
)  # fmt: skip
def test_f14_somebody_is_there_when_both_ends_are_a_screen(
    reads: bool | None, writes: bool, machine: str, there: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", None if reads is None else Screen(reads))
    monkeypatch.setenv("CI", machine)
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stdout", Screen(writes))
        found = system_libraries.somebody_is_there()
    assert found is there
