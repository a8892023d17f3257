"""A text that is passed by without being parsed holds none of the names that are looked for."""

import pytest

from tests.architecture.mentions import mentions


@pytest.mark.parametrize(
    "source",
    [
        "a.open()",
        "open",
        "a . open",
        "x = f'{open(1)}'",
        "\N{FULLWIDTH LATIN SMALL LETTER O}pen(x)",
    ],
)
def test_a_name_is_seen_as_python_reads_it(source: str) -> None:
    assert mentions(source, {"open"})


@pytest.mark.parametrize("source", ["reopen()", "opening", "open_", "opén", ""])
def test_a_part_of_a_name_is_not_the_name(source: str) -> None:
    assert not mentions(source, {"open"})
