"""E1: a letter of discharge follows a recorded decision: its role, day, and rest to the cent."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from app.cli.report import report
from app.documents.kinds import DocumentKind
from app.documents.letter import Letter
from app.i18n import Texts
from app.services.outgoing_documents import offers, prepared
from calc import Draft
from tests.app.documents.lives_of_letters import (
    AFTER,
    END,
    ENDED,
    assessed,
    discharged,
    household,
    life,
    refused,
    rest_of,
    with_agreement,
    written,
)
from tests.building import cost, draft, example_policy, income, policy, raw_draft
from tests.lives import received, solution

FORMATS = Texts("nl").formats
DISCHARGE = DocumentKind.DISCHARGE


def plain(text: str) -> str:
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())


def euros(amount: Decimal) -> str:
    return plain(FORMATS.euros(amount))


@pytest.mark.parametrize("paid", [36, 35, 20, 1])
@pytest.mark.parametrize("amount", ["as computed", "unknown"])
def test_e1_the_rest_is_the_debt_less_what_came_in(paid: int, amount: str) -> None:
    made = life(paid, ENDED)
    rest = rest_of(made, paid)
    event = discharged() if amount == "unknown" else discharged(amount=str(rest))
    letter = written(DISCHARGE, life(paid, ENDED, event), AFTER)
    assert not letter.concept
    assert isinstance(letter.document, Letter)
    assert letter.document.mark is None
    text = plain(letter.text)
    assert f"vervalt {euros(rest)}" in text
    assert "Vanaf 3 december 2029" in text
    assert "Wij hebben besloten" in text
    assert "SENTINEL-besluit" not in text
    assert "team schrijnend" not in text


@pytest.mark.parametrize("other", ["0.01", "-0.01", "900000.00", "-1000.00"])
def test_e1_another_amount_is_refused_to_the_cent(other: str) -> None:
    rest = rest_of(life(36), 36)
    event = discharged(amount=str(rest + Decimal(other)))
    code, said = refused(DISCHARGE, life(36, ENDED, event), AFTER)
    assert code == "discharge_other_amount"
    assert euros(rest) in plain(said)


@pytest.mark.parametrize("typed", ["999999.00", "0.00", "1234.56"])
def test_e1_a_typed_amount_beside_the_decision_is_refused(typed: str) -> None:
    made = life(36, ENDED, discharged())
    code, said = refused(DISCHARGE, made, AFTER, discharged=Decimal(typed))
    assert (code, "--discharged" in said) == ("discharge_typed_amount", True)
    assert written(DISCHARGE, made, AFTER, discharged=rest_of(made, 36)).text


@pytest.mark.parametrize(
    ("made", "on"),
    [
        (household(), date(2026, 11, 23)),
        (life(0), date(2026, 11, 27)),
        (life(12), date(2027, 11, 20)),
        (life(36), END),
        (life(36), AFTER),
        (life(36, ENDED), AFTER),
        (life(20, {"status": "eerder gestopt", "on": "2028-08-01"}), AFTER),
    ],
)
@pytest.mark.parametrize("typed", [{}, {"discharged": Decimal(999999)}])
def test_e1_no_letter_without_a_decision(made: Draft, on: date, typed: dict[str, Any]) -> None:
    code, said = refused(DISCHARGE, made, on, **typed)
    assert code == "no_discharge"
    assert "Leg dan bij Afspraak vast" in said


@pytest.mark.parametrize("role", ["team schrijnend", "senior"])
def test_e1_a_role_that_may_decide(role: str) -> None:
    assert written(DISCHARGE, life(36, ENDED, discharged(role=role)), AFTER).text


@pytest.mark.parametrize("role", ["medewerker", "controleur", "directeur", "Team schrijnend"])
def test_e1_a_role_that_may_not(role: str) -> None:
    code, said = refused(DISCHARGE, life(36, ENDED, discharged(role=role)), AFTER)
    assert code == "discharge_other_role"
    assert role in said
    assert "team schrijnend of senior" in said


def test_e1_a_policy_in_which_nobody_may() -> None:
    kept = [each for each in example_values() if each["code"] != "kwijting"]
    made = life(36, ENDED, discharged(role="senior"))
    nobody = policy(solutions=kept, senior_roles=[])
    assert refused(DISCHARGE, made, AFTER, nobody)[0] == "discharge_nobody_may"
    seniors = policy(solutions=kept)
    assert written(DISCHARGE, made, AFTER, seniors).text


def example_values() -> list[dict[str, Any]]:
    return [each.model_dump(mode="json") for each in example_policy().policy.solutions]


@pytest.mark.parametrize(("lacks", "word"), [("by", "wie besloot"), ("role", "in welke rol")])
@pytest.mark.parametrize("value", ["UNKNOWN", ""])
def test_e1_who_decided_and_in_which_role_cannot_be_missing(
    lacks: str, word: str, value: str
) -> None:
    made = life(36, ENDED, discharged(**{lacks: value}))
    code, said = refused(DISCHARGE, made, AFTER)
    assert (code, word in said) == ("discharge_lacks", True)


@pytest.mark.parametrize(("on", "fits"), [(date(2029, 12, 3), True), (date(2029, 12, 2), False)])
def test_e1_a_letter_is_not_before_the_decision(on: date, fits: bool) -> None:
    made = life(36, ENDED, discharged("2029-12-03"))
    if fits:
        # It is the customer's proof, on the very day too: never a concept.
        letter = written(DISCHARGE, made, on)
        assert isinstance(letter.document, Letter)
        assert (letter.concept, letter.document.mark) == (False, None)
        assert letter.by_email is not None
        assert letter.by_email.mark is None
    else:
        assert refused(DISCHARGE, made, on)[0] == "discharge_later"


def test_e1_discharge_may_come_sooner_after_a_plan_that_stopped() -> None:
    stopped = {"status": "eerder gestopt", "on": "2028-08-01"}
    made = life(20, stopped, discharged("2028-08-15"))
    text = plain(written(DISCHARGE, made, date(2028, 8, 16)).text)
    assert f"vervalt {euros(rest_of(made, 20))}" in text
    assert "Dit is goed nieuws" in text
    assert "heeft zich eraan gehouden" not in text


def test_e1_a_payment_after_the_decision_does_not_count_in_it() -> None:
    made = life(36, ENDED, discharged("2029-12-03"))
    entries = [entry.model_dump(mode="json") for entry in made.agreement.entries]
    later = with_agreement(made, entries=[*entries, received("2029-12-05", "100.00")])
    text = plain(written(DISCHARGE, later, AFTER).text)
    assert euros(rest_of(made, 36)) in text
    notes = prepared(DISCHARGE, assessed(later, AFTER), Texts("nl")).notes
    assert any("€ 100,00" in plain(note) for note in notes)
    assert prepared(DISCHARGE, assessed(made, AFTER), Texts("nl")).notes == ()
    sooner = with_agreement(made, entries=[*entries, received("2029-12-02", "100.00")])
    assert euros(rest_of(made, 36) - 100) in plain(written(DISCHARGE, sooner, AFTER).text)


def test_e1_jokers_and_what_was_sent_back_are_in_the_rest() -> None:
    values = json.loads(life(36, ENDED, discharged()).model_dump_json())
    first, second, *others = values["agreement"]["entries"]
    undone = {**second, "kind": "gestorneerd", "on": "2027-01-09"}
    skipped = {"kind": "joker", "on": "2026-12-05", "month": "2026-12"}
    values["agreement"]["entries"] = [skipped, second, undone, *others]
    back = Decimal(first["amount"]) + Decimal(second["amount"])
    text = plain(written(DISCHARGE, draft(values), AFTER).text)
    assert euros(rest_of(life(36), 36) + back) in text


def test_e1_where_nobody_wrote_down_what_was_paid_there_is_no_letter() -> None:
    made = life(0, ENDED, discharged())
    assert refused(DISCHARGE, made, AFTER)[0] == "discharge_paid_unknown"
    nothing = with_agreement(made, paid_sum="0.00")
    assert refused(DISCHARGE, nothing, AFTER)[0] == "discharge_without_reason"
    events = [event.model_dump(mode="json") for event in nothing.agreement.events]
    events[-1]["reason"] = "SENTINEL-reden"
    text = plain(written(DISCHARGE, with_agreement(nothing, events=events), AFTER).text)
    assert euros(Decimal(50000)) in text
    assert "SENTINEL-reden" not in text


# What was paid in full.


def paid_in_full(*later: dict[str, Any], over: str = "0.00") -> Draft:
    made = life(36, *later, owed="9000.00")
    assert not rest_of(made, 36, "9000.00")
    entries = [entry.model_dump(mode="json") for entry in made.agreement.entries]
    paid = [place for place, entry in enumerate(entries) if Decimal(entry["amount"])]
    last = entries[paid[-1]]
    last["amount"] = str(Decimal(last["amount"]) + Decimal(over))
    return with_agreement(made, entries=entries)


@pytest.mark.parametrize("later", [(ENDED,), (ENDED, discharged(role="UNKNOWN"))])
def test_e1_everything_paid_needs_nobody_to_decide(later: tuple[dict[str, Any], ...]) -> None:
    text = plain(written(DISCHARGE, paid_in_full(*later), AFTER).text)
    assert "U heeft alles betaald" in text
    assert "besloten" not in text
    assert "bedrag vervalt" not in text


@pytest.mark.parametrize("over", ["0.01", "25.00"])
def test_e1_everything_paid_needs_an_account_of_zero(over: str) -> None:
    code, said = refused(DISCHARGE, paid_in_full(ENDED, over=over), AFTER)
    assert code == "discharge_paid_too_much"
    assert euros(Decimal(over)) in plain(said)
    code, _ = refused(DISCHARGE, paid_in_full(ENDED, over=f"-{over}"), AFTER)
    assert code == "no_discharge"


def test_e1_a_payment_that_went_back_opens_the_account_again() -> None:
    made = paid_in_full(ENDED, discharged("2029-12-03"))
    entries = [entry.model_dump(mode="json") for entry in made.agreement.entries]
    last = [entry for entry in entries if Decimal(entry["amount"])][-1]
    back = {**last, "kind": "gestorneerd", "on": "2029-12-07"}
    again = with_agreement(made, entries=[*entries, back])
    assert refused(DISCHARGE, again, AFTER)[0] == "discharge_open_again"


# Without a plan: a chosen solution.

NO_ROOM: dict[str, Any] = {"income": [income("900.00")], "expenses": [cost("1000.00")]}


def chosen(**more: Any) -> Draft:
    confirmed = ["blijft zo", "uitzonderlijk"]
    record = solution("kwijting", role="team schrijnend", confirmed=confirmed) | more
    return household(**NO_ROOM, solution=record)


def test_e1_a_chosen_discharge_cancels_the_whole_balance() -> None:
    letter = written(DISCHARGE, chosen(), date(2026, 11, 23))
    text = plain(letter.text)
    assert "vervalt € 50.000,00" in text
    assert "Vanaf 23 november 2026" in text
    assert not letter.concept


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"reason": "UNKNOWN"}, "discharge_not_complete"),
        ({"by": "UNKNOWN"}, "discharge_not_complete"),
        ({"on": "UNKNOWN"}, "discharge_not_complete"),
        ({"role": "UNKNOWN"}, "discharge_not_complete"),
        ({"role": "medewerker"}, "discharge_not_complete"),
        ({"confirmed": []}, "discharge_not_complete"),
        ({"on": "2026-11-24"}, "discharge_later"),
        ({"kind": "geen betaling"}, "no_discharge"),
    ],
)
def test_e1_a_chosen_discharge_is_complete_or_no_letter(change: dict[str, Any], code: str) -> None:
    found, said = refused(DISCHARGE, chosen(**change), date(2026, 11, 23))
    assert found == code
    assert len(said) > 40


@pytest.mark.parametrize("balance", ["UNKNOWN", "0.00"])
def test_e1_a_chosen_discharge_knows_what_it_cancels(balance: str) -> None:
    values = json.loads(chosen().model_dump_json())
    values["debt"]["balance"] = balance
    assert refused(DISCHARGE, draft(values), date(2026, 11, 23))


def test_e1_a_chosen_discharge_beside_a_plan_is_first_recorded_there() -> None:
    made = life(12, solution=solution("kwijting", role="team schrijnend"))
    assert refused(DISCHARGE, made, date(2027, 11, 20))[0] == "discharge_beside_plan"


def test_e1_an_offer_that_was_withdrawn_leaves_the_whole_balance() -> None:
    offered = [{"status": "aangeboden", "on": "2026-11-10"},
               {"status": "eerder gestopt", "on": "2026-11-12"}]  # fmt: skip
    why = discharged("2026-11-20", reason="SENTINEL-reden")
    made = household(agreement={"events": [*offered, why]})
    text = plain(written(DISCHARGE, made, date(2026, 11, 23)).text)
    assert "vervalt € 50.000,00" in text
    unknown = household(agreement={"events": [*offered, why]}, debt={"balance": "UNKNOWN"})
    assert refused(DISCHARGE, unknown, date(2026, 11, 23))[0] == "discharge_no_balance"


# What others see of it.


@pytest.mark.parametrize(
    "kind",
    [
        DocumentKind.PLAN,
        DocumentKind.REVIEW,
        DocumentKind.PAYMENT_FAILED,
        DocumentKind.INVITATION,
        DocumentKind.STILL_NEEDED,
        DocumentKind.INTERIM,
        DocumentKind.NO_PAYMENT,
    ],
)
def test_e1_after_a_discharge_no_other_letter_goes_out(kind: DocumentKind) -> None:
    made = life(36, ENDED, discharged())
    code, said = refused(kind, made, AFTER)
    assert code == "discharged_already"
    assert "3 december 2029" in said


def test_e1_who_decided_stands_on_the_sheet_and_in_the_report() -> None:
    about = assessed(life(36, ENDED, discharged()), AFTER)
    rest = euros(rest_of(about.draft, 36))
    for text in (
        prepared(DocumentKind.CALCULATION_SHEET, about, Texts("nl")).made.text,
        report(Texts("nl"), about),
    ):
        assert "door SENTINEL-besluit, in de rol team schrijnend" in plain(text)
        assert rest in plain(text)
    wrong = assessed(life(36, ENDED, discharged(role="medewerker")), AFTER)
    assert "beslist volgens het beleid niet" in plain(report(Texts("nl"), wrong))
    ticked = [offer.kind for offer in offers(about, Texts("nl")) if offer.ticked]
    assert ticked == [DocumentKind.DISCHARGE, DocumentKind.CALCULATION_SHEET]


def test_e1_a_dossier_without_a_plan_or_choice_has_no_decision_in_its_report() -> None:
    about = assessed(draft(raw_draft()), date(2026, 11, 23))
    assert "wijting" not in report(Texts("nl"), about).partition("Oplossing")[0]
