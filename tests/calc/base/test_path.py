"""The path of a field, taken apart."""

import random
import re

import pytest

from calc.base.path import Item, field_path


@pytest.mark.parametrize(
    ("text", "parts", "top", "field", "line"),
    [
        ("", (), "", "", ""),
        ("savings", ("savings",), "savings", "savings", "savings"),
        ("debt.balance", ("debt", "balance"), "debt", "balance", "debt.balance"),
        ("income[0]", ("income", 0), "income", "income", "income[0]"),
        ("income[12].amount", ("income", 12, "amount"), "income", "amount", "income[12]"),
        (
            "income[3].months[10].amount",
            ("income", 3, "months", 10, "amount"),
            "income",
            "amount",
            "income[3]",
        ),
        (
            "debt.co_debtors[1].monthly",
            ("debt", "co_debtors", 1, "monthly"),
            "debt",
            "monthly",
            "debt.co_debtors[1]",
        ),
        ("income.new.code", ("income", "new", "code"), "income", "code", "income.new.code"),
        ("[3]", (3,), "", "", "[3]"),
        ("x]y[a]", ("x", "y", "a"), "x", "a", "x]y[a]"),
    ],
)
def test_a_path_is_its_parts(
    text: str, parts: tuple[str | int, ...], top: str, field: str, line: str
) -> None:
    path = field_path(text)
    assert (path.text, path.parts, path.top, path.field, path.line) == (
        text,
        parts,
        top,
        field,
        line,
    )


def test_the_item_of_a_list() -> None:
    assert field_path("debt.co_debtors[1].monthly").item == Item("debt.co_debtors", 1, ".monthly")
    assert field_path("income[3]").item == Item("income", 3, "")
    assert field_path("income").item is None
    assert field_path("income[12].amount").at == 12
    with pytest.raises(LookupError, match="income"):
        _ = field_path("income").at


def test_the_tokens_are_names_with_their_places() -> None:
    assert field_path("income[3].months[0].amount").tokens == [
        ("income", 3),
        ("months", 0),
        ("amount", None),
    ]
    assert field_path("").tokens == []
    assert field_path("[3].x[1][2]").tokens == [("3", None), ("x", 1), ("2", None)]


def test_a_place_of_more_digits_than_a_list_can_have_is_a_name() -> None:
    assert field_path("a[999999999]").parts == ("a", 999999999)
    assert field_path("a[9999999999]").parts == ("a", "9999999999")


def test_items_stand_in_the_order_of_the_file_and_a_path_before_what_is_in_it() -> None:
    ordered = [
        "",
        "adults[0]",
        "adults[0].assets",
        "children[0].days_per_14",
        "children[0].days_per_year",
        "income",
        "income.housing",
        "income[2]",
        "income[2].amount",
        "income[10]",
        "income[10].amount",
        "savings",
    ]
    mixed = random.Random(1).sample(ordered, len(ordered))
    assert sorted(mixed, key=lambda text: field_path(text).order) == ordered
    # As before there was a path: the digits taken out of the text.
    split = sorted(
        mixed, key=lambda text: [int(p) if p.isdigit() else p for p in re.split(r"(\d+)", text)]
    )
    assert split == ordered
