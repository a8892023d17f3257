"""The outcome on which a plan was agreed is kept once, and that of every review."""

import json

from app.services.dossier_store import auditing, made_documents
from app.services.dossier_store.auditing import Sought
from app.services.dossier_store.desk import Desk
from app.store.database.dossiers import NEW
from calc import Draft
from tests.app.services.dossier_store.conftest import household
from tests.app.services.test_running import LAWFUL
from tests.lives import accepted

CASE = "a" * 32


def numbered(draft: Draft) -> Draft:
    handling = draft.handling.model_copy(update={"case_id": CASE})
    return draft.model_copy(update={"handling": handling})


def kinds(desk: Desk) -> list[str]:
    return [each["kind"] for each in made_documents.outcomes(desk, CASE)]


def test_what_was_agreed_is_kept_once_and_each_review_apart(officer: Desk) -> None:
    officer.save(household(CASE), NEW)
    assert kinds(officer) == []
    agreed = numbered(accepted(LAWFUL))
    officer.save(agreed, 1)
    officer.save(agreed, 2)
    assert kinds(officer) == ["acceptance"]
    schedule = agreed.agreement.schedule
    assert schedule is not None
    later = agreed.agreement.model_copy(update={"earlier_schedules": (schedule,)})
    officer.save(agreed.model_copy(update={"agreement": later}), 3)
    assert kinds(officer) == ["review-1", "acceptance"]
    told = auditing.events(officer, Sought(kind="agreed"))
    assert len(told) == 2
    assert all(each.facts and each.facts["receipt"] for each in told)
    kept = made_documents.outcomes(officer, CASE)[-1]
    assert json.loads(kept["dossier"])["agreement"]["schedule"] is not None
