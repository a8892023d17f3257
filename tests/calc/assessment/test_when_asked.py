"""What only some readers of an assessment need is worked out when one of them asks.

A portfolio of 21,000 dossiers never shows a shock, a longer term or the solutions of the policy.
"""

from decimal import localcontext
from typing import Any

import pytest

import calc.context.plan_context
import calc.engine
import calc.plan.schedule
from calc import Assessment
from calc.stored.assessment_json import as_json
from tests.building import outcome


def _made() -> Assessment:
    return outcome(debt={"balance": "90000.00"}, savings="1234.56")


@pytest.mark.parametrize(
    ("module", "name", "asked"),
    [
        (calc.context.plan_context, "shock_test", lambda made: made.beside.shocks),
        (calc.plan.schedule, "_smallest_term", lambda made: made.term_that_repays),
        (calc.engine, "open_solutions", lambda made: made.solutions),
    ],
)
def test_is_not_worked_out_before_somebody_asks(
    module: Any, name: str, asked: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []
    does = getattr(module, name)

    def counted(*given: Any) -> Any:
        calls.append(name)
        return does(*given)

    monkeypatch.setattr(module, name, counted)
    made = _made()
    assert made.payment is not None
    assert made.payment.amount
    assert calls == []
    found = asked(made)
    assert (calls, asked(made)) == ([name], found)


def test_comes_out_the_same_whoever_asks_and_when() -> None:
    early, late = _made(), _made()
    there = (early.beside.shocks, early.term_that_repays, early.solutions)
    as_json(late)
    with localcontext(prec=2):
        asked_rudely = _made()
        assert as_json(asked_rudely) == as_json(early)
    assert there[0]
    assert there[2]
    assert as_json(late) == as_json(early)
