"""Where a text was typed that is in no dossier: each kind of place in words of its own."""

import pytest

from app.i18n import LANGUAGES, Texts
from app.services.intake.pending_words import say_place
from tests.building import draft

MADE = draft()


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("letter.clock", "Tijd van het gesprek"),
        ("letter.plan", "Eigen alinea in "),
        ("status.by", "Gebeurtenis die nog niet is vastgelegd, "),
        ("status.reason", "Gebeurtenis die nog niet is vastgelegd, "),
        ("call.inc-wage.A.answer", "Gesprek, \N{LEFT DOUBLE QUOTATION MARK}"),
        ("entry.amount", "Betaling of gebeurtenis die nog niet is vastgelegd, "),
        ("takeover.by", "Lopend plan dat nog niet is ingevoerd, "),
        # The row of a new line stands behind the lines of the draft.
        ("income.new.amount", "Inkomsten, nieuwe regel: "),
        ("income[1].amount", "Inkomsten, nieuwe regel: "),
        ("expenses.new.code", "Uitgaven, nieuwe regel: "),
        ("arrangements[0].creditor", "Andere regelingen, nieuwe regel: "),
    ],
)
def test_a_place_that_is_no_field_has_words_of_its_own(place: str, said: str) -> None:
    found = say_place(Texts("nl"), place, MADE)
    assert found.startswith(said)
    assert len(found) > len(said) or place == "letter.clock"


@pytest.mark.parametrize(
    ("place", "has"), [("income[0].amount", "nieuwe regel"), ("debt.creditor", "nieuwe regel")]
)
def test_a_field_of_the_dossier_is_said_as_a_field(place: str, has: str) -> None:
    assert has not in say_place(Texts("nl"), place, MADE)


def test_who_of_an_event_is_not_said_as_by() -> None:
    texts = Texts("nl")
    who, why = (say_place(texts, f"status.{each}", MADE) for each in ("by", "reason"))
    assert who.endswith(texts.text("life.status.who"))
    assert why.endswith(texts.text("life.status.reason"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_marked_a_situation_is_the_field_of_the_dossier(language: str) -> None:
    texts = Texts(language)
    said = say_place(texts, "schrijnend.by", MADE)
    assert said == say_place(texts, "schrijnend.decided_by", MADE)
    assert "schrijnend." not in said
