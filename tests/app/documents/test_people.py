"""Who a letter is for: names, titles and addresses, known or not."""

from typing import Any

import pytest

from tests.app.documents.letters import Made, example, lines_with, made, raw


def with_adult(**changes: Any) -> Made:
    values = raw("HH1-afgerond")
    values["adults"][0] |= changes
    return made(values)


@pytest.mark.parametrize(
    ("title", "name", "expected"),
    [
        ("Mevrouw", "J. Voorbeeld", "Beste mevrouw Voorbeeld,"),
        ("De heer", "J.A. de Vries", "Beste meneer De Vries,"),
        ("dhr.", "J A van den Berg", "Beste meneer Van den Berg,"),
        ("mw.", "Th. 't Hart", "Beste mevrouw 't Hart,"),
        ("Mevrouw", "Jannie de Vries", "Beste mevrouw Jannie de Vries,"),
        ("Mevrouw", "Ş. Öztürk-Łukasiewicz", "Beste mevrouw Öztürk-Łukasiewicz,"),
        ("Mevrouw", "J.", "Beste mevrouw J.,"),
        ("mr.", "J. Recht", "Beste J. Recht,"),
        ("UNKNOWN", "J. Voorbeeld", "Beste J. Voorbeeld,"),
        ("Mevrouw", "UNKNOWN", "Beste mevrouw,"),
        ("UNKNOWN", "UNKNOWN", "Goedendag,"),
        ("", "", "Goedendag,"),
    ],
)
def test_the_salutation(title: str, name: str, expected: str) -> None:
    assert with_adult(salutation=title, name=name).letter.salutation == expected


def test_two_people_who_owe_it_are_both_greeted_and_addressed() -> None:
    letter = example("HH2").letter
    assert letter.salutation == "Beste meneer Proef en mevrouw Proef,"
    assert letter.address[:2] == ("De heer M. Proef", "Mevrouw S. Proef")


def test_one_of_two_names_unknown_greets_nobody_by_half() -> None:
    values = raw("HH2")
    values["adults"][1] |= {"name": "UNKNOWN", "salutation": "UNKNOWN"}
    letter = made(values).letter
    assert letter.salutation == "Goedendag,"
    assert letter.address[0] == "De heer M. Proef"


@pytest.mark.parametrize("name", ["HH4", "HH5"])
def test_a_partner_who_owes_nothing_is_never_named(name: str) -> None:
    result = example(name)
    [partner] = [adult for adult in result.draft.adults if adult.liable is False]
    assert lines_with(result.text, str(partner.name)) == []


def test_nothing_known_leaves_no_empty_line_and_no_unknown() -> None:
    values = raw("HH1-afgerond")
    values["adults"][0] |= {"name": "UNKNOWN", "salutation": "UNKNOWN"}
    values["contact"] = {}
    values["debt"] |= {"creditor": "UNKNOWN", "reference": "UNKNOWN"}
    result = made(values)
    assert result.letter.address == ()
    assert result.letter.footer.reference == ""
    assert lines_with(result.text, "UNKNOWN") == []
    assert "Voorbeeldbank N.V. kijkt dit na." in result.text


def test_a_name_is_composed_and_stands_on_one_line() -> None:
    address = with_adult(name="Z.  Zoe\u0308\n van Dijk").letter.address
    assert address[0] == "Mevrouw Z. Zoë van Dijk"


@pytest.mark.parametrize(
    ("needs", "large"),
    [("grote letters", True), ("Grote Letters en per post", True), ("UNKNOWN", False),
     ("voorlezen", False)],
)  # fmt: skip
def test_large_print_when_asked(needs: str, large: bool) -> None:
    assert with_adult(reading_needs=needs).letter.large_print is large
