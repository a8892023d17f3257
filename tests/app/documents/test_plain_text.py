"""E9: a text for people has no marks of a layout, and the guard reads what is on the paper."""

from dataclasses import replace

import pytest

from app.i18n import LANGUAGES, Texts
from app.services.documents import DocumentKind, NoDocument
from app.services.guarding import guard_text
from app.services.outgoing_documents import Prepared, prepared
from calc.policy.policy import Agency
from tests.app.documents.letters import NAMES, raw
from tests.app.documents.making import LETTERS, SAMPLE_OF, assessed, sample


def transfer(name: str) -> Prepared:
    values = raw(name)
    values["contact"]["payment_method"] = "overschrijving"
    return prepared(DocumentKind.PLAN, assessed(values), Texts("nl"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_e9_no_document_has_marks_of_a_layout(name: str, language: str) -> None:
    seen = 0
    for kind in DocumentKind:
        try:
            found = prepared(kind, sample(name), Texts(language)).made
        except NoDocument:
            continue
        seen += 1
        for said in (found.text, found.email):
            for mark in ("{", "}", "##", " | ", "\t", "\n\n\n", "QR-code met", "Scan "):
                assert mark not in said, (kind, mark)
    assert seen >= 4


def test_e9_no_picture_is_to_be_scanned_where_there_is_none() -> None:
    found = transfer("HH1-afgerond")
    for said in (found.made.text, found.made.email):
        assert "Scan" not in said
        assert "om € " not in said.replace("\N{NO-BREAK SPACE}", " ")
    assert "In de pdf van deze brief staat ook een QR-code." in found.made.text
    assert "NL91" in found.made.text


def test_e9_the_foot_of_an_agency_has_no_bar() -> None:
    about = sample("HH1-afgerond")
    agency = Agency(
        wki_number="77", complaint_route="per brief", quiet_from="19:00", quiet_until="09:00"
    )
    policy = about.policy_file.policy.model_copy(update={"agency": agency})
    about = replace(about, policy_file=replace(about.policy_file, policy=policy))
    text = prepared(DocumentKind.PLAN, about, Texts("nl")).made.text
    assert " | " not in text
    assert text.rstrip().endswith("Kenmerk: RS-VOORBEELD-001. Nummer 77 in het Wki-register")


def test_headings_stand_alone_and_rows_say_their_columns() -> None:
    text = prepared(DocumentKind.PLAN, sample("HH1-afgerond"), Texts("nl")).made.text
    text = text.replace("\N{NO-BREAK SPACE}", " ")
    assert "\n\nHoe wij dit hebben berekend\n\nWij kijken" in text
    row = "mei 2027 tot en met september 2027\n  Aantal keer: 5\n  Per maand: € 415,00\n"
    assert f"{row}  Samen: € 2.075,00\n" in text
    assert "\nIn totaal\n  Aantal keer: 36\n  Samen: € 15.360,00\n" in text
    assert "\nUw inkomen: € 2.589,92\nAf: uw kosten € 1.879,11\n" in text


@pytest.mark.parametrize("kind", LETTERS)
def test_the_text_that_is_saved_passes_the_guard_by_itself(kind: DocumentKind) -> None:
    found = prepared(kind, sample(SAMPLE_OF[kind]), Texts("nl")).made
    guarded = guard_text(found.text, kind)
    assert [hit for hit in guarded.hits if hit.severity.value == "block"] == []


def test_a_plan_that_is_transferred_passes_as_text_and_as_email() -> None:
    found = transfer("HH1-afgerond")
    assert (found.stops, found.email_stops) == ((), ())
    assert not guard_text(found.made.text, DocumentKind.PLAN).blocked
    assert not guard_text(found.made.email, DocumentKind.PLAN).blocked


def test_the_guard_reads_the_words_beside_the_code() -> None:
    """A sentence of an organisation's own beside the picture is judged, on paper where it is."""
    values = raw("HH1-afgerond")
    values["contact"]["payment_method"] = "overschrijving"
    own = Texts("nl", replaced={"paying.scan": ("Scan de code. Anders volgt loonbeslag.",)})
    found = prepared(DocumentKind.PLAN, assessed(values), own)
    assert found.made.guard.blocked
    assert "loonbeslag" not in found.made.text
