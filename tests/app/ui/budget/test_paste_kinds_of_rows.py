"""Kinds of tables as people paste them: what is read, what is marked, what is left out by name."""

from decimal import Decimal

import pytest

from app.i18n import Texts
from app.services.intake.line_columns import ARRANGEMENTS, EXPENSES, INCOME, LineGroup
from app.services.pasting.pasting import Pasted, read_rows
from app.services.pasting.report import paste_report
from calc import UNKNOWN, Draft

Read = tuple[str, str, str]
"""name, amount and frequency of a line as they are in the draft; "?" is unknown"""


def pasted(text: str, group: LineGroup = EXPENSES) -> Pasted:
    """Read a text in Dutch; every row is accounted for."""
    found = read_rows(text, group, Texts("nl"), Draft())
    left = found.totals, found.left_out, found.nothing_in, found.other_way
    assert found.rows == found.titles + len(found.lines) + sum(len(rows) for rows in left)
    assert len(found.marks) == len(found.lines)
    return found


def read(found: Pasted, group: LineGroup = EXPENSES) -> list[Read]:
    return [
        (_said(getattr(line, group.name_field)), _said(line.amount), _said(line.frequency))
        for line in found.lines
    ]


def marked(found: Pasted) -> list[tuple[str, str]]:
    return [(mark.field, mark.text) for marks in found.marks for mark in marks]


def _said(value: object) -> str:
    if value is UNKNOWN:
        return "?"
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def say(found: Pasted, group: LineGroup = EXPENSES) -> str:
    return paste_report(Texts("nl"), found, group).replace("\u00a0", " ")


# D1: words that are not read ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "amount", "word"),
    [
        ("Krant\t70\telke zaterdag", "70.00", "elke zaterdag"),
        ("Krant\t70 elke zaterdag", "70.00", "elke zaterdag"),
        ("Krant elke zaterdag\t70", "70.00", "elke zaterdag"),
        ("Krant\t70\tper kwartaal?", "70.00", "per kwartaal?"),
        ("Krant\t12,50\tblorp", "12.50", "blorp"),
        ("Krant\t12,50 blorp", "12.50", "blorp"),
        ("Krant\t€ 12,50 per blorp", "12.50", "per blorp"),
        ("Krant\t12,50\tbiweekly", "12.50", "biweekly"),
        ("Krant\t12,50\t2x per week", "12.50", "2x per week"),
        ("Krant 12,50 om de dag", "12.50", "om de dag"),
        ("Krant\t12,50\tmaand\tjaar", "12.50", "maand / jaar"),
    ],
)
def test_d1_an_unread_word_is_marked_and_never_a_default(row: str, amount: str, word: str) -> None:
    found = pasted(row)
    [(_, said, frequency)] = read(found)
    assert (said, frequency) == (amount, "?")
    assert marked(found) == [("frequency", word)]
    assert word in say(found)
    assert "1 cel is gemarkeerd" in say(found)
    [line] = found.lines
    assert set(word.split()) <= {*str(line.note).replace(",", "").split(), "/", *line.label.split()}


def test_d1_two_weekly_and_daily_are_read() -> None:
    found = pasted(
        "Loon\t900\ttweewekelijks\nLoon\t900 tweewekelijks\nLoon\t12,50 dagelijks", INCOME
    )
    assert [line.frequency for line in found.lines] == ["2weeks", "2weeks", "day"]
    assert marked(found) == []


def test_d1_a_frequency_said_not_to_be_known_is_not_as_usual() -> None:
    found = pasted("Post\tBedrag\tPeriode\nHuur\t712,35\t?\nZorg\t158\tonbekend")
    assert [frequency for *_, frequency in read(found)] == ["?", "?"]


def test_d1_a_column_of_frequencies_shows_which_word_is_none() -> None:
    found = pasted("Huur\t712,35\tmaand\nKrant\t70\tzaterdags\nZorg\t158\tmaand")
    assert [frequency for *_, frequency in read(found)] == ["month", "?", "month"]
    assert marked(found) == [("frequency", "zaterdags")]


@pytest.mark.parametrize(
    "text",
    [
        "Huur\t700\tmaand\tB",
        "Huur\t700\tmaand\tsamen",
        "Huur\t700\tmaand\tpartner",
        "Huur\t700\tmaand\tK3",
        "Huur\t700\tmaand\tPiet\tgezien",
        "Wat\tBedrag\tHoe vaak\tVan wie\nHuur\t700\tmaand\tPiet",
    ],
)
def test_d1_whom_that_is_not_here_is_marked_and_never_a(text: str) -> None:
    found = pasted(text)
    [line] = found.lines
    assert line.who is UNKNOWN
    assert [field for field, _ in marked(found)] == ["who"]
    assert marked(found)[0][1] in str(line.note)


@pytest.mark.parametrize(
    ("title", "cell", "field", "value"),
    [
        ("Zeker", "blorp", "certainty", UNKNOWN),
        ("Zeker", "misschien", "certainty", "expected"),
        ("Zeker", "ja", "certainty", "sure"),
        ("Tot", "ooit", "until", UNKNOWN),
        ("Tot", "31-02-2027", "until", UNKNOWN),
        ("Vanaf", "na de zomer", "from_date", UNKNOWN),
        ("Bewijs", "bij mijn zus", "evidence", UNKNOWN),
    ],
)
def test_d1_certainty_dates_and_evidence_under_a_title(
    title: str, cell: str, field: str, value: object
) -> None:
    found = pasted(f"Wat\tBedrag\tHoe vaak\t{title}\nLoon\t700\tmaand\t{cell}", INCOME)
    [line] = found.lines
    assert getattr(line, field) == value
    assert marked(found) == ([(field, cell)] if value is UNKNOWN else [])


def test_d1_dates_contradicting_each_other_are_marked() -> None:
    found = pasted("Wat\tBedrag\tVanaf\tTot\nLoon\t700\t2027-06\t2026-06", INCOME)
    assert {field for field, _ in marked(found)} == {"from_date", "until"}


@pytest.mark.parametrize(
    ("row", "certainty"),
    [
        ("Loon (verwacht)\t700\tmaand", "expected"),
        ("Loon misschien\t700\tmaand", "expected"),
        ("Loon\t700\tmaand\tverwacht", "expected"),
        ("Loon\t700\tmaand\tmisschien vanaf de zomer", UNKNOWN),
        ("I01\tverwachte bonus\t700\tmaand", UNKNOWN),
        ("Loon\t700\tmaand\tbij de bakker", "sure"),
    ],
)
def test_d1_a_doubt_in_words_is_not_sure_income(row: str, certainty: object) -> None:
    found = pasted(row if row.startswith("I01") else f"I01\t{row}", INCOME)
    [line] = found.lines
    assert line.certainty == certainty
    assert ("certainty" in dict(marked(found))) == (certainty is UNKNOWN)


@pytest.mark.parametrize(
    ("words", "field", "day"),
    [
        ("tot en met juni 2027", "until", "2027-06-30"),
        ("t/m 30-06-2027", "until", "2027-06-30"),
        ("tot 15-06-2027", "until", "2027-06-15"),
        ("vanaf juli 2027", "from_date", "2027-07-01"),
        ("tot juni 2027", "until", "?"),
        ("tot nader order", "until", "?"),
        ("vanaf de zomer", "from_date", "?"),
    ],
)
def test_d1_from_and_until_in_words(words: str, field: str, day: str) -> None:
    found = pasted(f"Loon\t700\tmaand\t{words}", INCOME)
    [line] = found.lines
    assert _said(getattr(line, field)) == day
    assert line.note == words
    assert marked(found) == ([(field, words)] if day == "?" else [])
    assert (words in found.odd_cells) == (day == "?")


def test_d2_an_amount_that_is_not_read_keeps_the_period_of_its_title() -> None:
    found = pasted("Wat\tPer maand\nWegenbelasting\t1,23.4\nWater\t€ -\nWaterschap\t10 / 12")
    assert [often for *_, often in read(found)] == ["month", "month", "month"]
    two = pasted("Wat\tPer maand\tPer jaar\nWegenbelasting\t10\t130\nWater\t\t")
    assert [often for *_, often in read(two)] == ["?", "?"]
    assert read(pasted("Wegenbelasting\t10 of 20 per maand"))[0][1:] == ("?", "?")


def test_d1_whose_stands_behind_a_payment_too() -> None:
    [line] = pasted("01-11-2026\tHuur\t-700,00\tmaand\tB").lines
    assert (line.frequency, line.who) == ("month", UNKNOWN)


def test_a_table_with_days_and_periods_is_no_bank() -> None:
    found = pasted("Datum\tWat\tBedrag\tHoe vaak\tVan wie\n01-11-2026\tHuur\t700\tmaand\tPiet")
    assert read(found) == [("Huur", "700.00", "month")]
    assert marked(found) == [("who", "Piet")]


# D2: the period in a title --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "frequency"),
    [
        ("Per maand", "month"), ("per week", "week"), ("Bedrag per jaar", "year"),
        ("p.m.", "month"), ("p/m", "month"), ("€ p/m", "month"), ("€/mnd", "month"),
        ("Bedrag (per kwartaal)", "quarter"), ("jaarbedrag", "year"), ("Maandbedrag (€)", "month"),
        ("Maandelijkse kosten", "month"), ("Jaarlijkse lasten", "year"), ("Maandlasten", "month"),
        ("Kosten/jaar", "year"), ("Weekbedrag", "week"), ("Kwartaalbedrag", "quarter"),
        ("Netto per maand", "month"), ("Bedrag p.m. 2026", "month"), ("Jaar", "year"),
        ("Per 4 weken", "4weeks"), ("Bedrag per 2 weken", "2weeks"), ("Per dag", "day"),
        ("Amount per month", "month"), ("Monthly amount", "month"), ("a year", "year"),
        ("Bedrag\nper maand", "month"),
    ],
)  # fmt: skip
def test_d2_the_period_of_a_title_counts_for_its_column(title: str, frequency: str) -> None:
    found = pasted(f'Omschrijving\t"{title}"\nWegenbelasting\t22,00\nGemeentebelasting\t48,00')
    assert read(found) == [
        ("Wegenbelasting", "22.00", frequency),
        ("Gemeentebelasting", "48.00", frequency),
    ]
    assert (found.titles, found.as_usual, marked(found)) == (1, 0, [])


@pytest.mark.parametrize("first", ["", "Kosten", "Post", "Vaste lasten", "Waarvoor"])
def test_d2_a_title_beside_any_other_or_alone(first: str) -> None:
    found = pasted(f"{first}\tPer maand\nWegenbelasting\t22")
    assert read(found) == [("Wegenbelasting", "22.00", "month")]


def test_d2_a_cell_that_says_another_period_counts_and_it_is_said() -> None:
    found = pasted("Wat\tPer maand\tHoe vaak\nWegenbelasting\t264 per jaar\t\nWater\t30\tkwartaal")
    assert [frequency for *_, frequency in read(found)] == ["year", "quarter"]
    assert found.says_else == ["Wegenbelasting", "Water"]
    assert "de cel telt" in say(found)


def test_d2_a_period_in_the_name_counts_before_what_is_usual() -> None:
    found = pasted("Wegenbelasting per maand\t22\nZorg (per jaar)\t264")
    assert [frequency for *_, frequency in read(found)] == ["month", "year"]


def test_d2_two_columns_of_periods_agree_or_are_asked() -> None:
    found = pasted(
        "Wat\tPer maand\tPer jaar\nHuur\t700\t8400\nWater\t\t120\nZorg\t158\t\nEten\t100\t130"
    )
    assert [(amount, often) for _, amount, often in read(found)][:3] == [
        ("700.00", "month"),
        ("120.00", "year"),
        ("158.00", "month"),
    ]
    assert marked(found) == [("amount", "100 / 130")]


@pytest.mark.parametrize("title", ["Per blorp", "Bedrag per maan", "Kosten elke zaterdag"])
def test_d1_a_title_that_is_not_understood_makes_how_often_unknown(title: str) -> None:
    found = pasted(f"Omschrijving\t{title}\nHuur\t700")
    assert read(found) == [("Huur", "700.00", "?")]
    assert marked(found) == [("frequency", title)]


def test_d2_gross_amounts_are_no_income() -> None:
    found = pasted("Wat\tBruto per maand\tNetto per maand\nLoon\t3000\t2200", INCOME)
    assert read(found) == [("Loon", "2200.00", "month")]


def test_titles_may_come_again_and_a_table_may_have_a_name() -> None:
    found = pasted("Begroting 2026\nWat\tPer maand\nHuur\t700\nWat\tPer jaar\nWater\t120")
    assert read(found) == [("Huur", "700.00", "month"), ("Water", "120.00", "year")]
    assert found.titles == 3


# D4: totals -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    ["Totaal", "TOTAAL:", "Subtotaal", "Sub-totaal wonen", "Som", "Totaal uitgaven", "Eindtotaal",
     "Totale lasten", "Uitgaven totaal", "Total", "Total expenses", "Subtotal", "Sum", "",
     "Vaste lasten"],
)  # fmt: skip
def test_d4_a_total_is_no_line_and_is_checked(name: str) -> None:
    found = pasted(f"U01\tHuur\t712,35\tmaand\nU10\tZorg\t158,00\tmaand\n\t{name}\t870,35")
    assert [amount for _, amount, _ in read(found)] == ["712.35", "158.00"]
    [total] = found.totals
    assert (total.checked, total.total) == (True, None)
    assert "telt niet mee" in say(found)


def test_d4_a_total_in_another_column_than_the_amounts() -> None:
    found = pasted("U01\tHuur\t712,35\tmaand\nU10\tZorg\t158,00\tmaand\nTotaal\t870,35")
    assert len(found.lines) == 2
    assert found.totals[0].total is None


def test_d4_a_total_that_differs_is_said_with_both_amounts() -> None:
    found = pasted("Huur\t700\tmaand\nZorg\t158\tmaand\nTotaal\t900")
    assert found.totals[0].total == 900
    assert found.totals[0].sum == 858
    assert "€ 900,00" in say(found)
    assert "€ 858,00" in say(found)


def test_d4_a_total_in_words_is_no_title() -> None:
    found = pasted("Huur 712,35\nGas 120\nTotaal 832,35 per maand")
    assert (len(found.lines), len(found.totals), found.titles) == (2, 1, 0)


def test_d4_subtotals_and_the_whole() -> None:
    found = pasted("Huur\t700\nGas\t100\nSubtotaal\t800\nZorg\t158\nSubtotaal\t158\nTotaal\t958")
    assert len(found.lines) == 3
    assert [total.total for total in found.totals] == [None, None, None]


def test_d4_a_total_above_what_was_not_read_is_not_checked() -> None:
    found = pasted("Huur\t700\nZorg\t1,58.3\nTotaal\t858")
    assert (found.totals[0].checked, found.totals[0].total) == (False, None)


@pytest.mark.parametrize("name", ["Saldo", "Resultaat", "Eindsaldo", "Overschot", "Balance"])
def test_d4_what_is_left_is_no_cost_either(name: str) -> None:
    found = pasted(f"Huur\t700\tmaand\n{name}\t1200")
    assert [name for name, *_ in read(found)] == ["Huur"]
    assert len(found.totals) == 1


@pytest.mark.parametrize("name", ["TotalEnergies", "Sommen", "Totaaltv", "Saldering zonnepanelen"])
def test_d4_a_name_that_only_begins_so_is_a_cost(name: str) -> None:
    assert read(pasted(f"Huur\t700\tmaand\n{name}\t60\tmaand"))[1] == (name, "60.00", "month")


@pytest.mark.parametrize("row", ["Total tankstation\t60", "Boodschappen totaal\t400", "\t900"])
def test_d4_what_may_be_a_total_is_marked_and_does_not_count(row: str) -> None:
    found = pasted(f"Huur\t700\tmaand\nZorg\t158\tmaand\n{row}")
    assert read(found)[2][1] == "?"
    assert marked(found)[0][0] == "amount"


# D5, D7: amounts in a table -------------------------------------------------------------------


@pytest.mark.parametrize(
    "cell",
    ["1.0000", "0.123", "1 2345", "1,23.4", "1,234", "12,345", "(45,00)", "± 100", "ca. 20", "-5",
     "10-20", "2x 40", "#VERW!", "99999999", "5.000.000"],
)  # fmt: skip
def test_d5_an_amount_that_is_not_sure_is_marked(cell: str) -> None:
    found = pasted(f"U30\tEten\t{cell}\tper week")
    [(name, amount, frequency)] = read(found)
    assert (name, amount, frequency) == ("Eten", "?", "week")
    [(field, text)] = marked(found)
    assert field == "amount"
    assert text.replace(".000.000,00", ".000.000") == cell
    assert "1 cel is gemarkeerd" in say(found)


@pytest.mark.parametrize(
    ("cell", "amount"),
    [("1.234", "1234.00"), ("1.234,56", "1234.56"), ("1234.5", "1234.50"), ("1,234.56", "1234.56"),
     ("1 234,50", "1234.50"), ("€ 1.234,-", "1234.00"), ("12,-", "12.00")],
)  # fmt: skip
def test_d5_a_right_amount_is_read(cell: str, amount: str) -> None:
    assert read(pasted(f"Huur\t{cell}\tmaand")) == [("Huur", amount, "month")]


@pytest.mark.parametrize("cell", ["ca. 700", "10 of 20 per maand", "zie 2026", "± 700"])
def test_d6_a_figure_behind_a_known_name_does_not_become_the_name(cell: str) -> None:
    found = pasted(f"Huur\t{cell}\tmaand")
    assert [line[:2] for line in read(found)] == [("Huur", "?")]
    assert marked(found) == [("amount", cell)]
    assert read(pasted("Huur\thuis 12\t700\tmaand")) == [("huis 12", "700.00", "month")]


def test_two_amounts_without_titles_are_asked() -> None:
    found = pasted("Huur\t700\t712,35\tmaand")
    assert marked(found) == [("amount", "700 / 712,35")]
    swapped = pasted("Oom Piet\t50\t1000", ARRANGEMENTS)
    assert {field for field, _ in marked(swapped)} == {"balance", "amount"}


def test_numbers_of_rows_and_of_customers_are_no_amounts() -> None:
    found = pasted("1\tHuur\t700\tmaand\n2\tGas\t100\tmaand\n3\tZorg\t158\tmaand")
    assert [amount for _, amount, _ in read(found)] == ["700.00", "100.00", "158.00"]
    assert read(pasted("Ziggo\t0612345678\t45\tmaand")) == [("Ziggo", "45.00", "month")]
    assert read(pasted("Internet\t45 GB\t30\tmaand")) == [("Internet", "30.00", "month")]
    assert read(pasted("3 abonnementen\t25\tmaand")) == [("3 abonnementen", "25.00", "month")]


@pytest.mark.parametrize("cell", ["€ -", "-", "€-", "–", "-,-", "€ -,--", "n.v.t."])
def test_d7_a_dash_is_no_amount_and_no_name(cell: str) -> None:
    found = pasted(f"Huur\t{cell}\tmaand")
    assert read(found) == [("Huur", "?", "month")]
    assert (marked(found), found.without_amount) == ([], 1)


# D9: numbers of nine figures ------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    ["Ziggo klant 123456782", "Ziggo 123 456 782 internet", "bsn: 123456782 Ziggo",
     "Ziggo 1234.56.782", "Ziggo 123456782 en 111222333"],
)  # fmt: skip
def test_d9_only_the_number_is_hidden(name: str) -> None:
    found = pasted(f"U20\t{name}\t45\tmaand")
    [(said, amount, _)] = read(found)
    assert "Ziggo" in said
    assert not any(part in said for part in ("123", "782", "333"))
    assert (amount, len(found.refused)) == ("45.00", 1)
    assert "BSN" in say(found)


def test_d9_nine_figures_that_are_no_bsn_stay() -> None:
    assert read(pasted("Ziggo klant 123456789\t45\tmaand"))[0][0] == "Ziggo klant 123456789"


def test_a_text_that_is_too_long_is_cut_and_said() -> None:
    found = pasted(f"{'a' * 300}\t45\tmaand")
    assert len(read(found)[0][0]) == 200
    assert len(found.refused) == 1


# rows in words --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Huur 712,35 per maand", ("Huur", "712.35", "month")),
        ("Zorg: € 158 p/m", ("Zorg", "158.00", "month")),
        ("Netflix, 12,99, per maand", ("Netflix", "12.99", "month")),
        ("Mobiel 25 euro p/m", ("Mobiel", "25.00", "month")),
        ("- Huur: 700 per maand", ("Huur", "700.00", "month")),
        ("1. Huur 700 p/m", ("Huur", "700.00", "month")),
        ("\u2022 Huur € 120,- p/m", ("Huur", "120.00", "month")),
        ("€ 700 huur per maand", ("huur", "700.00", "month")),
        ("158 euro zorg p/m", ("zorg", "158.00", "month")),
        ("Huur|700|maand", ("Huur", "700.00", "month")),
        ("700\tZorg\tmaand", ("Zorg", "700.00", "month")),
        ("3 abonnementen 25", ("Andere vaste kosten", "?", "?")),
        ("Auto 2x 40", ("Auto", "?", "?")),
        ("Sparen 50 of 60", ("Sparen", "?", "month")),
    ],
)
def test_a_row_in_words_is_parted_and_never_becomes_a_name(text: str, line: Read) -> None:
    assert read(pasted(text)) == [line]


def test_rows_in_words_on_one_line() -> None:
    found = pasted("Huur: 700 euro per maand; Zorg: 158 euro per maand")
    assert read(found) == [("Huur", "700.00", "month"), ("Zorg", "158.00", "month")]


def test_an_arrangement_with_titles() -> None:
    text = "Aan wie\tSaldo\tPer maand\tTot\nBank\t1000\t50\tjuni 2027\nOom\t2000\t25 p/w\tnooit"
    found = pasted(text, ARRANGEMENTS)
    bank, oom = found.lines
    assert (bank.balance, bank.amount, str(bank.until)) == (1000, 50, "2027-06-30")
    assert (oom.frequency, oom.until) == ("week", UNKNOWN)
    assert found.says_else == ["Oom"]
