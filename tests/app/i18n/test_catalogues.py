"""The catalogues: same keys and placeholders in both languages, nothing fuzzy, .mo as compiled.

The .mo files are made by `make`; for a run of pytest alone: python -m app.i18n.compile.
"""

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from app.i18n import LANGUAGES
from app.i18n.catalogues import PREFIXES, WORDS, catalogue_of
from app.i18n.compile import LOCALE, compiled, main, sources, stale
from app.i18n.sort import misplaced
from app.i18n.texts import placeholders_of

NL, EN = LANGUAGES
SAME_IN_BOTH: Final = frozenset(
    {"Plan", "Website", "buffer", "Uitzicht", "dossier", "Dossiers", "&Dossiers", *"adnow"}
)
"""Words that Dutch and English share, and letters to press; abbreviations and signs may be too."""
MOST_WORDS: Final = 40
MOST_KEYS: Final = 400
"""Above these a prefix or a part of one gets its own line in `app.i18n.catalogues`."""


def files_of(language: str) -> dict[str, Path]:
    return {source.stem: source for source in sources() if source.parts[-3] == language}


@cache
def catalogue(source: Path) -> Catalog:
    with source.open("rb") as file:
        return read_po(file, abort_invalid=True)


def messages(language: str) -> dict[str, Message]:
    return {
        _key(message): message
        for source in files_of(language).values()
        for message in catalogue(source)
        if message.id
    }


def _key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _forms(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string or [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogues_are_those_of_the_table(language: str) -> None:
    assert files_of(language).keys() == {WORDS, *PREFIXES}


def test_every_key_stands_in_the_catalogue_of_its_prefix_and_in_order() -> None:
    strays = {
        _key(message): source.name
        for source in sources()
        for message in catalogue(source)
        if message.id and catalogue_of(_key(message)) != source.stem
    }
    assert strays == {}, "run python -m app.i18n.sort"
    assert list(misplaced()) == [], "run python -m app.i18n.sort"


def test_a_long_list_of_words_has_a_catalogue_of_its_own_and_none_is_too_long_to_read() -> None:
    held = {name: [_key(each) for each in catalogue(file)] for name, file in files_of(NL).items()}
    prefixes = Counter(key.partition(".")[0] for key in held[WORDS])
    assert {name: times for name, times in prefixes.items() if times > MOST_WORDS} == {}
    assert {name: len(keys) for name, keys in held.items() if len(keys) > MOST_KEYS} == {}


def test_the_longest_prefix_in_the_table_decides() -> None:
    assert [catalogue_of(key) for key in ("step.bvv", "step.bvv.total", "step.bvv_new.total")] == [
        "step_floor",
        "step_floor",
        "step",
    ]
    assert [catalogue_of(key) for key in ("frequency.month", "not.known", "")] == [WORDS] * 3


def test_the_menu_bar_needs_the_catalogue_of_no_page() -> None:
    said = {key for key in messages(NL) if ".menu" in key}
    assert {"rule.menu.open", "tariff_page.menu", "asked.menu"} <= said
    assert {catalogue_of(key) for key in said} == {"files", "shell", "ui"}  # the frame is no page


@pytest.mark.parametrize("domain", sorted(files_of(NL)))
def test_both_languages_have_the_same_keys_and_the_same_plurals(domain: str) -> None:
    dutch, english = (
        {_key(message): message.pluralizable for message in catalogue(files_of(language)[domain])}
        for language in LANGUAGES
    )
    assert dutch == english


@pytest.mark.parametrize(
    "source", sources(), ids=lambda source: f"{source.parts[-3]}-{source.stem}"
)
class TestEveryCatalogue:
    def test_holds_each_key_once(self, source: Path) -> None:
        keys = re.findall(r'^msgid "(.+)"$', source.read_text(encoding="utf-8"), re.MULTILINE)
        assert [key for key, times in Counter(keys).items() if times > 1] == []

    def test_has_a_text_for_every_key_and_nothing_fuzzy_or_left_over(self, source: Path) -> None:
        for message in catalogue(source):
            if message.id:
                assert not message.fuzzy, message.id
                assert all(text.strip() for text in _forms(message)), message.id
        assert not catalogue(source).obsolete

    def test_says_texts_without_loose_spaces(self, source: Path) -> None:
        for message in catalogue(source):
            if message.id:
                for text in _forms(message):
                    assert text == text.strip(), message.id
                    assert "  " not in text, message.id

    def test_compiles_to_the_file_beside_it(self, source: Path) -> None:
        message = "run python -m app.i18n.compile"
        assert source.with_suffix(".mo").read_bytes() == compiled(source), message


def test_a_key_is_in_one_catalogue_only() -> None:
    keys = [
        _key(message)
        for source in files_of(NL).values()
        for message in catalogue(source)
        if message.id
    ]
    assert [key for key, times in Counter(keys).items() if times > 1] == []


def test_both_languages_want_the_same_parameters() -> None:
    dutch, english = messages(NL), messages(EN)
    for key in dutch.keys() & english.keys():
        wanted = [
            frozenset[str]().union(*map(placeholders_of, _forms(message)))
            for message in (dutch[key], english[key])
        ]
        assert wanted[0] == wanted[1], key


def test_parameters_are_plain_names() -> None:
    for key, message in messages(NL).items():
        for text in _forms(message):
            assert all(name.isidentifier() for name in placeholders_of(text)), key


def test_a_text_is_said_in_its_own_language() -> None:
    dutch, english = messages(NL), messages(EN)
    same = {
        key: str(message.string)
        for key, message in dutch.items()
        if key in english and _forms(message) == _forms(english[key])
    }
    assert {key: text for key, text in same.items() if _has_words(text)} == {}


def _has_words(text: str) -> bool:
    without_parameters = re.sub(r"\{\w+\}", "", text)
    return text not in SAME_IN_BOTH and re.search("[a-z]", without_parameters) is not None


def test_no_text_holds_a_character_that_the_font_of_the_letters_lacks() -> None:
    lacking = set("−≥≤→←✓✔☐☑•")
    for language in LANGUAGES:
        for key, message in messages(language).items():
            assert not lacking.intersection("".join(_forms(message))), f"{language} {key}"


class TestCompile:
    @pytest.fixture
    def source(self, tmp_path: Path) -> Path:
        folder = tmp_path / NL / "LC_MESSAGES"
        folder.mkdir(parents=True)
        source = folder / "words.po"
        source.write_bytes((LOCALE / NL / "LC_MESSAGES" / "words.po").read_bytes())
        return source

    def test_makes_what_is_missing_and_then_has_nothing_to_do(
        self, source: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert stale(source.parents[2]) == [source]
        assert main([], source.parents[2]) == 0
        assert capsys.readouterr().out.strip().endswith("words.po")
        assert main(["--check"], source.parents[2]) == 0
        assert capsys.readouterr().out == ""

    def test_takes_away_what_has_no_source(
        self, source: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        folder = source.parents[2]
        main([], folder)
        source.unlink()
        assert main(["--check"], folder) == 1
        assert source.with_suffix(".mo").exists()
        assert main([], folder) == 0
        assert not source.with_suffix(".mo").exists()
        assert main(["--check"], folder) == 0

    def test_leaves_no_draft(self, source: Path) -> None:
        main([], source.parents[2])
        assert [path.suffix for path in sorted(source.parent.iterdir())] == [".mo", ".po"]

    def test_check_only_says_what_is_behind(self, source: Path) -> None:
        assert main(["--check"], source.parents[2]) == 1
        assert not source.with_suffix(".mo").exists()

    def test_a_compiled_catalogue_says_nothing_of_when_and_by_what(self, source: Path) -> None:
        made = compiled(source)
        assert b"Babel" not in made
        assert b"Date" not in made
