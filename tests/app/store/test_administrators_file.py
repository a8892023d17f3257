"""The administrator's file: every key, and everything that is wrong with one, with its line."""

from pathlib import Path
from typing import Any

import pytest

from app.i18n import LANGUAGES, Texts
from app.resources import ADMINISTRATORS_TEMPLATE
from app.store.administrator import LARGEST, NAME, first_look, language_for_all
from app.store.administrators_file import (
    AT_THE_TOP,
    NEVER_LOCKED,
    OF_A_PERSON,
    AdministratorsFile,
    AdministratorsFileWrong,
    administrators_file,
    every_key,
    read_administrators_file,
)
from app.store.files import FileTrouble
from app.store.settings import Settings
from app.store.window_look import WindowLook, read_look

PATH = Path("/etc/uitzicht/uitzicht.toml")
TEMPLATE = ADMINISTRATORS_TEMPLATE.read_text("utf-8")


def _read(text: str) -> AdministratorsFile:
    return administrators_file(text.encode(), PATH)


def _wrong(text: str | bytes, language: str = "nl") -> list[str]:
    data = text.encode() if isinstance(text, str) else text
    with pytest.raises(AdministratorsFileWrong) as refused:
        administrators_file(data, PATH)
    heading, *points, mend = refused.value.said(Texts(language))
    assert str(PATH) in heading
    assert "uitzicht administrator check" in mend
    return points


def _key_lines() -> dict[str, str]:
    """The lines of the template behind one hash, by the whole name of their key."""
    found, table = dict[str, str](), ""
    for line in TEMPLATE.splitlines():
        if line.startswith("["):
            table = line.strip("[]") + "."
        elif line.startswith("#") and line[1:2].isalpha():
            name = table + line[1:].partition(" =")[0]
            assert name not in found, name
            found[name] = line[1:]
    return found


def test_the_template_has_every_key_once_and_sets_nothing() -> None:
    assert sorted(_key_lines()) == sorted(every_key())
    assert _read(TEMPLATE).model_dump(exclude_unset=True) == {"defaults": {}, "locked": {}}


@pytest.mark.parametrize("key", every_key())
def test_each_line_of_the_template_is_right_when_its_hash_is_taken_away(key: str) -> None:
    line = _key_lines()[key]
    table, _, name = key.rpartition(".")
    # Names stand in two tables: the hash of this one line is found from the head of its table.
    begin = TEMPLATE.index(f"[{table}]\n") if table else 0
    place = TEMPLATE.index(f"\n#{line}\n", begin) + 1
    read = _read(TEMPLATE[:place] + TEMPLATE[place + 1 :]).model_dump(exclude_unset=True)
    values: dict[str, Any] = read[table] if table else read
    assert name in values
    assert [name for name in values if name not in ("defaults", "locked")] == [name]


def test_the_whole_template_is_right_without_a_hash() -> None:
    lines = [line[1:] if line[1:2].isalpha() and line[0] == "#" else line
             for line in TEMPLATE.splitlines()]  # fmt: skip
    read = _read("\n".join(lines))
    assert set(read.model_dump(exclude_unset=True)) == set(AdministratorsFile.model_fields)


@pytest.mark.parametrize("key", every_key())
def test_every_key_says_what_it_is(key: str) -> None:
    assert every_key()[key]


@pytest.mark.parametrize("name", Settings.model_fields)
def test_a_setting_is_of_a_person_or_can_be_set_for_everybody(name: str) -> None:
    """A new setting is decided here: who sets it, and whether it may be locked."""
    keys = every_key()
    assert (f"defaults.{name}" in keys) is (name not in OF_A_PERSON | {"store"})
    locked = f"locked.{name}" in keys or name in AT_THE_TOP
    assert locked is (name not in OF_A_PERSON | NEVER_LOCKED)
    assert (name in keys) is (name in AT_THE_TOP)


def test_who_sees_less_keeps_the_choice_of_letters_and_colours() -> None:
    assert {"zoom", "theme"} == NEVER_LOCKED
    for name, value in (("zoom", "100"), ("theme", '"light"')):
        (said,) = _wrong(f"[locked]\n{name} = {value}\n")
        assert f"defaults.{name}" in said
        assert "regel 2" in said


@pytest.mark.parametrize(
    ("written", "key", "meant", "line"),
    [
        ('stroe = "x"', "stroe", "store", 1),
        ('\n\nPolicy = "x"', "Policy", "policy", 3),
        ('only-signed-figures = true', "only-signed-figures", "only_signed_figures", 1),
        ("lock_minutes = 5", "lock_minutes", "locked.lock_minutes", 1),
        ("[locked]\nlock_minuts = 5", "locked.lock_minuts", "locked.lock_minutes", 2),
        ("[defaults]\nthem = 5", "defaults.them", "defaults.theme", 2),
        ("[defauts]\nzoom = 100", "defauts", "[defaults]", 1),
        ("[Locked]\nlock_minutes = 5", "Locked", "[locked]", 1),
    ],
)  # fmt: skip
def test_a_key_that_is_not_known_is_said_with_its_line_and_the_nearest(
    written: str, key: str, meant: str, line: int
) -> None:
    (said,) = _wrong(written)
    assert f"Sleutel {key}:" in said
    assert f"Bedoelt u {meant}?" in said
    assert f"regel {line} " in said


def test_a_key_without_any_near_is_said_too() -> None:
    (said,) = _wrong("xqzwj = 1")
    assert "xqzwj" in said
    assert "Bedoelt u" not in said


@pytest.mark.parametrize("name", ["store", "policy", "language", "agency", "package_keys"])
def test_a_key_below_a_table_by_mistake_is_told_where_it_belongs(name: str) -> None:
    (said,) = _wrong(f'[locked]\nlock_minutes = 5\n{name} = "x"\n')
    assert f"Zet {name} bovenaan" in said
    assert "regel 3" in said


@pytest.mark.parametrize("name", sorted(OF_A_PERSON))
def test_where_somebody_was_is_set_for_nobody_else(name: str) -> None:
    (said,) = _wrong(f'[defaults]\n{name} = "x"\n')
    assert f"{name} hoort bij één gebruiker" in said


@pytest.mark.parametrize(
    "written",
    [
        'policy = ""', 'policy = "  "', "policy = 1", 'store = ""', "store = []", 'language = "de"',
        'language = ""', 'agency = "ja"', "agency = 1", 'package_keys = "RW"',
        'package_keys = [""]', "package_keys = [1]", 'package_keys = ["RWhallo"]',
        'only_signed_figures = "true"',
        'policy = "package:"', 'policy = "package:../x"', 'policy = "package:a/b"',
        'policy = "package:.x"', "locked = 3", "defaults = []",
        "locked.lock_minutes = -1", "locked.lock_minutes = 481", "locked.lock_minutes = 5.0",
        'locked.lock_minutes = "5"', "locked.lock_minutes = true", "locked.backup_daily = 1",
        "locked.backup_folder = 1", "defaults.zoom = 74", "defaults.zoom = 301",
        'defaults.theme = "red"', 'defaults.language = "de"',
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_refuses_the_file_with_its_line(written: str) -> None:
    for language in LANGUAGES:
        (said,) = _wrong(f"\n{written}\n", language)
        assert said.endswith(("2 van het bestand.", "line 2 of the file.", "line 2."))
        assert written.partition(" =")[0] in said


def test_everything_that_is_wrong_is_said_at_once_in_the_order_of_the_file() -> None:
    said = _wrong('agency = 1\nstroe = "x"\n[locked]\nlock_minutes = 999\nzoom = 100\n')
    assert [each.partition(":")[0].removeprefix("  - Sleutel ") for each in said] == [
        "agency", "stroe", "locked.lock_minutes", "locked.zoom"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"\xff\xfe", "UTF-8"),
        (b"store = ", "TOML"),
        (b"store = 'x'\nstore = 'y'", "TOML"),
        (b"a" + b".a" * 5000 + b" = 1", "TOML"),
        (b"\x00", "TOML"),
        (b"a = " + b"[" * 5000, "TOML"),
    ],
)
def test_what_is_no_text_or_no_toml_is_said_in_words_about_this_file(
    data: bytes, word: str
) -> None:
    (said,) = _wrong(data)
    assert word in said
    assert "beleid" not in said


def test_ends_of_lines_and_a_mark_at_the_begin_make_no_difference() -> None:
    plain = 'language = "nl"\n[locked]\nlock_minutes = 5\n'
    other = b"\xef\xbb\xbf" + plain.replace("\n", "\r\n").encode()
    assert administrators_file(other, PATH) == _read(plain)


def test_without_a_file_there_is_nothing_and_what_is_in_the_way_is_no_nothing(
    tmp_path: Path,
) -> None:
    assert read_administrators_file(tmp_path / NAME) is None
    (tmp_path / NAME).mkdir()
    with pytest.raises(FileTrouble):
        read_administrators_file(tmp_path / NAME)
    assert first_look(tmp_path) == {}


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"#" * LARGEST)
    assert read_administrators_file(tmp_path / NAME) == AdministratorsFile()
    (tmp_path / NAME).write_bytes(b"#" * (LARGEST + 1))
    with pytest.raises(FileTrouble):
        read_administrators_file(tmp_path / NAME)


def test_a_name_of_a_package_is_a_policy() -> None:
    assert _read('policy = "package:bank-2027-1"').policy == "package:bank-2027-1"


@pytest.mark.parametrize("name", ["Bank-A", "bank_a", "bank.a", "bank-a.toml", "bank a", ""])
def test_a_policy_that_no_package_can_bring_is_not_waited_for(name: str) -> None:
    [said] = _wrong(f'policy = "package:{name}"')
    assert "kleine letters, cijfers en streepjes" in said


def test_a_key_of_packages_that_is_none_is_said_in_its_own_words() -> None:
    [said] = _wrong('package_keys = ["RWhallo"]')
    assert "openbare sleutel" in said


def test_a_key_that_stands_there_twice_is_named_as_a_cause() -> None:
    [said] = _wrong('language = "nl"\nlanguage = "en"\n')
    assert "een naam die er twee keer staat" in said
    assert "regel 2" in said


@pytest.mark.parametrize(
    "text",
    ["", "\xff", "a=", "language = 7", 'language = "de"', "language = 1\n[language]\nzoom = 1", "[",
     "[locked]\nlanguage = 'en'\nzoom = 150", "defaults = 3\n[defaults.x]\nzoom = 150"],
)  # fmt: skip
def test_the_first_look_says_nothing_of_what_is_wrong(text: str, tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(text.encode("latin-1"))
    assert language_for_all(first_look(tmp_path)) is None
    assert read_look(tmp_path / "data", first_look(tmp_path)) == WindowLook()


@pytest.mark.parametrize(
    "text",
    [
        TEMPLATE,
        'language = "en"',
        "  language='en' # all of us\r\n[defaults]\r\n  zoom=150# large\r\ntheme = 'dark'",
        '\ufefflanguage = "nl"\n[ defaults ]\nlanguage = "en"\n[locked]\nlock_minutes = 5',
        '#language = "en"\n[defaults] # begin\ntheme = "contrast"',
        'policy = "language = 1"\nstore = "[defaults]"\nlanguage = "en"',
    ],
)
def test_the_first_look_reads_what_the_whole_reader_does(text: str, tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(text.encode())
    whole, first = administrators_file(text.encode(), PATH), first_look(tmp_path)
    assert language_for_all(first) == whole.language
    looks = {"language", "theme", "zoom"}
    said = {key: value for key, value in whole.given("defaults").items() if key in looks}
    assert first.get("defaults", {}) == said


def test_the_first_paint_begins_as_is_set_for_everybody(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(
        'language = "en"\n[defaults]\nlanguage = "nl"\nzoom = 150\ntheme = "dark"\n'
    )
    usual = WindowLook(language="en", zoom=150, theme="dark")
    assert read_look(tmp_path, first_look(tmp_path)) == usual
    (tmp_path / "settings.json").write_text('{"language": "nl", "zoom": 200, "theme": null}')
    assert read_look(tmp_path, first_look(tmp_path)) == WindowLook(language="en", zoom=200)
