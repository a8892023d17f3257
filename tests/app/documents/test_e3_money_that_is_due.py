"""E3: no QR code, account or link for money that is not due within a month."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from app.documents.kinds import DocumentKind
from app.documents.letter import Letter
from app.documents.paying import PaymentBox
from app.i18n import LANGUAGES, Texts
from app.services.assessing import Assessed
from app.services.outgoing_documents import Prepared, prepared
from calc import assess
from tests.app.documents.lives_of_letters import PLAN, assessed, life, with_agreement
from tests.building import draft, example_policy, income, policy, raw_draft, raw_example
from tests.lives import joker, pause, received
from tests.tariff_files import shipped

TODAY = date(2026, 11, 23)
LINK = "pay.sentinel.example"
METHODS = ("UNKNOWN", "overschrijving", "periodieke overschrijving", "betaallink", "incasso")


def plain(found: Prepared) -> str:
    return " ".join(found.made.text.replace("\N{NO-BREAK SPACE}", " ").split())


def starts(month: str, method: str) -> Assessed:
    """A plan whose first payment is in a month; with each way to pay there is."""
    mandate = {"reference": "SENTINEL-M1", "signed_on": "2026-11-20"}
    contact = {"payment_method": method, "debit_day": 26, "mandate": mandate}
    made = draft(raw_draft(**PLAN, first_plan_month=month, contact=contact))
    rules = policy(payment_link=LINK, creditor_id="NL00ZZZ123456780000")
    return Assessed(made, rules, assess(made, rules, shipped(), TODAY))


def asks_a_payment(found: Prepared) -> bool:
    text = plain(found)
    return any(
        word in text for word in ("QR", "NL91", LINK, "Eerste keer", "First time", "SENTINEL-M1")
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    ("month", "due"),
    [("2026-11", True), ("2026-12", True), ("2027-01", False), ("2027-11", False),
     ("2029-03", False)],
)  # fmt: skip
def test_e3_only_what_is_due_within_a_month_has_a_way_to_pay(
    month: str, due: bool, method: str, language: str
) -> None:
    """E3: a payment in 28 months had a QR code and "overmaken kan zo"."""
    found = prepared(DocumentKind.PLAN, starts(month, method), Texts(language))
    assert asks_a_payment(found) is due
    if due:
        return
    said = Texts(language).formats.month(starts(month, method).assessment.first_month)
    later = Texts(language).text("letter.pay.how_later", month=said)
    assert " ".join(later.split()) in plain(found)
    assert any(said in note for note in found.notes)


@pytest.mark.parametrize("on", [date(2026, 11, 30), date(2026, 12, 1)])
def test_e3_a_month_ahead_is_counted_in_days(on: date) -> None:
    """On 1 December the payment of January is a month ahead; the day before it is more."""
    made = draft(raw_draft(**PLAN, first_plan_month="2027-01"))
    about = Assessed(made, example_policy(), assess(made, example_policy(), shipped(), on))
    assert asks_a_payment(prepared(DocumentKind.PLAN, about, Texts("nl"))) is (on.day == 1)


def test_e3_a_plan_that_begins_with_a_year_of_nothing() -> None:
    raw = raw_example("HH3-afgerond")
    raw["contact"]["payment_method"] = "overschrijving"
    made = draft(raw)
    about = Assessed(made, example_policy(), assess(made, example_policy(), shipped(), TODAY))
    assert about.assessment.plan is not None
    assert not about.assessment.schedule[0].payment.amount
    found = prepared(DocumentKind.PLAN, about, Texts("nl"))
    assert not asks_a_payment(found)
    assert "Voor die tijd krijgt u van ons een brief" in plain(found)


def box_of(found: Letter) -> PaymentBox | None:
    return next((block for block in found.blocks if isinstance(block, PaymentBox)), None)


def asked(on: date, *entries: dict[str, Any], paid: int = 11) -> Prepared:
    made = life(paid, contact={"payment_method": "overschrijving"})
    listed = [entry.model_dump(mode="json") for entry in made.agreement.entries]
    made = with_agreement(made, entries=[*listed, *entries])
    return prepared(DocumentKind.REVIEW, assessed(made, on), Texts("nl"))


def test_e3_a_running_plan_asks_what_is_left_of_this_month() -> None:
    schedule = life(11).agreement.schedule
    assert schedule is not None
    amount = schedule.months[11].payment
    euros = Texts("nl").formats.euros
    whole = plain(asked(date(2027, 11, 20)))
    assert f"Bedrag: {euros(amount)}".replace("\N{NO-BREAK SPACE}", " ") in whole
    part = plain(asked(date(2027, 11, 20), received("2027-11-02", "100.00")))
    assert f"Bedrag: {euros(amount - 100)}".replace("\N{NO-BREAK SPACE}", " ") in part


@pytest.mark.parametrize("what", ["joker", "pause"])
def test_e3_a_month_in_which_nothing_is_due_asks_nothing(what: str) -> None:
    """This month is skipped, or the next three are: what comes after it waits."""
    on = date(2027, 11, 3)
    made = life(11, contact={"payment_method": "overschrijving"})
    if what == "joker":
        entries = [entry.model_dump(mode="json") for entry in made.agreement.entries]
        made = with_agreement(made, entries=[*entries, joker("2027-11", "2027-11-01")])
        on = date(2027, 10, 30)  # October was paid, November is a joker: December is far
    else:
        events = [event.model_dump(mode="json") for event in made.agreement.events]
        made = with_agreement(made, events=[*events, pause("2027-11", "2028-01", "2027-11-01")])
    found = prepared(DocumentKind.REVIEW, assessed(made, on), Texts("nl"))
    assert ("QR" in plain(found)) is False or what == "joker"
    if what == "pause":
        assert "februari 2028" in plain(found)
        assert "NL91" not in plain(found)


def test_e3_an_interim_agreement_that_begins_later_has_no_way_to_pay() -> None:
    raw = raw_example("HH1") | {"first_plan_month": "2027-02"}
    raw["contact"]["payment_method"] = "overschrijving"
    made = draft(raw)
    about = Assessed(made, example_policy(), assess(made, example_policy(), shipped(), TODAY))
    found = prepared(DocumentKind.INTERIM, about, Texts("nl"))
    assert not asks_a_payment(found)
    assert "februari 2027" in plain(found)


def test_e3_the_email_and_the_letter_ask_the_same() -> None:
    found = prepared(DocumentKind.PLAN, starts("2029-03", "overschrijving"), Texts("nl"))
    assert "NL91" not in found.made.email
    assert LINK not in found.made.email


def test_e3_an_amount_that_is_asked_is_that_of_the_schedule() -> None:
    about = starts("2026-12", "overschrijving")
    first = about.assessment.schedule[0].payment.amount
    assert first > Decimal(0)
    said = Texts("nl").formats.euros(first).replace("\N{NO-BREAK SPACE}", " ")
    assert f"Bedrag: {said}" in plain(prepared(DocumentKind.PLAN, about, Texts("nl")))
    assert income("2600.00") in PLAN["income"]
