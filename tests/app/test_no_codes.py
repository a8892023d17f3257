"""B6: no word of the machine in a sentence: codes, refs, enum values, paths, names of fields."""

import re
from collections.abc import Iterator

import pytest
from babel.messages import pofile

from app.cli.report import report
from app.documents import NoLetter
from app.documents.case import Case
from app.documents.extras import Extras
from app.documents.kinds import DocumentKind
from app.documents.writing import write
from app.i18n import LANGUAGES, Texts, say_finding, say_rungs
from app.i18n.compile import LOCALE
from app.i18n.headline import account_rows, say_headline, say_left
from app.i18n.missed import missed_asks, say_missed
from app.i18n.paths import say_path
from app.services.assessing import Assessed
from app.services.short_findings import short_point
from calc import Assessment, Draft
from tests.building import draft, example_outcome, example_policy, outcome, raw_example
from tests.examples.contract import NAMES
from tests.tariff_files import shipped

CODES = re.compile(
    r"\b[SUIR]\d\d\b"  # the catalogue: S02, U05
    r"|\bK\d{1,2}\b"  # a child: K2
    r"|\b[a-z]+(?:_[a-z0-9]+)+\b"  # a field or a list: no_payment, income_tax
    r"|\b(?:4weeks|2weeks|2months|halfyear|UNKNOWN|True|False)\b"
    r"|(?<=[a-z,] )None\b"  # not where an English sentence begins with it
    r"|[A-Za-z]\[\d+\]"  # a path: income[0]
)
ALLOWED = frozenset[str]()
"""None so far. A code may stand only where it is called one, beside the words that say it."""
TABLES = re.compile(r"^ *(?:\d{4}-\d\d )")
"""The months of the report begin with the month as the file has it: a table, no sentence."""


def found(text: str) -> set[str]:
    """The codes of a text."""
    lines = (line for line in text.splitlines() if not TABLES.match(line))
    return {match[0] for line in lines for match in CODES.finditer(line)} - ALLOWED


def test_the_search_finds_what_was_there() -> None:
    said = "een kind wordt 16 (K2), (no_payment), 4weeks, S02, U05, income[0].amount, None"
    assert found(said) == {"K2", "no_payment", "4weeks", "S02", "U05", "e[0]", "None"}
    assert found("In maart 2029 wordt kind 2 zestien; art. 475da lid 1 Rv; € 1.512,40") == set()


def cases() -> Iterator[tuple[str, Draft, Assessment]]:
    """Every example, and households in which other findings come up."""
    for name in NAMES:
        yield name, draft(raw_example(name)), example_outcome(name)
    empty = draft({})
    yield "empty", empty, outcome({}, example_policy(), shipped())
    for name in ("HH2", "HH6"):
        raw = raw_example(name)
        for group in ("income", "expenses", "arrangements"):
            for line in raw[group]:
                line |= {"amount": "UNKNOWN", "frequency": "UNKNOWN", "who": "UNKNOWN"}
        raw["children"] = [{"ref": "K7"}, {"ref": "K2"}]
        raw["checks"] = []
        yield f"{name} unknown", draft(raw), outcome(raw, example_policy(), shipped())


CASES = list(cases())
every_case = pytest.mark.parametrize(
    ("name", "made", "assessment"), CASES, ids=[name for name, *_ in CASES]
)
both = pytest.mark.parametrize("texts", [Texts(name) for name in LANGUAGES], ids=LANGUAGES)


@both
@every_case
def test_b6_no_finding_point_or_headline_has_a_code(
    texts: Texts, name: str, made: Draft, assessment: Assessment
) -> None:
    said = [say_finding(texts, each, made) for each in assessment.findings]
    said += [short_point(texts, each, made) for each in assessment.findings]
    said += say_rungs(texts, assessment, made)
    headline = say_headline(texts, assessment)
    said += [headline.caption, headline.amount, headline.later, say_left(texts, assessment)]
    said += [f"{row.name} {row.amount}" for row in account_rows(texts, assessment, made)]
    if assessment.missed:
        said.append(say_missed(texts, assessment.missed))
        said += [ask.said for ask in missed_asks(texts, assessment.missed)]
    assert found("\n".join(said)) == set()


@both
@every_case
def test_b6_no_line_of_the_report_has_a_code(
    texts: Texts, name: str, made: Draft, assessment: Assessment
) -> None:
    page = report(texts, Assessed(made, example_policy(), assessment))
    assert found(page.rpartition("\n\n")[0]) == set()


@both
@every_case
@pytest.mark.parametrize("kind", list(DocumentKind))
def test_b6_no_document_has_a_code(
    kind: DocumentKind, texts: Texts, name: str, made: Draft, assessment: Assessment
) -> None:
    try:
        written = write(kind, Case(made, assessment, example_policy().policy, texts), Extras())
    except NoLetter as none:
        key, params = f"document.none.{none.reason}", none.params
        assert not texts.has(key) or found(texts.text(key, **params)) == set()
        return
    text = written.text
    if texts.language == "en":
        text = re.sub(r"\bquarter\b", "", text)
    assert found(re.sub(r"\{pages?\}", "", text)) == set()
    assert found(written.email) == set()


@both
def test_b6_people_and_checks_are_called_by_their_name(texts: Texts) -> None:
    made = draft(raw_example("HH2"))
    for path in ("children[1].birth_month", "adults[0].liable", "checks[0].state"):
        assert found(say_path(texts, path, made)) == set()


# Sentences that tell what to type in a file, a policy or a command: there the word of the machine
# is the remedy, between quotation marks or as the name of a key.
FOR_FILES = {
    "administrator.cli.no_keys": "a key of the administrator's file",
    "hint.wrong_form.path": "what a path looks like, for somebody who writes a file",
    "hint.wrong_form.question": "what a question is called in a file",
    "hint.wrong_form.ref": "how people are called in a file",
    "hint.wrong_form.who": "how people are called in a file",
    "life.help.change": "what to type behind a command",
    "lines.pasted.left_out": "a code may be typed before a line that is pasted; it is called one",
    "package.refused.no_keys": "a key of the administrator's file",
    "problem.case_without_recipient": "keys of the policy file",
    "problem.code_not_in_catalogue": "the codes are what is asked for",
    "problem.file_foreign": "the first key of a file",
    "problem.file_not_a_number": "the word of a file for what is not known",
    "problem.quiet_hours_too_short": "keys of the policy file",
    "problem.quiet_hours_turned_round": "keys of the policy file",
    "problem.reserve_after_above_min": "keys of the policy file",
    "problem.term_above_max": "keys of the policy file",
    "problem.whatif_no_such_field": "what to type behind a command",
    "problem.whatif_not_a_change": "what to type behind a command",
}
"""Why each may have one. Others may not, and none of these is read by a customer."""


def sentences(language: str) -> Iterator[tuple[str, str]]:
    """Every sentence of the catalogues, without its places to fill."""
    for path in sorted((LOCALE / language / "LC_MESSAGES").glob("*.po")):
        with path.open("rb") as file:
            catalogue = pofile.read_po(file)
        for message in catalogue:
            said = message.string if isinstance(message.string, tuple) else (message.string,)
            key = message.id[0] if isinstance(message.id, tuple) else message.id
            yield from ((str(key), re.sub(r"\{\w*\}", "", str(each))) for each in said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_b6_no_sentence_of_a_catalogue_has_a_code(language: str) -> None:
    hits = {key: codes for key, text in sentences(language) if (codes := found(text))}
    assert set(hits) - set(FOR_FILES) == set()
