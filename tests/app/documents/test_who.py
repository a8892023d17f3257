"""For whom we write and to whom (issue 8, number 5; E6): clients, officers, states, addresses."""

import email
from datetime import UTC, date, datetime
from email.policy import default
from functools import cache
from typing import Any

import pytest

from app.documents.life_states import email_of
from app.i18n import LANGUAGES, Texts
from app.services.assessing import Assessed
from app.services.calendar import NoCalendar, calendar_bytes
from app.services.documents import DocumentKind, Extras, MadeDocument, NoDocument
from app.services.email_file import email_file
from app.services.outgoing_documents import NoDocument as NotPrepared
from app.services.outgoing_documents import (
    conversations,
    days_of,
    no_conversations,
    offers,
    prepared,
)
from calc import UNKNOWN
from tests.app.documents import making
from tests.app.documents.letters import lines_with, raw
from tests.app.documents.making import LETTERS, SAMPLE_OF, document, fitting

NL = Texts("nl")
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
AGENCY = (
    '{ wki_number = "WKI-1", complaint_route = "bel 088 000 00 02", quiet_from = "20:00",'
    ' quiet_until = "07:00" }'
)
OFFICE = {"name": "Kantoor De Brug", "street": "Postbus 5", "postcode": "3500 AB",
          "town": "Utrecht"}  # fmt: skip


def state(kind: str, who: str = "A", **more: Any) -> dict[str, Any]:
    return {"kind": kind, "who": who, "from_date": "2026-05-01", **more}


def values_of(name: str, **changes: Any) -> dict[str, Any]:
    """A sample with other values; a table of it is filled up, anything else is replaced."""
    values, day = making.values_of(name)
    values["reference_date"] = day.isoformat()
    for key, value in changes.items():
        together = isinstance(value, dict) and isinstance(values.get(key), dict)
        values[key] = values[key] | value if together else value
    return values


def assessed(values: dict[str, Any] | str, **keys: str) -> Assessed:
    """The outcome on the day of its sample."""
    if isinstance(values, str):
        return making.assessed(values, None, **keys)
    return making.assessed(values, date.fromisoformat(values["reference_date"]), **keys)


def made(kind: DocumentKind, values: dict[str, Any], language: str = "nl", **keys: str) -> str:
    return document(kind, assessed(values, **keys), language).text


def read(letter: MadeDocument) -> list[str]:
    """The letter and its e-mail, where the kind is mailed."""
    assert bool(letter.email) is letter.kind.traits.mailed
    return [text for text in (letter.text, letter.email) if text]


def why_not(kind: DocumentKind, about: Assessed) -> str:
    with pytest.raises(NoDocument) as caught:
        document(kind, about)
    return caught.value.sentence(NL)


# --- whose claim ---


@pytest.mark.parametrize("field", [("debt", "creditor"), ("handling", "client")])
@pytest.mark.parametrize(
    "kind", [kind for kind in DocumentKind if kind is not DocumentKind.CALCULATION_SHEET]
)
def test_a_creditor_that_is_no_client_gets_no_letter_of_any_kind(
    kind: DocumentKind, field: tuple[str, str]
) -> None:
    about, made, offered = of_another_creditor(SAMPLE_OF[kind], field)
    said = why_not(kind, about)
    assert "Andere Bank N.V." in said
    assert "Voorbeeldbank N.V." in said
    assert made == {DocumentKind.CALCULATION_SHEET}
    assert offered == [DocumentKind.CALCULATION_SHEET]


@cache
def of_another_creditor(
    name: str, field: tuple[str, str]
) -> tuple[Assessed, set[DocumentKind], list[DocumentKind]]:
    """A sample with a creditor that is no client, the kinds that can be made, and those offered."""
    values = values_of(name, **{field[0]: {field[1]: "Andere Bank N.V."}})
    about = assessed(values)
    return about, set(fitting(about)), [offer.kind for offer in offers(about, NL) if offer.fits]


@pytest.mark.parametrize("name", ["voorbeeld bank nv", "Voorbeeldbank N.V., team Samen eruit"])
def test_the_same_client_written_in_another_way_gets_its_letters(name: str) -> None:
    assert DocumentKind.PLAN in fitting(
        assessed(values_of("HH1-afgerond", debt={"creditor": name}))
    )


def test_among_several_clients_the_creditor_must_be_said() -> None:
    keys = {"clients": '["Bank Een", "Voorbeeldbank N.V."]'}
    values = values_of("HH1-afgerond", debt={"creditor": "UNKNOWN"})
    assert "schuldeiser" in why_not(DocumentKind.PLAN, assessed(values, **keys))
    said = values | {"handling": {"client": "bank een"}}
    assert "bank een" in made(DocumentKind.INVITATION, said, **keys)
    both = values_of("HH1-afgerond", handling={"client": "Bank Een"})
    for name in ("Voorbeeldbank N.V.", "Bank Een"):
        assert name in why_not(DocumentKind.PLAN, assessed(both, **keys))


@pytest.mark.parametrize("kind", LETTERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_e6_an_agency_says_for_whom_it_writes_in_every_letter_and_email(
    kind: DocumentKind, language: str
) -> None:
    about = assessed(SAMPLE_OF[kind], agency=AGENCY)
    letter = document(kind, about, language)
    wanted = {"nl": "Wij schrijven u namens", "en": "We write to you on behalf of"}[language]
    for text in read(letter):
        assert len(lines_with(text, f"{wanted} Voorbeeldbank N.V.")) == 1
    assert not letter.guard.blocked


def test_e6_an_agency_without_clients_names_the_creditor_of_the_dossier() -> None:
    keys = {"clients": "[]", "agency": AGENCY}
    values = values_of("HH1-afgerond", debt={"creditor": "Andere Bank N.V."})
    assert "namens Andere Bank N.V. over" in made(DocumentKind.PLAN, values, **keys)
    values["debt"]["creditor"] = "UNKNOWN"
    assert "schuldeiser" in why_not(DocumentKind.PLAN, assessed(values, **keys))


@pytest.mark.parametrize("keys", [{}, {"agency": AGENCY}], ids=["own", "agency"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_e6_the_invitation_names_the_creditor(keys: dict[str, str], language: str) -> None:
    letter = made(DocumentKind.INVITATION, raw("HH1"), language, **keys)
    named = lines_with(letter, "Voorbeeldbank N.V.")
    # Beside the head and the closing, which begin with who writes.
    assert any(not line.startswith("Voorbeeldbank N.V.") for line in named)
    assert "namens" not in letter or keys


# --- who writes ---


@pytest.mark.parametrize("kind", LETTERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_names_the_officer_of_the_dossier_and_who_replaces_them(
    kind: DocumentKind, language: str
) -> None:
    handling = {"officer": "Sem de Wit", "replacement": "Bo Vis"}
    letter = document(kind, assessed(values_of(SAMPLE_OF[kind], handling=handling)), language)
    asks = {"nl": "Is Sem de Wit er niet? Vraag naar Bo Vis.",
            "en": "Is Sem de Wit not there? Ask for Bo Vis."}[language]  # fmt: skip
    for text in read(letter):
        assert asks in text
        assert lines_with(text, "Noor Voorbeeld") == []
        assert "Sem de Wit\nVoorbeeldbank N.V." in text
    assert not letter.guard.blocked


def test_without_an_officer_the_person_of_the_policy_writes() -> None:
    letter = made(DocumentKind.INVITATION, values_of("HH1", handling={"officer": " "}))
    assert "Noor Voorbeeld is uw vaste contactpersoon" in letter
    assert "er niet?" not in letter
    same = {"officer": "Sem de Wit", "replacement": "sem de wit"}
    assert "er niet?" not in made(DocumentKind.INVITATION, values_of("HH1", handling=same))


@pytest.mark.parametrize(
    ("typed", "printed"),
    [("sem de wit", "Sem de Wit"), ("noor", "Noor"), ("Özlem Ünal", "Özlem Ünal"),
     ("j. van 't hof", "J. van 't Hof"), ("Sem de wit", "Sem de wit"), ("McDonald", "McDonald")],
)  # fmt: skip
def test_an_officer_typed_without_capitals_still_has_a_name(typed: str, printed: str) -> None:
    about = assessed(values_of("HH1-afgerond", handling={"officer": typed}))
    letter = document(DocumentKind.PLAN, about)
    assert f"{printed} is uw vaste contactpersoon" in letter.text
    assert not letter.guard.blocked


def test_the_calendar_names_the_officer_of_the_dossier() -> None:
    about = assessed(values_of("HH1-afgerond", handling={"officer": "Sem de Wit"}))
    file = calendar_bytes(about, NL, made_at=NOW).decode().replace("\r\n ", "")
    assert "Sem de Wit" in file
    assert "Noor" not in file


# --- after a death ---


@pytest.mark.parametrize("name", ["HH1", "HH1-afgerond", "HH2", "HH2-afgerond", "HH5", "HH6"])
def test_after_a_death_nothing_goes_out_but_the_letter_to_the_heirs(name: str) -> None:
    about = assessed(values_of(name, life_states=[state("overleden")]))
    assert set(fitting(about)) == {DocumentKind.CALCULATION_SHEET, DocumentKind.HEIRS}
    for kind in set(DocumentKind) - {DocumentKind.CALCULATION_SHEET, DocumentKind.HEIRS}:
        assert "erven" in why_not(kind, about)
        with pytest.raises(NotPrepared):
            prepared(kind, about, NL, extra=Extras(appointment=date(2026, 12, 8)))
    assert (conversations(about), days_of(about)) == ((), [])
    assert "afspraak" in no_conversations(about, NL)
    ticked = [offer.kind for offer in offers(about, NL) if offer.ticked]
    assert ticked == [DocumentKind.CALCULATION_SHEET, DocumentKind.HEIRS]


@pytest.mark.parametrize("day", ["2026-11-23", "2026-11-24", "2027-06-01"])
def test_e6_a_recorded_death_stops_letters_whatever_its_day_is(day: str) -> None:
    """A death cannot be planned: a letter of a day before it is made after it."""
    died = state("overleden") | {"from_date": day}
    about = assessed(values_of("HH1-afgerond", life_states=[died]))
    assert set(fitting(about)) == {DocumentKind.CALCULATION_SHEET, DocumentKind.HEIRS}
    assert no_conversations(about, NL)
    assert email_of(about.draft, about.assessment.reference_date) is UNKNOWN
    with pytest.raises(NoCalendar):
        calendar_bytes(about, NL, made_at=NOW)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("keys", [{}, {"agency": AGENCY}], ids=["own", "agency"])
def test_the_letter_to_the_heirs_asks_nothing(language: str, keys: dict[str, str]) -> None:
    about = assessed("HH1-overleden", **keys)
    letter = prepared(DocumentKind.HEIRS, about, Texts(language))
    text = letter.made.text
    for asked in ("€", "BKR", "NL91", "QR", "incasso-ID"):
        assert asked not in text
    assert not letter.made.guard.blocked
    assert (letter.stops, letter.made.concept) == ((), False)
    assert letter.notes == (Texts(language).text("paying.note.heirs"),)
    head = email.message_from_bytes(email_file(letter.made, about), policy=default)
    assert head["To"] is None


def test_the_heirs_are_reached_where_the_state_says_else_at_the_last_address() -> None:
    lines = made(DocumentKind.HEIRS, raw("HH1-overleden"))
    assert "Aan de erven van mevrouw J. Voorbeeld\nVoorbeeldstraat 1\n" in lines
    speaks = state("overleden", name="De heer K. Kind", street="Rue 1", postcode="75001",
                   town="Paris", country="Frankrijk")  # fmt: skip
    lines = made(DocumentKind.HEIRS, values_of("HH1", life_states=[speaks]))
    assert ("De heer K. Kind\nAan de erven van mevrouw J. Voorbeeld\nRue 1\n75001 Paris\nFRANKRIJK"
            in lines)  # fmt: skip


def test_heirs_of_somebody_who_owed_nothing_are_not_written_to() -> None:
    about = assessed(values_of("HH5", life_states=[state("overleden", "B")]))
    assert set(fitting(about)) == {DocumentKind.CALCULATION_SHEET}
    assert "collega" in why_not(DocumentKind.HEIRS, about)
    assert "overlijden" in why_not(DocumentKind.HEIRS, assessed("HH1"))


# --- who decides ---


# A consent is the customer's own: under bewind or curatele there is no form for it (test_consent).
OF_THEMSELVES = (DocumentKind.HEIRS, DocumentKind.HELPER_CONSENT)


@pytest.mark.parametrize("kind", [kind for kind in LETTERS if kind not in OF_THEMSELVES])
@pytest.mark.parametrize(("of", "title"), [("bewind", "bewindvoerder"), ("curatele", "curator")])
def test_letters_go_to_who_decides_instead_of_the_customer(
    kind: DocumentKind, of: str, title: str
) -> None:
    about = assessed(values_of(SAMPLE_OF[kind], life_states=[state(of, **OFFICE)]))
    found = prepared(kind, about, NL)
    person = {"HH2": "de heer M. Proef", "HH2-afgerond": "de heer M. Proef"}
    text = found.made.text
    assert f"\nAan {title} Kantoor De Brug\nOver " in text
    assert "\nPostbus 5\n3500 AB  Utrecht\n" in text
    assert lines_with(text, "Voorbeeldstraat 1") == []
    assert f"Beste {title}," in text
    assert f"U bent de {title} van " in text
    assert person.get(SAMPLE_OF[kind], "") in text
    assert not found.made.guard.blocked
    if found.made.email:
        head = email.message_from_bytes(email_file(found.made, about), policy=default)
        assert head["To"] is None
    assert any("e-mailadres" in note for note in found.notes)


@pytest.mark.parametrize("missing", ["name", "street", "postcode", "town"])
def test_where_they_are_is_not_known_stops_the_final_letter_and_names_the_field(
    missing: str,
) -> None:
    office = OFFICE | {missing: " "}
    about = assessed(values_of("HH1-afgerond", life_states=[state("bewind", **office)]))
    stops = prepared(DocumentKind.PLAN, about, NL).stops
    assert len(stops) == 1
    field = {"name": "naam", "street": "straat", "postcode": "postcode", "town": "plaats"}[missing]
    assert field in stops[0].casefold()
    assert prepared(DocumentKind.CALCULATION_SHEET, about, NL).stops == ()


def test_bewind_that_runs_without_a_bewindvoerder_stops_what_a_gate_leaves() -> None:
    about = assessed(values_of("HH1-afgerond", debt={"bewind": True}))
    found = prepared(DocumentKind.REFERRAL, about, NL)
    assert len(found.stops) == 1
    head = email.message_from_bytes(email_file(found.made, about), policy=default)
    assert head["To"] is None
    known = values_of(
        "HH1-afgerond", debt={"bewind": True}, life_states=[state("bewind", **OFFICE)]
    )
    assert prepared(DocumentKind.REFERRAL, assessed(known), NL).stops == ()


def test_two_who_decide_in_two_places_need_a_person() -> None:
    other = OFFICE | {"name": "Iemand anders"}
    two = [state("bewind", "A", **OFFICE), state("bewind", "B", **other)]
    stops = prepared(
        DocumentKind.REVIEW, assessed(values_of("HH2-afgerond, na een jaar", life_states=two)), NL
    ).stops
    assert stops == (NL.text("paying.stop.two_decide"),)
    same = [state("bewind", "A", **OFFICE), state("bewind", "B", **OFFICE)]
    about = assessed(values_of("HH2-afgerond, na een jaar", life_states=same))
    assert prepared(DocumentKind.REVIEW, about, NL).stops == ()
    one = assessed(values_of("HH2-afgerond, na een jaar", life_states=same[:1]))
    assert any("S. Proef" in note for note in prepared(DocumentKind.REVIEW, one, NL).notes)


def test_who_owes_nothing_or_decides_no_more_changes_no_address() -> None:
    for states in (
        [state("bewind", "B", **OFFICE)],
        [state("bewind", "A", **OFFICE, until="2026-11-22")],
    ):
        text = made(DocumentKind.INVITATION, values_of("HH5", life_states=states))
        assert lines_with(text, "Kantoor De Brug") == []


def test_a_power_of_attorney_leaves_the_letter_with_the_customer() -> None:
    about = assessed(values_of("HH1-afgerond", life_states=[state("volmacht", **OFFICE)]))
    found = prepared(DocumentKind.PLAN, about, NL)
    assert lines_with(found.made.text, "Kantoor De Brug") == []
    assert any("Kantoor De Brug" in note for note in found.notes)
    assert found.stops == ()


# --- where ---


@pytest.mark.parametrize(
    ("contact", "lines"),
    [
        ({"country": "België", "postcode": "1000", "town": "Brussel"},
         "Voorbeeldstraat 1\n1000 Brussel\nBELGIË\n"),
        ({"country": "nederland"}, "Voorbeeldstraat 1\n1234 AB  Voorbeeldstad\n\n"),
        ({"country": "België", "street": "UNKNOWN", "postcode": "UNKNOWN", "town": "UNKNOWN"},
         "Mevrouw J. Voorbeeld\n\n"),
    ],
)  # fmt: skip
def test_an_address_has_a_country_when_it_is_another(contact: dict[str, str], lines: str) -> None:
    assert lines in made(DocumentKind.PLAN, values_of("HH1-afgerond", contact=contact))


def test_an_address_of_somebody_abroad_is_whole_in_the_specification() -> None:
    contact = {"country": "België", "postcode": "1000", "town": "Brussel"}
    about = assessed(values_of("HH1-afgerond", contact=contact), agency=AGENCY)
    assert "1000 Brussel, BELGIË" in prepared(DocumentKind.PLAN, about, NL).made.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_address_never_outgrows_the_window_of_an_envelope(language: str) -> None:
    abroad = OFFICE | {"postcode": "10115", "country": "Duitsland"}
    contact = {"country": "Duitsland", "postcode": "10115"}
    for states in (
        [],
        [state("overleden", **abroad)],
        [state("overleden", "A"), state("overleden", "B")],
        [state("bewind", "A", **abroad), state("bewind", "B", **abroad)],
    ):
        about = assessed(values_of("HH2-afgerond", life_states=states, contact=contact))
        for kind, letter in fitting(about, language).items():
            if kind is not DocumentKind.CALCULATION_SHEET:
                parts = letter.text.split("\n\n")
                [address] = [part for part in parts if part.endswith("\nDUITSLAND")]
                assert 3 <= len(address.splitlines()) <= 6
