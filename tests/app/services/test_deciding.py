"""E, items 1 and 4: who decided what, in which role and when; and what is refused."""

from dataclasses import replace
from datetime import date

import pytest

from app.services.deciding import (
    DECISIONS,
    SENIOR,
    TypedDecision,
    asked_of,
    choosing,
    is_complete,
    others_of,
    place_of,
    rejected_at,
    roles_for,
    with_decision,
    with_rejected,
    with_schrijnend,
)
from app.services.organisation import read_organisation
from calc import UNKNOWN, Draft
from calc.dossier.codes import ReasonFor
from calc.dossier.handling import Handling
from calc.dossier.solution import ChoiceReason, Rejected, SolutionKind
from calc.dossier.stabilisation import Reason
from tests.building import (
    decided,
    draft,
    example_outcome,
    outcome,
    raw_draft,
    raw_example,
    settled,
)

DAY = date(2026, 11, 23)
NAMES = ("HH1", "HH1-afgerond", "HH2-afgerond", "HH6")
POLICY = read_organisation(None).policy_file.policy
NOBODY = POLICY.model_copy(update={"senior_roles": ()})
EMPTY = Draft(handling=Handling(officer="SENTINEL-naam"))
GOOD = TypedDecision(ReasonFor.MINIMUM_TOO_LONG, "omdat", "senior", "SENTINEL-A", DAY)
SENIOR_REASON = Reason(
    about=ReasonFor.MINIMUM_TOO_LONG, text="omdat", by="SENTINEL-A", role="senior", on=DAY
)


@pytest.mark.parametrize("about", list(ReasonFor))
def test_only_a_senior_role_decides_what_is_out_of_the_ordinary(about: ReasonFor) -> None:
    wanted = POLICY.senior_roles if about in SENIOR else POLICY.roles
    assert roles_for(about, POLICY) == wanted
    # A policy without seniors lets nobody decide it: never somebody else by chance.
    assert roles_for(about, NOBODY) == (() if about in SENIOR else POLICY.roles)


def test_a_decision_stands_with_who_when_and_in_which_role() -> None:
    found = with_decision(EMPTY, GOOD, POLICY, DAY)
    assert isinstance(found, Draft)
    assert found.reasons == (SENIOR_REASON,)
    assert place_of(found, GOOD.about, POLICY, DAY) == 0
    assert place_of(found, ReasonFor.SAME_AGAIN, POLICY, DAY) is None


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"text": " "}, "missing", "text"),
        ({"by": ""}, "missing", "by"),
        ({"role": ""}, "missing", "role"),
        ({"role": "medewerker"}, "role_not_here", "role"),
        ({"role": "directie"}, "role_not_here", "role"),
        ({"on": None}, "date_not_readable", "on"),
        ({"on": date(2026, 11, 24)}, "decided_later", "on"),
        ({"by": "BSN 123456782"}, "bsn_in_text", "by"),
    ],
)
def test_what_is_not_complete_is_refused_with_its_field(
    changes: dict[str, object], code: str, field: str
) -> None:
    found = with_decision(EMPTY, replace(GOOD, **changes), POLICY, DAY)  # type: ignore[arg-type]
    assert isinstance(found, tuple)
    assert [(each.code, each.path.rpartition(".")[2]) for each in found] == [(code, field)]


def test_everything_that_is_missing_is_said_at_once() -> None:
    nothing = TypedDecision(ReasonFor.SCHULDHULP, "", "", "", None)
    found = with_decision(EMPTY, nothing, POLICY, DAY)
    assert isinstance(found, tuple)
    assert [each.path for each in found] == [
        "reasons.text", "reasons.role", "reasons.by", "reasons.on"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "counts"),
    [
        ({}, True),
        ({"on": date(2026, 11, 24)}, False),
        ({"on": UNKNOWN}, False),
        ({"by": UNKNOWN}, False),
        ({"by": ""}, False),
        ({"text": ""}, False),
        ({"role": "medewerker"}, False),
        ({"role": UNKNOWN}, False),
        ({"role": "medewerker", "about": ReasonFor.SCHULDHULP}, True),
    ],
)
def test_what_counts_is_signed_by_who_may(changes: dict[str, object], counts: bool) -> None:
    assert is_complete(SENIOR_REASON.model_copy(update=changes), POLICY, DAY) is counts


def test_the_last_decision_that_counts_is_shown_before_one_that_does_not() -> None:
    half = SENIOR_REASON.model_copy(update={"role": UNKNOWN})
    both = EMPTY.model_copy(update={"reasons": (half, SENIOR_REASON, half)})
    assert place_of(both, SENIOR_REASON.about, POLICY, DAY) == 1
    none = EMPTY.model_copy(update={"reasons": (half, half)})
    assert place_of(none, SENIOR_REASON.about, POLICY, DAY) == 1
    assert set(SENIOR) < set(DECISIONS)


@pytest.mark.parametrize("flagged", [True, False])
def test_a_distressing_situation_is_decided_by_name_without_a_cause(flagged: bool) -> None:
    found = with_schrijnend(EMPTY, flagged, " SENTINEL-A ", DAY)
    assert isinstance(found, Draft)
    known = {name: value for name, value in found.schrijnend if value is not UNKNOWN}
    assert known == {"flagged": flagged, "decided_by": "SENTINEL-A", "decided_on": DAY}
    refused = with_schrijnend(EMPTY, flagged, " ", DAY)
    assert isinstance(refused, tuple)
    assert [each.path for each in refused] == ["schrijnend.decided_by"]


def test_a_choice_gets_the_officer_and_the_day_but_never_a_role() -> None:
    found = choosing(EMPTY, SolutionKind.PLAN, DAY)
    assert isinstance(found, Draft)
    chosen = found.solution
    assert (chosen.kind, chosen.by, chosen.on) == (SolutionKind.PLAN, "SENTINEL-naam", DAY)
    assert chosen.role is UNKNOWN
    again = choosing(found, SolutionKind.PAUSE, date(2027, 1, 4))
    assert isinstance(again, Draft)
    assert (again.solution.by, again.solution.on) == ("SENTINEL-naam", DAY)  # what was said stays
    nobody = choosing(Draft(), SolutionKind.PLAN, DAY)
    assert isinstance(nobody, Draft)
    assert nobody.solution.by is UNKNOWN
    nothing = choosing(Draft(), UNKNOWN, DAY)
    assert nothing == Draft()


def test_a_household_asks_only_for_the_decisions_that_it_needs() -> None:
    """To go on with open checks is a decision while they are open, and not after it."""
    found = {name: asked_of(draft(raw_example(name)), example_outcome(name)) for name in NAMES}
    override = ReasonFor.STABILISATION_OVERRIDE
    assert found == {
        "HH1": (ReasonFor.MINIMUM_TOO_LONG, ReasonFor.SCHULDHULP, override),
        "HH1-afgerond": (ReasonFor.MINIMUM_TOO_LONG, ReasonFor.SCHULDHULP),
        "HH2-afgerond": (ReasonFor.MINIMUM_TOO_LONG,),
        "HH6": (ReasonFor.MINIMUM_TOO_LONG, override),
    }
    nothing = raw_draft(checks=settled())
    assert asked_of(draft(nothing), outcome(nothing)) == ()
    recorded = nothing | {"reasons": decided("rest_at_end", "stabilisation_override")}
    assert asked_of(draft(recorded), outcome(recorded)) == (ReasonFor.REST_AT_END, override)


def test_who_chose_before_stays_when_another_officer_goes_on() -> None:
    chosen = choosing(EMPTY, SolutionKind.PLAN, DAY)
    assert isinstance(chosen, Draft)
    taken_over = chosen.model_copy(update={"handling": Handling(officer="SENTINEL-ander")})
    again = choosing(taken_over, SolutionKind.PAUSE, date(2027, 1, 4))
    assert isinstance(again, Draft)
    assert (again.solution.by, again.solution.on) == ("SENTINEL-naam", DAY)


def test_another_reason_keeps_a_rejected_solution_in_its_place_with_its_note() -> None:
    both = Draft.model_validate_json(
        '{"solution": {"rejected": [{"kind": "pauze", "reason": "anders", "note": "SENTINEL"},'
        ' {"kind": "plan", "reason": "anders"}]}}'
    )
    found = with_rejected(both, SolutionKind.PAUSE, ChoiceReason.PASSES)
    assert isinstance(found, Draft)
    first, second = found.solution.rejected
    assert (first.kind, first.reason, first.note) == (
        SolutionKind.PAUSE, ChoiceReason.PASSES, "SENTINEL",
    )  # fmt: skip
    assert second == both.solution.rejected[1]
    assert rejected_at(found, SolutionKind.PLAN) == 1
    gone = with_rejected(found, SolutionKind.PAUSE, None)
    assert isinstance(gone, Draft)
    assert rejected_at(gone, SolutionKind.PLAN) == 0


def test_what_was_rejected_and_is_chosen_after_all_is_not_rejected() -> None:
    found = with_rejected(EMPTY, SolutionKind.PAUSE, ChoiceReason.PASSES)
    assert isinstance(found, Draft)
    found = with_rejected(found, SolutionKind.PLAN, ChoiceReason.TOO_HIGH)
    assert isinstance(found, Draft)
    chosen = choosing(found, SolutionKind.PLAN, DAY)
    assert isinstance(chosen, Draft)
    assert [each.kind for each in chosen.solution.rejected] == [SolutionKind.PAUSE]


def test_a_rejected_solution_keeps_its_note_when_its_reason_changes() -> None:
    pause = Rejected(kind=SolutionKind.PAUSE, reason=ChoiceReason.PASSES, note="te kort")
    chosen = EMPTY.solution.model_copy(update={"rejected": (pause,)})
    draft = EMPTY.model_copy(update={"solution": chosen})
    other = with_rejected(draft, SolutionKind.PAUSE, ChoiceReason.DOES_NOT_PASS)
    assert isinstance(other, Draft)
    [kept] = other.solution.rejected
    assert (kept.reason, kept.note) == (ChoiceReason.DOES_NOT_PASS, "te kort")
    assert rejected_at(other, SolutionKind.PLAN) is None
    gone = with_rejected(other, SolutionKind.PAUSE, None)
    assert gone == EMPTY


def test_a_solution_that_is_rejected_twice_is_once_after_the_next_choice() -> None:
    pause = Rejected(kind=SolutionKind.PAUSE)
    chosen = EMPTY.solution.model_copy(update={"rejected": (pause, pause)})
    draft = EMPTY.model_copy(update={"solution": chosen})
    found = with_rejected(draft, SolutionKind.PAUSE, ChoiceReason.PASSES)
    assert isinstance(found, Draft)
    assert found.solution.rejected == (pause.model_copy(update={"reason": ChoiceReason.PASSES}),)


def test_the_other_solutions_are_those_of_the_policy_and_what_was_rejected_besides() -> None:
    few = POLICY.model_copy(update={"solutions": POLICY.solutions[:2]})
    plan = choosing(EMPTY, SolutionKind.PLAN, DAY)
    assert isinstance(plan, Draft)
    draft = with_rejected(plan, SolutionKind.JOB_COACH, ChoiceReason.CUSTOMER_DOES_NOT_WANT)
    assert isinstance(draft, Draft)
    assert others_of(draft, few) == (SolutionKind.ZERO, SolutionKind.JOB_COACH)
    assert SolutionKind.PLAN in others_of(EMPTY, POLICY)
