"""Kind letters pass, unkind ones are stopped for the right reason, ours among them."""

import pytest

from app.documents.guard import Context, HitSeverity, guard
from app.documents.guard.kinds import TEXT_KINDS, OtherText
from app.documents.kinds import DocumentKind
from app.services.guarding import guard_letter
from tests.app.documents.guard.letters import Example, examples
from tests.app.documents.letters import NAMES, example
from tests.app.documents.test_lint import catalogue

KIND = examples("kind_letters.toml")
UNKIND = examples("unkind_letters.toml")


@pytest.mark.parametrize("letter", KIND, ids=str)
def test_a_kind_letter_is_not_stopped(letter: Example) -> None:
    stopping = [hit for hit in letter.guarded().hits if hit.severity is HitSeverity.BLOCK]
    assert stopping == []


@pytest.mark.parametrize("letter", UNKIND, ids=str)
def test_an_unkind_letter_is_stopped_for_what_is_wrong_with_it(letter: Example) -> None:
    result = letter.guarded()
    assert result.blocked
    stopping = {hit.rule for hit in result.hits if hit.severity is HitSeverity.BLOCK}
    assert letter.rules - stopping == set()


def test_there_are_enough_of_both_and_of_every_kind_of_letter() -> None:
    assert min(len(KIND), len(UNKIND)) >= 20
    letters = set(TEXT_KINDS) - {
        DocumentKind.CALCULATION_SHEET,
        DocumentKind.DRAAGKRACHTVERKLARING,
        DocumentKind.MANDATE,
        DocumentKind.CREDITOR_PROPOSAL,
        DocumentKind.HANDOVER,
        OtherText.WKI_SPECIFICATION,
    }
    assert letters - {letter.kind for letter in KIND} == set()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_letter_of_ours_passes_without_a_remark(name: str, language: str) -> None:
    made = example(name, language)
    kind = DocumentKind.NO_PAYMENT if made.assessment.plan is None else DocumentKind.PLAN
    result = guard_letter(made.letter, kind)
    assert result.hits == ()
    assert result.language == language
    assert result.readability.score is not None
    assert result.not_checked == ()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_sentence_that_our_letters_can_say_passes_without_a_remark(language: str) -> None:
    context = Context(language=language)
    found = {key: guard(text, None, context).hits for key, text in catalogue(language)}
    assert {key: hits for key, hits in found.items() if hits} == {}
