"""The words of people lead to the question they mean, also with a slip, within a frame."""

import time

import pytest

from app.i18n import Texts
from app.services.call.script import load_script
from app.services.locating.entries import (
    best_words,
    document_entries,
    field_entries,
    question_entries,
)
from app.services.locating.index import Entry, Index, Kind

SCRIPT = load_script()
FRAME = 0.016


def index_in(language: str) -> Index:
    texts = Texts(language)
    entries = (
        *question_entries(SCRIPT, texts), *field_entries(SCRIPT, texts), *document_entries(texts),
    )  # fmt: skip
    return Index(entries, best_words())


DUTCH = index_in("nl")


def keys(text: str, most: int = 3, index: Index = DUTCH) -> list[str]:
    return [found.entry.key for found in index.find(text, most)]


@pytest.mark.parametrize("word", best_words())
def test_a_word_leads_to_what_it_means_in_the_top_three(word: str) -> None:
    assert keys(word)[: len(best_words()[word][:3])] == list(best_words()[word][:3])


def test_every_word_means_a_question_that_is_there() -> None:
    known = {question.id for question in SCRIPT.questions}
    assert len(best_words()) >= 60
    assert {each for ids in best_words().values() for each in ids} <= known


def slips(word: str) -> list[str]:
    """A letter left out, two changed places, one that is wrong: at every place but the first."""
    return [
        slip
        for at in range(1, len(word) - 1)
        for slip in (
            word[:at] + word[at + 1 :],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            f"{word[:at]}q{word[at + 1 :]}",
        )
    ]


# A slip that makes another word is that word; "teveel" begins others.
OTHER_WORDS = {"spot", "bete", "teveel"}


def test_a_slip_leads_there_as_well() -> None:
    missed = [
        slip
        for word, ids in best_words().items()
        if len(word) >= 5
        for slip in slips(word)
        if slip not in OTHER_WORDS and ids[0] not in keys(slip)
    ]
    assert missed == []


def test_a_slip_is_said_and_what_is_typed_right_is_not() -> None:
    slip, right = DUTCH.find("diernarts")[0], DUTCH.find("dierenarts")[0]
    assert (slip.word, slip.exact) == ("dierenarts", False)
    assert (right.word, right.exact) == ("dierenarts", True)
    assert right.also == ("hond", "kat", "voer")


def test_marks_and_capitals_do_not_matter() -> None:
    assert keys("CRECHE") == keys("crèche")


def test_a_word_that_is_nothing_leads_nowhere() -> None:
    assert DUTCH.find("xqzwj") == ()
    assert DUTCH.find("h") == ()


def test_every_question_is_found_by_each_of_its_own_words() -> None:
    missed = [
        (question.id, word)
        for question in SCRIPT.questions
        for word in question.synonyms
        if question.id not in keys(word, 12)
    ]
    assert missed == []


def test_in_another_language_the_titles_are_found_too() -> None:
    english = index_in("en")
    assert keys("pet", index=english)[0] == "day-pet"
    assert keys("hond", index=english)[0] == "day-pet"


def test_two_words_lead_to_what_both_mean() -> None:
    assert keys("licht gas")[0] == "home-energy"


def test_what_comes_later_is_found_too() -> None:
    index = Index([Entry(Kind.PAGE, "1", "Klant en schuld")])
    index.add([Entry(Kind.DOSSIER, "/a", "Mevrouw Aalders", words=("ABC-123",))])
    assert keys("aalders", index=index) == ["/a"]
    assert keys("abc 123", index=index) == ["/a"]


def test_a_keystroke_takes_less_than_a_frame() -> None:
    texts = ["hond", "dierenartsen", "xqzwjklm", "gas en licht", "huurtoeslagg", "verzekernig"]
    begun = time.process_time()
    for text in texts:
        for end in range(1, len(text) + 1):
            DUTCH.find(text[:end])
    strokes = sum(map(len, texts))
    assert (time.process_time() - begun) / strokes < FRAME
