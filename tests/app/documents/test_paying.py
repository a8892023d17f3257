"""A payment that exists can be paid: the account, the reference, the amount and the name."""

from decimal import Decimal
from random import Random
from string import ascii_uppercase, digits

import pytest
from stdnum import iban, iso11649

from app.documents.paying import (
    LONGEST_NAME,
    Transfer,
    WrongPayment,
    checked_iban,
    creditor_reference,
    in_fours,
)
from tests.building import draft, problems, raw_draft

IBAN = "NL91ABNA0417164300"
RF = "RF18539007547034"


def payment(**changes: object) -> Transfer:
    values: dict[str, object] = {
        "iban": IBAN, "name": "SENTINEL-bank", "amount": Decimal("165.00"), "reference": RF,
    }  # fmt: skip
    return Transfer(**(values | changes))  # type: ignore[arg-type]


def test_a_right_payment_is_kept_as_it_is() -> None:
    assert payment().reference == RF
    assert payment(link="pay.example").link == "pay.example"


@pytest.mark.parametrize(
    ("change", "field", "reason"),
    [
        ({"iban": "NL92ABNA0417164300"}, "iban", "wrong"),
        ({"iban": "NL91 ABNA 0417 1643 00"}, "iban", "form"),
        ({"iban": "GB29NWBK60161331926819"}, "iban", "outside_eea"),
        ({"iban": ""}, "iban", "wrong"),
        ({"name": ""}, "name", "form"),
        ({"name": "a\nb"}, "name", "form"),
        ({"name": "n" * (LONGEST_NAME + 1)}, "name", "too_long"),
        ({"amount": Decimal(0)}, "amount", "no_cents"),
        ({"amount": Decimal("-1.00")}, "amount", "no_cents"),
        ({"amount": Decimal("1.005")}, "amount", "no_cents"),
        ({"amount": Decimal("1000000000.00")}, "amount", "no_cents"),
        ({"reference": "RS-2024"}, "reference", "form"),
        ({"reference": "RF19539007547034"}, "reference", "wrong"),
    ],
)
def test_a_wrong_payment_names_its_field(
    change: dict[str, object], field: str, reason: str
) -> None:
    with pytest.raises(WrongPayment) as caught:
        payment(**change)
    assert (caught.value.field, caught.value.reason) == (field, reason)


def test_the_limits_themselves_are_right() -> None:
    assert payment(amount=Decimal("0.01")).amount == Decimal("0.01")
    assert payment(amount=Decimal("999999999.99")).amount == Decimal("999999999.99")
    assert payment(name="n" * LONGEST_NAME).name == "n" * LONGEST_NAME


def test_every_single_wrong_digit_of_an_account_is_seen() -> None:
    for at, old in enumerate(IBAN):
        for new in digits if old.isdigit() else ascii_uppercase:
            if new != old:
                with pytest.raises(WrongPayment):
                    checked_iban(IBAN[:at] + new + IBAN[at + 1 :])


def test_a_reference_gets_its_check_digits_once() -> None:
    dice = Random(7)
    for _ in range(500):
        own = "".join(dice.choices(ascii_uppercase + digits, k=dice.randint(1, 21)))
        made = creditor_reference(f"{own[:3]}-{own[3:]}")
        assert iso11649.is_valid(made)
        assert made[4:] == own or own.startswith("RF")
        assert creditor_reference(made) == made == creditor_reference(in_fours(made).lower())


@pytest.mark.parametrize(
    ("text", "reason"),
    [("", "empty"), (" - ", "empty"), ("A" * 22, "too_long"), ("É-1", "characters"),
     ("RF17 5390 0754 7034", "wrong")],
)  # fmt: skip
def test_a_reference_that_cannot_be_says_why(text: str, reason: str) -> None:
    with pytest.raises(WrongPayment) as caught:
        creditor_reference(text)
    assert (caught.value.field, caught.value.reason) == ("reference", reason)


def test_a_short_file_number_may_begin_with_rf() -> None:
    assert creditor_reference("RF24-001").endswith("RF24001")


def test_groups_of_four_stay_on_one_line() -> None:
    assert in_fours(IBAN) == "NL91 ABNA 0417 1643 00".replace(" ", "\N{NO-BREAK SPACE}")
    assert iban.compact(in_fours(IBAN)) == IBAN


def with_reference(text: str) -> dict[str, object]:
    raw = raw_draft()
    raw["debt"]["payment_reference"] = text
    return raw


def test_a_payment_reference_of_a_dossier_is_checked_where_it_enters() -> None:
    assert draft(with_reference("rf18 5390 0754 7034")).debt.payment_reference == RF
    for wrong in ("RF19 5390 0754 7034", "5390", "RF18", "RF18É"):
        [problem] = problems(with_reference(wrong))
        assert (problem.code, problem.path) == ("rf_wrong", "debt.payment_reference")


def test_the_dossier_and_the_payment_agree_on_what_is_a_reference() -> None:
    dice = Random(11)
    for _ in range(500):
        own = "".join(dice.choices(ascii_uppercase + digits, k=dice.randint(1, 21)))
        text = f"RF{dice.randint(2, 98):02}{own}"
        assert (not problems(with_reference(text))) is iso11649.is_valid(text), text


def test_how_one_pays_is_not_part_of_the_calculation() -> None:
    from calc.dossier.input_hash import input_sha256

    plain = raw_draft()
    told = with_reference(RF)
    told["debt"]["interest"] = {"ground": "SENTINEL"}  # type: ignore[index]
    assert input_sha256(draft(plain)) == input_sha256(draft(told))
