"""Writing down what happens to a plan: the end date is fixed when it is accepted."""

import json

from app.i18n import Texts, say_problem
from app.services.agreement import next_statuses, with_event
from calc import UNKNOWN, Draft, Month
from calc.dossier.agreement import PlanEvent, PlanStatus
from tests.building import Raw, cost, draft, example_policy, outcome, raw_draft, settled
from tests.lives import ACCEPTED, OFFERED, agreement

RULES = example_policy().policy


def event(**raw: object) -> PlanEvent:
    made = draft(agreement={"events": [OFFERED]}).agreement.events[0]
    return type(made).model_validate_json(json.dumps(raw))


def test_accepting_fixes_start_term_and_debt() -> None:
    offered = with_event(draft(checks=settled()), event(**OFFERED), outcome(), RULES)
    assert isinstance(offered, Draft)
    assert next_statuses(offered) == (PlanStatus.ACCEPTED, PlanStatus.ENDED_EARLY)
    accepted = with_event(offered, event(**ACCEPTED), outcome(), RULES)
    assert isinstance(accepted, Draft)
    made = accepted.agreement
    assert (made.first_month, made.term_months) == (Month(2026, 12), 36)
    assert made.balance_at_start == 12000
    assert str(made.end_date) == "2029-11-30"


def test_there_must_be_a_plan_to_accept() -> None:
    offered = draft(agreement={"events": [OFFERED]})
    found = with_event(offered, event(**ACCEPTED), outcome(expenses=[cost("2100.00")]), RULES)
    assert isinstance(found, tuple)
    assert [problem.code for problem in found] == ["agreement_no_plan"]


def test_a_plan_that_waits_for_a_decision_is_not_accepted() -> None:
    """Accepting it would turn what stops it into a warning: then nobody would have decided."""
    offered = draft(agreement={"events": [OFFERED]})
    twice: Raw = {"balance": "12000.00", "earlier_arrangements": [{}, {}]}
    for changes, path in (
        ({"asked": []}, "debt.earlier_arrangements"),
        ({"debt": twice}, "solution.kind"),
        ({"schrijnend": {"flagged": True}}, "schrijnend.handled_by"),
    ):
        found = with_event(offered, event(**ACCEPTED), outcome(**changes), RULES)
        assert isinstance(found, tuple)
        assert [(each.code, each.path) for each in found] == [("agreement_undecided", path)]
        assert say_problem(Texts("nl"), found[0]).endswith("open punten.")


def test_what_cannot_follow_is_refused_and_nothing_changes() -> None:
    before = draft(raw_draft(agreement=agreement()))
    found = with_event(before, event(**OFFERED), outcome(), RULES)
    assert isinstance(found, tuple)
    assert [problem.code for problem in found] == ["status_not_allowed"]
    assert before == draft(raw_draft(agreement=agreement()))


def test_another_offer_begins_with_nothing() -> None:
    stopped = {"status": "eerder gestopt", "on": "2027-06-01"}
    before = draft(agreement=agreement(stopped, paid_sum="50.00", balance_at_start="9.00"))
    again = with_event(before, event(status="aangeboden", on="2027-07-01"), outcome(), RULES)
    assert isinstance(again, Draft)
    made = again.agreement
    assert (made.first_month, made.term_months, made.paid_sum) == (UNKNOWN, UNKNOWN, UNKNOWN)
    assert (made.balance_at_start, made.entries, made.paid) == (UNKNOWN, (), None)
    assert len(made.events) == 5
