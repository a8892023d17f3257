"""The guard for documents and the window: letters, marks in an editor, plain values."""

import dataclasses
import json

import pytest

from app.documents.kinds import DocumentKind
from app.documents.letter import Paragraph
from app.i18n import Texts
from app.services.guarding import as_values, guard_letter, guard_text, marks
from tests.app.documents.letters import example, made, raw


def test_names_and_reference_of_the_dossier_are_not_judged() -> None:
    values = raw("HH1-afgerond")
    values["adults"][0]["name"] = "J. Deurwaarder-Vonnis"
    values["debt"]["reference"] = "DAGVAARDING beslag"
    assert guard_letter(made(values).letter, DocumentKind.PLAN).hits == ()


def test_a_paragraph_of_the_officer_is() -> None:
    letter = example("HH1").letter
    added = Paragraph("Anders volgt loonbeslag.")
    changed = dataclasses.replace(letter, blocks=(*letter.blocks, added))
    result = guard_letter(changed, DocumentKind.PLAN)
    assert result.blocked
    assert [hit.rule for hit in result.hits] == ["wage_seizure"]


def test_marks_count_as_an_editor_does() -> None:
    text = "\U0001f600\U0001f600 Een vonnis."
    [(begin, length, hit)] = marks(text, guard_text(text))
    units = text.encode("utf-16-le")
    assert units[2 * begin : 2 * (begin + length)].decode("utf-16-le") == "vonnis"
    assert text[hit.start : hit.end] == "vonnis"


def test_what_is_missing_has_no_mark() -> None:
    assert marks("Dag.", guard_text("Dag.", DocumentKind.PLAN)) == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_plain_values_can_be_written_and_say_why(language: str) -> None:
    text = "Een vonnis!"
    values = as_values(guard_text(text), Texts(language))
    assert json.loads(json.dumps(values)) == values
    hits = values["hits"]
    assert isinstance(hits, list)
    assert [(hit["severity"], hit["rule"], hit["sentence"]) for hit in hits] == [
        ("block", "court", text), ("warn", "exclamation", text),
    ]  # fmt: skip
    assert (
        hits[0]["better"]
        == {
            "nl": "Wij bellen u op [datum]. Dan zoeken wij samen een oplossing.",
            "en": "We will call you on [date]. Then we will look for a solution together.",
        }[language]
    )
