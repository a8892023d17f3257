"""Sentences of an organisation's own: beside the policy, checked before anything is made."""

import shutil
from pathlib import Path

import pytest

from app.i18n import Texts
from app.resources import EXAMPLE_POLICY
from app.services.documents import DocumentKind, Extras, make_document
from app.services.own_texts import OwnTextsRefused, own_texts_path, with_own_texts
from tests.app.documents.making import sample


def policy_with_texts(folder: Path, text: str, language: str = "nl") -> Path:
    policy = folder / "bank.toml"
    shutil.copy(EXAMPLE_POLICY, policy)
    own_texts_path(policy, language).write_text(text, encoding="utf-8")
    return policy


def problems(folder: Path, text: str) -> list[str]:
    with pytest.raises(OwnTextsRefused) as caught:
        with_own_texts(Texts("nl"), policy_with_texts(folder, text))
    return caught.value.said(Texts("nl"))


def test_without_a_file_the_texts_are_ours(tmp_path: Path) -> None:
    texts = Texts("nl")
    assert with_own_texts(texts, tmp_path / "bank.toml") is texts
    assert with_own_texts(texts, None) is texts


def test_a_sentence_of_their_own_stands_in_the_letter_and_the_rest_is_ours(tmp_path: Path) -> None:
    policy = policy_with_texts(
        tmp_path,
        '"letter.closing" = "Hartelijke groet,"\n'
        '"document.review.kept" = ["{n} maand: mooi.", "{n} maanden: mooi."]\n',
    )
    texts = with_own_texts(Texts("nl"), policy)
    made = make_document(
        DocumentKind.REVIEW, sample("HH2-afgerond, na een jaar"), texts, extra=Extras()
    )
    assert "Hartelijke groet," in made.text
    assert "12 maanden: mooi." in made.text
    assert "Lukt betalen een keer niet?" in made.text
    assert texts.plural("document.review.kept", 1) == "1 maand: mooi."


def test_each_language_has_its_own_file(tmp_path: Path) -> None:
    policy = policy_with_texts(tmp_path, '"letter.closing" = "Warm regards,"', "en")
    assert with_own_texts(Texts("en"), policy).text("letter.closing") == "Warm regards,"
    assert with_own_texts(Texts("nl"), policy).text("letter.closing") == "Met vriendelijke groet,"


@pytest.mark.parametrize("key", ["letter.nergens", "ui.title", "document.cli.kind", "x"])
def test_an_unknown_key_is_refused(tmp_path: Path, key: str) -> None:
    [said] = problems(tmp_path, f'"{key}" = "Zin."')
    assert key in said
    assert "bank.texts.nl.toml" in said


@pytest.mark.parametrize(
    "value",
    ['"Kenmerk van ons."', '"Kenmerk {reference} en {einde}"', '"Kenmerk {reference!r}"',
     '"Kenmerk {reference:>9}"', '"Kenmerk {reference"'],
)  # fmt: skip
def test_the_places_for_figures_stay(tmp_path: Path, value: str) -> None:
    [said] = problems(tmp_path, f'"letter.footer.reference" = {value}')
    assert "{reference}" in said


@pytest.mark.parametrize("value", ["3", '""', '["een"]', '["een", "twee", "drie"]', "true"])
def test_what_is_no_sentence_is_refused(tmp_path: Path, value: str) -> None:
    [said] = problems(tmp_path, f'"document.review.kept" = {value}')
    assert "document.review.kept" in said


@pytest.mark.parametrize("char", ["\\u202e", "\\u200b", "\\u001b", "\\u00ad", "\\u2800"])
def test_f13_what_nobody_sees_is_refused(tmp_path: Path, char: str) -> None:
    [said] = problems(tmp_path, f'"letter.closing" = "Met vriendelijke{char} groet,"')
    assert "letter.closing" in said
    assert "niet te zien" in said


def test_the_guard_reads_them_and_every_problem_is_said(tmp_path: Path) -> None:
    said = problems(
        tmp_path,
        '"letter.closing" = "Anders volgt loonbeslag."\n"letter.nergens" = "Zin."',
    )
    assert len(said) == 2
    assert '"loonbeslag"' in said[0]


def test_a_broken_file_is_said_to_be_one(tmp_path: Path) -> None:
    [said] = problems(tmp_path, "dit is geen toml")
    assert "bank.texts.nl.toml is geen goed TOML-bestand" in said
