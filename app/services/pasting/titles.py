"""The titles of columns in a pasted table: what stands under each, and how often it comes.

"Per maand", "Bedrag per jaar", "€ p.m." and "maandbedrag" say a period: it counts for the amounts
under them. A title with a period that is not understood makes how often unknown, never a default.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from app.i18n import LANGUAGES, Texts
from app.i18n.how_often import looks_like_a_period, plain, read_frequency
from app.i18n.reading import read_day
from app.services.intake.line_columns import GROUPS, LineGroup
from app.services.pasting.words import read_code
from app.services.reading.payment import read_payment
from calc.base.period import Frequency
from calc.base.value_type import value_type

NAME: Final = "name"
"""What a line is called: its label, or its creditor."""
SKIP: Final = "skip"
"""A column with nothing for a line: an account number, a sequence number, a balance of a bank."""

_WORDS: Final = {
    "code": "code, soort, categorie, category, kind, type, rubriek, groep",
    NAME: "naam, name, omschrijving, description, waarvoor, wat, uitgave, uitgavepost, kostenpost, "
    "post, inkomensbron, bron, benaming, item, label, schuldeiser, crediteur, creditor, aan wie, "
    "naam tegenpartij, naam / omschrijving, naam/omschrijving, counterparty, tegenpartij, "
    "naam tegenrekening, tegenrekeninghouder, tegenrekening houder, naam ontvanger",
    "frequency": "frequentie, frequency, periode, period, hoe vaak, how often, per, interval, "
    "termijn, betaalritme, betaalperiode",
    "who": "wie, van wie, whose, who, whom, persoon, person, voor wie, eigenaar",
    "until": "tot, tot en met, t/m, einddatum, einde, eind, end, end date, until, loopt tot",
    "from_date": "vanaf, begin, begindatum, ingangsdatum, start, startdatum, from, since, sinds",
    "evidence": "bewijs, evidence, proof",
    "arrears": "achterstand, arrears",
    "certainty": "zeker, zekerheid, certainty, sure, certain",
    "note": "opmerking, opmerkingen, notitie, note, notes, remark, remarks, toelichting, comment, "
    "mededeling, mededelingen, omschrijving-1, omschrijving-2, omschrijving-3",
    "date": "datum, date, boekdatum, boekingsdatum, transactiedatum, rentedatum, valutadatum, "
    "interest date, value date",
    "balance": "restschuld, openstaand, openstaand bedrag, openstaande schuld, nog open, balance, "
    "schuld, totale schuld, saldo, stand",
    "in": "bij, credit, ontvangen, bijgeschreven, inkomend, paid in, money in",
    "out": "af, debet, debit, afgeschreven, uitgaand, paid out, money out",
    "direction": "af bij, af/bij, bij/af, d/c, c/d, dc, debet/credit, creditdebet, credit/debet, "
    "debit/credit, debet credit",
    SKIP: "rekening, rekeningnummer, tegenrekening, iban, iban/bban, tegenrekening iban/bban, "
    "tegenrekeningnummer, account, account number, bic, bic tegenpartij, munt, muntsoort, valuta, "
    "valutacode, currency, volgnr, volgnummer, nr, nummer, no, mutatiesoort, tag, batch id, "
    "transactiereferentie, machtigingskenmerk, incassant id, betalingskenmerk, koers, "
    "oorspr bedrag, oorspr munt, saldo na mutatie, saldo na trn, beginsaldo, eindsaldo, "
    "saldo voor boeking, saldo na boeking, naam uiteindelijke partij, naam initiërende partij, "
    "reden retour, totaal, total, bruto, gross, bruto bedrag",
}
_OF_A_BANK: Final = frozenset({"in", "out", "direction"})
_ONLY_A_BANK: Final = (
    "iban, iban/bban, tegenrekening, tegenrekening iban/bban, naam tegenpartij, volgnr, boekdatum, "
    "transactiedatum, rentedatum, naam / omschrijving, mutatiesoort, counterparty, "
    "tegenrekeningnummer, tegenrekeninghouder, saldo na mutatie, saldo na trn"
)
_AMOUNT_WORDS: Final = (
    "bedrag", "bedragen", "amount", "amounts", "euro", "euros", "eur", "€", "kosten", "lasten",
    "premie", "termijnbedrag", "cost", "costs", "price", "prijs", "inkomen", "inkomsten", "income",
    "uitgaven", "expenses", "netto", "net", "betaling", "payment", "aflossing", "in", "werkelijk",
    "huidig",
)  # fmt: skip
_WEAK: Final = frozenset(
    {"kosten", "lasten", "premie", "uitgaven", "inkomsten", "inkomen", "income", "expenses",
     "costs", "cost", "in", "netto", "net", "betaling", "payment", "aflossing"}
)  # fmt: skip
"""Titles that may as well be of the column with the names."""
_COMPOUND: Final = re.compile(
    r"^(maand|jaar|week|kwartaal|dag|month|year)(?:elijkse?|lijkse?|ly)? ?"
    r"(?:bedrag|bedragen|lasten|kosten|premie|huur|loon|inkomen|uitgaven|amount|costs?)$"
)
_BEGINS: Final = ("per ", "p/", "elk", "ieder", "every ", "each ", "om de ")
_GROSS: Final = re.compile(r"\b(bruto|gross)\b")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_MONTHS: Final = (
    "januari, februari, maart, april, mei, juni, juli, augustus, september, oktober, november, "
    "december, jan, feb, mrt, apr, jun, jul, aug, sep, sept, okt, nov, dec, january, february, "
    "march, may, june, july, august, october, mar, oct"
)

_OF_A_TABLE: Final = frozenset(
    {"huishoudboekje", "huishoudbudget", "budget", "begroting", "overzicht", "uitgaven", "kosten",
     "lasten", "inkomsten", "inkomen", "schulden", "regelingen", "betalingen", "aflossingen",
     "expenses", "costs", "income", "debts", "payments", "overview", "spending"}
)  # fmt: skip
_BESIDE: Final = frozenset(
    {"mijn", "onze", "alle", "vaste", "variabele", "overige", "andere", "totale", "bedragen",
     "bedrag", "euro", "eur", "van", "de", "het", "en", "in", "my", "our", "all", "fixed", "other",
     "the", "of", "and", "-"}
)  # fmt: skip
"""What stands beside those words in what a table is called."""
_EVERY: Final = re.compile(r"(maand|jaar|week|kwartaal|dag|month|year)(?:elijkse?|lijkse?|ly)")

WHOLE_TABLE: Final = -1
"""The place of a title that no column has: how often counts for every amount below it."""


@value_type
class ReadTitle:
    """What a title says. `unread`: it seems to say how often, in words that are not known."""

    text: str
    field: str
    frequency: Frequency | None = None
    unread: bool = False
    weak: bool = False

    @property
    def says_when(self) -> bool:
        """Whether it says how often, in words that are known or not."""
        return self.frequency is not None or self.unread

    @property
    def is_period(self) -> bool:
        """Whether it says a period and nothing else."""
        return self.weak and self.says_when


def titles_in(
    cells: list[str], below: list[list[str]], group: LineGroup, *, is_first: bool
) -> dict[int, ReadTitle] | None:
    """The titles by column when a row holds titles; else None. `below`: the rows under it."""
    filled = {place: cell for place, cell in enumerate(cells) if cell}
    titles = {
        place: title
        for place, cell in filled.items()
        if (title := title_of(cell, group)) is not None
    }
    if not titles or any(_is_value(cell) for cell in filled.values()):
        return None
    if _year_is_an_amount(filled, titles, is_first=is_first):
        return None
    sure = [title for title in titles.values() if not title.weak]
    if len(filled) == 1 and sure:
        return titles if sure[0].field not in (*_OF_A_BANK, "balance", SKIP) else None
    names_a_kind = any(
        place not in titles and read_code(group, cell) is not None for place, cell in filled.items()
    )
    if names_a_kind or 2 * len(titles) < len(filled):
        return None
    if not sure and not (is_first and _amounts_below(titles, below)):
        return None
    return {place: _settled(title, place, below) for place, title in titles.items()}


def _year_is_an_amount(
    filled: Mapping[int, str], titles: Mapping[int, ReadTitle], *, is_first: bool
) -> bool:
    """Whether "Totaal 2000" or "Schuld 1950" is a row with an amount that looks like a year.

    A year is a title beside that of the names, or with nothing beside it; at the top also beside
    that of an amount, or what the table is called. Read as an amount it is at least seen.
    """
    beside = {place: cell for place, cell in filled.items() if not _YEAR.fullmatch(cell.strip())}
    if not beside or len(beside) == len(filled):
        return False
    fields = {titles[place].field for place in beside if place in titles}
    if is_first and ("amount" in fields or any(map(heading_of, beside.values()))):
        return False
    return not fields & {NAME, "code"}


def heading_of(cell: str) -> ReadTitle | None:
    """What a table is called, if a cell is that: "Uitgaven per 4 weken", "Jaarlijkse kosten".

    A cost of its own ("Kapper per week") is none, nor is a text with an amount.
    """
    words = re.sub(r"[()\[\]:,;€]", " ", plain(cell)).split()
    if not any(word in _OF_A_TABLE for word in words):
        return None
    rest = [word for word in words if word not in _OF_A_TABLE | _BESIDE]
    rest = [word for word in rest if not _YEAR.fullmatch(word) and word not in _MONTHS.split(", ")]
    said = " ".join(_EVERY.sub(r"\1", word) for word in rest)
    if not said:
        return ReadTitle(cell, "amount", weak=True)
    if (frequency := read_frequency(said)) is not None:
        return ReadTitle(cell, "amount", frequency, weak=True)
    if said.startswith(_BEGINS) and not any(map(str.isdigit, said)):
        return ReadTitle(cell, "amount", unread=True, weak=True)
    return None


def period_of_table(cell: str) -> ReadTitle | None:
    """The same for whatever stands above the titles of the columns: None when it says no period."""
    if (heading := heading_of(cell)) is not None:
        return heading if heading.is_period else None
    words = re.sub(r"[()]", " ", plain(cell)).split()
    for length in (3, 2, 1):
        if (frequency := read_frequency(" ".join(words[-length:]))) is not None:
            return ReadTitle(cell, "amount", frequency, weak=True)
    return None


def is_of_a_bank(titles: Mapping[int, ReadTitle]) -> bool:
    """Whether these are the columns of a bank's list of payments."""
    only_a_bank = {plain(word) for word in _ONLY_A_BANK.split(", ")}
    return any(
        title.field in _OF_A_BANK or plain(title.text) in only_a_bank for title in titles.values()
    )


def title_of(cell: str, group: LineGroup) -> ReadTitle | None:
    """What one cell says when it is read as the title of a column; None for anything else."""
    words = plain(" ".join(cell.split()))
    field = _fields(group.name).get(words)
    if field is not None and words not in ("bedrag", "amount"):
        return ReadTitle(cell, field)
    if words in _MONTHS.split(", "):
        return ReadTitle(cell, "amount", Frequency.MONTH, weak=True)
    if _YEAR.fullmatch(words):
        return ReadTitle(cell, "amount", weak=True)
    if _GROSS.search(words):
        return ReadTitle(cell, SKIP)
    return _of_amounts(cell, words)


def _of_amounts(cell: str, words: str) -> ReadTitle | None:
    parts = re.sub(r"[()\[\]:,€]|(?<=[a-z])/(?=[a-z]{2})", " ", words).split()
    if "€" in words:
        parts = ["€", *parts]
    whole = " ".join(part for part in parts if part != "€")
    if found := _COMPOUND.fullmatch(whole):
        return ReadTitle(cell, "amount", read_frequency(found[1]))
    rest = [part for part in parts if part not in _AMOUNT_WORDS and not _YEAR.fullmatch(part)]
    of_amounts = [part for part in parts if part in _AMOUNT_WORDS]
    said = " ".join(rest)
    frequency = read_frequency(said) if said else None
    weak = not any(part not in _WEAK for part in of_amounts)
    if frequency is not None:
        return ReadTitle(cell, "amount", frequency, weak=weak)
    begins = said.startswith(_BEGINS)
    if said and not any(map(str.isdigit, said)) and (begins or looks_like_a_period(said)):
        is_title = begins or of_amounts
        return ReadTitle(cell, "amount", unread=True, weak=weak) if is_title else None
    return ReadTitle(cell, "amount", weak=weak) if of_amounts and not said else None


def _settled(title: ReadTitle, place: int, below: list[list[str]]) -> ReadTitle:
    """A title that may be of names or of amounts is of what stands under it."""
    cells = [row[place] for row in below if place < len(row) and row[place]]
    numbers = sum(any(map(str.isdigit, cell)) for cell in cells)
    if title.field == "amount" and title.weak and cells and 2 * numbers < len(cells):
        return ReadTitle(title.text, "frequency" if title.says_when else NAME)
    return title


def _amounts_below(titles: dict[int, ReadTitle], below: list[list[str]]) -> bool:
    return any(
        place < len(row) and any(map(str.isdigit, row[place])) for place in titles for row in below
    )


def _is_value(cell: str) -> bool:
    if _YEAR.fullmatch(cell.strip()):
        return False
    return read_payment(cell) is not None or read_day(cell) is not None


@lru_cache(maxsize=4)
def _fields(name: str) -> dict[str, str]:
    found = {plain(word): field for field, words in _WORDS.items() for word in words.split(", ")}
    for language in LANGUAGES:
        texts = Texts(language)
        for group in GROUPS:
            for column in group.columns:
                field = NAME if column.field == group.name_field else column.field
                found[plain(texts.text(f"lines.column.{column.field}"))] = field
    if name != "arrangements":
        # What is still owed, and a balance, are nothing of an income or a cost.
        found = {
            word: SKIP if field in ("balance", "arrears") else field
            for word, field in found.items()
        }
    return found
