"""One unkind phrase in a letter of ours, wherever it came from, stops the final print."""

from functools import lru_cache

import pytest

from app.documents.case import Case
from app.documents.extras import Extras
from app.documents.quoted import quoted
from app.documents.writing import write
from app.i18n import Texts
from app.services.documents import DocumentKind
from app.services.guarding import guarded_document
from tests.app.documents.making import LETTERS, SAMPLE_OF, sample

PHRASES = (
    "Anders volgt loonbeslag.",
    "Wij kunnen beslag leggen.",
    "Wij eisen het hele bedrag op.",
    "Dan gaan wij naar de kantonrechter.",
    "Wij schakelen een deurwaarder in.",
    "Dit is uw laatste waarschuwing.",
    "Wij sommeren u om te betalen.",
    "U bent in gebreke.",
    "Wij zullen dit uit handen geven.",
    "Wij leggen geen beslag zolang u betaalt.",
    "Wij verwachten uw maximale medewerking.",
    "U bent een wanbetaler.",
    "Het is uw eigen schuld.",
)


def blocked(kind: DocumentKind, texts: Texts, free_text: str = "") -> bool:
    about = sample(SAMPLE_OF[kind])
    case = Case(about.draft, about.assessment, about.policy_file.policy, texts)
    document = write(kind, case, Extras(), free_text).document
    result, by_email = guarded_document(document, kind, names=quoted(kind, case))
    # What is not mailed has no e-mail that could be stopped.
    assert (by_email is not None) is kind.traits.mailed
    assert by_email is None or by_email.blocked is result.blocked
    return result.blocked


@lru_cache
def our_texts() -> Texts:
    return Texts("nl")


@pytest.mark.parametrize("kind", LETTERS)
def test_without_one_nothing_stops_it(kind: DocumentKind) -> None:
    assert not blocked(kind, our_texts(), "Wij bellen u graag. Het komt samen wel goed.")


@pytest.mark.parametrize("phrase", PHRASES)
@pytest.mark.parametrize("kind", LETTERS)
def test_in_a_paragraph_of_the_officer(kind: DocumentKind, phrase: str) -> None:
    assert blocked(kind, our_texts(), f"Fijn dat u belde. {phrase}")


@pytest.mark.parametrize("phrase", PHRASES)
@pytest.mark.parametrize("kind", LETTERS)
def test_in_a_sentence_of_the_letter_itself(kind: DocumentKind, phrase: str) -> None:
    theirs = Texts("nl", replaced={"letter.closing": (f"{phrase} Met vriendelijke groet,",)})
    assert blocked(kind, theirs)


@pytest.mark.parametrize("asked", ["Wilt u ons betalen?", "Scan de QR-code.", "Betaal met iDEAL."])
def test_a_discharge_asks_no_step_and_shows_no_way_to_pay(asked: str) -> None:
    assert blocked(DocumentKind.DISCHARGE, our_texts(), asked)
    assert not blocked(DocumentKind.PLAN, our_texts(), asked)
