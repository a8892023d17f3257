"""uitzicht clients, users, handover and audit: what they say and how they end."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

import pytest
import sqlalchemy as sa

from app.cli import main
from app.cli.commands import audit, handover
from app.cli.commands import clients as clients_command
from app.cli.commands import users as users_command
from app.services.dossier_store import clients
from app.services.dossier_store.desk import Desk
from app.store.database import migrating
from app.store.database.connecting import open_file
from app.store.database.dossiers import NEW
from tests.app.services.dossier_store.conftest import desk_of, desks, household, server
from tests.app.services.dossier_store.test_clients import policy
from tests.app.store.database.conftest import KEY, clock

__all__ = ["desks", "server"]

CASE, OTHER = "a" * 32, "b" * 32
COMMANDS: tuple[ModuleType, ...] = (audit, clients_command, handover, users_command)
Said = Callable[..., str]


@pytest.fixture
def work_at(monkeypatch: pytest.MonkeyPatch) -> Callable[[Desk], None]:
    """Every command opens this desk: how a store is opened is tested with its keys."""

    def work_at(desk: Desk) -> None:
        @contextmanager
        def opened(*_: object) -> Iterator[Desk]:
            yield desk

        for command in COMMANDS:
            monkeypatch.setattr(command, "opened_desk", opened)

    return work_at


@pytest.fixture
def alone(tmp_path: Path, work_at: Callable[[Desk], None]) -> Iterator[Desk]:
    database = open_file(tmp_path / "store.db", KEY, "anna", clock())
    migrating.migrate(database)
    desk = desk_of(database)
    work_at(desk)
    yield desk
    database.close()


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Said:
    def said(*words: str, code: int = 0) -> str:
        found = main(["--lang", "nl", *words])
        out = capsys.readouterr()
        assert found == code, out.err
        return out.out + out.err

    return said


def test_clients_are_added_changed_listed_and_shown(
    alone: Desk, said: Said, tmp_path: Path
) -> None:
    assert "nog geen opdrachtgevers" in said("clients", "list")
    others = str(policy(tmp_path, "Somebody"))
    assert "voor Somebody" in said("clients", "add", "Bank", "--policy", others, code=1)
    first = str(policy(tmp_path, "Bank", 1))
    said("clients", "add", "Bank", "--policy", first, "--retention", "84")
    assert "Er is al een opdrachtgever" in said("clients", "add", "Bank", "--policy", first, code=1)
    listed = said("clients", "list")
    assert "NL91ABNA0417164300" in listed
    assert "84" in listed
    before = clients.policy_of(clients.client_named(alone, "Bank")).source.sha256
    said("clients", "change", "Bank", "--policy", str(policy(tmp_path, "Bank", 2)))
    shown = said("clients", "show", "Bank")
    assert before in shown
    assert "84 maanden" in shown
    assert "revision = 1" in said("clients", "show", "Bank", "--at", before)
    assert "nooit een beleid" in said("clients", "show", "Bank", "--at", "0" * 64, code=1)
    assert "kent geen opdrachtgever" in said("clients", "show", "Niemand", code=1)
    with pytest.raises(SystemExit) as ended:
        said("clients", "change", "Bank", "--retention", "0")
    assert ended.value.code == 2


@pytest.mark.parametrize(
    "words",
    [
        ("users", "list"),
        ("users", "add", "bas", "--name", "Bas", "--role", "officer", "--organisation", "x"),
        ("users", "revoke", "bas"),
        ("users", "leave", "bas", "--to", "anna"),
        ("handover",),
        ("handover", CASE, "--to", "bureau"),
    ],
)
def test_at_a_workstation_people_are_said_not_to_be_there(
    alone: Desk, said: Said, words: tuple[str, ...]
) -> None:
    assert "werkt één persoon" in said(*words, code=2)


def test_the_log_as_a_table_a_file_and_json_and_who_looked_is_in_it(
    alone: Desk, said: Said, tmp_path: Path
) -> None:
    alone.save(household(CASE), NEW)
    alone.fetch(CASE)
    shown = said("audit", "--who", "anna", "--between", "2026-11-01", "2026-11-30")
    assert "geopend" in shown
    assert "J. Voorbeeld" in shown.rpartition("Deze persoon kwam in beeld:")[2]
    assert "niets gevonden" in said("audit", "--between", "2026-01-01", "2026-01-02")
    values = json.loads(said("audit", "--dossier", "RS-VOORBEELD-001", "--json"))
    assert [each["kind"] for each in values] == ["opened", "saved"]
    said("audit", "-o", str(tmp_path / "log.csv"))
    lines = (tmp_path / "log.csv").read_text("utf-8-sig").splitlines()
    assert lines[0] == "Wanneer;Wie;Wat;Van wie;Meer;Regel"
    assert sum("logboek bekeken" in line for line in lines) == 3
    said("audit", "-o", str(tmp_path / "log.json"))
    assert len(json.loads((tmp_path / "log.json").read_text())) == len(lines)
    assert "geen dossier" in said("audit", "--dossier", "RS-NIETS", code=1)


def test_a_log_that_was_changed_ends_with_one_and_names_the_line(alone: Desk, said: Said) -> None:
    alone.save(household(CASE), NEW)
    alone.fetch(CASE)
    whole = said("audit", "--verify")
    head = whole.rpartition("Einde: ")[2].strip()
    assert "tot en met regel 2" in whole
    assert "staat nog zo" in said("audit", "--head", head)
    assert "herschreven" in said("audit", "--head", f"2-{'0' * 12}", code=1)
    assert "geen nummer van het logboek" in said("audit", "--head", "x", code=1)
    with alone.database.begin() as connection:
        connection.execute(sa.text("DROP TRIGGER event_no_UPDATE"))
        connection.execute(sa.text("UPDATE event SET at = '2020-01-01' WHERE number = 1"))
    assert "Regel 1 is veranderd" in said("audit", "--verify", code=1)


def test_people_of_an_organisation_come_hand_on_and_leave(
    desks: Callable[[str], Desk], work_at: Callable[[Desk], None], said: Said, tmp_path: Path
) -> None:
    work_at(desks("admin"))
    clients.add(desks("admin"), "Bank", policy(tmp_path, "Bank"))
    said("users", "add", "eva", "--name", "Eva", "--role", "officer", "--organisation", "lender",
         "--team", "noord", "--clients", "Bank")  # fmt: skip
    listed = said("users", "list")
    assert "Eva" in listed
    assert "noord" in listed
    assert "behandelaar" in listed
    desks("anna").save(household(CASE, client="Bank"), NEW)
    desks("bas").fetch(CASE)
    revoked = said("users", "revoke", "bas")
    assert "geen toegang meer" in revoked
    assert CASE in revoked
    assert "geen medewerker" in said("users", "revoke", "bas", code=1)
    work_at(desks("sara"))
    assert "1 dossier is nu van eva" in said("users", "leave", "anna", "--to", "eva")
    assert "Er is niets uit handen gegeven" in said("handover")
    assert "uit handen gegeven aan bureau" in said("handover", CASE, "--to", "bureau")
    assert "J. Voorbeeld" in said("handover")
    assert "teruggehaald van bureau" in said("handover", "RS-VOORBEELD-001", "--back")
    assert "Noem een dossier" in said("handover", CASE, code=2)
    assert "Alleen een auditor" in said("audit", "--verify", code=1)
    work_at(desks("audit"))
    assert "Het logboek klopt" in said("audit", "--verify")
    assert "Bas (bas)" in said("audit", "--who", "bas")
