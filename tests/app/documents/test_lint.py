"""The letter guard's own rules (letter_lint_nl.json) and the length of sentences."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from app.documents.guard.kinds import kinds
from tests.app.documents.letters import NAMES, Made, example, lines_with

ROOT = Path(__file__).resolve().parents[3]
LINT = json.loads((ROOT / "tests/data/letter_lint_nl.json").read_text(encoding="utf-8"))
LOCALE = ROOT / "app/i18n/locale"
DOCUMENTS = ROOT / "app/documents"
LONGEST_SENTENCE = 20
# What a letter without a plan has no place for.
ONLY_WITH_A_PLAN = {"einde", "lukt_niet", "betaalgemak"}


def flags_of(rule: dict[str, str]) -> re.RegexFlag:
    return re.IGNORECASE if "i" in rule["flags"] else re.NOFLAG


def avoided(text: str) -> list[str]:
    """Every phrase of the list that the text holds."""
    return [
        match.group()
        for rule in LINT["avoid"]
        for match in re.finditer(rule["pattern"], text, flags_of(rule))
    ]


def own_words(made: Made) -> str:
    """The letter without what comes from the dossier: a reference may hold capitals."""
    return made.text.replace(str(made.draft.debt.reference), "")


def sentences(text: str) -> Iterator[str]:
    for line in text.splitlines():
        yield from re.split(r"(?<=[.?:])\s+", line)


def too_long(text: str) -> list[str]:
    return [item for item in sentences(text) if len(item.split()) > LONGEST_SENTENCE]


def _how_to_pay() -> frozenset[str]:
    """The texts of how to pay that a document can hold; the others are of the window."""
    code = [path.read_text(encoding="utf-8") for path in DOCUMENTS.rglob("*.py")]
    return frozenset(re.findall(r'"(paying\.[a-z_.]+)"', "\n".join(code)))


def catalogue(language: str) -> list[tuple[str, str]]:
    """Every form of every text that a letter can hold, with its key."""
    messages = []
    for path in sorted((LOCALE / language / "LC_MESSAGES").glob("*.po")):
        with path.open("rb") as file:
            messages += [message for message in read_po(file) if message.id]
    found, how_to_pay = [], _how_to_pay()
    for message in messages:
        key = message.id if isinstance(message.id, str) else message.id[0]
        if not key.startswith(("letter.", "rung.", "cause.")) and key not in how_to_pay:
            continue
        said = message.string or ""
        forms = [said] if isinstance(said, str) else list(said)
        found += [(key, form) for form in forms]
    return found


@pytest.mark.parametrize("name", NAMES)
def test_no_letter_holds_a_phrase_to_avoid(name: str) -> None:
    assert avoided(own_words(example(name))) == []


def test_no_text_of_the_catalogue_holds_a_phrase_to_avoid() -> None:
    found = {key: avoided(text) for key, text in catalogue("nl")}
    assert {key: phrases for key, phrases in found.items() if phrases} == {}


def test_the_list_finds_what_it_should() -> None:
    assert avoided("Wij leggen loonbeslag!") != []
    assert avoided("Indien u niet betaalt, dient u te VOLDOEN.") != []


@pytest.mark.parametrize("name", NAMES)
def test_every_letter_has_what_it_must_have(name: str) -> None:
    made = example(name)
    # An organisation without a debit and a link has no more than an account to transfer to.
    also = kinds().also
    text = made.text.replace("\N{NO-BREAK SPACE}", " ")
    missing = [
        rule["code"]
        for rule in LINT["must_have"]
        if rule["hint_pattern"]
        and not re.search(rule["hint_pattern"], text, flags_of(rule))
        and not re.search(also.get(rule["code"], "(?!)"), text, re.IGNORECASE)
        and not (made.assessment.plan is None and rule["code"] in ONLY_WITH_A_PLAN)
    ]
    assert missing == []


@pytest.mark.parametrize("name", NAMES)
def test_every_letter_names_at_least_three_ways_to_reach_us(name: str) -> None:
    text = example(name).text
    assert sum(way in text for way in ("telefoon", "e-mail", "brief", "chat", "videobellen")) >= 3


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_sentence_of_a_letter_is_long(name: str, language: str) -> None:
    assert too_long(example(name, language).text) == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_sentence_of_the_catalogue_is_long(language: str) -> None:
    assert {key: long for key, text in catalogue(language) if (long := too_long(text))} == {}


def test_a_long_sentence_is_found() -> None:
    assert too_long("woord " * 21) != []
    assert too_long("woord " * 20) == []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_unknown_is_printed(name: str) -> None:
    text = example(name).text
    assert lines_with(text.upper(), "UNKNOWN") == []
    assert lines_with(text, "None") == []


@pytest.mark.parametrize("name", NAMES)
def test_help_is_named_without_telephone_numbers(name: str) -> None:
    # The first is that of every letter; the sheet with free help may come behind it.
    line, *sheet = [line for line in example(name).text.splitlines() if "Geldfit" in line]
    assert "gemeente" in line
    assert "Juridisch Loket" in line
    assert not re.search(r"\d", " ".join([line, *sheet]))
