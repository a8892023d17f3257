"""An income that varies is typed in one answer, by the keyboard."""

from collections.abc import Callable
from decimal import Decimal

from tests.app.ui.call.conftest import Officer

SitDown = Callable[..., Officer]


def test_the_months_of_a_business_are_typed_one_after_another(officer: SitDown) -> None:
    call = officer()
    call.view.go_to("call.inc-kinds.A")
    call.type("z", "<Enter>")
    assert call.key == "inc-profit.A"
    assert "1500, 1720, 900" in call.view.card.answer.field.placeholderText()
    call.type("1500, 1720, 900")
    assert "aug 2026" in call.echo
    assert call.view.card.then.isHidden()
    call.type("<Enter>")
    assert call.key != "inc-profit.A"
    assert [each.amount for each in call.draft.income[0].months] == [
        Decimal(1500), Decimal(1720), Decimal(900),
    ]  # fmt: skip


def test_a_cost_does_not_offer_months(officer: SitDown) -> None:
    call = officer()
    call.view.go_to("call.day-food")
    assert not call.view.card.answer.field.placeholderText()


def test_a_wage_in_months_is_one_of_each_month(officer: SitDown) -> None:
    call = officer()
    call.view.go_to("call.inc-kinds.A")
    call.type("w", "<Enter>", "1500, 1720")
    assert call.view.card.often is not None
    assert call.view.card.often.value == "month"
    call.type("<Enter>")
    assert call.key != "inc-wage.A"
