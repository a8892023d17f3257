"""E5, E6, E8: what a letter tells beside the amount, and what it leaves out when nobody knows."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from app.documents.case import Case, NoLetter
from app.documents.interest_and_costs import say_while_it_runs
from app.documents.kinds import DocumentKind
from app.documents.open_balance import say_open_balance
from app.i18n import Texts
from calc.dossier.debt import CoDebtor
from calc.policy.policy import Agency
from tests.app.documents.letters import lines_with, raw
from tests.app.documents.making import assessed, said, sample, values_of, with_policy
from tests.app.documents.test_running import case_of, running

TELLS = (
    DocumentKind.INVITATION,
    DocumentKind.INTERIM,
    DocumentKind.PLAN,
    DocumentKind.REVIEW,
    DocumentKind.NO_PAYMENT,
)
AGENCY = Agency(
    wki_number="123", complaint_route="klacht@b.example", quiet_from="20:00", quiet_until="08:00"
)


def without(name: str, **debt: Any) -> dict[str, Any]:
    values = raw(name)
    values["debt"] |= debt
    return values


@pytest.mark.parametrize("name", ["HH1", "HH1-afgerond", "HH5", "HH6"])
@pytest.mark.parametrize("kind", TELLS)
def test_e6_every_letter_about_the_debt_says_what_is_open_and_to_whom(
    name: str, kind: DocumentKind
) -> None:
    about = sample(name)
    try:
        text = said(kind, about)
    except NoLetter:
        return
    balance = Texts("nl").formats.euros(Decimal(str(about.draft.debt.balance)))
    assert lines_with(text, f"nog een schuld van {balance} bij Voorbeeldbank N.V.") != []


def test_e6_a_balance_that_nobody_knows_is_not_named_but_the_creditor_is() -> None:
    text = said(DocumentKind.INVITATION, assessed(without("HH1", balance="UNKNOWN")))
    assert lines_with(text, "Het gaat om de restschuld bij Voorbeeldbank N.V.") != []


def test_e6_of_a_running_plan_it_is_what_the_accounts_leave() -> None:
    case = case_of(running())
    account = case.assessment.running
    assert account is not None
    left = account.debt_at_start.amount - account.received.amount
    assert Texts("nl").formats.euros(left) in say_open_balance(case)


def test_e8_interest_and_costs_are_those_of_the_policy() -> None:
    none = said(DocumentKind.PLAN, sample("HH1-afgerond"))
    assert lines_with(none, "komen er geen rente en geen kosten bij") != []
    some = said(
        DocumentKind.PLAN, with_policy(sample("HH1-afgerond"), costs_charged=Decimal("12.50"))
    )
    assert lines_with(some, "geen kosten") == []
    assert lines_with(some, "Wij rekenen €\xa012,50 aan kosten.") != []


@pytest.mark.parametrize(
    ("interest", "costs", "told"),
    [
        (True, "0", "Er komen tot die tijd geen rente en geen kosten bij."),
        (True, "5", "Er komt tot die tijd geen rente bij."),
        (None, "0", "Er komen tot die tijd geen kosten bij."),
        (False, "0", "Er komen tot die tijd geen kosten bij."),
        (None, "5", ""),
    ],
)
def test_e8_while_nothing_is_paid_only_what_the_policy_says_is_said(
    interest: bool | None, costs: str, told: str
) -> None:
    about = with_policy(
        sample("HH6"), no_interest_without_plan=interest, costs_charged=Decimal(costs)
    )
    for kind in (DocumentKind.NO_PAYMENT, DocumentKind.INTERIM):
        text = said(kind, about)
        assert bool(lines_with(text, "tot die tijd geen")) == bool(told), kind
        assert lines_with(text, told) != [], kind


def test_e8_a_complaint_has_a_term_and_a_body_where_the_policy_has_them() -> None:
    about = sample("HH1-afgerond")
    [line] = lines_with(said(DocumentKind.PLAN, about), "klacht?")
    assert "Wij antwoorden binnen acht weken." in line
    assert "gratis naar Kifid (kifid.nl)." in line
    contact = about.policy_file.policy.contact
    silent = contact.model_copy(update={"complaint_answer_weeks": None, "complaint_body": None})
    [line] = lines_with(said(DocumentKind.PLAN, with_policy(about, contact=silent)), "klacht?")
    assert "weken" not in line
    assert "Kifid" not in line


def test_e8_another_body_is_not_called_free() -> None:
    about = sample("HH1-afgerond")
    contact = about.policy_file.policy.contact.model_copy(
        update={"complaint_body": "Commissie B", "complaint_answer_weeks": 1}
    )
    [line] = lines_with(
        said(DocumentKind.PLAN, with_policy(about, contact=contact, agency=AGENCY)), "klacht?"
    )
    assert "klacht@b.example. Ons nummer in het Wki-register is 123." in line
    assert "Wij antwoorden binnen een week." in line
    assert "Dan kunt u naar Commissie B." in line


@pytest.mark.parametrize("kind", [DocumentKind.PLAN, DocumentKind.DISCHARGE])
def test_e8_with_a_co_debtor_the_other_may_ask_for_a_part(kind: DocumentKind) -> None:
    text = said(kind, sample("HH5, kwijtgescholden" if kind is DocumentKind.DISCHARGE else "HH5"))
    assert lines_with(text, "terugvragen aan de ander") != []
    assert lines_with(text, "Vraag ons gerust wat wij daarover hebben afgesproken.") != []
    assert lines_with(text, "Dan vervalt de rest") == []
    assert lines_with(said(DocumentKind.PLAN, sample("HH1-afgerond")), "terugvragen") == []


def test_e8_the_register_is_described_with_the_rights() -> None:
    [line] = lines_with(said(DocumentKind.PLAN, sample("HH1-afgerond")), "BKR,")
    assert "onder de letters RH" in line
    assert "(code 3)" in line
    assert "tot 30 november 2034" in line
    assert "U mag gratis kijken" in line
    assert "U mag Voorbeeldbank N.V. ook vragen het eerder weg te halen." in line


@pytest.mark.parametrize("contract", ["UNKNOWN", "", " "])
def test_e8_nothing_is_said_of_a_register_that_the_dossier_does_not_name(contract: str) -> None:
    for kind, life in (
        (DocumentKind.PLAN, ""),
        (DocumentKind.REVIEW, ", na een jaar"),
        (DocumentKind.DISCHARGE, ", kwijtgescholden"),
    ):
        values, on = values_of(f"HH1-afgerond{life}")
        values["debt"]["bkr"] = {"contract": contract}
        about = assessed(values, on)
        assert lines_with(said(kind, about), "BKR") == [], kind


@pytest.mark.parametrize(("rest", "marked"), [("249.99", False), ("250.00", True)])
def test_e8_a_small_rest_has_no_mark_of_its_own(rest: str, marked: bool) -> None:
    values = without("HH1-afgerond")
    plan = sample("HH1-afgerond").assessment.plan
    assert plan is not None
    values["debt"]["balance"] = str(plan.total + Decimal(rest))
    text = said(DocumentKind.PLAN, assessed(values))
    assert bool(lines_with(text, "(code 3)")) is marked


def test_e8_stop_collecting_is_said_without_contradicting_itself() -> None:
    text = said(DocumentKind.PLAN, assessed(raw("HH1-afgerond"), rest_at_end='"stop_collecting"'))
    assert lines_with(text, "Dan vragen wij u na die datum nooit meer om geld.") != []
    assert lines_with(text, "blijft alleen in de boeken staan") != []
    assert lines_with(text, "betaald hoeft te worden (code 3)") != []


def test_e5_schuldhulp_that_is_better_is_told_with_its_figures_and_the_choice() -> None:
    chosen = "U mag altijd nog kiezen voor schuldhulp. Wij helpen u daarbij."
    for kind, name, choice in (
        (DocumentKind.PLAN, "HH1-afgerond", chosen),
        (DocumentKind.INTERIM, "HH1", "Wilt u dat? Wij helpen u daarbij. U kiest zelf."),
    ):
        about = sample(name)
        comparison = about.assessment.beside.comparison
        assert comparison is not None
        assert comparison.is_better
        text = said(kind, about, referral=False)
        assert lines_with(text, "U bent dan op 31 mei 2028 klaar met al uw schulden.") != []
        paid = Texts("nl").formats.euros(comparison.plan_amount)
        assert lines_with(text, f"Met een afspraak met ons is dat {paid}.") != []
        assert lines_with(text, choice) != []
        # The sheet goes along, whatever was ticked.
        assert "Gratis hulp voor u" in text.splitlines()


def test_e5_without_a_plan_it_is_told_that_schuldhulp_ends() -> None:
    for kind in (DocumentKind.NO_PAYMENT, DocumentKind.INTERIM):
        text = said(kind, sample("HH6"))
        assert lines_with(text, "misschien op 31 mei 2028 klaar met al uw schulden") != []


def test_e5_what_is_not_better_is_not_told() -> None:
    assert lines_with(said(DocumentKind.PLAN, sample("HH5")), "klaar met al uw schulden") == []


def test_e5_a_discussion_that_was_recorded_is_named_and_its_text_is_not() -> None:
    values = raw("HH1-afgerond")
    values["reasons"] = [{"about": "schuldhulp", "text": "SENTINEL", "by": "N."}]
    text = said(DocumentKind.PLAN, assessed(values))
    assert lines_with(text, "Wij hebben hier al met u over gepraat.") != []
    assert lines_with(text, "SENTINEL") == []


def test_e5_of_a_plan_under_way_no_day_of_its_begin_is_told() -> None:
    case = case_of(running())
    from app.documents.debt_help import is_told

    assert not is_told(Case(case.draft, case.assessment, case.policy, Texts("nl")))


def test_e8_costs_that_were_not_charged_at_acceptance_are_not_told_later() -> None:
    case = case_of(running())
    dearer = case.policy.model_copy(update={"costs_charged": Decimal("12.50")})
    later = Case(case.draft, case.assessment, dearer, Texts("nl"))
    assert "geen rente en geen kosten" in say_while_it_runs(later)


def test_e6_nothing_is_said_of_a_debt_that_is_paid() -> None:
    case = case_of(running())
    account = case.assessment.running
    assert account is not None
    nothing = {
        name: replace(getattr(account, name), amount=Decimal(0))
        for name in ("still_to_pay", "jokers", "rest")
    }
    paid = replace(case.assessment, running=replace(account, **nothing))
    assert say_open_balance(Case(case.draft, paid, case.policy, Texts("nl"))) == ""


def test_e6_of_a_shared_plan_under_way_only_the_own_part_is_named() -> None:
    case = case_of(running())
    debt = case.draft.debt.model_copy(update={"co_debtors": (CoDebtor(ref="X"),)})
    shared = case.draft.model_copy(update={"debt": debt})
    said_of_it = say_open_balance(Case(shared, case.assessment, case.policy, Texts("nl")))
    assert said_of_it.startswith("Zonder het deel van de ander staat er nog")
