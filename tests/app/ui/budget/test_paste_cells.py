"""D3: a text as rows of cells; a quotation mark swallows no row, a line feed glues no words."""

import pytest

from app.services.pasting.pasting import rows_of

ZIGGO = ["U21", '"Ziggo alles-in-1', "45", "maand"]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            'U21\t"Ziggo alles-in-1\t45\tmaand\nU01\tHuur\t712,35\tmaand',
            [ZIGGO, ["U01", "Huur", "712,35", "maand"]],
        ),
        ('"Ziggo\t45\nU01\t"Huur"\t5', [['"Ziggo', "45"], ["U01", "Huur", "5"]]),
        ('Ziggo "5"\t45\nHuur\t5"', [['Ziggo "5"', "45"], ["Huur", '5"']]),
        ('"Ziggo;45;maand\nU01;Huur";712', [['"Ziggo', "45", "maand"], ["U01", 'Huur"', "712"]]),
        ('"Ziggo 45\nHuur 712"', [['"Ziggo 45'], ['Huur 712"']]),
        ('"', [['"']]),
        ('"" \tx', [["", "x"]]),
        ('"a ""b"" c"\t5', [['a "b" c', "5"]]),
        ('"a;b";"1.234,50"', [["a;b", "1.234,50"]]),
        ('"Huur","712,35","maand"\n"Zorg","158,00","maand"',
         [["Huur", "712,35", "maand"], ["Zorg", "158,00", "maand"]]),
        ("Rent,712.35,monthly\nFood,158,weekly",
         [["Rent", "712.35", "monthly"], ["Food", "158", "weekly"]]),
        ("Huur 712,35\nZorg 158,00", [["Huur 712,35"], ["Zorg 158,00"]]),
        ("Boodschappen, drogist 50", [["Boodschappen, drogist 50"]]),
        ("Huur    712,35    per maand", [["Huur", "712,35", "per maand"]]),
        ("\ufeffa\tb\r\n\r\n\t\r\nc\td\r", [["a", "b"], ["c", "d"]]),
    ],
)  # fmt: skip
def test_d3_rows_stay_rows(text: str, rows: list[list[str]]) -> None:
    assert rows_of(text) == rows


@pytest.mark.parametrize("feed", ["\n", "\r\n"])
def test_d3_a_line_feed_within_a_cell_parts_words_and_numbers(feed: str) -> None:
    [[name, amount, often]] = rows_of(f'"Ziggo{feed}alles-in-1"\t"45{feed}500"\tmaand')
    assert name.split() == ["Ziggo", "alles-in-1"]
    assert amount.split() == ["45", "500"]
    assert often == "maand"


def test_d3_a_soft_break_of_a_word_processor_stays_in_its_cell() -> None:
    [row] = rows_of("Ziggo\x0balles\t45")
    assert [cell.split() for cell in row] == [["Ziggo", "alles"], ["45"]]
