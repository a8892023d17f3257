"""E4: facts that cannot be are no letter at all: the field, what is wrong, what to do."""

import json
from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest

from app.documents.case import Case, NoLetter
from app.documents.extras import Extras
from app.documents.kinds import DocumentKind
from app.documents.writing import write
from app.i18n import LANGUAGES, Texts
from app.services.outgoing_documents import prepared
from calc import Draft, assess
from tests.app.documents.lives_of_letters import (
    AFTER,
    ENDED,
    assessed,
    household,
    life,
    refused,
    with_agreement,
    written,
)
from tests.building import draft, example_policy, policy, raw_example
from tests.lives import joker, pause, received, solution
from tests.tariff_files import shipped

TODAY = date(2026, 11, 23)
LATER = date(2027, 11, 20)
FAILED, REVIEW, INVITATION = (
    DocumentKind.PAYMENT_FAILED,
    DocumentKind.REVIEW,
    DocumentKind.INVITATION,
)


def agreed(made: Draft, month: int) -> Decimal:
    schedule = made.agreement.schedule
    assert schedule is not None
    return schedule.months[month - 1].payment


def with_entries(made: Draft, *entries: dict[str, Any]) -> Draft:
    listed = [entry.model_dump(mode="json") for entry in made.agreement.entries]
    return with_agreement(made, entries=[*listed, *entries])


# Kept months.


@pytest.mark.parametrize("typed", [13, 40, 11, -1, 0])
def test_e4_kept_months_are_those_of_the_account(typed: int) -> None:
    code, said = refused(REVIEW, life(12), LATER, kept_months=typed)
    assert code == "other_kept_months"
    assert "--kept-months" in said
    assert "12" in said


def test_e4_the_number_that_the_account_counts_may_be_typed() -> None:
    assert "12 maanden" in written(REVIEW, life(12), LATER, kept_months=12).text


def test_e4_a_month_that_went_back_is_not_kept() -> None:
    made = life(12)
    entry = made.agreement.entries[3].model_dump(mode="json")
    back = {**entry, "kind": "gestorneerd", "on": "2027-03-09"}
    undone = with_entries(made, back)
    code, said = refused(REVIEW, undone, LATER, kept_months=12)
    assert code == "other_kept_months"
    assert "zijn het er 11" in said
    assert "zoals wij hebben afgesproken" not in written(REVIEW, undone, LATER).text


@pytest.mark.parametrize("kept", [None, 1, 40])
def test_e4_no_review_of_a_plan_that_has_not_begun(kept: int | None) -> None:
    """E4: 40 kept months of a plan that has not begun."""
    code, said = refused(REVIEW, life(0), date(2026, 11, 27), kept_months=kept)
    assert (code, "1 december 2026" in said) == ("plan_not_begun", True)
    code, _ = refused(REVIEW, household(), TODAY, kept_months=kept)
    assert code == "no_plan_running"


@pytest.mark.parametrize(("typed", "fits"), [(12, True), (13, False), (-1, False), (3, True)])
def test_e4_where_nobody_counts_no_more_months_than_there_were(typed: int, fits: bool) -> None:
    made = life(0)
    if fits:
        # A compliment is for a year that was kept (facts: afm 12).
        said = f"{typed} maanden" in written(REVIEW, made, LATER, kept_months=typed).text
        assert said is (typed >= 12)
    else:
        assert refused(REVIEW, made, LATER, kept_months=typed)[0] == "too_many_kept_months"


def test_e4_a_sum_alone_tells_how_many_months_it_can_be() -> None:
    made = life(0)
    four = sum(agreed(made, month) for month in range(1, 5))
    known = with_agreement(made, paid_sum=str(four))
    assert written(REVIEW, known, LATER, kept_months=4).text
    assert refused(REVIEW, known, LATER, kept_months=5)[0] == "too_many_kept_months"


@pytest.mark.parametrize("stopped", ["eerder gestopt", "afgelopen"])
def test_e4_no_review_of_a_plan_that_is_over(stopped: str) -> None:
    event = ENDED if stopped == "afgelopen" else {"status": stopped, "on": "2028-08-01"}
    code, _ = refused(REVIEW, life(20, event), AFTER)
    assert code in ("plan_is_over", "plan_stopped")
    code, _ = refused(FAILED, life(20, event), AFTER)
    assert code in ("plan_is_over", "plan_stopped")
    if stopped == "afgelopen":
        assert refused(DocumentKind.PLAN, life(20, event), AFTER)[0] == "plan_is_over"


# A payment that failed.


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2027, 11, 21), "failed_later"),
        (date(2030, 1, 1), "failed_later"),
        (date(2026, 11, 30), "failed_too_early"),
        (date(2020, 5, 5), "failed_too_early"),
        (date(2027, 10, 8), "failed_not_open"),
    ],
)
def test_e4_the_day_of_a_failed_payment(day: date, code: str) -> None:
    found, said = refused(FAILED, life(11), LATER, failed_on=day)
    assert found == code
    assert "--failed-on" in said


@pytest.mark.parametrize("day", [date(2027, 11, 1), date(2027, 11, 20)])
def test_e4_a_failed_payment_of_this_month(day: date) -> None:
    made = life(11)
    text = written(FAILED, made, LATER, failed_on=day, failed=agreed(made, 12)).text
    assert Texts("nl").formats.day(day) in text


@pytest.mark.parametrize("more", ["0.01", "500.00"])
@pytest.mark.parametrize("named", [True, False])
def test_e4_no_more_can_fail_than_was_due(more: str, named: bool) -> None:
    made = life(11)
    typed: dict[str, Any] = {"failed": agreed(made, 12) + Decimal(more)}
    if named:
        typed["failed_on"] = date(2027, 11, 10)
    code, said = refused(FAILED, made, LATER, **typed)
    assert (code, "--failed" in said) == ("failed_too_much", True)


def test_e4_of_a_month_that_was_partly_paid_only_the_rest_can_fail() -> None:
    made = with_entries(life(11), received("2027-11-02", "100.00"))
    most = agreed(made, 12) - 100
    day = date(2027, 11, 10)
    assert written(FAILED, made, LATER, failed_on=day, failed=most).text
    code, _ = refused(FAILED, made, LATER, failed_on=day, failed=most + Decimal("0.01"))
    assert code == "failed_too_much"


@pytest.mark.parametrize("typed", ["0.00", "-5.00"])
def test_e4_nothing_cannot_fail(typed: str) -> None:
    assert refused(FAILED, life(11), LATER, failed=Decimal(typed))[0] == "failed_nothing"


def test_e4_a_month_that_is_paid_a_joker_or_a_pause_did_not_fail() -> None:
    day = date(2027, 11, 10)
    for made in (
        life(12),
        with_entries(life(11), joker("2027-11")),
        life(11, pause("2027-11", "2027-12", "2027-11-01")),
    ):
        code, _ = refused(FAILED, made, LATER, failed_on=day)
        assert code == "failed_not_open"
        assert refused(FAILED, made, LATER)[0] == "failed_not_open"


def test_e4_a_debit_of_the_month_before_can_fail_in_the_first_days() -> None:
    made = life(11)
    december = date(2027, 12, 3)
    assert written(FAILED, made, date(2027, 12, 10), failed_on=december).text
    values = json.loads(life(12).model_dump_json())
    values["agreement"]["entries"].append(received("2027-12-01", "10000.00", "2027-12"))
    paid = draft(values)
    assert refused(FAILED, paid, date(2027, 12, 10), failed_on=december)[0] == "failed_not_open"


def test_e4_a_payment_that_was_sent_back_failed() -> None:
    made = life(12)
    entry = made.agreement.entries[11].model_dump(mode="json")
    back = with_entries(made, {**entry, "kind": "gestorneerd", "on": "2027-11-15"})
    text = written(FAILED, back, LATER, failed_on=date(2027, 11, 1)).text
    assert "De betaling van 1 november 2027 is niet gelukt." in text


@pytest.mark.parametrize(
    ("made", "on"),
    [
        (household(), TODAY),
        (life(0), date(2026, 11, 30)),
        (household(debt={"balance": "0.00"}), TODAY),
    ],
)
@pytest.mark.parametrize("typed", [{}, {"failed": Decimal(100)}, {"failed_on": date(2026, 11, 2)}])
def test_e4_a_household_that_was_not_to_pay_did_not_fail(
    made: Draft, on: date, typed: dict[str, Any]
) -> None:
    code, _ = refused(FAILED, made, on, **typed)
    assert code in ("no_plan_running", "no_plan", "failed_nothing_due")


def test_e4_an_interim_amount_fails_from_its_first_month_on() -> None:
    raw = raw_example("HH1")
    early = refused(FAILED, draft(raw), TODAY, failed=Decimal(25), failed_on=TODAY)
    assert early[0] == "failed_nothing_due"
    on = date(2026, 12, 28)
    begun = draft(raw)
    assert written(FAILED, begun, on, failed=Decimal(25), failed_on=on).text
    code, said = refused(FAILED, begun, on, failed=Decimal("25.01"), failed_on=on)
    assert (code, "€\N{NO-BREAK SPACE}25,00" in said) == ("failed_too_much", True)


def test_e4_an_interim_agreement_that_was_recorded_tells_when_it_began() -> None:
    raw = raw_example("HH1")
    del raw["first_plan_month"]
    raw["solution"] = solution("tussenafspraak", on="2026-10-05")
    made = draft(raw)
    assert written(FAILED, made, TODAY, failed_on=date(2026, 11, 2)).text
    early = refused(FAILED, made, TODAY, failed_on=date(2026, 10, 30))
    assert early[0] == "failed_too_early"


# Days to answer and days to talk.

DAYS = [
    (date(2026, 11, 22), "day_is_past"),
    (date(2026, 11, 23), "day_is_past"),
    (date(2020, 1, 6), "day_is_past"),
    (date(2026, 12, 25), "day_is_quiet"),
    (date(2026, 12, 26), "day_is_quiet"),
    (date(2027, 1, 1), "day_is_quiet"),
    (date(2026, 11, 28), "day_is_quiet"),
    (date(2026, 11, 29), "day_is_quiet"),
    (date(2027, 3, 26), "day_is_quiet"),
    (date(2027, 4, 27), "day_is_quiet"),
    (date(2027, 11, 24), "day_is_far"),
    (date(2199, 1, 2), "day_is_far"),
]


@pytest.mark.parametrize(("day", "code"), DAYS)
@pytest.mark.parametrize(
    ("kind", "field"),
    [
        (INVITATION, "reply_by"),
        (INVITATION, "appointment"),
        (DocumentKind.STILL_NEEDED, "reply_by"),
    ],
)
def test_e4_a_day_to_come_that_cannot_be(
    kind: DocumentKind, field: str, day: date, code: str
) -> None:
    typed: dict[str, Any] = {field: day}
    found, said = refused(kind, draft(raw_example("HH1")), TODAY, **typed)
    assert found == code
    assert f"--{field.replace('_', '-')}" in said


def test_e4_until_when_somebody_can_call_after_a_failed_payment() -> None:
    for day, code in ((LATER, "day_is_past"), (date(2027, 12, 25), "day_is_quiet")):
        assert refused(FAILED, life(11), LATER, reply_by=day)[0] == code
    assert written(FAILED, life(11), LATER, reply_by=date(2027, 12, 3)).text


@pytest.mark.parametrize("on", [date(2026, 12, 11), date(2026, 12, 12), date(2027, 4, 13)])
def test_e4_two_weeks_to_answer_end_on_a_working_day(on: date) -> None:
    """Two weeks after 11 December is Christmas, after 13 April the King's birthday."""
    made = draft(raw_example("HH1"))
    case = Case(made, assess(made, example_policy(), shipped(), on), example_policy().policy,
                Texts("nl"))  # fmt: skip
    text = write(INVITATION, case, Extras()).text
    until = {11: "28 december 2026", 12: "28 december 2026", 13: "28 april 2027"}[on.day]
    assert f"voor {until}" in text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("at", "fits"),
    [(time(7), True), (time(6, 59), False), (time(19, 59), True), (time(20), False),
     (time(3), False), (time(12, 30), True)],
)  # fmt: skip
def test_e4_nobody_is_called_at_night(at: time, fits: bool) -> None:
    made, day = draft(raw_example("HH1")), date(2026, 12, 8)
    if fits:
        text = written(INVITATION, made, TODAY, appointment=day, appointment_at=at).text
        assert "dinsdag 8 december 2026" in text
        return
    code, said = refused(INVITATION, made, TODAY, appointment=day, appointment_at=at)
    assert (code, "--appointment" in said) == ("hour_is_quiet", True)


def test_e4_an_agency_may_have_fewer_hours() -> None:
    agency = {"wki_number": "SENTINEL-77", "complaint_route": "SENTINEL-klacht",
              "quiet_from": "19:00", "quiet_until": "09:00"}  # fmt: skip
    made = draft(raw_example("HH1"))
    typed: dict[str, Any] = {"appointment": date(2026, 12, 8)}
    code, said = refused(
        INVITATION, made, TODAY, policy(agency=agency), **typed, appointment_at=time(19)
    )
    assert (code, "09:00" in said) == ("hour_is_quiet", True)
    text = written(INVITATION, made, TODAY, policy(agency=agency), **typed,
                   appointment_at=time(18, 30)).text  # fmt: skip
    # The hour ends where the quiet begins.
    assert "tussen 18.30 en 19.00 uur" in text


# One next conversation.


def with_talk(day: str, at: str = "UNKNOWN") -> Draft:
    raw = raw_example("HH1")
    raw["contact"] |= {"next_conversation": day, "next_conversation_at": at}
    return draft(raw)


@pytest.mark.parametrize(
    ("kind", "name"),
    [(INVITATION, "HH1"), (DocumentKind.INTERIM, "HH1"), (DocumentKind.PLAN, "HH1-afgerond"),
     (DocumentKind.NO_PAYMENT, "HH6")],
)  # fmt: skip
@pytest.mark.parametrize(("language", "said"), [
    ("nl", "dinsdag 12 januari 2027"), ("en", "Tuesday, 12 January 2027"),
])  # fmt: skip
def test_e4_every_letter_names_the_day_and_the_hour_of_the_dossier(
    kind: DocumentKind, name: str, language: str, said: str
) -> None:
    raw = raw_example(name)
    raw["contact"] |= {"next_conversation": "2027-01-12", "next_conversation_at": "10:00"}
    about = assessed(draft(raw), TODAY)
    text = " ".join(prepared(kind, about, Texts(language)).made.text.split())
    hours = "tussen 10.00 en 11.00 uur" if language == "nl" else "between 10:00 and 11:00"
    assert hours in text
    assert said.replace(",", "") in text.replace(",", "")


@pytest.mark.parametrize(
    ("day", "at", "fits"),
    [(date(2027, 1, 12), None, True), (date(2027, 1, 12), time(10), True),
     (date(2027, 1, 13), None, False), (date(2027, 1, 12), time(11), False)],
)  # fmt: skip
def test_e4_an_appointment_is_that_of_the_dossier(day: date, at: time | None, fits: bool) -> None:
    made = with_talk("2027-01-12", "10:00")
    typed: dict[str, Any] = {"appointment": day, "appointment_at": at}
    if fits:
        assert "tussen 10.00 en 11.00 uur" in written(INVITATION, made, TODAY, **typed).text
        return
    code, said = refused(INVITATION, made, TODAY, **typed)
    assert (code, "12 januari 2027" in said) == ("other_appointment", True)


def test_e4_an_appointment_beyond_the_policy_is_refused_and_a_new_one_is_to_be_recorded() -> None:
    made = draft(raw_example("HH1"))
    late = date(2027, 6, 8)
    code, said = refused(INVITATION, made, TODAY, appointment=late)
    assert (code, "23 maart 2027" in said) == ("day_after_policy", True)
    about = assessed(made, TODAY)
    extra = Extras(appointment=date(2026, 12, 8))
    found = prepared(INVITATION, about, Texts("nl"), extra=extra)
    assert "nog niet in het dossier" in " ".join(found.notes)


def test_e4_a_day_to_answer_beside_a_day_to_talk_would_be_lost() -> None:
    typed: dict[str, Any] = {"reply_by": date(2026, 12, 7)}
    raw = draft(raw_example("HH1"))
    assert "voor 7 december 2026" in written(INVITATION, raw, TODAY, **typed).text
    both = typed | {"appointment": date(2026, 12, 8)}
    for made, all_typed in ((raw, both), (with_talk("2027-01-12"), typed)):
        code, said = refused(INVITATION, made, TODAY, **all_typed)
        assert (code, "--reply-by" in said) == ("reply_beside_appointment", True)


# What belongs elsewhere, and what asks no money.


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        (INVITATION, {"failed": Decimal(10)}),
        (DocumentKind.PLAN, {"kept_months": 3}),
        (REVIEW, {"discharged": Decimal(10)}),
        (DocumentKind.REFERRAL, {"appointment": date(2026, 12, 8)}),
        (DocumentKind.PLAN, {"reply_by": date(2026, 12, 8)}),
        (FAILED, {"discharged_on": LATER}),
    ],
)
def test_e4_what_no_letter_of_this_kind_says_is_not_lost(
    kind: DocumentKind, typed: dict[str, Any]
) -> None:
    code, said = refused(kind, draft(raw_example("HH1-afgerond")), TODAY, **typed)
    assert code == "field_of_other_kind"
    assert f"--{next(iter(typed)).replace('_', '-')}" in said


def test_e4_an_interim_agreement_that_would_begin_after_its_end_is_a_pause() -> None:
    made = draft(raw_example("HH1") | {"first_plan_month": "2028-01"})
    text = written(DocumentKind.INTERIM, made, TODAY).text
    assert "2028" not in text
    assert "€\N{NO-BREAK SPACE}25,00" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_request_for_payment_while_nobody_took_a_distressing_situation_over(
    language: str,
) -> None:
    """Issue 8, 4: letters in which money is asked are not made, and others hold no way to pay."""
    flagged = {"schrijnend": {"flagged": True}}
    raw = raw_example("HH1-afgerond") | flagged
    about = assessed(draft(raw), TODAY)
    assert not about.assessment.may_ask_payment
    case = Case(about.draft, about.assessment, about.policy_file.policy, Texts(language))
    for kind in (DocumentKind.PLAN, REVIEW, FAILED):
        with pytest.raises(NoLetter) as none:
            write(kind, case, Extras())
        assert none.value.reason == "nothing_is_asked"
        assert len(none.value.params["why"]) > 20
    for kind in (INVITATION, DocumentKind.REFERRAL, DocumentKind.CALCULATION_SHEET):
        text = prepared(kind, about, Texts(language)).made.text
        assert "NL91" not in text.replace("\N{NO-BREAK SPACE}", " ")
        assert "QR" not in text
    running = with_agreement(life(12, schrijnend=flagged["schrijnend"]))
    assert refused(REVIEW, running, LATER)[0] == "nothing_is_asked"
