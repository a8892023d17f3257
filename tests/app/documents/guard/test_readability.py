"""Syllables against words counted by hand, the score against the formula, and every threshold."""

from decimal import Decimal

import pytest

from app.documents.guard import Hit, guard
from app.documents.guard.readability import FROM_WORDS, hardest, score_of
from app.documents.guard.sentences import Sentence
from app.documents.guard.syllables import english_syllables, flesch, flesch_douma, syllables


def by_hand() -> list[tuple[str, int]]:
    return [
        ("de", 1), ("u", 1), ("geld", 1), ("huis", 1), ("schuld", 1), ("brief", 1), ("loon", 1),
        ("huur", 1), ("nieuw", 1), ("eeuw", 1), ("mooi", 1), ("blauw", 1), ("fraai", 1),
        ("doei", 1), ("rijk", 1), ("koeien", 2), ("jij", 1), ("trein", 1), ("goed", 1),
        ("betaalt", 2), ("bedrag", 2), ("samen", 2), ("restschuld", 2), ("idee", 2),
        ("vooruit", 2), ("zoals", 2), ("meneer", 2), ("moeilijk", 2), ("maaien", 2),
        ("kruien", 2), ("chaos", 2), ("bijeen", 2), ("euro", 2), ("keuze", 2), ("nieuwe", 2),
        ("bureau", 2), ("reëel", 2), ("dieet", 2), ("cliënt", 2), ("geïnd", 2), ("knieën", 2),
        ("betalen", 3), ("mevrouw", 2), ("toeslagen", 3), ("gemeente", 3), ("afspraken", 3),
        ("inkomen", 3), ("hypotheek", 3), ("ideeën", 3), ("vacuüm", 3), ("einddatum", 3),
        ("theater", 3), ("sociaal", 3), ("beëindigd", 3), ("loyaal", 2), ("yoghurt", 2),
        ("financiën", 4), ("januari", 4), ("februari", 4), ("officieel", 4), ("financieel", 4),
        ("situatie", 4), ("coöperatie", 5), ("contactpersonen", 5), ("BKR", 3), ("nr", 1),
    ]  # fmt: skip


@pytest.mark.parametrize(("word", "count"), by_hand())
def test_syllables_are_those_that_we_counted(word: str, count: int) -> None:
    assert syllables(word) == count


def test_a_decomposed_letter_is_the_same_letter() -> None:
    assert syllables("idee\u0308n") == syllables("ideën") == 3
    assert syllables("IDEEËN") == 3


def test_the_score_is_the_formula() -> None:
    assert flesch_douma(100, 10, 150) == pytest.approx(206.84 - 0.77 * 150 - 0.93 * 10)


def sentence_hits(count: int) -> list[Hit]:
    text = " ".join(["Wij", *["dag"] * (count - 1)]) + "."
    return [hit for hit in guard(text).hits if hit.rule.startswith("sentence")]


def test_20_words_are_not_long_and_21_are() -> None:
    assert sentence_hits(20) == []
    [hit] = sentence_hits(21)
    assert (hit.severity, hit.rule, hit.amount) == ("warn", "sentence_long", "21")


def test_25_words_are_not_too_long_and_26_are() -> None:
    [warned] = sentence_hits(25)
    assert warned.severity == "warn"
    [stopped] = sentence_hits(26)
    assert (stopped.severity, stopped.rule) == ("block", "sentence_too_long")


def text_scoring(syllables: int, words: int = 200) -> str:
    """Sentences of 10 words with so many syllables in all."""
    extra = syllables - words
    said = ["dagen" if number < extra else "dag" for number in range(words)]
    lines = [" ".join(said[at : at + 10]) + "." for at in range(0, words, 10)]
    return " ".join(line[0].upper() + line[1:] for line in lines)


def score_rules(text: str) -> list[tuple[str, str]]:
    hits = guard(text).hits
    return [(hit.rule, hit.amount) for hit in hits if hit.rule.startswith("readability")]


# 206.84 - 0.77 x 100 x syllables / 200 - 9.3 is 0.385 a syllable.
def test_70_is_fairly_easy_and_less_is_not() -> None:
    assert score_of(200, 20, 331) == Decimal("70.1")
    assert score_of(200, 20, 332) == Decimal("69.7")
    assert score_rules(text_scoring(331)) == []
    assert score_rules(text_scoring(332)) == [("readability_low", "69.7")]


def test_under_60_it_is_stopped() -> None:
    assert score_rules(text_scoring(357)) == [("readability_low", "60.1")]
    assert score_rules(text_scoring(358)) == [("readability_too_low", "59.7")]
    assert guard(text_scoring(358)).blocked


def test_exactly_70_and_exactly_60_as_shown_are_enough() -> None:
    assert guard(text_scoring(497, 300)).readability.score == "70.0"
    assert score_rules(text_scoring(497, 300)) == []
    assert score_rules(text_scoring(536, 300)) == [("readability_low", "60.0")]


def test_a_text_of_99_words_has_no_score_and_one_of_100_has() -> None:
    words = ["Verantwoordelijkheid is er.", *["Dag dag dag dag dag dag dag dag."] * 12]
    assert FROM_WORDS == 100
    short = guard(" ".join(words))
    assert (short.readability.words, short.readability.score) == (99, None)
    assert short.readability.reason == "too_short"
    assert guard(" ".join([*words, "Dag."])).readability.score is not None


def test_labels_titles_rows_figures_and_addresses_have_no_part_in_the_score() -> None:
    text = text_scoring(300)
    more = (
        "## Verantwoordelijkheidsverdeling\n\nTelefoon: 088 000 00 00\n\n"
        "Verantwoordelijkheid | Aansprakelijkheid\n\n"
    )
    assert guard(more + text).readability.score == guard(text).readability.score
    with_figures = text.replace("Dag ", "Dag 1.234,56 a.b@c.example ")
    assert guard(with_figures).readability.score == guard(text).readability.score


ENGLISH = [
    ("you", 1), ("pay", 1), ("make", 1), ("called", 1), ("months", 1), ("house", 1), ("the", 1),
    ("letter", 2), ("amount", 2), ("before", 2), ("after", 2), ("money", 2), ("people", 2),
    ("table", 2), ("being", 2), ("added", 2), ("agreement", 3), ("together", 3), ("solution", 3),
    ("residual", 4), ("municipality", 6), ("BKR", 3), ("costs", 1), ("changes", 2),
]  # fmt: skip


@pytest.mark.parametrize(("word", "count"), ENGLISH)
def test_english_syllables_are_those_that_we_counted(word: str, count: int) -> None:
    assert english_syllables(word) == count


def test_an_english_text_has_the_score_of_flesch() -> None:
    assert flesch(100, 10, 150) == pytest.approx(206.835 - 1.015 * 10 - 84.6 * 1.5)
    easy = guard("The plan is for you and we will help you with it. " * 12).readability
    assert (easy.score, easy.reason) == (str(score_of(144, 12, 144, "en")), "")
    hard = "The municipality and the organisation collaborate regarding determination of capacity. "
    result = guard(hard * 12)
    assert result.language == "en"
    assert [hit.rule for hit in result.hits if hit.rule.startswith("read")] == [
        "readability_too_low"
    ]


def test_the_sentence_with_the_most_syllables_is_where_to_begin() -> None:
    found = [("Wij bellen u.", True), ("Verantwoordelijkheden veranderen.", True),
             ("Aansprakelijkheidsverzekeringsmaatschappijen", False)]  # fmt: skip
    read = [(Sentence(0, 1, text, running), text.rstrip(".").split()) for text, running in found]
    assert hardest(read, "nl") is read[1][0]
    assert hardest(read[2:], "nl") is None
