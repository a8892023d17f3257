"""A policy file is refused when customers would pay wrongly, or its logo cannot be printed."""

import sys
import zlib
from pathlib import Path

import pyrage  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis.strategies import from_regex, integers, sampled_from
from stdnum import iban

from app.i18n import LANGUAGES, Texts, say_problem
from app.store.logo_file import LARGEST, MOST_PIXELS, read_logo
from app.store.policy_file import account_exists, read_policy_file
from calc import PolicyFile, Problem
from calc.base.params import texts_of
from tests.building import POLICY, policy


def chunk(name: bytes, body: bytes) -> bytes:
    check = zlib.crc32(name + body).to_bytes(4, "big")
    return len(body).to_bytes(4, "big") + name + body + check


def png(width: int = 4, height: int = 2, more: int = 0) -> bytes:
    """A grey picture; `more`: so many bytes of a text nobody reads."""
    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes((8, 0, 0, 0, 0))
    rows = zlib.compress((b"\0" + b"\x80" * width) * height)
    return b"".join((
        b"\x89PNG\r\n\x1a\n", chunk(b"IHDR", header), chunk(b"tEXt", b"a\0" + b"b" * more),
        chunk(b"IDAT", rows), chunk(b"IEND", b""),
    ))  # fmt: skip


def written(folder: Path, **changes: str) -> Path:
    lines = POLICY.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if line.partition(" =")[0] not in changes]
    path = folder / "policy.toml"
    new = [f"{key} = {value}" for key, value in changes.items()]
    path.write_text("\n".join([*new, *kept]), encoding="utf-8")
    return path


def wrong(path: Path) -> list[tuple[str, str]]:
    found = read_policy_file(path)
    return [] if isinstance(found, PolicyFile) else [(one.code, one.path) for one in found]


def test_the_example_is_right(tmp_path: Path) -> None:
    assert wrong(POLICY) == []
    assert wrong(written(tmp_path)) == []


def test_a_wrong_digit_in_the_account_is_refused_with_its_line(tmp_path: Path) -> None:
    found = read_policy_file(written(tmp_path, iban='"NL91ABNA0417164301"'))
    assert isinstance(found, tuple)
    [problem] = found
    assert (problem.code, problem.path, texts_of(problem.params)) == (
        "iban_wrong",
        "iban",
        {"line": "1"},
    )


def test_a_name_that_no_qr_code_holds_is_refused(tmp_path: Path) -> None:
    assert wrong(written(tmp_path, name=f'"{"n" * 70}"')) == []
    assert wrong(written(tmp_path, name=f'"{"n" * 71}"')) == [("account_name_too_long", "name")]


def test_a_key_with_a_wrong_character_is_refused(tmp_path: Path) -> None:
    key = str(pyrage.x25519.Identity.generate().to_public())
    assert wrong(written(tmp_path, case_recipient=f'"{key}"')) == []
    slip = key[:-1] + ("q" if key[-1] != "q" else "p")
    assert wrong(written(tmp_path, case_recipient=f'"{slip}"')) == [
        ("case_recipient_wrong", "case_recipient")
    ]


def test_a_letter_carries_a_case_only_for_somebody(tmp_path: Path) -> None:
    key = str(pyrage.x25519.Identity.generate().to_public())
    assert wrong(written(tmp_path, letters_carry='"case"')) == [
        ("case_without_recipient", "letters_carry")
    ]
    assert wrong(written(tmp_path, letters_carry='"case"', case_recipient=f'"{key}"')) == []


def test_a_logo_beside_the_policy_is_read(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(png())
    path = written(tmp_path, logo='"logo.png"')
    found = read_policy_file(path)
    assert isinstance(found, PolicyFile)
    assert read_logo(path, found.policy) == png()
    assert read_logo(path, policy().policy) is None


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (None, "logo_missing"),
        (b"", "logo_not_png"),
        (b"<svg/>", "logo_not_png"),
        (png()[:-1], "logo_not_png"),
        (png().replace(b"IDAT", b"IDAX"), "logo_not_png"),
        (png() + b"x", "logo_not_png"),
        (png(MOST_PIXELS, 1), None),
        (png(MOST_PIXELS + 1, 1), "logo_too_large"),
        (png(1, MOST_PIXELS + 1), "logo_too_large"),
        (png(more=LARGEST - len(png())), None),
        (png(more=LARGEST - len(png()) + 1), "logo_too_large"),
    ],
)
def test_a_logo_that_cannot_be_printed_is_refused(
    data: bytes | None, code: str | None, tmp_path: Path
) -> None:
    if data is not None:
        (tmp_path / "logo.png").write_bytes(data)
    expected = [(code, "logo")] if code else []
    assert wrong(written(tmp_path, logo='"logo.png"')) == expected


@given(from_regex(r"NL[0-9]{2}[A-Z]{4}[0-9]{10}", fullmatch=True))
def test_a_dutch_account_is_what_the_table_of_all_countries_says(number: str) -> None:
    assert account_exists(number) == iban.is_valid(number)
    right = f"NL{iban.calc_check_digits(number)}{number[4:]}"
    assert account_exists(right) is iban.is_valid(right) is True


@given(integers(4, 17), sampled_from("0123456789ABZ"))
def test_one_other_letter_in_a_dutch_account(place: int, letter: str) -> None:
    number = "NL91ABNA0417164300"
    changed = number[:place] + letter + number[place + 1 :]
    assert account_exists(changed) == iban.is_valid(changed) == (changed == number)


def test_an_account_of_another_country_is_looked_up() -> None:
    assert account_exists("DE89370400440532013000")
    assert not account_exists("DE89370400440532013001")
    assert not account_exists("NL91ABNA04171643")


def test_the_table_is_not_loaded_for_a_dutch_account(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "stdnum", None)
    assert account_exists("NL91ABNA0417164300")
    with pytest.raises(ImportError):
        account_exists("DE89370400440532013000")


def test_nothing_outside_the_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "logo.png").write_bytes(png())
    for name in ("../logo.png", str(tmp_path / "logo.png"), "..", "a\\\\b.png"):
        path = written(tmp_path / "in", logo=f'"{name}"')
        assert wrong(path) in ([("logo_elsewhere", "logo")], [("logo_missing", "logo")]), name


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", [
    "iban_wrong", "account_name_too_long", "logo_elsewhere", "logo_missing", "logo_not_png",
    "logo_too_large", "case_recipient_wrong",
])  # fmt: skip
def test_every_problem_of_ours_is_said(code: str, language: str) -> None:
    assert say_problem(Texts(language), Problem(code, "logo"))
