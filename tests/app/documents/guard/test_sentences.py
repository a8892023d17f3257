"""Where sentences end, and how many words they have."""

import pytest

from app.documents.guard.folding import fold
from app.documents.guard.sentences import sentences, words


def split(text: str) -> list[str]:
    return [sentence.text for sentence in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "U betaalt € 1.234,56 per maand.",
        "Wij spreken u op 1 mei 2027 om 10.30 uur.",
        "Dat is bijv. de huur of d.w.z. de kosten m.b.t. uw huis.",
        "Bel dhr. J.A. de Vries of mevr. Th. Sentinel.",
        "De brief komt van Voorbeeldbank N.V. en gaat naar u.",
        "Mail naar s.sentinel@voorbeeld.example of kijk op www.voorbeeld.example/a.b.html.",
        "Zie art. 6 van de regels.",
        "Dat is nr. 3 op de lijst.",
        "Hij zei: 'Bel ons gerust.'",
        "De kosten (enz.) tellen mee.",
        "Op 1. januari begint het.",
        "Dat is de rest... en meer niet.",
    ],
)
def test_this_is_one_sentence(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eén. Twee? Drie!", ["Eén.", "Twee?", "Drie!"]),
        ("Het is 2027. Dan begint het.", ["Het is 2027.", "Dan begint het."]),
        ("Wij zijn van de N.V. Dat klopt.", ["Wij zijn van de N.V.", "Dat klopt."]),
        ("U krijgt post enz. Daarna bellen wij.", ["U krijgt post enz.", "Daarna bellen wij."]),
        ("Wij bellen u. dat is alles.", ["Wij bellen u. dat is alles."]),
        ("Wij helpen graag. dat is alles.", ["Wij helpen graag.", "dat is alles."]),
        ("Zegt u 'ja.' Dan begint het.", ["Zegt u 'ja.'", "Dan begint het."]),
    ],
)
def test_these_are_several(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_a_heading_an_item_a_row_and_a_line_that_is_full_end_by_themselves() -> None:
    text = (
        "## Wat u betaalt\nU betaalt minder\nDan eerst\n- een\n- twee en\nnog iets\n1. drie\na | b"
    )
    assert split(text) == [
        "Wat u betaalt", "U betaalt minder", "Dan eerst", "een", "twee en nog iets", "drie",
        "a | b",
    ]  # fmt: skip


def test_a_sentence_runs_over_the_end_of_a_line() -> None:
    text = (
        "Wij kijken samen met u naar uw geld, en dan\nmaken wij een plan bij het\nJuridisch Loket."
    )
    assert len(split(text)) == 1


def test_places_are_those_of_the_text() -> None:
    text = "  Eén ding.\n\n- Twee dingen. En drie.\n"
    assert [text[item.start : item.end] for item in sentences(text)] == [
        "Eén ding.", "Twee dingen.", "En drie.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("", 0),
        ("U betaalt € 1.234,56 per maand.", 5),
        ("Bel 088 000 00 00 voor 1 mei.", 5),
        ("Mail naar a.b@c.example – of kijk op https://x.example/y.", 7),
        ("Het loon-\nbeslag is weg.", 4),
        ("Een e-mail of sms/app.", 4),
        ("Rekening NL91 ABNA 0417 1640 00 is van ons.", 7),
    ],
)
def test_words_are_counted_as_a_reader_does(sentence: str, count: int) -> None:
    assert len(words(sentence)) == count


@pytest.mark.parametrize("text", ["", " ", "\n\n", "-", "\u200b", "...", "- \n- "])
def test_nothing_is_nothing(text: str) -> None:
    assert all(words(sentence.text) == [] for sentence in sentences(text))


def test_folding_keeps_every_place() -> None:
    text = "a\u00ad\u200bb ﬁ é\n\n c"
    folded = fold(text)
    assert folded.text == "ab fi e c"
    assert [text[place] for place in folded.places] == list("ab ﬁﬁ é\nc")


def test_folding_an_ordinary_text_changes_nothing() -> None:
    text = "Wij helpen u met e-mail, tot 1 mei (of later)."
    assert fold(text).text == text
    assert fold(text).places == tuple(range(len(text)))


@pytest.mark.parametrize(
    ("text", "running"),
    [
        ("Wij helpen u graag hiermee", False),
        ("Wij helpen u graag hiermee verder", True),
        ("Wij helpen u — graag hiermee", False),
        ("Wij helpen u.", True),
    ],
)
def test_without_a_stop_six_words_are_a_running_sentence(text: str, running: bool) -> None:
    assert [sentence.running for sentence in sentences(text)] == [running]
