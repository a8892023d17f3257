"""What a letter promises on the end date, condition by condition, and which debts still run."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from app.documents.case import Case
from app.documents.ending import ending, still_running
from app.documents.letter import Bullets, Paragraph
from app.i18n import Texts
from calc import Month
from calc.plan.result import Condition, RunningAtEnd
from tests.building import arrangement, couple, draft, example_policy, outcome, settled


def case(policy: dict[str, Any] | None = None, **changes: Any) -> Case:
    raw = {"debt": {"balance": "90000.00"}, "checks": settled(), **changes}
    rules = example_policy()
    chosen = rules.policy.model_copy(update=policy or {})
    made = draft(**raw)
    found = outcome(rules=replace(rules, policy=chosen), **raw)
    assert found.plan is not None
    return Case(made, found, chosen, Texts("nl"))


def words(about: Case) -> list[str]:
    plan = about.assessment.plan
    assert plan is not None
    said: list[str] = []
    for block in ending(about, plan):
        if isinstance(block, Paragraph):
            said.append(block.text)
        if isinstance(block, Bullets):
            said += block.items
    return said


@pytest.mark.parametrize("least", [None, Decimal("100.00")])
def test_which_changes_are_reported_is_said_with_the_amount_of_the_policy(
    least: Decimal | None,
) -> None:
    about = case({"report_change_from": least})
    every = about.say("condition.changes_reported")
    amount = about.euros(Decimal("100.00"))
    said = words(about)
    assert (every in said) is (least is None)
    assert any(amount in sentence for sentence in said) is (least is not None)


@pytest.mark.parametrize(("a_year", "said"), [(0, False), (1, True), (2, True)])
def test_no_joker_months_is_no_sentence(a_year: int, said: bool) -> None:
    about = case()
    plan = about.assessment.plan
    assert plan is not None
    only = replace(plan, conditions=(Condition("joker_months", (("a_year", a_year),)),))
    about = replace(about, assessment=replace(about.assessment, plan=only))
    bullets = [block for block in ending(about, only) if isinstance(block, Bullets)]
    assert [len(block.items) for block in bullets] == [int(said)]


def test_debts_that_still_run_are_named_but_not_those_of_who_owes_nothing() -> None:
    """A and B share a home, and only A owes; of a line of both nothing of B is told."""
    who = {"eigen": "A", "ander": "B", "wie": "UNKNOWN"}
    lines = [arrangement(who=each, creditor=f"SENTINEL-{name}") for name, each in who.items()]
    plan = case().assessment.plan
    assert plan is not None
    runs = [RunningAtEnd(f"arrangements[{at}]", None) for at in range(len(lines))]
    plan = replace(plan, running_at_end=(*runs, RunningAtEnd("debt", None)))
    about = replace(case(), draft=draft(**couple(), arrangements=lines))
    [bullets] = [block for block in still_running(about, plan) if isinstance(block, Bullets)]
    named = [name for name in who if any(name in item for item in bullets.items)]
    assert named == ["eigen", "wie"]
    assert still_running(about, replace(plan, running_at_end=())) == ()
    assert still_running(about, replace(plan, running_at_end=(runs[1],))) == ()


@pytest.mark.parametrize("last", [None, Month(2030, 4)])
def test_a_debt_is_said_until_its_last_month_where_that_is_known(last: Month | None) -> None:
    about = replace(case(), draft=draft(arrangements=[arrangement(creditor="UNKNOWN")]))
    plan = about.assessment.plan
    assert plan is not None
    shown = replace(plan, running_at_end=(RunningAtEnd("arrangements[0]", last),))
    [bullets] = [block for block in still_running(about, shown) if isinstance(block, Bullets)]
    [item] = bullets.items
    assert about.say("end.running_unnamed") in item
    assert ("april 2030" in item.replace("\N{NO-BREAK SPACE}", " ")) is (last is not None)
