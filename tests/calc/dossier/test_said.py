"""What was said on the phone is kept with its question, and no figure hangs on it."""

import pytest

from app.store.dossier_file import dossier_bytes, parse_dossier
from calc.dossier.input_hash import input_sha256
from tests.building import draft, problems, raw_draft

KINDS = {"question": "call.inc-kinds.A", "said": ["w", "p"]}


def test_what_was_said_is_read_back() -> None:
    made = draft(asked=[KINDS])
    assert made.asked[-1].said == ("w", "p")
    assert parse_dossier(dossier_bytes(made)) == made


def test_a_dossier_without_it_has_the_bytes_it_had() -> None:
    assert b"said" not in dossier_bytes(draft(asked=[{"question": "income"}]))


def test_what_was_said_changes_no_hash() -> None:
    """Not what was said to a question, nor that the script asked it."""
    plain = draft(asked=[{"question": "income"}])
    for asked in ([{"question": "income", "said": ["0"]}], [{"question": "income"}, KINDS]):
        assert input_sha256(draft(asked=asked)) == input_sha256(plain)
    assert input_sha256(draft(asked=[KINDS])) == input_sha256(draft(asked=[]))


@pytest.mark.parametrize("said", ["Jan", "een zin", "", "a" * 13, "123456782"])
def test_a_word_about_a_person_is_no_key(said: str) -> None:
    (problem,) = problems(raw_draft(asked=[{**KINDS, "said": [said]}]))
    assert (problem.code, problem.path) == ("wrong_form", "asked[0].said[0]")
