"""A text, a catalogue, a chapter, a picture that is not there is named; so is a way out."""

import shutil
from pathlib import Path

import pytest

from app.i18n import texts as catalogues
from app.i18n.texts import keys_of
from app.resources import MANUAL
from app.services.self_check.check import Place
from app.services.self_check.words import find_manual, find_texts, missing_keys

HERE = Place(Path(), Path())


def test_the_program_has_every_text_in_every_language() -> None:
    assert list(find_texts(HERE)) == []
    assert len(keys_of("nl", "self_check") or ()) > 40


def test_a_catalogue_that_is_gone_or_cut_off_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = catalogues._folder("en")
    copied = tmp_path / "en"
    shutil.copytree(folder, copied)
    (copied / "letter.mo").unlink()
    (copied / "life.mo").write_bytes((copied / "life.mo").read_bytes()[:100])
    real = catalogues._folder
    monkeypatch.setattr(
        catalogues, "_folder", lambda language: copied if language == "en" else real(language)
    )
    catalogues._read.cache_clear()
    try:
        found = [dict(each.values) for each in find_texts(HERE)]
    finally:
        catalogues._read.cache_clear()
    assert found == [
        {"language": "en", "name": "letter"},
        {"language": "en", "name": "life"},
    ]


def test_a_text_that_one_language_lacks_is_named() -> None:
    keys = {"nl": {"life": frozenset({"a", "b"})}, "en": {"life": frozenset({"a", "c"})}}
    found = [dict(each.values) for each in missing_keys(keys)]
    assert found == [{"language": "nl", "key": "c"}, {"language": "en", "key": "b"}]


def test_the_manual_is_whole_and_stays_on_this_computer() -> None:
    assert list(find_manual(HERE)) == []


def test_what_the_manual_lacks_is_named_and_so_is_a_link_that_leads_out(tmp_path: Path) -> None:
    folder = tmp_path / "manual"
    shutil.copytree(MANUAL, folder)
    (folder / "en" / "04-uitkomst.md").unlink()
    page = folder / "nl" / "01-begin.md"
    page.write_text(page.read_text("utf-8") + "\n[x](https://a.nl) ![y](../pictures/no.png)\n")
    found = [(each.code, dict(each.values)) for each in find_manual(HERE, folder)]
    assert found == [
        ("manual_link", {"chapter": "01-begin.md", "link": "https://a.nl"}),
        ("manual_picture", {"chapter": "01-begin.md", "file": "../pictures/no.png"}),
        ("file_gone", {"file": "en/04-uitkomst.md"}),
    ]
    shutil.rmtree(folder / "nl")
    assert next(iter(find_manual(HERE, folder))).code == "manual_gone"


def test_every_picture_of_the_manual_is_shown_somewhere() -> None:
    pages = "".join(path.read_text("utf-8") for path in MANUAL.rglob("*.md"))
    left = [path.name for path in (MANUAL / "pictures").iterdir() if path.name not in pages]
    assert left == []
