"""The table of documents and must-haves: complete, as letters use it, refused when it is not."""

from typing import Final

import pytest

from app.documents.guard import Hit, HitSeverity, TextKind, better, guard, why
from app.documents.guard.kinds import KINDS, TEXT_KINDS, OtherText, kinds, read_kinds
from app.documents.guard.rules import lint
from app.documents.kinds import DocumentKind
from app.i18n import LANGUAGES, Texts
from tests.app.documents.guard.letters import examples

SOURCE: Final = KINDS.read_text(encoding="utf-8")
KIND_LETTERS: Final = {letter.kind: letter for letter in examples("kind_letters.toml")}
# In the kind plan letter: the words that carry each must-have, and words that do not.
CARRIERS: Final = {
    "begrip": [("kan iedereen overkomen", "is zo")],
    "samen": [("samen ", ""), ("Fijn dat", "Dat")],
    "lukt_niet": [("Lukt betalen een keer niet?", "Vraag?")],
    "contactpersoon": [("vaste contactpersoon", "buurman")],
    "kanalen": [("mail naar bram@voorbeeldbank.example, of stuur een brief naar Postbus 1", "of")],
    "betaalgemak": [("de QR-code", "geld"), ("een betaallink", "geld"), ("een incasso", "geld")],
    "volgend_contact": [("Het volgende gesprek is", "Het volgende is")],
    "einde": [("De laatste betaling is", "Dat is"), ("Daarna hoeft u", "U hoeft")],
    "hulp": [("gemeente", "buren"), ("Geldfit", "Henk"), ("Juridisch Loket", "Ans")],
    "klacht": [("klacht", "vraag")],
}  # fmt: skip


def required(kind: TextKind) -> set[str]:
    return set(kinds().letters[kind].required)


def rules_of(text: str, kind: TextKind) -> list[str]:
    return [hit.rule for hit in guard(text, kind).hits]


def test_every_must_have_of_the_list_is_asked_of_the_plan_letter() -> None:
    assert required(DocumentKind.PLAN) == {rule.code for rule in lint().must_have}


def test_a_discharge_asks_no_step_and_shows_no_way_to_pay() -> None:
    assert set(kinds().letters[DocumentKind.DISCHARGE].forbidden) == {"wat_nu", "betaalgemak"}


def test_nothing_is_both_asked_and_forbidden() -> None:
    for needs in kinds().letters.values():
        assert not set(needs.required) & set(needs.forbidden)


def test_what_others_read_is_checked_for_completeness_only() -> None:
    assert set(kinds().complete) == {
        DocumentKind.CALCULATION_SHEET,
        DocumentKind.DRAAGKRACHTVERKLARING,
        DocumentKind.CREDITOR_PROPOSAL,
        DocumentKind.HANDOVER,
        DocumentKind.MANDATE,
        OtherText.WKI_SPECIFICATION,
    }


@pytest.mark.parametrize("kind", kinds().letters)
def test_an_empty_letter_lacks_exactly_what_its_kind_asks(kind: TextKind) -> None:
    hits = guard("Dag.", kind).hits
    assert {hit.rule for hit in hits} == {f"missing.{code}" for code in required(kind)}
    assert {hit.severity for hit in hits} == {HitSeverity.BLOCK}


@pytest.mark.parametrize("code", CARRIERS)
def test_a_letter_that_loses_one_must_have_is_told_which(code: str) -> None:
    letter = KIND_LETTERS[DocumentKind.PLAN].text
    assert rules_of(letter, DocumentKind.PLAN) == []
    for words, instead in CARRIERS[code]:
        assert words in letter
        letter = letter.replace(words, instead)
    assert f"missing.{code}" in rules_of(letter, DocumentKind.PLAN)


def test_a_letter_without_a_day_asks_no_step() -> None:
    letter = KIND_LETTERS[DocumentKind.INVITATION].text
    assert rules_of(letter.replace("12 maart", "binnenkort"), DocumentKind.INVITATION) == [
        "missing.wat_nu"
    ]


@pytest.mark.parametrize(
    "said",
    [
        "Sentinel-Noor is uw vaste contactpersoon.",
        "Uw vaste contactpersoon is mevrouw Noor Sentinel.",
        "Contactpersoon: Noor Sentinel",
        "Bel dan met Noor.",
        "Noor de Sentinel blijft ook uw eigen contactpersoon.",
    ],
)
def test_a_contact_person_has_a_name(said: str) -> None:
    assert "missing.contactpersoon" not in rules_of(said, OtherText.EMAIL)


@pytest.mark.parametrize(
    "said",
    [
        "Bel ons.",
        "Uw contactpersoon helpt u.",
        "Wie is uw vaste contactpersoon?",
        "Contactpersoon: afdeling Beheer",
        "Noor Sentinel",
    ],
)
def test_a_department_or_nobody_is_no_contact_person(said: str) -> None:
    assert "missing.contactpersoon" in rules_of(said, OtherText.EMAIL)


@pytest.mark.parametrize(
    ("said", "enough"),
    [
        ("Bel, mail of chat met ons.", False),
        ("U kunt bellen, mailen of een chat beginnen.", True),
        ("Telefoon: 088 000 00 00\nE-mail: a@b.example\nBrief: Postbus 1", True),
        ("U kunt bellen of mailen.", False),
        ("In deze brief leest u hoe u belt of mailt.", False),
        ("Bellen, mailen, of naar het Juridisch Loket.", False),
        ("Bellen, mailen, of naar ons loket.", True),
    ],
)
def test_three_channels_are_counted(said: str, enough: bool) -> None:
    assert ("missing.kanalen" not in rules_of(said, OtherText.EMAIL)) is enough


def test_understanding_that_is_denied_is_none() -> None:
    assert "missing.begrip" in rules_of("Wij begrijpen niet waarom.", DocumentKind.PLAN)
    assert "missing.begrip" not in rules_of("Wij begrijpen dat dit moeilijk is.", DocumentKind.PLAN)


@pytest.mark.parametrize(
    "said",
    [
        "Wij vragen u na die datum niets meer te betalen.",
        "Wilt u ons spreken? Bel gerust.",
        "U hoeft niets te doen.",
        "Wij hebben de incasso gestopt.",
    ],
)
def test_an_offer_is_no_step_in_a_discharge(said: str) -> None:
    assert [
        rule for rule in rules_of(said, DocumentKind.DISCHARGE) if rule.startswith("not_here")
    ] == []


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ("Wilt u deze brief tekenen en terugsturen?", "not_here.wat_nu"),
        ("Stuur ons een kopie.", "not_here.wat_nu"),
        ("Wij vragen u het formulier in te vullen.", "not_here.wat_nu"),
        ("Scan de QR-code.", "not_here.betaalgemak"),
        ("Hier is een betaallink.", "not_here.betaalgemak"),
    ],
)
def test_a_step_or_a_way_to_pay_in_a_discharge_is_stopped(said: str, rule: str) -> None:
    [hit] = [
        hit for hit in guard(said, DocumentKind.DISCHARGE).hits if hit.rule.startswith("not_here")
    ]
    assert (hit.rule, hit.severity, hit.sentence) == (rule, HitSeverity.BLOCK, said)


def test_a_second_step_with_a_day_gets_a_warning() -> None:
    one = "Wilt u ons bellen voor 1 mei? "
    two = "Wilt u de brief sturen voor 3 mei?"
    [hit] = [
        hit for hit in guard(one + two, DocumentKind.INVITATION).hits if hit.rule.startswith("more")
    ]
    assert (hit.severity, hit.sentence) == (HitSeverity.WARN, two)
    assert not [r for r in rules_of(one, DocumentKind.INVITATION) if r.startswith("more")]


SPECIFICATION: Final = """
Hoofdsom: € 1.000,00
Rente: 6 procent over 1 januari 2026 tot 1 juni 2026 (wettelijke rente): € 25,00
Kosten: € 40,00
Btw: € 8,40
Al betaald: € 100,00
Totaal: € 973,40
"""


@pytest.mark.parametrize(
    ("line", "fact"),
    [
        ("Hoofdsom", "principal"), ("6 procent", "interest_rate"), ("over 1", "interest_period"),
        ("wettelijke rente", "interest_ground"), ("Kosten", "costs"), ("Btw", "vat"),
        ("Al betaald", "paid"), ("Totaal", "total"),
    ],
)  # fmt: skip
def test_a_specification_is_complete_or_told_what_it_lacks(line: str, fact: str) -> None:
    assert guard(SPECIFICATION, OtherText.WKI_SPECIFICATION).hits == ()
    lacking = SPECIFICATION.replace(line, "x")
    assert f"incomplete.{fact}" in rules_of(lacking, OtherText.WKI_SPECIFICATION)


def test_a_specification_is_not_judged_on_its_words() -> None:
    text = SPECIFICATION + "Vordering van de crediteur, na vonnis!"
    result = guard(text, OtherText.WKI_SPECIFICATION)
    assert (result.hits, result.checked) == ((), ("complete",))


@pytest.mark.parametrize("kind", kinds().complete)
def test_an_empty_sheet_lacks_everything(kind: TextKind) -> None:
    assert rules_of("", kind) == [f"incomplete.{f}" for f in kinds().complete[kind].required]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[letters.email]", "[letters.poem]"),
        ('required = ["contactpersoon", "hulp"]', 'required = ["contactpersoon", "luck"]'),
        ('["date", "income", "costs", "payment", "phone"]', '["date", "weather"]'),
        ("least = 3", 'least = "3"'),
        ("least = 3", "least = 3\npigeon = 'x'"),
        ("[letters.email]", "[letters.plan2]"),
        ('forbidden = ["wat_nu", "betaalgemak"]', 'forbidden = ["hulp"]'),
        ("uitzicht-letter-kinds/1", "uitzicht-letter-kinds/2"),
    ],
)
def test_a_table_with_something_unknown_or_missing_is_refused(old: str, new: str) -> None:
    assert old in SOURCE
    with pytest.raises(ValueError, match=r"validation error|kinds\.toml|without a pattern"):
        read_kinds(SOURCE.replace(old, new, 1))


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_can_be_missing_has_words(language: str) -> None:
    texts = Texts(language)
    for kind in TEXT_KINDS:
        for hit in guard("", kind).hits:
            assert why(texts, hit)
            assert better(texts, hit)
    for rule in ("not_here.wat_nu", "not_here.betaalgemak", "more_than_one_step",
                 "sentence_long", "sentence_too_long", "readability_low",
                 "readability_too_low"):  # fmt: skip
        hit = Hit(HitSeverity.WARN, rule, 0, 1, 1, 1, "x", "x", "33")
        assert better(texts, hit)
        assert ("33" in why(texts, hit)) is ("_lo" in rule or "_too_" in rule)
