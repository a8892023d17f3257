"""B1, B3: while the amount that leads is not known, no sum takes a payment of nothing off."""

from decimal import Decimal

from app.i18n import Texts
from app.i18n.headline import account_rows, say_headline, say_left
from calc import Draft, assess
from calc.base.period import Frequency
from calc.dossier.budget_lines import ExpenseLine, IncomeLine
from tests.app.i18n.samples import ON, policy
from tests.tariff_files import shipped


def test_b3_one_income_and_one_cost_without_a_debt() -> None:
    month = Frequency.MONTH
    income = IncomeLine(code="I01", amount=Decimal("1512.40"), frequency=month, who="A")
    rent = ExpenseLine(code="U01", amount=Decimal("780.00"), frequency=month, who="A")
    draft = Draft(income=(income,), expenses=(rent,))
    texts = Texts("nl")
    found = assess(draft, policy(), shipped(), ON)
    assert not say_headline(texts, found).known
    names = [row.name for row in account_rows(texts, found, draft)]
    assert texts.text("account.left_after_costs") in names
    assert texts.text("account.payment") not in names
    assert texts.text("account.left_after_all") not in names
    assert say_left(texts, found) == ""
