"""The pre-notification of a direct debit: who collects, which mandate, every day and amount."""

from datetime import timedelta
from typing import Any

import pytest

from app.documents.case import Case
from app.documents.debit import NOTICE, debit_on, notice
from app.documents.letter import Letter
from app.documents.paying import PaymentBox
from app.documents.pre_notification import pre_notification
from app.i18n import LANGUAGES, Texts
from app.services.assessing import Assessed
from app.services.documents import DocumentKind, Extras, NoDocument
from app.services.outgoing_documents import prepared
from calc import UNKNOWN
from tests.app.documents.letters import lines_with
from tests.app.documents.making import MANDATE, assessed, document, sample, values_of

K = DocumentKind.PRE_NOTIFICATION
NL = Texts("nl")
SAMPLE = "HH1-afgerond, met incasso"


def with_changes(about: str = SAMPLE, **contact: Any) -> Assessed:
    values, on = values_of(about)
    values["contact"] |= contact
    return assessed(values, on)


def case_of(about: Assessed, language: str = "nl") -> Case:
    return Case(about.draft, about.assessment, about.policy_file.policy, Texts(language))


def made(about: Assessed, language: str = "nl") -> Letter:
    return pre_notification(case_of(about, language), Extras(), "")


def box_of(letter: Letter) -> dict[str, str]:
    [box] = [block for block in letter.blocks if isinstance(block, PaymentBox)]
    return dict(box.lines)


def why_not(about: Assessed) -> str:
    with pytest.raises(NoDocument) as none:
        document(K, about)
    assert len(none.value.sentence(Texts("en"))) > 20
    return none.value.key.rpartition(".")[2]


def test_it_names_who_collects_the_mandate_the_day_and_the_amount() -> None:
    about = sample(SAMPLE)
    letter, said = made(about), box_of(made(about))
    [first, *_] = about.assessment.ahead
    assert said[NL.text("paying.line.creditor_id")] == "NL00ZZZ123456780000"
    assert said[NL.text("paying.line.mandate")] == MANDATE["reference"]
    amount = NL.formats.euros(first.payment.amount)
    day = NL.formats.day(debit_on(case_of(about), first.first))
    assert said[NL.text("paying.line.amount")] == amount
    # The answer is read at once: whole euros there, as in every letter.
    short = NL.formats.whole_euros(first.payment.amount)
    assert letter.subject == NL.text("document.announced.answer", day=day, amount=short)


def test_every_change_of_the_amount_is_told_with_its_day() -> None:
    about = with_changes("HH2-afgerond, met incasso")
    rungs = about.assessment.ahead
    assert len({rung.payment.amount for rung in rungs}) > 1
    said = box_of(made(about))
    for rung in rungs[1:]:
        day = NL.formats.day(debit_on(case_of(about), rung.first))
        assert said[f"Vanaf {day}"] == NL.formats.euros(rung.payment.amount)
    assert lines_with(document(K, about).text, "niet elke keer gelijk")


def test_equal_amounts_are_told_once() -> None:
    about = sample(SAMPLE)
    one = {rung.payment.amount for rung in about.assessment.ahead if rung.payment.amount}
    text = document(K, about).text
    assert bool(lines_with(text, "Het bedrag is elke keer gelijk")) is (len(one) == 1)


@pytest.mark.parametrize(("days", "term"), [(None, 14), (5, 5), (30, 30)])
def test_it_is_two_weeks_before_unless_another_term_was_agreed(days: int | None, term: int) -> None:
    keys = {} if days is None else {"debit_notice_days": str(days)}
    values, on = values_of(SAMPLE)
    case = case_of(assessed(values, on, **keys))
    assert notice(case) == timedelta(days=term)
    first = debit_on(case, case.assessment.ahead[0].first)
    assert (first - on).days >= term
    text = document(K, assessed(values, on, **keys)).text
    assert lines_with(text, f"minstens {term} dagen van tevoren")


def test_a_shorter_term_lets_an_earlier_day_stand() -> None:
    values, on = values_of(SAMPLE)
    values["contact"]["debit_day"] = 1
    month = case_of(assessed(values, on)).assessment.ahead[0].first
    usual = debit_on(case_of(assessed(values, on)), month)
    short = debit_on(case_of(assessed(values, on, debit_notice_days="5")), month)
    assert short < usual
    assert (usual - on) >= NOTICE


@pytest.mark.parametrize(
    ("contact", "reason"),
    [
        ({"payment_method": "overschrijving"}, "not_by_debit"),
        ({"payment_method": "betaallink"}, "not_by_debit"),
        ({"debit_day": "UNKNOWN"}, "announced_without_day"),
        ({"mandate": {"reference": MANDATE["reference"]}}, "announced_without_mandate"),
        ({"mandate": MANDATE | {"signed_on": "2028-01-01"}}, "announced_without_signed_later"),
        ({"mandate": MANDATE | {"reference": "ANDER-1"}}, "announced_without_creditor_id"),
    ],
)
def test_without_a_debit_that_can_be_promised_there_is_none(
    contact: dict[str, Any], reason: str
) -> None:
    assert why_not(with_changes(**contact)) == reason


def test_before_a_plan_was_accepted_nothing_is_announced() -> None:
    values, _ = values_of("HH1-afgerond")
    values["contact"] |= values_of(SAMPLE)[0]["contact"]
    assert why_not(assessed(values)) == "no_plan_running"


def test_what_is_due_later_is_announced_later() -> None:
    values, on = values_of(SAMPLE)
    values["agreement"]["events"].append(
        {"status": "gepauzeerd", "on": on.isoformat(), "first_month": "2027-12",
         "last_month": "2028-03"}
    )  # fmt: skip
    assert why_not(assessed(values, on)) == "debit_is_later"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_email_leaves_number_and_mandate_to_the_letter(language: str) -> None:
    found = prepared(K, sample(SAMPLE), Texts(language)).made
    for hidden in ("NL00ZZZ", str(MANDATE["reference"])):
        assert hidden in found.text
        assert lines_with(found.email, hidden) == []
    assert lines_with(found.email, Texts(language).text("document.email.pay_debit"))


def test_an_agency_specifies_what_it_collects() -> None:
    agency = ('{ wki_number = "WKI-1", complaint_route = "bel 088 000 00 02",'
              ' quiet_from = "20:00", quiet_until = "07:00" }')  # fmt: skip
    values, on = values_of(SAMPLE)
    found = prepared(K, assessed(values, on, agency=agency), NL)
    assert lines_with(found.made.text, NL.text("paying.spec.heading"))


def test_the_sample_has_no_unknown_account() -> None:
    assert sample(SAMPLE).draft.contact.debit_day is not UNKNOWN
