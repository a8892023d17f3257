"""E13: no sentence of the reading of 0.2.0 comes back, and what a letter must tell is there."""

import json
from functools import lru_cache
from typing import Final

import pytest

from app.documents.case import NoLetter
from app.documents.kinds import DocumentKind
from calc import Month
from tests.app.documents.letters import NAMES, lines_with, raw
from tests.app.documents.making import assessed, said, sample, with_policy
from tests.app.i18n.test_catalogues import NL, messages
from tests.lives import accepted, paid_through

BAD: Final = (
    "hoeft u daarna niets meer te betalen",
    "Is alles gegaan zoals afgesproken",
    "blijft wel bestaan",
    "niets meer op af te lossen",
    "maanden lang wat hierboven staat",
    "iets in uw inkomen of kosten? Dan belt u ons",
    "Wat u ons vertelt over uw geld, klopt",
    "daarvan naar de schuld",
    "Dat is te weinig voor een betaling",
    "De wet laat u een bedrag",
    "Dit komt u tekort",
    "(K2)",
    "de regeling met",
    "de dag van tevoren",
    "Deze punten staan nog open",
    "ergens extra hulp bij wilt",
    "(een pauze)",
    "en uiterlijk tot",
    "niet te veel van uw inkomen",
    ": wat krijgt u daarna?",
    ": hoeveel was het in elk",
    "Een foto van een brief is genoeg. Kunt",
    "omgang met de kinderen",
    "Wilt u ons bellen voor 7 december 2026?\n",
    "Knap gedaan",
    "en dit besloten",
    "Wij geven daar door dat het klaar is",
    "haalt geld weg bij een afspraak",
    "Dan is alles al ingevuld",
    "We look whether",
    "and are a month",
    "de wet laat u",
    "Houdt u later meer over?",
    "Dit geldt voor u nu elke maand: €\xa00,00",
)  # fmt: skip
"""The words of "Now" in the reading; some only together with what made them wrong."""
DUTCH_IN_ENGLISH: Final = ("maandag", " of 088", "Netto loon:", "Ziektewet netto", "Zorgtoeslag:")


@lru_cache
def letters(name: str, language: str) -> dict[DocumentKind, str]:
    """Every document of an example but the sheet of the calculation."""
    found: dict[DocumentKind, str] = {}
    for kind in DocumentKind:
        if kind is DocumentKind.CALCULATION_SHEET:
            continue
        try:
            found[kind] = said(kind, sample(name), language)
        except NoLetter:
            continue
    return found


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_e13_no_letter_says_what_the_reading_found_wrong(name: str, language: str) -> None:
    for kind, text in letters(name, language).items():
        found = [bad for bad in BAD if bad in text]
        if kind is DocumentKind.INVITATION:
            found = [bad for bad in found if not bad.endswith("\n")]
        assert found == [], kind


def test_e13_no_text_that_a_letter_can_hold_says_it_either() -> None:
    for key, message in messages(NL).items():
        if key.startswith(("letter.", "document.", "paying.")):
            said = message.string if isinstance(message.string, tuple) else (message.string or "",)
            assert [bad for bad in BAD for form in said if bad in form] == [], key


@pytest.mark.parametrize("name", NAMES)
def test_e13_an_english_letter_has_no_dutch_hours_or_standard_labels(name: str) -> None:
    for kind, text in letters(name, "en").items():
        assert [word for word in DUTCH_IN_ENGLISH if word in text] == [], kind


@pytest.mark.parametrize("name", NAMES)
def test_e13_no_letter_ends_a_sentence_twice(name: str) -> None:
    for language in ("nl", "en"):
        for kind, text in letters(name, language).items():
            assert ".." not in text.replace("...", ""), kind


def test_e13_hours_and_complaints_without_english_are_left_out_or_marked() -> None:
    contact = sample("HH1-afgerond").policy_file.policy.contact
    silent = contact.model_copy(update={"hours_en": None, "complaints_en": None})
    text = said(DocumentKind.PLAN, with_policy(sample("HH1-afgerond"), contact=silent), "en")
    assert lines_with(text, "maandag") == []
    assert lines_with(text, "(in Dutch)") != []


@pytest.mark.parametrize(("months", "times"), [("2027-01", "twee"), ("2027-03", "vier")])
def test_e13_an_interim_agreement_says_how_often_and_in_which_months(
    months: str, times: str
) -> None:
    values = raw("HH1") | ({} if months == "2027-03" else {"first_plan_month": "2027-02"})
    text = said(DocumentKind.INTERIM, assessed(values))
    names = "december, januari, februari en maart" if times == "vier" else "februari en maart"
    assert f"U betaalt {times} keer €\xa025,00: in {names}." in text


def test_e13_no_more_payments_are_asked_than_are_owed() -> None:
    values = raw("HH1")
    values["debt"] |= {"balance": "60.00"}
    text = said(DocumentKind.INTERIM, assessed(values))
    assert "U betaalt twee keer" in text


def test_e13_a_pause_asks_nothing_and_speaks_of_getting_by() -> None:
    text = said(DocumentKind.INTERIM, sample("HH3"))
    assert lines_with(text, "U hoeft nu niets te betalen.") != []
    assert lines_with(text, "voordat u moet betalen") == []
    assert lines_with(text, "€\xa00,00") == []
    assert lines_with(text, "Lukt het niet om rond te komen?") != []


def test_e13_we_speak_before_an_agreement_ends_so_no_days_are_left_open() -> None:
    text = said(DocumentKind.INTERIM, sample("HH6"))
    assert lines_with(text, "uiterlijk tot 31 januari 2027.") != []
    assert lines_with(text, "Uiterlijk op 29 januari 2027 bellen wij u.") != []


def test_e13_a_seizure_is_said_only_where_one_runs() -> None:
    assert (
        lines_with(said(DocumentKind.INTERIM, sample("HH6")), "gaat nu naar een ander (beslag)")
        != []
    )
    assert lines_with(said(DocumentKind.INTERIM, sample("HH1")), "beslag") == []
    assert lines_with(said(DocumentKind.NO_PAYMENT, sample("HH6")), "beslag") == []


def test_e13_one_missing_thing_is_one_thing() -> None:
    values = raw("HH1")
    values["income"][0] |= {"until": "2027-06-30", "followed_by": "unknown"}
    one = said(DocumentKind.STILL_NEEDED, assessed(values))
    asked = [line for line in one.splitlines() if line.startswith("- ")]
    expected = "één ding" if len(asked) == 1 else "een paar dingen"
    assert lines_with(one, f"Wij missen nog {expected}.") != []
    assert lines_with(one, "Uw loon stopt in juni 2027. Weet u al wat u daarna krijgt?") != []


def test_e13_two_incomes_of_one_kind_are_told_apart() -> None:
    values = raw("HH2")
    for line in values["income"][:2]:
        line |= {"until": "2027-06-30", "followed_by": "unknown"}
    text = said(DocumentKind.STILL_NEEDED, assessed(values))
    assert len(lines_with(text, "Uw loon stopt in juni 2027.")) == 2
    assert lines_with(text, "Het gaat om: Netto loon B.") != []


@pytest.mark.parametrize("kept", [1, 11])
def test_e13_who_paid_a_few_months_is_not_praised_for_it(kept: int) -> None:
    begun = accepted(raw("HH1-afgerond"), None, law=True)
    on = Month(2026, 12).plus(kept - 1).first_day.replace(day=20)
    text = said(
        DocumentKind.REVIEW, assessed(json.loads(paid_through(begun, kept).model_dump_json()), on)
    )
    assert lines_with(text, "zoals wij hebben afgesproken") == []


def test_e13_a_year_that_was_kept_is_thanked_for() -> None:
    text = said(DocumentKind.REVIEW, sample("HH1-afgerond, na een jaar"))
    assert lines_with(text, "U betaalt nu 12 maanden zoals wij hebben afgesproken.") != []


def test_e13_the_reason_of_a_change_is_said_as_its_reader_would_say_it() -> None:
    text = said(DocumentKind.PLAN, sample("HH1-afgerond"))
    assert lines_with(text, "omdat u dan klaar bent met betalen aan de Belastingdienst.") != []
    values = raw("HH1-afgerond")
    values["arrangements"][0] |= {"creditor": "Kredietbank X B.V. (oud)"}
    other = said(DocumentKind.PLAN, assessed(values))
    assert lines_with(other, "klaar bent met betalen aan Kredietbank X B.V.") != []
    assert lines_with(other, "B.V..") == []


def test_e13_income_that_ends_is_called_what_it_is() -> None:
    values = raw("HH1-afgerond")
    values["income"].append(
        {"code": "I03", "label": "SENTINEL (oud)", "amount": "300.00", "frequency": "month",
         "who": "A", "until": "2027-12-31", "followed_by": "nothing", "certainty": "sure"}
    )  # fmt: skip
    text = said(DocumentKind.PLAN, assessed(values))
    assert lines_with(text, "uw toeslag voor overwerk of ploegendienst dan stopt") != []
    assert lines_with(text, "SENTINEL") == []


def test_e13_an_estimate_of_the_law_is_called_one() -> None:
    text = said(DocumentKind.PLAN, sample("HH2-afgerond"))
    assert lines_with(text, "(geschat): €\xa082,61") != []
    assert lines_with(text, "Wij schatten dat er dan hoogstens €\xa082,61 overblijft.") != []
    too_little = said(DocumentKind.PLAN, sample("HH3-afgerond"))
    assert lines_with(too_little, "Wij schatten dat u volgens de wet nu hoogstens €\xa021,11") != []


@pytest.mark.parametrize("kind", [DocumentKind.STILL_NEEDED, DocumentKind.INVITATION])
def test_e8_where_papers_are_asked_the_bsn_is_hidden_first(kind: DocumentKind) -> None:
    for language, word in (("nl", "onleesbaar"), ("en", "unreadable")):
        text = said(kind, sample("HH6"), language)
        [line] = lines_with(text, word)
        assert "foto" in line or "photo" in line
