"""F12, F13: characters that nobody sees are known as such, and are shown as what they are."""

import json
import sys
import unicodedata

import pytest

from calc.base.characters import HIDDEN, made_visible, on_one_line, says_something

_ALSO = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0")


@pytest.mark.uncounted
def test_f12_every_character_without_a_shape_is_hidden() -> None:
    """Against the whole of Unicode, as this Python knows it."""
    for number in range(sys.maxunicode + 1):
        char = chr(number)
        if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") and char not in "\n\t":
            assert HIDDEN.fullmatch(char), f"U+{number:04X}"
        elif HIDDEN.fullmatch(char):
            is_mark = unicodedata.category(char) in ("Mn", "Cn")
            assert char in _ALSO or is_mark, f"U+{number:04X}"


@pytest.mark.parametrize(
    "char", [*"aZ0 é€ß\n\t-\u00a0\u2011", "\N{SNOWMAN}", "ع", "א", "漢", "\ufe0f"]
)
def test_f12_what_can_be_seen_is_not_hidden(char: str) -> None:
    assert made_visible(char) == char


@pytest.mark.parametrize(
    ("char", "shown"),
    [
        ("\x1b", r"\u001b"), ("\x9b", r"\u009b"), ("\r", r"\u000d"), ("\b", r"\u0008"),
        ("\u202e", r"\u202e"), ("\u200b", r"\u200b"), ("\udc80", r"\udc80"),
        ("\U000e0041", r"\udb40\udc41"), ("\U0001d173", r"\ud834\udd73"),
    ],
)  # fmt: skip
def test_f12_what_is_hidden_is_shown(char: str, shown: str) -> None:
    assert made_visible(f"a{char}b") == f"a{shown}b"
    assert json.loads(f'"{shown}"') == char


def test_f12_a_name_stays_on_one_line() -> None:
    assert on_one_line("a\nb\tc\x1b[2J\u2028d") == r"a b c\u001b[2J\u2028d"


@pytest.mark.parametrize("text", ["", " ", "-", "?", "...", "12", "Onbekend", "n.v.t.", "UNKNOWN"])
def test_e1_what_people_fill_in_for_nothing_says_nothing(text: str) -> None:
    assert not says_something(text)


@pytest.mark.parametrize("text", ["Noor", "漢", "A.", "Onbekende reden: zie het gesprek", "Nijs"])
def test_e1_a_name_or_a_reason_says_something(text: str) -> None:
    assert says_something(text)
