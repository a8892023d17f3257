"""What letters carry: a whole case only for somebody who can open it, never in plain."""

from calc import PolicyFile, read_policy
from calc.policy.policy import LettersCarry
from tests.building import POLICY, policy

TEXT = POLICY.read_text(encoding="utf-8")
KEY = "age1" + "q" * 58


def test_a_letter_carries_a_receipt_when_the_policy_says_nothing() -> None:
    assert policy().policy.letters_carry is LettersCarry.RECEIPT


def test_a_case_goes_along_only_encrypted() -> None:
    found = read_policy(f'letters_carry = "case"\n{TEXT}', "policy.toml")
    assert isinstance(found, tuple)
    assert [(each.code, each.path) for each in found] == [
        ("case_without_recipient", "letters_carry")
    ]
    made = policy(letters_carry="case", case_recipient=KEY)
    assert isinstance(made, PolicyFile)
    assert made.policy.letters_carry is LettersCarry.CASE
    assert made.policy.case_recipient == KEY
