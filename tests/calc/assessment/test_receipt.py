"""The hashes of a receipt: worked out when somebody asks, and the same whenever that is."""

from dataclasses import replace
from decimal import ROUND_UP, localcontext

import pytest

from calc import engine
from calc.assessment import receipt as receipt_module
from calc.base.later import Later
from tests.building import draft, example_policy, outcome, raw_draft


def test_no_hash_is_made_as_long_as_nobody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(*_: object) -> str:
        raise AssertionError("a hash was made")

    monkeypatch.setattr(receipt_module, "input_sha256", nobody)
    monkeypatch.setattr(engine, "output_sha256", nobody)
    receipt = outcome().receipt
    assert receipt.files == (example_policy().source,)


def test_the_hash_is_the_same_in_any_decimal_context() -> None:
    expected, later = outcome().receipt.output_sha256, outcome().receipt
    with localcontext() as context:
        context.prec, context.rounding = 5, ROUND_UP
        assert later.output_sha256 == expected


def test_the_same_input_gives_an_equal_receipt() -> None:
    assert outcome().receipt == outcome().receipt
    assert hash(outcome().receipt) == hash(outcome().receipt)
    assert outcome().receipt != outcome(savings="1.00").receipt
    assert draft(raw_draft()) is not draft(raw_draft())


def test_an_outcome_without_a_hash() -> None:
    receipt = replace(outcome().receipt, output=None)
    assert receipt.output_sha256 == ""
    assert receipt != outcome().receipt
    assert receipt.input == Later(lambda: outcome().receipt.input_sha256)
