"""What left the house: its row, its outcome and its event; nothing for what is in no store."""

from functools import cache

import pytest

from app.i18n import Texts
from app.services.assessing import Assessed
from app.services.documents import DocumentKind, MadeDocument
from app.services.dossier_store import auditing, made_documents
from app.services.dossier_store.desk import Desk, StoreTrouble
from app.services.dossier_store.leaving import Left
from app.services.organisation import read_organisation
from app.services.outgoing_documents import prepared
from app.store.database.dossiers import NEW
from calc import UNKNOWN, Draft, assess
from calc.stored.read_assessment import read_assessment
from tests.app.services.dossier_store.conftest import ON, household
from tests.tariff_files import shipped

CASE, OTHER = "a" * 32, "b" * 32


def assessed(draft: Draft) -> Assessed:
    policy = read_organisation(None).policy_file
    return Assessed(draft, policy, assess(draft, policy, shipped(), ON))


@cache
def sheet(case: str) -> tuple[Assessed, MadeDocument]:
    found = assessed(household(case))
    return found, prepared(DocumentKind.CALCULATION_SHEET, found, Texts("nl")).made


def test_a_document_leaves_a_row_an_outcome_and_an_event(officer: Desk) -> None:
    found, made = sheet(CASE)
    officer.save(found.draft, NEW)
    head = made_documents.keep(officer, found, [made], Left.PRINTED)
    [kept] = made_documents.earlier(officer, CASE)
    assert (kept.kind, kept.version, kept.login) == ("calculation_sheet", 1, "anna")
    assert kept.final is not made.concept
    assert kept.receipt == found.assessment.receipt.output_sha256
    [outcome] = made_documents.outcomes(officer, CASE)
    assert not isinstance(read_assessment(outcome["assessment"]), tuple)
    assert outcome["policy"] == found.policy_file.source.sha256
    event = auditing.events(officer, auditing.sought(officer, kind="printed"))[0]
    assert auditing.row_of(Texts("nl"), event)[4].startswith("berekeningsblad")
    assert head is not None
    assert event.hash == head.hash


def test_of_a_dossier_that_is_in_no_store_nothing_is_kept(officer: Desk) -> None:
    found, made = sheet(OTHER)
    assert made_documents.keep(officer, found, [made], Left.SAVED) is None
    nowhere = found.draft.handling.model_copy(update={"case_id": UNKNOWN})
    draft = found.draft.model_copy(update={"handling": nowhere})
    assert made_documents.keep(officer, assessed(draft), [made], Left.SAVED) is None
    assert made_documents.earlier(officer, OTHER) == []
    assert auditing.tell_of_case(officer, "exported", {}, OTHER) is None
    assert auditing.events(officer, auditing.Sought()) == []


def test_the_newest_stands_first_and_each_has_its_own_outcome(officer: Desk) -> None:
    found, made = sheet(CASE)
    officer.save(found.draft, NEW)
    made_documents.keep(officer, found, [made, made], Left.SAVED)
    made_documents.keep(officer, found, [made], Left.MAILED)
    kept = made_documents.earlier(officer, CASE)
    assert len(kept) == 3
    assert [each.at for each in kept] == sorted((each.at for each in kept), reverse=True)
    assert len(made_documents.outcomes(officer, CASE)) == 2


def test_who_may_not_write_leaves_nothing_behind(officer: Desk, desk: Desk) -> None:
    if not officer.database.is_server:
        pytest.skip("at a workstation nobody is refused")
    found, made = sheet(CASE)
    officer.save(found.draft, NEW)
    with pytest.raises(StoreTrouble):
        made_documents.keep(desk, found, [made], Left.PRINTED)  # an administrator
    assert made_documents.earlier(officer, CASE) == []
