"""The rules as data: ours are the collected ones, nothing unknown, and each one works."""

import json
import re
from pathlib import Path
from typing import Final

import pytest
from pydantic import ValidationError

from app.documents.guard import HitSeverity, better, guard, why
from app.documents.guard.hits import Hit
from app.documents.guard.rules import RULES, lint, patterns, read_lint, read_variants, variants
from app.i18n import LANGUAGES, Texts
from tests.app.documents.guard.letters import rules
from tests.app.documents.letters import example

COLLECTED: Final = Path(__file__).resolve().parents[3] / "data/letter_lint_nl.json"
LETTER: Final = example("HH1-afgerond").text.replace("RS-VOORBEELD-001", "kenmerk een")
AFTER: Final = "Dat kan iedereen overkomen."

# For each rule of the list, phrases that its own pattern finds.
PHRASES: Final = {
    "wage_seizure": ["loonbeslag", "bankbeslag", "loonbeslagen"],
    "seizure": ["beslag", "beslagen", "beslaglegging", "beslagleggen"],
    "claim_in_full": ["opgeëist", "opeisen", "opeisbaar", "opvorderen", "opgevorderd",
                      "vervroegd opeisbaar"],
    "court": ["dagvaarden", "gedagvaard", "dagvaarding", "vonnis", "vonnissen", "kantonrechter",
              "proceskosten", "naar de rechter", "naar de rechtbank", "gerechtelijke stappen",
              "juridische maatregelen", "verdere procedure", "rechtsmaatregelen",
              "nemen wij maatregelen", "nemen we verdere maatregelen", "faillissement"],
    "bailiff": ["deurwaarder", "gerechtsdeurwaarder", "deurwaarders"],
    "last_warning": ["laatste waarschuwing", "laatste kans", "laatste aanmaning",
                     "laatste sommatie"],
    "summons": ["sommeren", "gesommeerd", "sommatie", "sommaties"],
    "in_default": ["in gebreke", "ingebrekestelling", "in verzuim"],
    "handed_over": ["uit handen geven", "zonder nadere aankondiging",
                    "zonder verdere aankondiging"],
    "conditional_threat": ["wij leggen geen druk zolang", "we leggen géén geld apart zolang"],
    "maximum_effort": ["maximale medewerking", "maximale inzet", "maximale inspanning",
                       "naar draagkracht"],
    "must_do": ["dient u", "u dient", "gelieve"],
    "archaic": ["doch", "reeds", "thans", "welke u", "indien", "tevens", "daartoe", "inzake",
                "veelvuldig", "doorgaans", "middels", "te allen tijde", "conform", "onderhavige",
                "hedenmiddag", "alsmede", "teneinde", "derhalve", "te zijner tijd", "t.a.v.",
                "m.b.t.", "d.d."],
    "settle": ["voldoen", "voldoet"],
    "at_once": ["uiterlijk binnen", "per omgaande", "onverwijld", "zo spoedig mogelijk"],
    "label": ["debiteur", "debiteuren", "crediteur", "wanbetaler", "gerekwireerde", "schuldenaar",
              "schuldenaars", "schuldenaren"],
    "jargon": ["vordering", "restantvordering", "vorderingen", "hoofdsom", "finale kwijting",
               "hoofdelijk", "afloscapaciteit", "vtlb", "preferent", "executie", "stuiten"],
    "our_records": ["uit onze administratie is gebleken", "uit onze administratie blijkt"],
    "stiff": ["ons moverende redenen", "hoogachtend", "met de meeste hoogachting"],
    "director": ["directeur", "directie", "namens deze"],
    "blame": ["verwijtbaar", "nalatig", "nalatigheid", "weigert", "geweigerd", "weigering", "onwil",
              "onwillig", "eigen schuld", "door uw schuld", "komt uw afspraken niet na"],
    "exclamation": ["nu!", "nu!!"],
    "capitals": ["BETALEN", "ÉÉNMALIG"],
    "your_debt": ["uw schuld"],
}  # fmt: skip

CASES: Final = [(rule, phrase) for rule, phrases in PHRASES.items() for phrase in phrases]
VARIANT_CASES: Final = [(variant.rule, phrase) for variant in variants() for phrase in variant.says]
TONE: Final = ("exclamation", "capitals")


def with_phrase(phrase: str) -> str:
    """One of our letters with one phrase put in the middle of it."""
    assert AFTER in LETTER
    return LETTER.replace(AFTER, f"{AFTER} Het gaat over {phrase} en meer.", 1)


def test_our_copy_is_the_collected_list_with_names() -> None:
    ours = json.loads(RULES.read_text(encoding="utf-8"))
    for rule in ours["avoid"]:
        del rule["id"]
    assert ours == json.loads(COLLECTED.read_text(encoding="utf-8"))


def test_the_names_are_different_and_each_has_phrases() -> None:
    names = [rule.id for rule in lint().avoid]
    assert len(set(names)) == len(names)
    assert set(names) == set(PHRASES)


@pytest.mark.parametrize(("rule", "phrase"), CASES)
def test_the_pattern_of_the_list_itself_finds_the_phrase(rule: str, phrase: str) -> None:
    [listed] = [entry for entry in lint().avoid if entry.id == rule]
    flags = re.IGNORECASE if "i" in listed.flags else re.NOFLAG
    assert re.search(listed.pattern, phrase, flags)


def test_the_letter_into_which_phrases_are_put_has_no_remark_itself() -> None:
    assert guard(LETTER).hits == ()


@pytest.mark.parametrize(("rule", "phrase"), [*CASES, *VARIANT_CASES])
def test_one_phrase_in_a_letter_of_ours_is_found_with_its_severity(rule: str, phrase: str) -> None:
    [listed] = [entry for entry in lint().avoid if entry.id == rule]
    text = with_phrase(phrase)
    result = guard(text)
    found = [hit for hit in result.hits if hit.rule == rule]
    assert {hit.severity for hit in found} == {listed.level}
    if listed.level is HitSeverity.BLOCK:
        assert result.blocked
    hit = found[0]
    assert hit.sentence.startswith("Het gaat over")
    assert text[hit.start : hit.end].lower() in text.lower()
    assert text.splitlines()[hit.line - 1][hit.column - 1 :].startswith(hit.phrase)


@pytest.mark.parametrize(
    ("rule", "phrase"), [case for case in [*CASES, *VARIANT_CASES] if case[0] not in TONE]
)
def test_it_is_found_however_it_is_hidden(rule: str, phrase: str) -> None:
    words = phrase.split(" ")
    hidden = [
        phrase.upper(),
        phrase.title(),
        "\n".join(words),
        "\u00a0 ".join(words),
        "".join(f"{letter}\u00ad" for letter in phrase),
        "".join(f"{letter}\u200b" for letter in phrase),
        "".join(chr(ord(letter) + 0xFEE0) if letter.isascii() and letter.isalpha() else letter
                for letter in phrase),
        phrase.replace("o", "ó").replace("a", "à"),
        phrase.replace("o", "о").replace("a", "а").replace("e", "е"),
        phrase.replace("e", "e\u0301"),
    ]  # fmt: skip
    # A word of the phrase broken over two lines.
    longest = max(words, key=len)
    if longest.isalpha():
        hidden.append(phrase.replace(longest, f"{longest[:2]}-\n{longest[2:]}", 1))
        hidden.append(phrase.replace(longest, f"{longest[:2]}\u2010\r\n  {longest[2:]}", 1))
    for form in hidden:
        assert rule in rules(f"Het gaat over {form} en meer."), repr(form)


def test_a_severity_is_one_of_three() -> None:
    levels = {rule.severity: rule.level for rule in lint().avoid}
    assert levels == {
        "blokkeren": HitSeverity.BLOCK,
        "waarschuwen": HitSeverity.WARN,
        "uitleggen": HitSeverity.EXPLAIN,
    }


@pytest.mark.parametrize(
    "change",
    [
        {"severity": "erg"},
        {"unless": "always"},
        {"flags": "x"},
        {"colour": "red"},
        {"why": None},
    ],
)
def test_a_rule_with_something_unknown_is_refused(change: dict[str, object]) -> None:
    raw = json.loads(RULES.read_text(encoding="utf-8"))
    raw["avoid"][0] |= change
    with pytest.raises(ValidationError):
        read_lint(json.dumps(raw))


@pytest.mark.parametrize("key", ["schema", "avoid", "must_have"])
def test_a_list_that_lacks_a_part_is_refused(key: str) -> None:
    raw = json.loads(RULES.read_text(encoding="utf-8"))
    del raw[key]
    with pytest.raises(ValidationError):
        read_lint(json.dumps(raw))


def test_a_variant_with_something_unknown_is_refused() -> None:
    with pytest.raises(ValidationError):
        read_variants('schema = "uitzicht-letter-variants/1"\n[[variant]]\nrule = "x"\nflags = "i"')


def test_a_variant_never_hides_the_pattern_of_its_rule() -> None:
    for rule, ways in patterns():
        assert ways[0].pattern == rule.pattern


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_says_why_and_what_is_better(language: str) -> None:
    texts = Texts(language)
    for rule in lint().avoid:
        hit = Hit(rule.level, rule.id, 0, 1, 1, 1, "x", "x")
        assert len(why(texts, hit)) > 5
        assert len(better(texts, hit)) > 5
