"""Documents as an organisation sends them: how to pay, the specification, and what stops them."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from app.documents.extras import Extras
from app.documents.kinds import DocumentKind
from app.i18n import LANGUAGES, Texts
from app.render.pdf import render
from app.services.assessing import Assessed
from app.services.documents import NoDocument
from app.services.outgoing_documents import (
    Prepared,
    decided,
    offers,
    prepared,
    quiet_sentences,
)
from calc import PolicyFile, assess
from tests.app.documents.making import A_YEAR_ON, sample
from tests.app.documents.test_specification import KNOWN
from tests.app.store.test_policy_file import png
from tests.building import ON, draft, example_policy, policy, raw_example
from tests.made_once import drawn_once
from tests.tariff_files import shipped

TEXTS = Texts("nl")
NAMES = ("HH1", "HH1-afgerond", "HH2", "HH2-afgerond", "HH3", "HH4", "HH5", "HH6")
AGENCY = {
    "wki_number": "SENTINEL-77", "complaint_route": "SENTINEL-klacht",
    "quiet_from": "19:00", "quiet_until": "09:00",
}  # fmt: skip


@pytest.fixture(autouse=True, scope="module")
def _drawn_once() -> Iterator[None]:
    """A paper with the same words and files is drawn once, and the same words are guarded once."""
    with drawn_once():
        yield


@pytest.fixture(autouse=True)
def _words_only(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """No page is drawn for a test of words; one that is looked at all the same is empty."""
    if request.node.get_closest_marker("drawn") is None:
        for draws in ("render", "render_sheet"):
            monkeypatch.setattr(f"app.render.{draws}", lambda *_: b"")


def assessed(
    raw: dict[str, Any], rules: PolicyFile | None = None, logo: bytes | None = None
) -> Assessed:
    rules, values = rules or example_policy(), draft(raw)
    return Assessed(values, rules, assess(values, rules, shipped(), ON), logo)


def final(**changes: Any) -> dict[str, Any]:
    """HH1 with nothing open, paid by transfer."""
    raw = raw_example("HH1-afgerond")
    raw["contact"]["payment_method"] = "overschrijving"
    for key, value in changes.items():
        raw[key] |= value
    return raw


def made(
    kind: DocumentKind, raw: dict[str, Any], rules: PolicyFile | None = None, **more: Any
) -> Prepared:
    return prepared(kind, assessed(raw, rules), TEXTS, **more)


def one_month_open() -> Assessed:
    """HH1 a year on: eleven months were paid, the twelfth was not."""
    return sample("HH1-afgerond, een maand open")


def says(found: Prepared, phrase: str) -> bool:
    return phrase in found.made.text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("reference", "name"),
    [
        ("RS-VOORBEELD-001", "2026-11-23-04-betaalafspraak-RS-VOORBEELD-001.pdf"),
        ("a/b: ../é 9", "2026-11-23-04-betaalafspraak-a-b-9.pdf"),
        ("UNKNOWN", "2026-11-23-04-betaalafspraak.pdf"),
    ],
)
def test_the_name_sorts_by_day_and_holds_nothing_strange(reference: str, name: str) -> None:
    assert made(DocumentKind.PLAN, final(debt={"reference": reference})).made.name == name


@pytest.mark.drawn
@pytest.mark.parametrize(
    ("name", "kind"), [("HH1", DocumentKind.PLAN), ("HH6", DocumentKind.NO_PAYMENT)]
)
def test_what_was_decided_is_a_plan_or_that_nothing_is_paid_now(
    name: str, kind: DocumentKind
) -> None:
    case = assessed(raw_example(name))
    assert decided(case, TEXTS) == prepared(kind, case, TEXTS)


@pytest.mark.drawn
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_what_is_offered_is_what_can_be_made(name: str, language: str) -> None:
    case, texts = assessed(raw_example(name)), Texts(language)
    found = offers(case, texts)
    assert [offer.kind for offer in found] == list(DocumentKind)
    for offer in found:
        assert offer.why
        assert offer.fits or not offer.ticked
        if offer.fits and offer.kind is not DocumentKind.CALCULATION_SHEET:
            assert prepared(offer.kind, case, texts).made.pdf.startswith(b"%PDF")
        elif not offer.fits:
            with pytest.raises(NoDocument):
                prepared(offer.kind, case, texts)
    ticked = {offer.kind for offer in found if offer.ticked}
    assert ticked - {DocumentKind.CALCULATION_SHEET}


def test_the_plan_letter_says_how_to_transfer_and_its_email_leaves_that_to_the_letter() -> None:
    found = made(DocumentKind.PLAN, final())
    assert found.stops == ()
    assert found.notes == ()
    for phrase in ("Zo maakt u het bedrag over", "NL91 ABNA 0417 1643 00", "QR-code"):
        assert says(found, phrase)
    assert "NL91" not in found.made.email
    assert "Het rekeningnummer staat in de brief bij deze e-mail." in found.made.email
    assert "QR" not in found.made.email
    assert found.email_stops == ()


def test_a_direct_debit_shows_no_code() -> None:
    mandate = {"reference": "SENTINEL-M1", "signed_on": "2026-11-20"}
    contact = {"payment_method": "incasso", "mandate": mandate}
    found = made(
        DocumentKind.PLAN, final(contact=contact), policy(creditor_id="NL00ZZZ123456780000")
    )
    assert says(found, "Wij schrijven het bedrag voor u af")
    assert not says(found, "QR")


def test_a_reference_that_no_code_holds_is_told_to_the_officer() -> None:
    found = made(DocumentKind.PLAN, final(debt={"reference": "é"}))
    assert "geen RF-kenmerk te maken" in " ".join(found.notes)
    assert not says(found, "QR-code")


def test_a_payment_that_failed_asks_its_own_amount() -> None:
    extra = Extras(failed=Decimal("41.50"), failed_on=date(2027, 11, 20))
    found = prepared(DocumentKind.PAYMENT_FAILED, one_month_open(), TEXTS, extra=extra)
    assert says(found, "Bedrag: € 41,50")


@pytest.mark.parametrize(
    "kind", [DocumentKind.INVITATION, DocumentKind.STILL_NEEDED, DocumentKind.REFERRAL]
)
def test_what_asks_no_money_shows_no_way_to_pay(kind: DocumentKind) -> None:
    raw = raw_example("HH1")
    raw["contact"]["payment_method"] = "overschrijving"
    found = made(kind, raw)
    assert not says(found, "IBAN")
    assert found.stops == ()


@pytest.mark.drawn
def test_an_agency_shows_its_number_on_every_page_and_what_it_collects() -> None:
    known = {key: KNOWN[key] for key in ("principal", "costs", "vat", "paid", "interest")}
    raw = final(debt=known | {"balance": "11000.00"})
    found = made(DocumentKind.PLAN, raw, policy(agency=AGENCY))
    assert found.stops == ()
    assert not [hit for hit in found.made.guard.hits if "Hoofdsom" in hit.sentence]
    for phrase in ("Hoofdsom", "Grond: wettelijke rente", "SENTINEL-klacht"):
        assert says(found, phrase)
    for page in PdfReader(BytesIO(found.made.pdf)).pages:
        assert "SENTINEL-77" in page.extract_text()
    assert not says(made(DocumentKind.PLAN, raw), "Hoofdsom")
    # Who owes what, with an address, is for the letter only.
    assert "Waaruit het hele bedrag bestaat, staat in de brief" in found.made.email
    assert "Hoofdsom" not in found.made.email
    assert found.made.subject == "Een bericht voor u"
    assert found.email_stops == ()


def test_an_agency_that_does_not_know_what_it_collects_is_stopped() -> None:
    raw = final(debt={"vat": "UNKNOWN"})
    found = made(DocumentKind.PLAN, raw, policy(agency=AGENCY))
    assert "specificatie is nog niet compleet" in " ".join(found.stops)
    assert "specificatie is nog niet compleet" in " ".join(found.email_stops)
    assert says(found, "Btw: nog niet bekend")
    assert made(DocumentKind.PLAN, raw).stops == ()
    concept = raw_example("HH1")
    found = made(DocumentKind.PLAN, concept, policy(agency=AGENCY))
    assert found.stops == ()
    assert "specificatie" in " ".join(found.notes)


@pytest.mark.parametrize(
    ("day", "why"),
    [("2027-03-26", "Goede Vrijdag"), ("2027-03-28", "op zondag"), ("2027-04-27", "Koningsdag"),
     ("2027-04-26", ""), ("2027-05-06", "Hemelvaartsdag")],
)  # fmt: skip
def test_an_invitation_for_a_quiet_day_is_stopped(day: str, why: str) -> None:
    extra = Extras(appointment=date.fromisoformat(day))
    if not why:
        assert made(DocumentKind.INVITATION, final(), extra=extra).stops == ()
        return
    with pytest.raises(NoDocument) as none:
        made(DocumentKind.INVITATION, final(), extra=extra)
    assert why in none.value.sentence(TEXTS)
    assert "--appointment" in none.value.sentence(TEXTS)


@pytest.mark.parametrize(
    ("failed_on", "fits"), [(A_YEAR_ON, True), (A_YEAR_ON + timedelta(days=1), False)]
)
def test_a_payment_of_a_day_to_come_has_not_failed(failed_on: date, fits: bool) -> None:
    about, case = Extras(failed=Decimal("280.00"), failed_on=failed_on), one_month_open()
    if fits:
        found = prepared(DocumentKind.PAYMENT_FAILED, case, TEXTS, extra=about)
        assert says(found, "€ 280 op 23 november 2027")
        return
    with pytest.raises(NoDocument) as none:
        prepared(DocumentKind.PAYMENT_FAILED, case, TEXTS, extra=about)
    assert "--failed-on" in none.value.sentence(TEXTS)


@pytest.mark.parametrize(
    ("day", "why"),
    [("2027-03-26", "Goede Vrijdag"), ("2027-03-28", "op zondag"), ("2027-04-27", "Koningsdag"),
     ("2027-04-26", ""), ("2027-05-06", "Hemelvaartsdag")],
)  # fmt: skip
def test_a_conversation_on_a_quiet_day_stops_the_letter(day: str, why: str) -> None:
    found = made(DocumentKind.PLAN, final(contact={"next_conversation": day}))
    # The e-mail says the same as the letter: what stops the one stops the other.
    for stops in (" ".join(found.stops), " ".join(found.email_stops)):
        assert (why in stops) if why else not stops
    concept = raw_example("HH1")
    concept["contact"]["next_conversation"] = day
    looked_at = made(DocumentKind.PLAN, concept)
    assert looked_at.made.concept
    assert (looked_at.stops, looked_at.email_stops) == ((), ())
    assert why in " ".join(looked_at.notes)


QUIET, OPEN, SUNDAY = date(2027, 4, 27), date(2027, 4, 26), date(2027, 3, 28)


@pytest.mark.parametrize(
    ("days", "at", "said"),
    [
        ([], None, []),
        ([OPEN], None, []),
        ([OPEN], time(7), []),
        ([OPEN], time(19, 59), []),
        ([OPEN], time(20), ["20:00"]),
        ([OPEN], time(6, 59), ["06:59"]),
        ([QUIET, OPEN, SUNDAY], None, ["Koningsdag", "zondag"]),
        ([QUIET, SUNDAY], time(12), ["Koningsdag", "zondag"]),
        # One quiet hour is said once, whatever days there are.
        ([OPEN, OPEN], time(20), ["20:00"]),
    ],
)
def test_each_quiet_day_is_said_and_a_quiet_hour_once(
    days: list[date], at: time | None, said: list[str]
) -> None:
    found = quiet_sentences(days, example_policy().policy, TEXTS, at)
    assert len(found) == len(said)
    assert all(part in sentence for part, sentence in zip(said, found, strict=True))


def test_an_agency_may_have_stricter_hours_than_the_law() -> None:
    raw = final(contact={"next_conversation": "2027-04-26"})
    assert made(DocumentKind.INVITATION, raw, at=time(19, 30)).stops == ()
    stops = made(DocumentKind.INVITATION, raw, policy(agency=AGENCY), at=time(19, 30)).stops
    assert "alleen tussen 09:00 en 19:00" in " ".join(stops)


@pytest.mark.drawn
def test_a_logo_stands_on_the_letter_and_changes_nothing_else() -> None:
    plain = prepared(DocumentKind.PLAN, assessed(final()), TEXTS).made
    with_logo = prepared(DocumentKind.PLAN, assessed(final(), logo=png(400, 100)), TEXTS).made
    assert plain.text == with_logo.text
    assert not PdfReader(BytesIO(plain.pdf)).pages[0].images
    assert len(PdfReader(BytesIO(with_logo.pdf)).pages[0].images) == 1


def test_the_same_dossier_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.render.render", render)  # each of them is drawn here
    assert made(DocumentKind.PLAN, final()).made.pdf == made(DocumentKind.PLAN, final()).made.pdf


@pytest.mark.parametrize("language", LANGUAGES)
def test_e2_a_part_in_a_language_that_is_not_checked_stops_the_letter(language: str) -> None:
    texts = Texts(language)
    said = "Wir werden Sie anrufen, wenn Sie uns nicht bis Freitag schreiben."
    found = prepared(DocumentKind.PLAN, assessed(final()), texts, free_text=said)
    assert texts.text("paying.stop.language") in found.stops
    assert texts.text("paying.stop.language") in found.email_stops
    assert prepared(DocumentKind.PLAN, assessed(final()), texts, free_text="Bel ons.").stops == ()
    threat = prepared(
        DocumentKind.PLAN, assessed(final()), texts, free_text="We will tell your employer."
    )
    assert threat.stops == (texts.text("paying.stop.guard"),)
