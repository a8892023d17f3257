"""What is hit and what merely resembles it; explanations; names; known values."""

import pytest

from app.documents.guard import Context, HitSeverity, guard
from tests.app.documents.guard.letters import phrases, rules

SEIZURE = Context(running_seizure=True)


@pytest.mark.parametrize(
    "text",
    [
        "De beslagvrije voet is wat u altijd mag houden.",
        "Hij is reedsnel klaar.",
        "Het pannenkoekenbeslag staat in de keuken.",
        "Dat is voldoende.",
        "Het Juridisch Loket helpt u.",
        "De draagkrachtverklaring gaat mee.",
        "Uw nalatenschap blijft buiten beschouwing.",
        "De laatste keer is in november 2029.",
        "Zolang deze afspraak loopt, vragen wij geen rente.",
        "U hoeft niet te aarzelen. Aarzel niet om te bellen.",
        "Wij helpen u stap voor stap.",
        "U bent niet verplicht om te antwoorden.",
        "U kunt naar het loket van de gemeente.",
        "Kunt u de afspraak een keer niet nakomen? Bel ons.",
        "De IBAN is NL91 ABNA 0417 1640 00, het kenmerk RF18-VOORBEELD-539.",
        "Mail naar directie@voorbeeld.example of kijk op www.deurwaarder.example/beslag.",
    ],
)
def test_what_resembles_is_no_hit(text: str) -> None:
    assert rules(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "wij leggen geen loonbeslag zolang u betaalt",
        "Wij leggen geen loonbeslag, zolang u betaalt.",
        "Zolang u betaalt leggen wij geen loonbeslag.",
        "Wij leggen\ngéén loon-\nbeslag zolang u betaalt.",
        "Als u betaalt, leggen we geen beslag op uw loon.",
        "u dient uw maximale medewerking te verlenen",
        "U dient maximaal mee te werken.",
        "Wij verwachten uw maximale\nfinanciële inspanning.",
        "Wij vorderen de totale lening op.",
        "Wij gaan over tot het opvorderen van de totale lening.",
        "De bank eist het hele bedrag op.",
        "Het betreft een vervroegde opeising van de lening.",
    ],
)
def test_the_phrases_of_the_afm_and_their_like_are_stopped(text: str) -> None:
    assert guard(text).blocked


@pytest.mark.parametrize(
    "text",
    [
        "uit onze administratie blijkt dat u achterloopt",
        "Uit onze  administratie\nis gebleken dat",
        "Blijkt uit onze administratie dat er iets mist, dan bellen wij.",
        "Volgens onze administratie is er niet betaald.",
    ],
)
def test_our_records_say_nothing(text: str) -> None:
    assert "our_records" in rules(text, HitSeverity.WARN)


@pytest.mark.parametrize(
    "text",
    [
        "De hoofdsom (het bedrag dat u leende) is klein.",
        "Het bedrag dat u van ons leende (de hoofdsom) is klein.",
        "U krijgt finale kwijting, dat betekent dat u de rest niet betaalt.",
        "U krijgt finale kwijting: dat is het recht om de rest niet te betalen.",
        "U bent hoofdelijk aansprakelijk, ofwel u betaalt samen het hele bedrag.",
        "Het bedrag dat nog open staat, noemen wij de vordering.",
        "Wat u kunt missen heet afloscapaciteit.",
    ],
)
def test_jargon_may_stand_with_an_explanation_in_its_sentence(text: str) -> None:
    assert rules(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "De hoofdsom is klein.",
        "De hoofdsom (€ 1.234,56) is klein.",
        "De hoofdsom (zie bijlage 2 van deze brief) is klein.",
        "De hoofdsom, de rente en de kosten staan open.",
        "De hoofdsom is klein. Dat betekent dat u weinig betaalt.",
        "De hoofdsom is hoog, maar dat is niet erg.",
        "Hoofdsom: € 1.234,56",
        "De hoofdsom betekent veel.",
        "Wij noemen dit de hoofdsom.",
    ],
)
def test_jargon_without_one_is_to_be_explained(text: str) -> None:
    assert rules(text, HitSeverity.EXPLAIN) == ["jargon"]
    assert not guard(text).blocked


def test_a_list_of_words_explains_for_the_whole_text() -> None:
    text = "De hoofdsom is klein.\n\nHoofdsom: het bedrag dat u van ons leende."
    assert rules(text) == []


def test_a_running_seizure_may_be_named_with_an_explanation_and_never_without() -> None:
    explained = "Er is loonbeslag: een deel van uw loon gaat naar een ander."
    assert rules(explained, context=SEIZURE) == []
    assert rules(explained) == ["wage_seizure"]
    assert rules("Er is loonbeslag.", context=SEIZURE) == ["wage_seizure"]
    assert (
        rules("De deurwaarder (iemand die namens de rechter komt) belt u.", context=SEIZURE) == []
    )


def test_a_running_seizure_excuses_nothing_else() -> None:
    assert "court" in rules("Er volgt een vonnis (wat een rechter heeft beslist).", context=SEIZURE)


def test_a_name_behind_a_title_is_no_threat_but_a_label_is_no_name() -> None:
    assert rules("Beste mevrouw J. van den Vonnis,") == []
    assert rules("Geachte heer Debiteur,") == ["label"]
    assert "bailiff" in rules("De heer komt met een deurwaarder.")


def test_values_of_the_dossier_are_not_judged() -> None:
    text = "Wij schrijven namens Incasso Vonnis Sentinel aan u."
    assert rules(text) == ["court"]
    assert rules(text, context=Context(known=("Incasso  Vonnis Sentinel",))) == []
    assert rules(text + " Er volgt een vonnis.", context=Context(known=("Vonnis Sentinel",))) == [
        "court"
    ]


def test_what_is_exempt_is_not_judged_and_the_rest_is() -> None:
    text = "De hoofdsom is 100 euro.\n\nDe hoofdsom is 200 euro."
    assert rules(text, context=Context(exempt=((0, 24),))) == ["jargon"]
    assert rules(text, context=Context(exempt=((0, 24), (26, 50)))) == []


def test_a_place_is_where_it_stands_in_the_text_itself() -> None:
    text = "Eerst dit.\r\n\r\nDan uw laat\u00adste\r\n  waarschuwing. En dan niets."
    [hit] = guard(text).hits
    assert text[hit.start : hit.end] == "laat\u00adste\r\n  waarschuwing"
    assert (hit.line, hit.column) == (3, 8)
    assert hit.phrase == "laatste waarschuwing"
    assert hit.sentence == "Dan uw laatste waarschuwing."


def test_a_phrase_is_not_made_of_two_paragraphs() -> None:
    assert phrases("Dit is de laatste\n\nwaarschuwing volgt niet.", "last_warning") == []


def test_each_place_is_told_once_for_a_rule() -> None:
    assert phrases("Deurwaarder en deurwaarder.", "bailiff") == ["Deurwaarder", "deurwaarder"]


def test_worst_comes_first() -> None:
    severities = [hit.severity for hit in guard("Nu! De hoofdsom. Een vonnis.").hits]
    assert severities == [HitSeverity.BLOCK, HitSeverity.EXPLAIN, HitSeverity.WARN]


def test_an_english_text_is_checked_as_a_dutch_one() -> None:
    english = "Dear Ms Sentinel, this is the plan that we made for you. Please call us conform."
    result = guard(english)
    assert (result.language, result.hits) == ("en", ())
    assert result.not_checked == ()
    assert result.checked == ("sentences", "avoid", "readability")
    assert guard(english, context=Context(language="nl")).hits != ()
    assert rules("You hereby promise to pay us, and the plan is for you.") == ["archaic"]


def test_a_few_english_words_do_not_make_a_text_english() -> None:
    text = "Wij helpen u met de brief. De titel is: to be or not to be, the end. Dat is reeds zo."
    assert guard(text).language == "nl"
    assert rules(text) == ["archaic"]


def test_a_dutch_threat_in_an_english_letter_is_still_stopped() -> None:
    assert guard("If you do not pay, this will be the loonbeslag that you and we fear.").blocked
