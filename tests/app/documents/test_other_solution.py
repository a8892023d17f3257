"""Another solution than a plan was chosen: then nobody sends the letter with the plan."""

from datetime import date

import pytest

from app.documents.kinds import DocumentKind
from app.i18n import Texts, say_choice
from app.services.outgoing_documents import offers
from calc.dossier.solution import SolutionKind
from tests.app.documents.lives_of_letters import assessed, household, life, refused, written
from tests.lives import pause, solution

TODAY = date(2026, 11, 23)
LATER = date(2027, 11, 20)
OF_A_PLAN = (SolutionKind.PLAN, SolutionKind.RESTRUCTURING)


@pytest.mark.parametrize("kind", [kind for kind in SolutionKind if kind not in OF_A_PLAN])
def test_the_letter_with_the_plan_is_not_made_when_something_else_was_chosen(
    kind: SolutionKind,
) -> None:
    made = household(solution=solution(kind.value))
    code, said = refused(DocumentKind.PLAN, made, TODAY)
    assert code == "other_solution"
    assert say_choice(Texts("nl"), kind) in said
    offered = {offer.kind: offer for offer in offers(assessed(made, TODAY), Texts("nl"))}
    assert (offered[DocumentKind.PLAN].fits, offered[DocumentKind.PLAN].why) == (False, said)


@pytest.mark.parametrize("kind", [None, *OF_A_PLAN])
def test_nothing_chosen_yet_a_plan_and_a_longer_term_have_their_letter(
    kind: SolutionKind | None,
) -> None:
    made = household(**({"solution": solution(kind.value)} if kind else {}))
    assert written(DocumentKind.PLAN, made, TODAY).text


@pytest.mark.parametrize("kind", list(SolutionKind))
def test_the_review_of_a_plan_that_runs_stays_whatever_was_chosen_since(
    kind: SolutionKind,
) -> None:
    assert written(DocumentKind.REVIEW, life(12, solution=solution(kind.value)), LATER).text


def test_a_pause_that_was_recorded_is_in_the_plan_and_so_in_its_letter() -> None:
    chosen = solution("pauze")
    assert (
        refused(DocumentKind.PLAN, life(2, solution=chosen), date(2027, 1, 20))[0]
        == "other_solution"
    )
    paused = life(2, pause("2027-03", "2027-04", "2027-01-15"), solution=chosen)
    assert written(DocumentKind.PLAN, paused, date(2027, 1, 20)).text
    assert written(DocumentKind.REVIEW, paused, date(2027, 1, 20)).text
