"""A passphrase: long, heavy to try, and the same words from every keyboard."""

import unicodedata
from dataclasses import replace

import pytest

from app.store.database.passphrase import Unopened, is_long_enough, unwrap, wrap

KEY = bytes(range(32))
WORDS = "één paraplu naar zolder"


def test_to_try_one_takes_64_mebibytes_three_times() -> None:
    wrapped = wrap(KEY, WORDS, "a")
    assert (wrapped.memory, wrapped.times) == (64 * 1024, 3)
    assert len(wrapped.salt) == 16
    assert wrapped != wrap(KEY, WORDS, "a")
    assert KEY not in wrapped.sealed
    assert unwrap(wrapped, WORDS, "a") == KEY


@pytest.fixture
def _light(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.store.database.passphrase._MEMORY", 64)


@pytest.mark.usefixtures("_light")
def test_the_same_words_open_it_however_their_letters_are_made() -> None:
    wrapped = wrap(KEY, unicodedata.normalize("NFC", WORDS), "a")
    assert unwrap(wrapped, unicodedata.normalize("NFD", WORDS) + "\n", "a") == KEY


@pytest.mark.usefixtures("_light")
def test_other_words_another_store_and_altered_parameters_do_not() -> None:
    wrapped = wrap(KEY, WORDS, "a")
    tries = (
        (wrapped, WORDS + "s", "a"),
        (wrapped, WORDS, "b"),
        (replace(wrapped, times=4), WORDS, "a"),
        (replace(wrapped, salt=bytes(16)), WORDS, "a"),
    )
    for each in tries:
        with pytest.raises(Unopened):
            unwrap(*each)


@pytest.mark.parametrize(
    ("words", "enough"),
    [("kort", False), ("13 letters ab", False), ("14 letters abc", True), ("ab" * 20, False)],
)
def test_length_is_what_counts(words: str, enough: bool) -> None:
    assert is_long_enough(words) is enough
