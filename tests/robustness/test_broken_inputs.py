"""Three hundred broken inputs through every command and the window (F2 to F8).

0 tracebacks, 0 exits of 70, whatever is read. Run with `-s` to see what was measured of time and
memory; nothing here depends on them.
"""

import os
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from app.bootstrap import WindowWish
from app.cli import main
from app.cli.arguments import parser
from app.i18n import Texts
from app.render.reading_back import read_back
from app.resources import ADMINISTRATORS_TEMPLATE, EXAMPLE_POLICY, EXAMPLES
from app.services.inspecting import inspecting
from app.services.organisation import read_organisation
from app.services.packages.handling import make_key
from app.services.tariffs import TariffShelf, open_shelf
from app.store import policy_file
from calc import read_policy
from tests.app.services.statement.making import data_of, example
from tests.made_once import derived_once, drawn_once
from tests.robustness.broken_inputs import (
    MINIMUMS,
    OWN_TEXTS,
    SUFFIXES,
    TEXT,
    Broken,
    broken_inputs,
)
from tests.robustness.command_lines import Slot, commands, slots
from tests.signing import KEY, package
from tests.tariff_files import tariff_text

COUNT = 300
AS_PROCESS = 12
MOST_SAID = 20_000
"""Characters; twenty problems of three hundred characters, twice."""
ALLOWED = (0, 1, 2, 3)
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for files and one for the program; a Dutch user."""
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    monkeypatch.setenv("UITZICHT_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("UITZICHT_SYSTEM", str(tmp_path / "system"))
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def receipt(folder: Path, capsys: Capture) -> str:
    """A stored assessment."""
    assert main(["assess", str(EXAMPLES / "HH1-afgerond.uitzicht.json"), "--json"]) == 0
    return capsys.readouterr().out


@pytest.fixture
def valid(folder: Path, receipt: str) -> dict[str, Path]:
    """A sound file of each kind."""
    made = {
        "dossier": (EXAMPLES / "HH1-afgerond.uitzicht.json").read_text(encoding="utf-8"),
        "policy": EXAMPLE_POLICY.read_text(encoding="utf-8"),
        "tariffs": tariff_text(2026),
        "minimums": MINIMUMS,
        "receipt": receipt,
        "text": TEXT,
        "statement": data_of(example("HH1-afgerond")).decode(),
    }
    (folder / "valid").mkdir()
    paths = {kind: folder / "valid" / f"{kind}{SUFFIXES[kind]}" for kind in made}
    for kind, path in paths.items():
        path.write_text(made[kind], encoding="utf-8")
    paths["administrator"] = ADMINISTRATORS_TEMPLATE
    paths["paper"] = folder / "valid" / "paper.pdf"
    sheet = ["document", "calculation_sheet", str(paths["dossier"])]
    assert main([*sheet, "-o", str(paths["paper"])]) == 0
    paths["running"] = folder / "valid" / "running.uitzicht.json"
    plan = ["--from", "2026-12", "--term", "36", "--debt", "18000.00", "--step", "2026-12=100.00"]
    running = ["takeover", str(paths["dossier"]), *plan, "--by", "medewerker"]
    assert main([*running, "-o", str(paths["running"])]) == 0
    return paths | _packages(folder)


def _packages(folder: Path) -> dict[str, Path]:
    """A package, what it takes to make one, and an administrator who trusts its key."""
    (folder / "system").mkdir()
    trusted = f'package_keys = ["{KEY.public.line}"]\n'
    (folder / "system" / "uitzicht.toml").write_text(trusted, encoding="utf-8")
    paths = {name: folder / "valid" / name for name in ("package", "package_key", "words")}
    paths["package"].write_bytes(package(valid_until="2199-12-31"))
    paths["words"].write_text("vier woorden zonder verband", encoding="utf-8")
    make_key(paths["package_key"], "vier woorden zonder verband")
    return paths


@pytest.fixture
def one_shelf(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """The figures of the program are read once: they are not what is broken here."""
    shelf = open_shelf(folder / "data")

    def opened(_: Path) -> TariffShelf:
        return shelf

    for name in ("app.cli.tariff_files", "app.cli.commands.tariffs", "app.services.recheck"):
        monkeypatch.setattr(f"{name}.open_shelf", opened)


@pytest.fixture(scope="module", autouse=True)
def _made_once() -> Iterator[None]:
    """Nor are the papers and the policy of what is sound, nor the key of the sound passphrase."""
    with drawn_once(), derived_once(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(inspecting, "read_back", lru_cache(maxsize=1)(read_back))
        patch.setattr(policy_file, "read_policy", lru_cache(maxsize=4)(read_policy))
        yield


@pytest.fixture
def one_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    """The words of the commands are put together once."""
    made = parser(Texts("nl"))
    monkeypatch.setattr("app.cli.arguments.parser", lambda _: made)


@pytest.fixture
def no_window(monkeypatch: pytest.MonkeyPatch) -> None:
    """`open` reads what it reads before there is a window; the window has a test of its own."""

    def open_window(wish: WindowWish) -> int:
        read_organisation(wish.policy)
        return 0

    monkeypatch.setattr("app.cli.window.open_window", open_window)


def put(folder: Path, broken: Broken) -> Path:
    """The input as a file; a logo and own sentences beside a policy that is sound."""
    path = folder / f"broken{SUFFIXES[broken.kind]}"
    for old in folder.glob("broken*"):
        old.unlink()
    if broken.kind in ("logo", "own_texts"):
        policy = EXAMPLE_POLICY.read_text(encoding="utf-8")
        logo = 'logo = "broken.png"\n' if broken.kind == "logo" else ""
        (folder / "broken.toml").write_text(logo + policy, encoding="utf-8")
        path.write_bytes(broken.data)
        return folder / "broken.toml"
    path.write_bytes(broken.data)
    return path


def slot_for(broken: Broken, number: int, places: list[Slot]) -> Slot:
    """The place of a command that takes this kind; else one of its places in turn."""
    kind = "policy" if broken.kind in ("logo", "own_texts") else broken.kind
    fitting = [slot for slot in places if slot.kind == kind] or places
    return fitting[number % len(fitting)]


def how_often(command: str, broken: Broken, places: list[Slot]) -> int:
    """Of how many inputs one: what reads no file gives the same every time.

    To the guard each file is a text, and it looks at every word: one in ten is enough.
    """
    if None not in places[0].words:
        return 50
    if command == "portfolio recheck":
        return 30  # it starts processes for each
    return 10 if command == "guard" and broken.kind != "text" else 1


def exit_code(words: list[str]) -> int:
    try:
        return main(words)
    except SystemExit as stopped:
        return int(str(stopped.code))


def peak() -> int:
    """The most memory this process ever had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def test_a_command_that_is_new_is_in_it(valid: dict[str, Path], folder: Path) -> None:
    found = {slot.command for slot in slots(valid, folder / "out")}
    assert found == set(commands())
    assert {"assess", "plan", "tariffs check", "recheck", "whatif", "open"} <= found


@pytest.mark.usefixtures("one_shelf", "one_parser", "no_window")
def test_three_hundred_broken_inputs_through_every_command(
    valid: dict[str, Path], folder: Path, receipt: str, capsys: Capture
) -> None:
    by_command: dict[str, list[Slot]] = {}
    for slot in slots(valid, folder / "out"):
        by_command.setdefault(slot.command, []).append(slot)
    inputs = broken_inputs(COUNT, receipt)
    spent, codes, slowest = Counter[str](), Counter[int](), (0.0, "")
    for number, broken in enumerate(inputs):
        path = str(put(folder, broken))
        for command, places in by_command.items():
            if number % how_often(command, broken, places):
                continue
            slot = slot_for(broken, number, places)
            words = [path if word is None else word for word in slot.words]
            begin = time.process_time()
            code = exit_code(words)
            took = time.process_time() - begin
            shown = capsys.readouterr()
            about = (number, broken.kind, broken.how, words, shown.err[-500:])
            assert code in ALLOWED, about
            assert "Traceback" not in shown.err, about
            assert len(shown.err) < MOST_SAID, about
            assert code == 0 or shown.err or shown.out, about
            spent[command] += took  # type: ignore[assignment]
            codes[code] += 1
            slowest = max(slowest, (took, f"{command}, {broken.kind}: {broken.how[:90]}"))
    with capsys.disabled():
        total = sum(spent.values())
        print(f"\n{COUNT} broken inputs, {sum(codes.values())} runs, {total:.1f} s of processor,")
        print(f"  exit codes {dict(sorted(codes.items()))}, peak memory {peak()} MB")
        print(f"  slowest {slowest[0]:.2f} s ({slowest[1]})")
        for command, took in spent.most_common(4):
            print(f"  {command}: {took:.1f} s")


def test_broken_tariff_files_of_ones_own_through_every_command(
    valid: dict[str, Path], folder: Path, receipt: str, capsys: Capture
) -> None:
    own = folder / "data" / "tariffs"
    own.mkdir(parents=True)
    inputs = [each for each in broken_inputs(COUNT, receipt) if each.kind == "tariffs"]
    for number, broken in enumerate(inputs):
        (own / f"{number}.toml").write_bytes(broken.data)
    for slot in slots(valid, folder / "out"):
        if slot.command == "open":
            continue
        words = [str(valid[slot.sound]) if word is None else word for word in slot.words]
        code = exit_code(words)
        shown = capsys.readouterr()
        assert code in ALLOWED, (words, shown.err[-500:])
        assert len(shown.err) < MOST_SAID


@pytest.mark.skipif(os.name == "nt", reason="Windows counts memory in another way")
def test_a_sample_of_them_as_processes(
    valid: dict[str, Path], folder: Path, receipt: str, capsys: Capture
) -> None:
    inputs = broken_inputs(COUNT, receipt)
    places = [slot for slot in slots(valid, folder / "out") if slot.command != "open"]
    begin = time.perf_counter()
    for number in range(AS_PROCESS):
        broken = inputs[number * COUNT // AS_PROCESS]
        of_kind = [slot for slot in places if slot.kind == broken.kind] or places
        slot = of_kind[number % len(of_kind)]
        words = [str(put(folder, broken)) if word is None else word for word in slot.words]
        done = subprocess.run(
            [sys.executable, "-m", "app", *words], capture_output=True, check=False, timeout=120,
            cwd=Path(__file__).parents[2],
        )  # fmt: skip
        said = done.stderr.decode()
        assert done.returncode in ALLOWED, (broken.kind, broken.how, words, said[-500:])
        assert "Traceback" not in said
        assert "Exception ignored" not in said
        assert len(said) < MOST_SAID
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    with capsys.disabled():
        took = (time.perf_counter() - begin) / AS_PROCESS
        print(f"\n{AS_PROCESS} as processes: {took:.2f} s each, peak memory {most} MB")


def test_every_input_is_the_same_every_time(receipt: str) -> None:
    first, second = broken_inputs(60, receipt), broken_inputs(60, receipt)
    assert first == second
    assert {broken.kind for broken in first} == set(SUFFIXES)


def test_what_is_sound_is_taken(valid: dict[str, Path], folder: Path, capsys: Capture) -> None:
    """Else nothing here would say anything: each place takes a sound file."""
    (folder / "valid" / "policy.texts.nl.toml").write_text(OWN_TEXTS, encoding="utf-8")
    # A receipt names its policy by its name.
    valid["policy"] = valid["policy"].rename(folder / "valid" / EXAMPLE_POLICY.name)
    in_a_store = {
        name for name, of in commands().items()
        if any(each.dest in ("passphrase_file", "owner") for each in of._actions)
    } - {"store status", "package make"}  # fmt: skip
    # A package is installed once: it is not sound for the second place.
    elsewhere = {"open", "package install"}
    for slot in slots(valid, folder / "out"):
        if slot.command not in in_a_store | elsewhere:
            words = [str(valid[slot.sound]) if word is None else word for word in slot.words]
            code = exit_code(words)
            assert code == 0, (words, capsys.readouterr().err)
    capsys.readouterr()
