"""Clients: whose policy, letters and dossiers; several side by side in one store."""

from pathlib import Path

import pytest

from app.i18n import Texts
from app.resources import EXAMPLE_POLICY
from app.services.dossier_store import clients
from app.services.dossier_store.clients import ClientIsThere, NoSuchClient, Policies, PolicyOfOthers
from app.services.dossier_store.desk import Desk
from app.services.organisation import read_organisation
from app.services.refused import Refused
from app.store.database import event_log
from app.store.database.dossiers import NEW
from app.store.database.event_log import Sought
from app.store.database.work_list import Wanted
from calc import UNKNOWN
from tests.app.services.dossier_store.conftest import household

CASE, OTHER = "a" * 32, "b" * 32


def policy(folder: Path, name: str, revision: int = 1) -> Path:
    """The example's policy under another name, with a sentence of its own."""
    text = EXAMPLE_POLICY.read_text()
    lines = [
        f'name = "{name}"' if line.startswith("name =") else line for line in text.splitlines()
    ]
    lines = [f'clients = ["{name}"]' if line.startswith("clients =") else line for line in lines]
    lines = [f"revision = {revision}" if line.startswith("revision =") else line for line in lines]
    path = folder / f"{name}.toml"
    path.write_text("\n".join(lines) + "\n")
    own = '"letter.closing" = "Hartelijke groet,"\n'
    path.with_name(f"{name}.texts.nl.toml").write_text(own)
    return path


def test_a_client_comes_back_with_its_policy_and_its_own_sentences(
    desk: Desk, tmp_path: Path
) -> None:
    path = policy(tmp_path, "Voorbeeldbank")
    clients.add(desk, "  Voorbeeldbank  NV ", path, 84)
    [client] = clients.all_of(desk)
    assert (client.id, client.name, client.retention_months) == (
        "voorbeeldbank-nv", "Voorbeeldbank NV", 84,
    )  # fmt: skip
    found, was = clients.organisation_of(client), read_organisation(path)
    assert found.policy_file.policy == was.policy_file.policy
    assert found.policy_file.source.sha256 == was.policy_file.source.sha256
    dutch = Texts("nl")
    assert found.texts(dutch).text("letter.closing") == "Hartelijke groet,"
    assert found.texts(Texts("en")).text("letter.closing") == Texts("en").text("letter.closing")
    assert clients.names(desk) == {"voorbeeldbank-nv": "Voorbeeldbank NV"}


def test_what_is_no_policy_makes_no_client(desk: Desk, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.toml"
    wrong.write_text("name = 1\n")
    with pytest.raises(Refused):
        clients.add(desk, "Wrong", wrong)
    good = policy(tmp_path, "Goede Bank N.V.")
    clients.add(desk, "Goede Bank", good)
    for name in ("Goede Bank", "GOEDE BANK NV"):  # dossiers write it in each of these ways
        with pytest.raises(ClientIsThere):
            clients.add(desk, name, good)
    with pytest.raises(PolicyOfOthers):
        clients.add(desk, "Somebody", good)
    with pytest.raises(PolicyOfOthers):
        clients.change(desk, "Goede Bank", policy(tmp_path, "Somebody"), None)
    assert list(clients.names(desk).values()) == ["Goede Bank"]


def test_a_policy_of_before_is_found_by_the_hash_that_a_receipt_names(
    desk: Desk, tmp_path: Path
) -> None:
    client = clients.add(desk, "Bank", policy(tmp_path, "Bank", 1))
    before = clients.policy_of(client).source.sha256
    changed = clients.change(desk, "Bank", policy(tmp_path, "Bank", 2), None)
    now = clients.policy_of(changed).source.sha256
    assert before != now
    found = clients.policy_of_receipt(desk, before)
    assert found is not None
    assert (found.source.sha256, found.policy.revision) == (before, 1)
    assert [digest for digest, _ in clients.policies_of(desk, changed)] == [now, before]
    assert clients.policy_of_receipt(desk, "0" * 64) is None
    kinds = [each.kind for each in event_log.events(desk.database, Sought())]
    assert kinds == ["client_changed", "client_added"]


def test_a_term_changes_without_the_policy(desk: Desk, tmp_path: Path) -> None:
    was = clients.add(desk, "Bank", policy(tmp_path, "Bank"), 12)
    now = clients.change(desk, "Bank", None, 24)
    assert (now.retention_months, now.policy) == (24, was.policy)
    assert [each.retention_months for each in clients.all_of(desk)] == [24]
    with pytest.raises(NoSuchClient):
        clients.change(desk, "Nobody", None, 24)


def test_a_dossier_is_of_the_client_that_it_names(
    desk: Desk, officer: Desk, tmp_path: Path
) -> None:
    clients.add(desk, "Bank", policy(tmp_path, "Bank"))
    officer.save(household(CASE, client="Bank"), NEW)
    officer.save(household(OTHER, client="Somebody"), NEW)
    assert [row["id"] for row in officer.rows(Wanted(client="bank"))] == [CASE]
    assert {row["id"]: row["client"] for row in officer.rows(Wanted())} == {
        CASE: "bank",
        OTHER: None,
    }
    officer.save(household(OTHER, client="BANK n.v."), 1)
    assert officer.counts(Wanted(client="bank")).all == 2


def test_each_dossier_is_worked_out_under_the_policy_of_its_client(
    desk: Desk, tmp_path: Path
) -> None:
    clients.add(desk, "Bank", policy(tmp_path, "Bank", 7))
    own = read_organisation(None).policy_file
    policies = Policies(own)
    draft = household(CASE, client="Bank")
    assert policies.of(draft) is own  # no store is open yet
    policies.desk = desk
    assert policies.of(draft).policy.revision == 7
    assert policies.of(household(CASE, client="Somebody")) is own
    assert draft.handling.client is not UNKNOWN
    clients.change(desk, "Bank", policy(tmp_path, "Bank", 8), None)
    policies.forget()
    assert policies.of(draft).policy.revision == 8
