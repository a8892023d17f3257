"""An amount behind the words, months for what if, and notes of a dossier."""

import pytest

from app.i18n import Texts
from app.resources import EXAMPLES
from app.services.locating.entries import note_entries
from app.services.locating.typed import split_amount, what_if_entry
from app.store.dossier_file import read_dossier
from calc import Draft

TEXTS = Texts("nl")


@pytest.mark.parametrize(
    ("text", "words", "amount"),
    [
        ("hond 35 pm", "hond", "35 pm"),
        ("hond ca 35 pw", "hond", "ca 35 pw"),
        ("gas en licht € 120,50", "gas en licht", "€ 120,50"),
        ("hond", "hond", ""),
        ("48 maanden", "48 maanden", ""),
        ("13e maand", "13e maand", ""),
    ],
)
def test_an_amount_stands_behind_the_words(text: str, words: str, amount: str) -> None:
    split = split_amount(text)
    assert (split.words, split.amount) == (words, amount)


@pytest.mark.parametrize(
    ("text", "months"),
    [("48 maanden", "48"), ("4 jaar", "48"), ("wat als 60 mnd", "60"), ("2 years", "24")],
)
def test_a_term_is_a_what_if(text: str, months: str) -> None:
    entry = what_if_entry(text, TEXTS)
    assert entry is not None
    assert entry.key == months


@pytest.mark.parametrize("text", ["hond", "48", "0 maanden", "hond 35 pm"])
def test_other_words_are_no_term(text: str) -> None:
    assert what_if_entry(text, TEXTS) is None


def test_notes_are_found_where_they_stand() -> None:
    draft = read_dossier(EXAMPLES / "HH1.uitzicht.json")
    assert isinstance(draft, Draft)
    line = draft.expenses[1].model_copy(update={"note": "Belt terug over de  parkeerkosten"})
    draft = draft.model_copy(update={"expenses": (draft.expenses[0], line, *draft.expenses[2:])})
    found = note_entries(draft, TEXTS, "Parkeerkosten")
    assert [(each.key, "parkeerkosten" in each.said) for each in found] == [
        ("expenses[1].note", True)
    ]
    assert note_entries(draft, TEXTS, "  ") == ()
