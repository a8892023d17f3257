"""D6: rows out of a bank, of several banks, with and without titles."""

import pytest

from app.services.intake.line_columns import ARRANGEMENTS, EXPENSES, INCOME
from tests.app.ui.budget.test_paste_kinds_of_rows import marked, pasted, read, say

ING = (
    '"Datum","Naam / Omschrijving","Rekening","Tegenrekening","Code","Af Bij","Bedrag (EUR)",'
    '"MutatieSoort","Mededelingen"\n'
    '"20261101","Woonstichting M","NL02INGB0000000001","NL02RABO0000000002","IC","Af","712,35",'
    '"Incasso","huur november"\n'
    '"20261102","Werkgever BV","NL02INGB0000000001","NL02RABO0000000002","OV","Bij","1900,00",'
    '"Overschrijving","salaris"'
)
ING_NEW = ING.replace('","', '";"').replace('"MutatieSoort"', '"Mutatiesoort"')
RABO_TITLES = (
    '"IBAN/BBAN","Munt","BIC","Volgnr","Datum","Rentedatum","Bedrag","Saldo na trn",'
    '"Tegenrekening IBAN/BBAN","Naam tegenpartij","Code","Betalingskenmerk","Omschrijving-1"\n'
)
RABO = (
    '"NL02RABO0000000001","EUR","RABONL2U","000000000000001","2026-11-01","2026-11-01","-712,35",'
    '"+287,65","NL03RABO0000000003","Woonstichting M","ei","","huur november"'
)
RABO_IN = RABO.replace("-712,35", "+1900,00").replace("Woonstichting M", "Werkgever BV")
ABN = (
    "123456789\tEUR\t20261101\t1000,00\t287,65\t20261101\t-712,35\tSEPA Overboeking     "
    "IBAN: NL02RABO0000000001  BIC: RABONL2U   Naam: Woonstichting M  Omschrijving: huur"
)
ABN_SLASHES = (
    "123456789\tEUR\t20261101\t1000,00\t287,65\t20261101\t-712,35\t"
    "/TRTP/SEPA OVERBOEKING/IBAN/NL02RABO0000000001/BIC/RABONL2U/NAME/Woonstichting M/REMI/huur"
)
SNS = (
    "01-11-2026,NL02SNSB0000000001,NL02RABO0000000002,Woonstichting M,,,,EUR,1000.00,EUR,-712.35,"
    "01-11-2026,01-11-2026,9713,BEA,12345678,,'huur',1"
)


@pytest.mark.parametrize(
    "text",
    [
        "NL02RABO0000000001\tEUR\t2026-11-01\t000000000000001\t-712,35\tWoonstichting M",
        "NL02RABO0000000001 EUR 2026-11-01 000000000000001 -712,35 Woonstichting M",
        "NL02 RABO 0000 0000 01\t01-11-2026\tWoonstichting M\t€ 712,35-",
        "01-11-2026\tWoonstichting M\t- € 712,35",
        "01-11-2026\tWoonstichting M\t-712,35",
        "1 nov\tWoonstichting M\t€ 712,35\tAf",
        "01-11\tWoonstichting M\t712,35 Af",
        "1 november 2026\tWoonstichting M\t712,35",
        "20261101\tWoonstichting M\t712,35\tD",
        "2026-11-01T09:30:00\tWoonstichting M\t\u2212712,35",
        "01-11-2026\tWoonstichting M\tNL02RABO0000000001\tDebet\t712,35",
        "01-11-2026 Woonstichting M 712,35 Af",
        "Datum;Omschrijving;Bedrag\n01-11-2026;Woonstichting M;-712,35",
        "Datum\tNaam\tAf\tBij\n01-11-2026\tWoonstichting M\t712,35\t",
        "Date,Counterparty,Debit,Credit\n2026-11-01,Woonstichting M,712.35,",
        '"2026-11-01";"2026-11-01";"-712,35";"NL02BUNQ0000000001";"NL02RABO0000000002";'
        '"Woonstichting M"',
        ING,
        ING_NEW,
        RABO_TITLES + RABO,
        ABN,
        ABN_SLASHES,
        SNS,
    ],
)
def test_d6_the_amount_and_the_name_of_a_payment(text: str) -> None:
    found = pasted(text)
    assert read(found) == [("Woonstichting M", "712.35", "?")]
    assert marked(found) == [("frequency", "")]
    note = str(found.lines[0].note)
    assert "NL0" not in note
    assert "0000000001" not in note


def test_d6_what_a_payment_is_for_stands_in_the_remark() -> None:
    for text in (ING, RABO_TITLES + RABO, ABN, ABN_SLASHES, SNS):
        assert "huur" in str(pasted(text).lines[0].note)


@pytest.mark.parametrize(
    "text",
    [ING, RABO_TITLES + RABO + "\n" + RABO_IN,
     "01-11-2026\tWoonstichting M\t-712,35\n02-11-2026\tWerkgever BV\t1900,00",
     "01-11-2026\tWoonstichting M\t712,35 Af\n02-11-2026\tWerkgever BV\t1900,00 Bij",
     "1 nov\tWoonstichting M\t712,35\tD\n2 nov\tWerkgever BV\t1900,00\tC"],
)  # fmt: skip
def test_d6_what_came_in_is_no_cost_and_what_went_out_no_income(text: str) -> None:
    costs = pasted(text)
    assert [name for name, *_ in read(costs)] == ["Woonstichting M"]
    [row] = costs.other_way
    assert "Werkgever BV" in row
    assert "geen kosten" in say(costs)
    income = pasted(text, INCOME)
    assert "Woonstichting M" in income.other_way[0]
    assert "Werkgever BV" in income.left_out[0]  # an income needs a kind, which is asked
    paid = pasted(text, ARRANGEMENTS)
    assert [line.creditor for line in paid.lines] == ["Woonstichting M"]


@pytest.mark.parametrize(
    "text",
    [
        RABO.replace("-712,35", "+712,35"),
        "NL02RABO0000000001\tEUR\t2026-11-01\t000000000000001\t-712,35\t+1.287,65\tWoonstichting M",
        "NL02RABO0000000001\t2026-11-01\t712,35\t1.287,65\tWoonstichting M",
        "NL02RABO0000000001\t2026-11-01\t000000000000001\tWoonstichting M",
    ],
)
def test_d6_an_amount_that_is_not_sure_is_marked_and_not_counted(text: str) -> None:
    found = pasted(text)
    for name, amount, frequency in read(found):
        assert (name, amount, frequency) == ("Woonstichting M", "?", "?")
        assert ("frequency", "") in marked(found)


def test_d6_a_known_name_gives_its_kind_and_short_names_are_names() -> None:
    found = pasted("01-11-2026\tHuur\t-700,00\n02-11-2026\tKPN\t-45,00\n03-11-2026\tDUO\t-20,00")
    assert [line.code for line in found.lines] == ["U01", "U70", "U70"]
    assert [name for name, *_ in read(found)] == ["Huur", "KPN", "DUO"]


def test_d6_a_row_with_an_account_alone_is_left_out_by_name() -> None:
    found = pasted("NL02RABO0000000001")
    assert (found.lines, found.nothing_in) == ([], ["NL02RABO0000000001"])
    assert "NL02RABO0000000001" in say(found)


def test_a_cost_with_a_day_behind_its_frequency_is_no_payment() -> None:
    [line] = pasted("Huur\t712,35\tmaand\t31-12-2026", EXPENSES).lines
    assert (line.label, line.frequency, line.note) == ("Huur", "month", "31-12-2026")
