"""A new half-year by the command line: made and signed by a supervisor, installed on three desks.

The norm for who lives alone goes up by 50.00 from July, so the floor under HH1 by 95% of it, 47.50,
and there is 45.00 a month less to pay, in steps of 5. What was computed before is still reproduced
to the cent, and the plan that was agreed before is counted: it comes under the floor now.
"""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from app.cli import main
from app.resources import EXAMPLES
from tests.new_tariffs import revised

HH1 = str(EXAMPLES / "HH1-afgerond.uitzicht.json")
WORDS = "vier woorden zonder verband"
DESKS = ("anna", "bas", "cora")
Capture = pytest.CaptureFixture[str]


class Said(NamedTuple):
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str


class Office:
    """Computers of one organisation, each with its own data folder; one administrator's file."""

    def __init__(self, folder: Path, capsys: Capture, set_env: Callable[[str, str], None]) -> None:
        self.folder, self._capsys, self._set_env = folder, capsys, set_env

    def at(self, desk: str, *words: str, code: int = 0) -> Said:
        self._set_env("UITZICHT_DATA", str(self.folder / desk))
        ended = main(list(words))
        said = Said(ended, *self._capsys.readouterr())
        assert said.code == code, said
        return said

    def json(self, desk: str, *words: str) -> Any:
        return json.loads(self.at(desk, *words, "--json").out)

    def path(self, name: str) -> str:
        return str(self.folder / name)


@pytest.fixture
def office(tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    monkeypatch.setenv("UITZICHT_SYSTEM", str(tmp_path / "system"))
    monkeypatch.setattr("app.cli.today", lambda: date(2026, 11, 30))
    monkeypatch.setattr("app.cli.now", lambda: datetime(2026, 11, 30, 9, tzinfo=UTC))
    (tmp_path / "system").mkdir()
    (tmp_path / "words").write_text(WORDS, encoding="utf-8")
    return Office(tmp_path, capsys, monkeypatch.setenv)


def make(office: Office, revision: int, name: str, *more: str) -> str:
    """The supervisor's file of 2026, in a package."""
    figures = office.folder / f"2026-r{revision}.toml"
    text = revised(2026, revision, '"1419.46"', '"1469.46"')
    people = 'made_by = "An de Boer"\nchecked_by = ["Bo Jansen", '
    figures.write_text(text.replace("checked_by = [", people, 1), encoding="utf-8")
    words = ["package", "make", str(figures), "--key", office.path("bron.key")]
    people_of = ["--made-by", "An de Boer", "--checked-by", "Bo Jansen"]
    closed = ["--passphrase-file", office.path("words"), "-o", office.path(name)]
    office.at("supervisor", *words, *people_of, "--notes", "Normen van juli", *closed, *more)
    return office.path(name)


def key_line(office: Office) -> str:
    """A new key; the line that an administrator puts in the file."""
    made = office.at("supervisor", "package", "keys", "new", "-o", office.path("bron.key"),
                     "--passphrase-file", office.path("words"))  # fmt: skip
    [line] = [line for line in made.out.splitlines() if line.startswith("package_keys")]
    return line


def trust(office: Office, *lines: str) -> None:
    path = office.folder / "system" / "uitzicht.toml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def plan_of(office: Office, desk: str) -> tuple[str, str]:
    """The floor and the payment of HH1 as this desk computes them today."""
    found = office.json(desk, "assess", HH1)
    return found["floor"]["floor"], found["payment"]


def running_plan(office: Office) -> Path:
    """A folder with one plan that was agreed before: 395.00 a month."""
    folder = office.folder / "plans"
    folder.mkdir()
    plan = ["--from", "2026-12", "--term", "36", "--debt", "18000.00", "--step", "2026-12=395.00"]
    out = ["--by", "medewerker", "-o", str(folder / "hh1.uitzicht.json")]
    office.at("anna", "takeover", HH1, *plan, *out)
    return folder


def checked(office: Office, desk: str, plans: Path, code: int) -> str:
    """What the list of all plans says of this one."""
    out = office.path(f"{desk}-{code}.csv")
    words = ["portfolio", "recheck", str(plans), "--on", "2026-12-15", "--workers", "1"]
    return office.at(desk, *words, "-o", out, code=code).out


def test_a_half_year_from_the_supervisor_to_three_desks(office: Office) -> None:
    receipts = {}
    for desk in DESKS:
        path = office.folder / f"{desk}.json"
        path.write_text(office.at(desk, "assess", HH1, "--json").out, encoding="utf-8")
        receipts[desk] = str(path)
        assert plan_of(office, desk) == ("1782.74", "395.00")
    plans = running_plan(office)
    assert "ondergrens" not in checked(office, "anna", plans, 0)
    line = key_line(office)
    package = make(office, 2, "juli.uitzicht-package")

    # Nobody is trusted until the administrator says who.
    refused = office.at("anna", "package", "install", package, code=3)
    assert "package_keys" in refused.err
    trust(office, line, "only_signed_figures = true")

    for desk in DESKS:
        verified = office.at(desk, "package", "verify", package).out
        assert "An de Boer, nagekeken door Bo Jansen" in verified
        assert "Normen van juli" in verified
        assert plan_of(office, desk) == ("1782.74", "395.00")  # reading changes nothing
        office.at(desk, "package", "install", package)
        assert plan_of(office, desk) == ("1830.24", "350.00")
        [kept] = office.json(desk, "package", "list")["packages"]
        assert (kept["used"], kept["installed_on"]) == (True, "2026-11-30")

        # The receipt of before is reproduced, and what the new figures change stands beside it.
        same = office.at(desk, "recheck", HH1, "--receipt", receipts[desk], "--difference").out
        assert "De uitkomst is precies dezelfde." in same
        assert "2026.toml r1" in same
        assert "2026.toml r2" in same
        again = office.at(desk, "package", "install", package, code=1)
        assert "al geïnstalleerd" in again.err

    # The plan that was agreed leaves 47.50 too little under the new floor: somebody has to call.
    assert "komt onder de ondergrens  1" in checked(office, "anna", plans, 1)


def test_a_correction_takes_its_place_and_the_one_before_does_not_come_back(
    office: Office,
) -> None:
    trust(office, key_line(office))
    first = make(office, 2, "een.uitzicht-package", "--sequence", "202611290900")
    office.at("anna", "package", "install", first)
    receipt = office.folder / "r2.json"
    receipt.write_text(office.at("anna", "assess", HH1, "--json").out, encoding="utf-8")
    second = make(office, 3, "twee.uitzicht-package")
    office.at("anna", "package", "install", second)
    shelf = office.json("anna", "tariffs")["files"]
    assert [(each["revision"], each["used"], each["origin"]) for each in shelf
            if each["year"] == 2026] == [
        (1, False, "program"), (2, False, "package"), (3, True, "package")]  # fmt: skip

    # Bas has only the second; neither desk takes the first after it.
    office.at("bas", "package", "install", second)
    for desk in ("anna", "bas"):
        assert office.at(desk, "package", "install", first, code=1).err
    assert "precies dezelfde" in office.at("anna", "recheck", HH1, "--receipt", str(receipt)).out

    # A new key takes the place of the old one; until the next package both are trusted.
    (office.folder / "bron.key").rename(office.folder / "oud.key")
    old = (office.folder / "system" / "uitzicht.toml").read_text(encoding="utf-8")
    both = [each.split('"')[1] for each in (old, key_line(office))]
    trust(office, f'package_keys = ["{both[0]}", "{both[1]}"]')
    third = make(office, 4, "drie.uitzicht-package")
    office.at("anna", "package", "install", third)
    trust(office, f'package_keys = ["{both[1]}"]')
    [used] = [each for each in office.json("anna", "tariffs")["files"]
              if each["used"] and each["year"] == 2026]  # fmt: skip
    assert (used["revision"], used["origin"]) == (4, "package")
    assert "precies dezelfde" in office.at("anna", "recheck", HH1, "--receipt", str(receipt)).out
