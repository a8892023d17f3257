"""B1, B3: while the amount that leads is not known, no sum takes a payment of nothing off."""

from decimal import Decimal

import pytest

from app.i18n import Texts
from app.i18n.headline import account_rows, say_headline, say_left
from app.services.outcome_brief import brief_rows
from app.services.outcome_picture import money_picture
from calc import UNKNOWN, Draft, assess
from calc.base.period import Frequency
from calc.dossier.budget_lines import ExpenseLine, IncomeLine
from tests.app.i18n.samples import ON, policy
from tests.building import draft, raw_example
from tests.lives import accepted
from tests.tariff_files import shipped


def test_b3_one_income_and_one_cost_without_a_debt() -> None:
    month = Frequency.MONTH
    income = IncomeLine(code="I01", amount=Decimal("1512.40"), frequency=month, who="A")
    rent = ExpenseLine(code="U01", amount=Decimal("780.00"), frequency=month, who="A")
    made = Draft(income=(income,), expenses=(rent,))
    texts = Texts("nl")
    found = assess(made, policy(), shipped(), ON)
    assert not say_headline(texts, found).known
    names = [row.name for row in account_rows(texts, found, made)]
    assert texts.text("account.left_after_costs") in names
    assert texts.text("account.payment") not in names
    assert texts.text("account.left_after_all") not in names
    assert say_left(texts, found) == ""


def household(group: str, *indices: int, runs: bool = False) -> Draft:
    """HH1 of which these lines are not known, or its plan that runs."""
    made = accepted(raw_example("HH1"), None, law=True) if runs else draft(raw_example("HH1"))
    lines = list(getattr(made, group))
    for at in indices:
        lines[at] = lines[at].model_copy(update={"amount": UNKNOWN})
    return made.model_copy(update={group: tuple(lines)})


def rows_of(group: str, *indices: int, runs: bool = False) -> list[tuple[str, str]]:
    texts, made = Texts("nl"), household(group, *indices, runs=runs)
    found = assess(made, policy(), shipped(), ON)
    return [(row.name, row.amount) for row in account_rows(texts, found, made)]


LEFT = "Na kosten en regelingen"
COSTS = len(raw_example("HH1")["expenses"])


@pytest.mark.parametrize("runs", [False, True])
@pytest.mark.parametrize("group", ["income", "expenses", "arrangements"])
def test_what_nobody_knows_is_not_counted_as_nothing(group: str, runs: bool) -> None:
    """A plan that runs said what was left as if that cost were nothing, and any dossier with an
    income that nobody knows that there was far too little."""
    assert "€" in dict(rows_of(group, runs=runs))[LEFT]
    rows = rows_of(group, 0, runs=runs)
    assert rows[-1] == (LEFT, "nog niet bekend")
    names = [name for name, _ in rows]
    assert not {"Betalen", "Na alles blijft"} & {*names}
    place = ["income", "expenses", "arrangements"].index(group)
    count = len(raw_example("HH1")[group])
    name = ("Komt binnen", "Gaat eruit", "Andere regelingen")[place]
    assert rows[place][0] == f"{name} ({count}, waarvan 1 niet bekend)"


@pytest.mark.parametrize(("group", "runs"), [("income", False), ("expenses", True)])
def test_no_picture_and_no_short_sum_are_made_with_a_bar_of_nothing(group: str, runs: bool) -> None:
    texts = Texts("nl")
    for made, is_known in ((household(group, runs=runs), True),
                           (household(group, 0, runs=runs), False)):  # fmt: skip
        found = assess(made, policy(), shipped(), ON)
        assert found.shown is not None
        assert (money_picture(texts, found) is not None) is is_known
        assert bool(brief_rows(texts, found)) is is_known


def test_all_that_is_known_is_counted() -> None:
    assert rows_of("expenses")[1][0] == f"Gaat eruit ({COSTS})"


def test_costs_of_which_nobody_knows_any_have_no_sum() -> None:
    rows = rows_of("expenses", *range(COSTS))
    assert rows[1] == (f"Gaat eruit ({COSTS}, waarvan {COSTS} niet bekend)", "nog niet bekend")
