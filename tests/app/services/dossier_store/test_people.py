"""People of an organisation on a real server: rights taken away, dossiers handed on and over."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.services.dossier_store import auditing, clients, people
from app.services.dossier_store.cases import NoSuchCase
from app.services.dossier_store.desk import Desk, StoreTrouble
from app.services.dossier_store.importing import Came, take_in_all
from app.services.dossier_store.people import NotHere, NotToHandOver, Person, WrongPerson
from app.store.database import migrating
from app.store.database.connecting import open_file
from app.store.database.dossiers import NEW
from app.store.database.event_log import Sought
from app.store.database.work_list import Wanted
from app.store.dossier_file import dossier_bytes
from tests.app.services.dossier_store.conftest import desk_of, household
from tests.app.services.dossier_store.test_clients import policy
from tests.app.store.database.conftest import KEY, clock

CASE, OTHER, HARD = "a" * 32, "b" * 32, "c" * 32
Desks = Callable[[str], Desk]


def ids(desk: Desk) -> set[str]:
    return {row["id"] for row in desk.rows(Wanted())}


def distressing(case: str, **handling: str) -> object:
    draft = household(case, **handling)
    flagged = draft.schrijnend.model_copy(update={"flagged": True})
    return draft.model_copy(update={"schrijnend": flagged})


def test_a_workstation_knows_no_people(tmp_path: Path) -> None:
    database = open_file(tmp_path / "store.db", KEY, "anna", clock())
    migrating.migrate(database)
    desk = desk_of(database)
    for use in (
        lambda: people.everybody(desk),
        lambda: people.revoke(desk, "bas"),
        lambda: people.leave(desk, "bas", "anna", ""),
        lambda: people.hand_over(desk, CASE, "bureau"),
        lambda: people.take_back(desk, CASE),
        lambda: people.handed_over(desk),
    ):
        with pytest.raises(NotHere):
            use()
    database.close()


def test_somebody_sees_dossiers_of_their_own_clients_only(desks: Desks, tmp_path: Path) -> None:
    admin = desks("admin")
    first = clients.add(admin, "Bank", policy(tmp_path, "Bank"))
    clients.add(admin, "Other bank", policy(tmp_path, "Other bank"))
    people.add(admin, Person("bas", "Bas", "lender", "", "officer", (first.id,)))
    desks("anna").save(household(CASE, client="Bank"), NEW)
    desks("anna").save(household(OTHER, client="Other bank"), NEW)
    assert ids(desks("bas")) == {CASE}
    assert desks("bas").counts(Wanted()).all == 1
    assert list(clients.names(desks("bas")).values()) == ["Bank"]
    [bas] = [each for each in people.everybody(admin) if each.login == "bas"]
    assert bas.clients == (first.id,)


def test_who_is_revoked_has_nothing_any_more_and_what_they_saw_is_listed(desks: Desks) -> None:
    desks("anna").save(household(CASE), NEW)
    desks("bas").fetch(CASE)
    desks("bas").fetch(CASE)
    people.revoke(desks("admin"), "bas")
    [(case, times, _)] = people.seen_lately(desks("admin"), "bas")
    assert (case, times) == (CASE, 2)
    assert ids(desks("bas")) == set()
    with pytest.raises(WrongPerson):
        people.revoke(desks("admin"), "bas")
    # Nobody else gets that list: it is of all dossiers.
    for login in ("anna", "sara", "bram"):
        with pytest.raises(StoreTrouble):
            people.seen_lately(desks(login), "bas")


def test_nobody_but_an_administrator_gives_or_takes_rights(desks: Desks) -> None:
    for login in ("anna", "sara", "bram", "audit"):
        with pytest.raises(StoreTrouble):
            people.add(desks(login), Person("eva", "Eva", "lender", "", "officer"))
        with pytest.raises((StoreTrouble, WrongPerson)):
            people.revoke(desks(login), "bas")
    assert ids(desks("bas")) == set()
    assert "eva" not in {each.login for each in people.everybody(desks("admin"))}
    with pytest.raises(WrongPerson):
        people.add(desks("admin"), Person("eva; DROP", "Eva", "lender", "", "officer"))


def test_the_dossiers_of_who_leaves_go_to_another_with_their_name_on_the_letters(
    desks: Desks,
) -> None:
    desks("anna").save(household(CASE, officer="Anna"), NEW)
    desks("anna").save(household(OTHER, officer="Somebody"), NEW)
    left = people.leave(desks("sara"), "anna", "bas", "Anna vertrok")
    assert left == people.Left(2, ())
    rows = desks("bas").rows(Wanted(officer="bas"))
    assert {row["id"]: row["version"] for row in rows} == {CASE: 2, OTHER: 1}
    assert all(row["next_contact"] or row["review_due"] for row in rows)
    fetched = desks("bas").fetch(CASE)
    assert fetched.draft.handling.officer == "Bas"
    assert desks("bas").history(CASE)[0].reason == "Anna vertrok"
    assert desks("bas").fetch(OTHER).draft.handling.officer == "Somebody"
    told = auditing.events(desks("sara"), Sought(kind="officer_changed"))
    assert {each.dossier for each in told} == {CASE, OTHER}
    assert all(each.facts == {"from": "anna", "to": "bas"} for each in told)


def test_what_the_new_officer_may_not_see_stays_and_is_named(desks: Desks, tmp_path: Path) -> None:
    admin = desks("admin")
    bank = clients.add(admin, "Bank", policy(tmp_path, "Bank"))
    people.add(admin, Person("bas", "Bas", "lender", "", "officer", (bank.id,)))
    desks("anna").save(household(CASE, client="Bank"), NEW)
    desks("anna").save(household(OTHER), NEW)
    left = people.leave(desks("sara"), "anna", "bas", "")
    assert (left.given, len(left.kept)) == (1, 1)
    assert ids(desks("bas")) == {CASE}
    assert {row["officer"] for row in desks("sara").rows(Wanted())} == {"anna", "bas"}


@pytest.mark.parametrize("to", ["bram2", "audit", "admin"])
def test_dossiers_go_to_nobody_who_cannot_handle_them(desks: Desks, to: str) -> None:
    desks("anna").save(household(CASE), NEW)
    with pytest.raises(WrongPerson):
        people.leave(desks("sara"), "anna", to, "")
    with pytest.raises(WrongPerson):
        people.leave(desks("anna"), "anna", "bas", "")
    assert {row["officer"] for row in desks("sara").rows(Wanted())} == {"anna"}


def test_an_agency_sees_what_was_handed_to_it_until_it_is_taken_back(desks: Desks) -> None:
    desks("anna").save(household(CASE), NEW)
    desks("anna").save(household(OTHER), NEW)
    people.hand_over(desks("sara"), CASE, "bureau")
    assert ids(desks("bram")) == {CASE}
    assert [each.id for each in people.handed_over(desks("sara"))] == [CASE]
    people.take_back(desks("sara"), CASE)
    assert ids(desks("bram")) == set()
    assert people.handed_over(desks("sara")) == []
    told = auditing.events(desks("sara"), Sought(dossier=CASE))
    assert [each.kind for each in told][:2] == ["taken_back", "handed_over"]
    with pytest.raises(NotToHandOver):
        people.take_back(desks("sara"), CASE)
    with pytest.raises(NotToHandOver):
        people.hand_over(desks("sara"), CASE, "nowhere")
    with pytest.raises(WrongPerson):
        people.hand_over(desks("anna"), CASE, "bureau")


def test_a_distressing_dossier_is_not_handed_over(desks: Desks) -> None:
    desks("anna").save(distressing(HARD), NEW)  # type: ignore[arg-type]
    with pytest.raises(NotToHandOver):
        people.hand_over(desks("sara"), HARD, "bureau")


def test_of_a_distressing_dossier_another_officer_finds_no_trace(desks: Desks) -> None:
    desks("anna").save(household(CASE), NEW)
    desks("anna").save(distressing(HARD), NEW)  # type: ignore[arg-type]
    anna, bas = desks("anna"), desks("bas")
    assert ids(anna) == {CASE, HARD}
    assert ids(bas) == {CASE}
    counts = bas.counts(Wanted())
    assert (counts.all, sum(counts.of_status.values())) == (1, 1)
    # Gone, hidden and never there are answered alike.
    for case in (HARD, "f" * 32):
        with pytest.raises(StoreTrouble) as refused:
            bas.fetch(case)
        assert refused.value.reason == "not_found"
        with pytest.raises(NoSuchCase):
            auditing.sought(bas, case="RS-" + case)
        assert auditing.events(bas, auditing.sought(bas, case=case)) == []
    assert {each.dossier for each in auditing.events(bas, Sought())} == {CASE}
    # An auditor verifies its events, and sees nobody's name.
    log = auditing.events(desks("audit"), Sought())
    assert HARD in {each.dossier for each in log}
    assert [(each.title, each.reference, each.facts) for each in log if each.dossier == HARD] == [
        ("", "", None)
    ]
    assert auditing.first_broken(desks("audit")) is None


def test_a_file_with_the_number_of_a_hidden_dossier_stops_no_other(
    desks: Desks, tmp_path: Path
) -> None:
    desks("anna").save(distressing(HARD), NEW)  # type: ignore[arg-type]
    files = [tmp_path / f"{number}.uitzicht.json" for number in (1, 2)]
    for file, case in zip(files, (HARD, "d" * 32), strict=True):
        file.write_bytes(dossier_bytes(household(case)))
    came = [each.came for each in take_in_all(desks("bas"), files)]
    assert came == [Came.REFUSED, Came.NEW]
