"""E7: a debit is promised only with a mandate and a creditor id, on days that banks settle."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

import pytest

from app.documents.debit import NOTICE, DebitRun, debit_box, debit_on, why_no_debit
from app.documents.extras import Extras
from app.documents.kinds import DocumentKind
from app.documents.ways_to_pay import payment_box
from app.i18n import LANGUAGES, Texts
from app.services.outgoing_documents import Prepared, prepared
from calc import Draft, Month, PolicyFile
from calc.base.working_days import is_bank_day
from tests.app.documents.lives_of_letters import (
    PLAN,
    assessed,
    case_of,
    life,
    with_agreement,
)
from tests.building import draft, example_policy, income, policy, raw_draft, raw_example
from tests.lives import received

TODAY: Final = date(2026, 11, 23)
LATER: Final = date(2027, 11, 20)
CREDITOR: Final = "NL00ZZZ123456780000"
LINK: Final = "pay.sentinel.example"
MANDATE: Final = {"reference": "SENTINEL-M1", "signed_on": "2026-11-20"}
DEBIT: Final[dict[str, Any]] = {
    "payment_method": "incasso", "debit_day": 26, "mandate": MANDATE,
}  # fmt: skip


def rules(creditor: str | None = CREDITOR) -> PolicyFile:
    return policy(creditor_id=creditor, payment_link=LINK)


def plain(found: Prepared) -> str:
    return " ".join(found.made.text.replace("\N{NO-BREAK SPACE}", " ").split())


def plan(language: str = "nl", creditor: str | None = CREDITOR, **contact: Any) -> Prepared:
    made = draft(raw_draft(**PLAN, contact=DEBIT | contact))
    return prepared(DocumentKind.PLAN, assessed(made, TODAY, rules(creditor)), Texts(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_e7_what_the_letter_says_of_a_debit(language: str) -> None:
    text = plain(plan(language))
    for phrase in (CREDITOR, "SENTINEL-M1", "8 weken" if language == "nl" else "8 weeks", "14 "):
        assert phrase in text
    # The 26th of December is a holiday and a Saturday: the Monday after it.
    first = "28 december 2026" if language == "nl" else "28 December 2026"
    assert first in text
    for absent in ("QR", "NL91", LINK):
        assert absent not in text
    assert plan(language).notes == ()
    assert plan(language).made.guard.hits == ()


@pytest.mark.parametrize(
    ("creditor", "contact", "why"),
    [
        (None, {}, "creditor_id"),
        (CREDITOR, {"mandate": {}}, "mandate"),
        (CREDITOR, {"mandate": {"reference": "SENTINEL-M1"}}, "mandate"),
        (CREDITOR, {"mandate": {"signed_on": "2026-11-20"}}, "mandate"),
        (CREDITOR, {"mandate": MANDATE | {"signed_on": "2026-11-24"}}, "signed_later"),
        (CREDITOR, {"debit_day": "UNKNOWN"}, "day"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_e7_without_a_mandate_the_letter_says_how_to_transfer(
    creditor: str | None, contact: dict[str, Any], why: str, language: str
) -> None:
    found = plan(language, creditor, **contact)
    text = plain(found)
    for phrase in ("NL91 ABNA 0417 1643 00", "QR", LINK):
        assert phrase in text
    for absent in ("SENTINEL-M1", CREDITOR, "Eerste keer", "First time", "8 weken", "8 weeks"):
        assert absent not in text
    assert found.notes == (Texts(language).text(f"paying.no_debit.{why}"),)
    said = "until_the_debit" if creditor else "debit_not_offered"
    assert Texts(language).text(f"paying.{said}") in text


@pytest.mark.parametrize(("signed", "ready"), [("2026-11-23", True), ("2026-11-24", False)])
def test_e7_a_mandate_is_signed_on_or_before_the_day_of_the_letter(
    signed: str, ready: bool
) -> None:
    mandate = MANDATE | {"signed_on": signed}
    made = draft(raw_draft(**PLAN, contact=DEBIT | {"mandate": mandate}))
    assert (why_no_debit(case_of(made, TODAY, rules())) is None) is ready


@pytest.mark.parametrize("day", range(1, 29))
@pytest.mark.parametrize("month", ["2027-05", "2028-01", "2029-04", "2026-12", "2027-12"])
def test_e7_every_debit_day_is_a_day_on_which_banks_settle(month: str, day: int) -> None:
    made = draft(raw_draft(**PLAN, contact=DEBIT | {"debit_day": day}))
    on = debit_on(case_of(made, TODAY, rules()), Month.parse(month))
    asked = max(Month.parse(month).first_day.replace(day=day), TODAY + NOTICE)
    assert is_bank_day(on)
    assert asked <= on <= asked + timedelta(days=5)
    skipped = [asked + timedelta(days=ahead) for ahead in range((on - asked).days)]
    kings_day = date(2029, 4, 27)
    assert all(not is_bank_day(each) or each in (kings_day, date(2027, 5, 5), date(2027, 5, 6),
               date(2027, 5, 17)) for each in skipped)  # fmt: skip


@pytest.mark.parametrize(
    ("on", "day", "first"),
    [
        (date(2026, 11, 23), 7, "7 december 2026"),
        (date(2026, 11, 23), 6, "7 december 2026"),
        (date(2026, 11, 24), 7, "8 december 2026"),
        (date(2026, 11, 30), 1, "14 december 2026"),
    ],
)
def test_e7_the_first_debit_is_two_weeks_after_the_letter(on: date, day: int, first: str) -> None:
    made = draft(raw_draft(**PLAN, contact=DEBIT | {"debit_day": day}))
    text = plain(prepared(DocumentKind.PLAN, assessed(made, on, rules()), Texts("nl")))
    assert f"Eerste keer: {first}" in text


def lines(made: Draft, on: date) -> list[tuple[str, str]]:
    case = case_of(made, on, rules())
    assert case.assessment.plan is not None
    box = payment_box(case, case.assessment.plan)
    assert box is not None
    assert box.payment is None
    return [(label, value.replace("\N{NO-BREAK SPACE}", " ")) for label, value in box.lines]


def euros(amount: Decimal) -> str:
    return Texts("nl").formats.euros(amount).replace("\N{NO-BREAK SPACE}", " ")


def test_e7_after_a_partly_paid_month_every_different_amount_is_told() -> None:
    made = life(11, contact=DEBIT)
    schedule = made.agreement.schedule
    assert schedule is not None
    whole = schedule.months[11].payment
    entries = [entry.model_dump(mode="json") for entry in made.agreement.entries]
    part = with_agreement(made, entries=[*entries, received("2027-11-02", "100.00")])
    said = lines(part, LATER)
    assert said[:3] == [
        ("Bedrag", euros(whole - 100)),
        ("Volgende keer", "6 december 2027"),
        ("Vanaf 27 december 2027", euros(whole)),
    ]
    assert dict(said)["Laatste keer"] == "26 november 2029"


def test_e7_nobody_is_debited_twice_on_a_day() -> None:
    made = life(11, contact=DEBIT | {"debit_day": 1})
    entries = [entry.model_dump(mode="json") for entry in made.agreement.entries]
    part = with_agreement(made, entries=[*entries, received("2027-11-02", "100.00")])
    said = dict(lines(part, LATER))
    assert said["Volgende keer"] == "6 december 2027"
    assert "Vanaf 20 december 2027" in said


def test_e7_a_last_amount_that_differs_has_its_own_day() -> None:
    values = raw_draft(**PLAN, contact=DEBIT)
    values["debt"] = values["debt"] | {"balance": "2000.00"}
    made = draft(values)
    case = case_of(made, TODAY, rules())
    rungs = [rung for rung in case.assessment.ahead if rung.payment.amount]
    said = lines(made, TODAY)
    assert [value for label, value in said if label == "Bedrag" or label.startswith("Vanaf")] == [
        euros(rung.payment.amount) for rung in rungs
    ]


def test_e7_a_month_of_nothing_between_two_debits_is_said() -> None:
    made = draft(raw_draft(**PLAN, contact=DEBIT))
    case = case_of(made, TODAY, rules())
    runs = (
        DebitRun(Month.parse("2026-12"), Month.parse("2026-12"), Decimal(100)),
        DebitRun(Month.parse("2027-01"), Month.parse("2027-03"), Decimal(0)),
        DebitRun(Month.parse("2027-04"), Month.parse("2027-08"), Decimal(90)),
    )
    said = dict(debit_box(case, runs).lines)
    assert said["Vanaf 26 januari 2027"] == "niets"
    assert said["Laatste keer"] == "26 augustus 2027"
    once = dict(debit_box(case, runs[:1]).lines)
    assert "Elke maand op" not in once
    assert "Laatste keer" not in once


@pytest.mark.parametrize("ready", [True, False])
@pytest.mark.parametrize("typed", [True, False])
def test_e7_a_failed_payment_of_who_is_debited_can_be_transferred(ready: bool, typed: bool) -> None:
    """E7: the letter to such a customer had no account, link or QR code."""
    contact = DEBIT if ready else DEBIT | {"mandate": {}}
    made = life(11, contact=contact)
    schedule = made.agreement.schedule
    assert schedule is not None
    amount = schedule.months[11].payment
    extra = Extras(failed=amount, failed_on=date(2027, 11, 18)) if typed else Extras()
    found = prepared(
        DocumentKind.PAYMENT_FAILED, assessed(made, LATER, rules()), Texts("nl"), extra=extra
    )
    text = plain(found)
    for phrase in ("NL91 ABNA 0417 1643 00", "Betalingskenmerk", "QR", LINK,
                   f"Bedrag: {euros(amount)}"):  # fmt: skip
        assert phrase in text
    assert ("gaat weer met de incasso" in text) is ready


def test_e7_a_failed_payment_of_a_month_ago_without_an_amount_has_an_account_and_no_code() -> None:
    made = life(12, contact=DEBIT)
    entries = [entry.model_dump(mode="json") for entry in made.agreement.entries]
    back = {**entries[10], "kind": "gestorneerd", "on": "2027-11-05", "month": "2027-10"}
    again = with_agreement(made, entries=[*entries, back])
    found = prepared(DocumentKind.PAYMENT_FAILED, assessed(again, LATER, rules()), Texts("nl"))
    assert "NL91 ABNA 0417 1643 00" in plain(found)
    assert "QR" not in plain(found)


def test_e7_who_pays_by_link_gets_the_link_for_what_failed() -> None:
    made = life(11, contact={"payment_method": "betaallink"})
    found = prepared(DocumentKind.PAYMENT_FAILED, assessed(made, LATER, rules()), Texts("nl"))
    assert LINK in plain(found)
    assert "QR" not in plain(found)


@pytest.mark.parametrize("ready", [True, False])
def test_e7_an_interim_amount_is_debited_only_with_a_mandate(ready: bool) -> None:
    raw = raw_example("HH1")
    raw["contact"] |= DEBIT if ready else DEBIT | {"mandate": {}}
    text = plain(prepared(DocumentKind.INTERIM, assessed(draft(raw), TODAY, rules()), Texts("nl")))
    assert ("SENTINEL-M1" in text) is ready
    assert ("NL91" in text) is not ready
    if ready:
        assert "Eerste keer: 28 december 2026" in text


def test_e7_the_words_without_a_box_name_the_same_day() -> None:
    from app.documents.payments import how_to_pay

    made = draft(raw_draft(**PLAN, contact=DEBIT))
    assert "28 december 2026" in how_to_pay(case_of(made, TODAY, rules()))
    words = how_to_pay(case_of(made, TODAY, example_policy()))
    assert "28 december" not in words
    assert "NL91" in words
    assert income("2600.00") in PLAN["income"]
