"""The organisation's policy file (TOML), from a path or from the program's own example."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from app.store.files import read_file
from app.store.logo_file import read_logo
from calc import Policy, PolicyFile, Problem, read_policy
from calc.base.toml_text import LARGEST_TOML, lines_of_keys, with_line
from calc.dossier.fields import has_its_check_digits

_DUTCH: Final = re.compile(r"NL[0-9]{2}[A-Z]{4}[0-9]{10}")
_LONGEST_ACCOUNT_NAME: Final = 70
"""Of the holder of an account in a payment QR code (EPC069-12)."""


def read_policy_file(path: Path) -> PolicyFile | tuple[Problem, ...]:
    """The policy in a file, or everything that is wrong with it. Raises FileTrouble."""
    return policy_of(read_file(path, largest=LARGEST_TOML), path)


def policy_of(data: bytes, path: Path) -> PolicyFile | tuple[Problem, ...]:
    """The policy in these bytes, which are or will be at a path. Raises FileTrouble of its logo."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return (Problem("file_not_text", ""),)
    read = read_policy(text, path.name)
    if isinstance(read, PolicyFile) and (wrong := tuple(_wrong(path, read.policy))):
        lines = lines_of_keys(text.replace("\r\n", "\n"))
        return tuple(with_line(problem, lines) for problem in wrong)
    return read


def _wrong(path: Path, policy: Policy) -> Iterator[Problem]:
    """What can only be seen with the file itself at hand."""
    yield from _wrong_account(policy)
    if policy.case_recipient is not None and not _can_be_written_to(policy.case_recipient):
        yield Problem("case_recipient_wrong", "case_recipient")
    logo = read_logo(path, policy)
    if isinstance(logo, Problem):
        yield logo


def _wrong_account(policy: Policy) -> Iterator[Problem]:
    """What would make a customer pay to the wrong place, or not at all."""
    if policy.iban is None:
        return
    if not account_exists(policy.iban):
        yield Problem("iban_wrong", "iban")
    if len(" ".join(policy.name.split())) > _LONGEST_ACCOUNT_NAME:
        yield Problem("account_name_too_long", "name")


def _can_be_written_to(recipient: str) -> bool:
    """Whether the check characters of a public key are right."""
    # Few organisations have one.
    from pyrage import RecipientError, x25519  # type: ignore[import-untyped]

    try:
        x25519.Recipient.from_str(recipient)
    except RecipientError:
        return False
    return True


def account_exists(number: str) -> bool:
    """Whether there can be a bank account with this number (IBAN, without spaces)."""
    if _DUTCH.fullmatch(number):
        return has_its_check_digits(number)
    # The table of all countries takes a while to load, and nearly every account is a Dutch one.
    from stdnum import iban

    return iban.is_valid(number)
