"""docs/method.md against the program: its worked example, its policy keys, what the window says."""

import re
from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest

from app.i18n import Texts
from calc import as_json
from calc.policy.policy import Policy
from tests.building import example_policy, outcome, raw_example
from tests.tariff_files import shipped

ROOT: Final = Path(__file__).parents[2]
METHOD: Final = (ROOT / "docs" / "method.md").read_text(encoding="utf-8")
_EXAMPLE: Final = METHOD.partition("## Worked example")[2]
_ROW: Final = re.compile(r"^\|(?P<cells>.*)\| (?P<amount>[\d.,]+) \| `(?P<step>[^`]+)` \|$", re.M)
_PAYMENT: Final = re.compile(r"payment from (\w+ \d{4})\*\*.*\| ([\d.,]+) \| `")
ABOUT_THE_FILE: Final = {"name", "revision", "date", "checked_by"}
FEWEST_ROWS: Final = 70
FEWEST_SUMS: Final = 30
"""A table that no longer reads as one would compare nothing."""


def rows() -> list[re.Match[str]]:
    return list(_ROW.finditer(_EXAMPLE))


@cache
def amounts() -> Mapping[str, Decimal]:
    """The steps of HH1 by their id, as a supervisor finds them in the file."""
    found: dict[str, Decimal] = {}

    def walk(step: Mapping[str, Any]) -> None:
        if "id" in step:  # else it was told before
            found.setdefault(step["id"], Decimal(step["amount"]))
            for part in step["parts"]:
                walk(part)

    for step in as_json(outcome(raw_example("HH1"), example_policy(), shipped()))["steps"]:
        walk(step)
    return found


def wrong(shown: str, exact: Decimal) -> bool:
    """Whether an amount of the page is not the exact one, rounded as far as the page shows it."""
    amount = Decimal(shown.replace(",", ""))
    return exact.quantize(amount, rounding=ROUND_HALF_UP) != amount


def test_every_amount_of_the_worked_example_is_the_programs() -> None:
    assert len(rows()) >= FEWEST_ROWS
    found = {
        row["step"]: row["amount"]
        for row in rows()
        if row["step"] not in amounts() or wrong(row["amount"], amounts()[row["step"]])
    }
    assert found == {}


def by_hand(how: str) -> float | None:
    """What a sum of numbers on the page gives; None for what is told in words."""
    plain = re.sub(r"(?<=\d),(?=\d{3})", "", how).replace(" x ", " * ").replace("%", " / 100")
    if not re.fullmatch(r"[\d(][\d. ()*/+-]*[*/+-][\d. ()*/+-]*", plain):
        return None
    return float(eval(plain, {}))  # nothing but a sum gets here


def test_the_sums_of_the_worked_example_can_be_done_by_hand() -> None:
    """With the amounts as they are shown the outcome is right to the cent, or next to it."""
    done = [(row, by_hand(row["cells"].split("|")[1].strip())) for row in rows()]
    sums = {row["step"]: (told, row["amount"]) for row, told in done if told is not None}
    assert len(sums) >= FEWEST_SUMS
    far = {
        step: (told, amount)
        for step, (told, amount) in sums.items()
        if abs(told - float(amount.replace(",", ""))) > 0.011
    }
    assert far == {}
    assert by_hand("168.17 + 35.34") == 203.51
    assert by_hand("2,000 x 5% + one adult") is None


def test_the_payments_of_the_worked_example_are_all_payments_of_the_plan() -> None:
    assessment = outcome(raw_example("HH1"), example_policy(), shipped())
    told = [amount for _, amount in _PAYMENT.findall(_EXAMPLE)]
    assert told == [f"{rung.payment.amount:.2f}" for rung in assessment.rungs]
    assert told == ["165.00", "185.00", "205.00"]


def test_a_seeded_wrong_amount_is_seen() -> None:
    assert wrong("168.18", Decimal("168.166666667"))
    assert not wrong("168.17", Decimal("168.166666667"))


def _named(language: str) -> Iterator[tuple[str, str]]:
    texts = Texts(language)
    for number in re.findall(r"^## (\d+a?) ", METHOD, re.M):
        if texts.has(f"rule.method.{number}"):
            yield number, texts.text(f"rule.method.{number}")


def test_the_titles_of_the_window_stand_in_the_method() -> None:
    table = dict(re.findall(r"^\| (\d+a?) \| ([a-z][^|]+?) \|$", METHOD, re.M))
    told = dict(_named("nl"))
    assert told, "the catalogue has no titles of the method"
    assert told.items() <= table.items()


@pytest.mark.parametrize("key", sorted(Policy.model_fields.keys() - ABOUT_THE_FILE))
def test_every_key_of_the_policy_stands_in_chapter_17(key: str) -> None:
    chapter = METHOD.partition("## 17 ")[2].partition("\n## ")[0]
    assert f"`{key}`" in chapter


def test_the_words_of_the_window_in_the_glossary_are_the_windows() -> None:
    catalogues = (ROOT / "app" / "i18n" / "locale" / "nl" / "LC_MESSAGES").glob("*.po")
    said = "".join(path.read_text(encoding="utf-8") for path in catalogues).lower()
    said = said.replace('"\n"', "")
    cells = re.findall(
        r"^\| [^|]+ \| [^|]+ \| ([a-z][^|]+?) \|$",
        (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    words = [word for cell in cells for word in cell.split(", ")]
    assert len(words) > 50
    assert [word for word in words if word.lower() not in said] == []
