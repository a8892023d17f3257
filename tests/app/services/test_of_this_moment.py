"""Which documents belong to the moment: one would send these after this conversation."""

from datetime import date

import pytest

from app.documents.kinds import DocumentKind
from app.i18n import Texts
from app.services.assessing import Assessed
from app.services.outgoing_documents import offers
from calc import assess
from tests.app.documents.letters import raw
from tests.app.documents.making import assessed, sample
from tests.app.documents.test_running import RULES, running
from tests.tariff_files import shipped

TEXTS = Texts("nl")
K = DocumentKind


def ticked(about: Assessed) -> set[DocumentKind]:
    """What is ticked beside the calculation sheet, which always is."""
    found = {offer.kind for offer in offers(about, TEXTS) if offer.ticked}
    assert K.CALCULATION_SHEET in found
    return found - {K.CALCULATION_SHEET}


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("HH1", {K.INTERIM, K.PLAN, K.STILL_NEEDED}),
        ("HH1-afgerond", {K.PLAN}),
        ("HH3", {K.INTERIM, K.PLAN}),  # nothing is needed from the customer
        ("HH6", {K.INTERIM, K.NO_PAYMENT, K.STILL_NEEDED}),
        ("HH1-overleden", {K.HEIRS}),
        ("HH1-afgerond, kwijtgescholden", {K.DISCHARGE}),
        ("HH1-afgerond, een maand open", {K.REVIEW}),
        ("HH2-afgerond, na een jaar", {K.REVIEW}),
    ],
)
def test_after_a_conversation_these_are_sent(name: str, kinds: set[DocumentKind]) -> None:
    assert ticked(sample(name)) == kinds


def test_while_something_is_not_known_only_that_is_asked() -> None:
    values = raw("HH1-afgerond") | {"savings": "UNKNOWN"}
    assert ticked(assessed(values)) == {K.STILL_NEEDED}


def test_while_the_room_is_open_for_one_income_only_that_is_asked() -> None:
    values = raw("HH4")
    for adult in values["adults"]:
        adult["taxable_income"] = {}
    about = assessed(values)
    assert about.assessment.room_is_open
    assert not about.assessment.partial
    assert ticked(about) == {K.STILL_NEEDED}


@pytest.mark.parametrize(
    ("on", "kind"), [(date(2026, 11, 30), K.PLAN), (date(2026, 12, 1), K.REVIEW)], ids=str
)
def test_a_plan_is_reviewed_from_its_first_month_on(on: date, kind: DocumentKind) -> None:
    made = running()
    assert ticked(Assessed(made, RULES, assess(made, RULES, shipped(), on))) == {kind}


@pytest.mark.parametrize("debt", [{}, {"wsnp": True}], ids=["open", "behind a gate"])
def test_a_death_comes_before_everything_else(debt: dict[str, bool]) -> None:
    values = raw("HH1-overleden") | {"savings": "UNKNOWN"}
    values["debt"] |= debt
    assert ticked(assessed(values)) == {K.HEIRS}
