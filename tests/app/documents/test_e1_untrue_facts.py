"""E1, E6, E13: a decision has somebody's name, and a compliment is only for what was done."""

from datetime import date
from decimal import Decimal

import pytest

from app.documents.kinds import DocumentKind
from app.i18n import LANGUAGES, Texts
from tests.app.documents.letters import raw
from tests.app.documents.lives_of_letters import (
    AFTER,
    ENDED,
    discharged,
    life,
    refused,
    with_agreement,
    written,
)
from tests.app.documents.making import assessed as assess_values
from tests.app.documents.making import said

KEPT = "u heeft zich eraan gehouden"


@pytest.mark.parametrize("name", ["-", "?", "onbekend", "n.v.t.", "Unknown"])
def test_e1_a_decision_by_nobody_is_none(name: str) -> None:
    code, said = refused(DocumentKind.DISCHARGE, life(36, ENDED, discharged(by=name)), AFTER)
    assert (code, "wie besloot" in said) == ("discharge_lacks", True)


@pytest.mark.parametrize(("paid", "is_kept"), [(36, True), (35, False), (1, False)])
def test_e1_only_a_plan_that_was_kept_is_called_so(paid: int, is_kept: bool) -> None:
    """A month that stayed open was not kept; the rest is cancelled all the same."""
    text = written(DocumentKind.DISCHARGE, life(paid, ENDED, discharged()), AFTER).text
    assert (KEPT in text) is is_kept


def test_e1_a_month_that_may_be_skipped_is_kept() -> None:
    made = life(35, ENDED, discharged())
    joker = {"kind": "joker", "on": "2029-11-01", "month": "2029-11"}
    entries = [each.model_dump(mode="json") for each in made.agreement.entries]
    made = with_agreement(made, entries=[*entries, joker])
    assert KEPT in written(DocumentKind.DISCHARGE, made, AFTER).text


@pytest.mark.parametrize(("used", "is_offered"), [(0, True), (1, True), (2, False)])
def test_e13_a_month_that_was_used_up_is_not_offered(used: int, is_offered: bool) -> None:
    """E13: two months a year may be skipped; after two nobody says that it may be done."""
    made = life(11 - used)
    months = ["2027-09", "2027-10"][2 - used :]
    entries = [each.model_dump(mode="json") for each in made.agreement.entries]
    entries += [{"kind": "joker", "on": f"{month}-01", "month": month} for month in months]
    made = with_agreement(made, entries=entries)
    text = written(DocumentKind.PAYMENT_FAILED, made, date(2027, 11, 20)).text
    assert ("slaat deze maand over" in text) is is_offered


@pytest.mark.parametrize("balance", ["50000.00", "47000.00"])
def test_e6_after_a_plan_that_stopped_what_was_paid_is_no_debt(balance: str) -> None:
    """E6: the balance of before the plan is not owed any more; a newer one is what it is."""
    stopped = {"status": "eerder gestopt", "on": "2027-06-01"}
    made = life(5, stopped, debt={"balance": balance})
    paid = made.agreement.paid
    assert paid
    owed = Decimal(balance) - (paid if balance == "50000.00" else 0)
    text = written(DocumentKind.INVITATION, made, date(2027, 6, 10)).text
    assert f"nog een schuld van {Texts('nl').formats.euros(owed)}" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_e13_behind_a_gate_a_statement_does_not_say_that_there_is_no_room(language: str) -> None:
    """Issue 8.5: a closed gate is never called "no room"."""
    values = raw("HH1-afgerond")
    said_of = said(DocumentKind.DRAAGKRACHTVERKLARING, assess_values(values), language)
    values["debt"]["wsnp"] = True
    closed = said(DocumentKind.DRAAGKRACHTVERKLARING, assess_values(values), language)
    room = {"nl": "geen ruimte", "en": "no room"}[language]
    assert room in said_of
    assert room not in closed


def test_e4_a_plan_that_stopped_has_no_review_and_no_payment_that_failed() -> None:
    """E4: it says that it stopped, and not that nobody ever accepted it."""
    made = life(5, {"status": "eerder gestopt", "on": "2027-06-01"})
    for kind in (DocumentKind.REVIEW, DocumentKind.PAYMENT_FAILED):
        code, sentence = refused(kind, made, date(2027, 6, 10))
        assert (code, "1 juni 2027" in sentence) == ("plan_stopped", True)


@pytest.mark.parametrize("on", [date(2029, 11, 30), date(2029, 12, 1), AFTER])
def test_e4_a_plan_in_which_all_was_paid_has_no_plan_letter(on: date) -> None:
    """E4: in both languages, with what to do; the guard has nothing to look at."""
    assert refused(DocumentKind.PLAN, life(36), on)[0] == "plan_asks_nothing"
    assert written(DocumentKind.PLAN, life(35), date(2029, 11, 2)).text
