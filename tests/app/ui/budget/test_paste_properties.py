"""Generated tables: every row is accounted for, no word disappears, and no amount changes."""

from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from app.i18n import Texts
from app.services.intake.line_columns import GROUPS, LineGroup
from app.services.pasting.pasting import Pasted, read_rows, rows_of
from app.services.pasting.report import paste_report
from calc import UNKNOWN, Draft
from calc.base.period import Frequency
from tests.hypothesis_examples import at_least

NL = Texts("nl")
NAMES = st.integers(0, 999).map(lambda n: "post " + "".join(chr(97 + int(d)) for d in str(n)) + "q")
WORDS = st.text("bcdfghjklmnp", min_size=4, max_size=9).map(lambda word: f"qz{word}qz")
CENTS = st.integers(1, 500_000)
OFTEN = {
    "per dag": Frequency.DAY,
    "wekelijks": Frequency.WEEK,
    "p/w": Frequency.WEEK,
    "elke 2 weken": Frequency.TWO_WEEKS,
    "per 4 weken": Frequency.FOUR_WEEKS,
    "maand": Frequency.MONTH,
    "p.m.": Frequency.MONTH,
    "a month": Frequency.MONTH,
    "kwartaal": Frequency.QUARTER,
    "per half jaar": Frequency.HALF_YEAR,
    "jaarlijks": Frequency.YEAR,
}


def _written(cents: int, form: int) -> str:
    """An amount in one of the ways that people write it."""
    whole, rest = divmod(cents, 100)
    thousands = f"{whole:,}"
    return (
        f"{whole},{rest:02}",
        f"{whole}.{rest:02}",
        f"€ {thousands.replace(',', '.')},{rest:02}",
        f"{thousands}.{rest:02}",
        f"{thousands.replace(',', ' ')},{rest:02}",
        f"{whole},{rest:02} euro",
        f"EUR {whole},{rest:02}",
    )[form]


AMOUNTS = st.tuples(CENTS, st.integers(0, 6)).map(
    lambda given: (Decimal(given[0]) / 100, _written(*given))
)
ROWS = st.lists(
    st.tuples(NAMES, AMOUNTS, st.one_of(st.sampled_from(sorted(OFTEN)), WORDS)),
    min_size=1,
    max_size=8,
    unique_by=lambda row: row[0],
)


def _accounted(text: str, group: LineGroup) -> Pasted:
    found = read_rows(text, group, NL, Draft())
    left: list[list[Any]] = [found.totals, found.left_out, found.nothing_in, found.other_way]
    assert found.rows == found.titles + len(found.lines) + sum(len(rows) for rows in left)
    assert len(found.marks) == len(found.lines)
    paste_report(NL, found, group)
    Draft.model_validate({group.name: tuple(found.lines)})
    for line, marks in zip(found.lines, found.marks, strict=True):
        for mark in marks:
            assert getattr(line, mark.field) is UNKNOWN
    return found


def _kept(found: Pasted) -> str:
    """Everything that is still to be seen of a paste."""
    texts: list[Any] = [*found.left_out, *found.nothing_in, *found.other_way, *found.marked]
    texts += [total.text for total in found.totals]
    for line in found.lines:
        texts += [line.note, getattr(line, "label", ""), getattr(line, "creditor", "")]
    return " ".join(map(str, texts))


@given(ROWS, st.sampled_from(["\t", ";", "quoted"]), st.booleans(), st.booleans())
def test_no_amount_changes_and_an_unread_word_is_no_default(
    rows: list[tuple[str, tuple[Decimal, str], str]], between: str, crlf: bool, total: bool
) -> None:
    """D1, D3, D4, D5: the euros of the lines are those of the table; words are read or marked."""
    mark = ";" if between == "quoted" else between
    quote = '"' if between == "quoted" else ""
    table = [[name, amount, often] for name, (_, amount), often in rows]
    if total:
        table.append(["Totaal", str(sum(each for _, (each, _), _ in rows)).replace(".", ","), ""])
    lines = [mark.join(f"{quote}{cell}{quote}" for cell in row) for row in table]
    found = _accounted(("\r\n" if crlf else "\n").join(lines), GROUPS[1])
    assert [line.label for line in found.lines] == [name for name, *_ in rows]
    assert [line.amount for line in found.lines] == [amount for _, (amount, _), _ in rows]
    assert [line.frequency for line in found.lines] == [
        OFTEN.get(often, UNKNOWN) for *_, often in rows
    ]
    assert found.marked == [often for *_, often in rows if often not in OFTEN]
    assert [each.total for each in found.totals] == [None] * total


@given(ROWS, st.sampled_from(["Per week", "p.m.", "jaarbedrag", "Bedrag per kwartaal"]))
def test_the_period_of_a_title_is_that_of_every_amount_under_it(
    rows: list[tuple[str, tuple[Decimal, str], str]], title: str
) -> None:
    """D2."""
    table = [("Omschrijving", title), *((name, amount) for name, (_, amount), _ in rows)]
    found = _accounted("\n".join("\t".join(row) for row in table), GROUPS[1])
    said = {"Per week": "week", "p.m.": "month", "jaarbedrag": "year"}.get(title, "quarter")
    assert {line.frequency for line in found.lines} == {Frequency(said)}
    assert sum(line.amount for line in found.lines) == sum(amount for _, (amount, _), _ in rows)


CELLS = st.one_of(
    WORDS,
    NAMES,
    AMOUNTS.map(lambda amount: amount[1]),
    st.sampled_from(sorted(OFTEN)),
    st.sampled_from(
        ["", "", "A", "samen", "gezien", "Totaal", "-", "?", "Datum", "Bedrag", "Per maand", '"',
         "NL02RABO0000000001", "01-11-2026", "-712,35", "Af", "Bij", "EUR", "000000000000001",
         "123456782", "1.0000", "#VERW!", "2x 40", "a\nb"]
    ),
)  # fmt: skip


@settings(max_examples=at_least(150))
@given(
    st.lists(st.lists(CELLS, min_size=1, max_size=6), min_size=1, max_size=7),
    st.sampled_from(["\t", ";"]),
    st.sampled_from(GROUPS),
)
def test_of_any_table_every_row_is_accounted_for_and_no_word_disappears(
    table: list[list[str]], between: str, group: LineGroup
) -> None:
    found = _accounted("\n".join(between.join(row) for row in table), group)
    kept = _kept(found)
    for row in table:
        for cell in row:
            if cell.startswith("qz"):
                assert cell in kept or found.titles


@given(st.text(max_size=200), st.sampled_from(GROUPS))
def test_any_text_does_no_harm(text: str, group: LineGroup) -> None:
    _accounted(text, group)
    for row in rows_of(text):
        assert any(row)
