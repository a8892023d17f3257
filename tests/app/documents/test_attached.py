"""What an e-mail says of how to pay, where the letter that goes with it holds the account."""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from app.documents.attached import _way
from app.documents.case import Case
from app.documents.extras import Extras
from app.documents.kinds import DocumentKind
from app.documents.paying import PaymentBox
from calc import UNKNOWN
from calc.dossier.codes import PaymentMethod

M = PaymentMethod
BOX = PaymentBox("SENTINEL", (), note="", payment=None)
WITH_CODE = PaymentBox("SENTINEL", (), note="", payment=cast(Any, object()))
LINK, COLLECTS = "https://betalen.example.nl", "NL00ZZZ123456780000"


def case(method: Any, link: str | None, creditor_id: str | None) -> Case:
    contact = SimpleNamespace(payment_method=method)
    policy = SimpleNamespace(payment_link=link, creditor_id=creditor_id)
    made = SimpleNamespace(draft=SimpleNamespace(contact=contact), policy=policy)
    return cast(Case, made)


@pytest.mark.parametrize(
    ("method", "link", "creditor_id", "box", "way"),
    [
        (M.DIRECT_DEBIT, None, COLLECTS, BOX, "pay_debit"),
        (M.DIRECT_DEBIT, None, COLLECTS, WITH_CODE, "pay_until_debit"),
        (M.DIRECT_DEBIT, None, None, WITH_CODE, "pay"),
        (M.PAYMENT_LINK, LINK, None, BOX, "pay_link"),
        (M.PAYMENT_LINK, LINK, None, None, "pay_link"),
        (M.PAYMENT_LINK, LINK, None, WITH_CODE, "pay"),
        (M.PAYMENT_LINK, None, None, None, "pay"),
        (M.TRANSFER, LINK, COLLECTS, WITH_CODE, "pay"),
        (UNKNOWN, LINK, COLLECTS, None, "pay"),
        (UNKNOWN, LINK, COLLECTS, BOX, "pay"),
    ],
)
def test_a_plan_says_the_way_that_was_chosen_unless_its_letter_asks_another(
    method: Any, link: str | None, creditor_id: str | None, box: PaymentBox | None, way: str
) -> None:
    found = _way(DocumentKind.PLAN, case(method, link, creditor_id), Extras(payment=box))
    assert found == way


@pytest.mark.parametrize(
    ("method", "link", "way"),
    [
        (M.PAYMENT_LINK, LINK, "pay_link"), (M.PAYMENT_LINK, None, "pay"),
        (M.DIRECT_DEBIT, LINK, "pay"), (UNKNOWN, LINK, "pay"),
    ],
)  # fmt: skip
def test_what_failed_is_paid_by_the_link_that_was_chosen_or_transferred(
    method: Any, link: str | None, way: str
) -> None:
    about = case(method, link, COLLECTS)
    assert _way(DocumentKind.PAYMENT_FAILED, about, Extras(payment=BOX)) == way
