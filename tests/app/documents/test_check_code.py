"""The code in the foot: another for another receipt, and none at all when it is heard wrong."""

from dataclasses import replace
from itertools import pairwise

import pytest

from app.documents.check_code import ALPHABET, code_of, codes_in
from calc import Assessment
from calc.base.later import Later
from tests.app.documents.making import assessed

CODE = "0WKP-BPET"


@pytest.fixture(scope="module")
def outcome() -> Assessment:
    return assessed("HH1-afgerond").assessment


def test_the_code_is_as_the_paper_on_papers_says(outcome: Assessment) -> None:
    """Worked out by hand from docs/papers.md: who changes how it is made changes every old code."""
    from hashlib import sha256
    from json import dumps

    receipt = outcome.receipt
    values = {
        "day": receipt.reference_date.isoformat(), "engine": receipt.engine, "kind": "plan",
        "input": receipt.input_sha256, "output": receipt.output_sha256,
        "files": [[each.name, each.revision, each.sha256] for each in receipt.files],
    }  # fmt: skip
    text = dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    number = int(sha256(text.encode()).hexdigest(), 16) >> 226
    said = [number >> at & 31 for at in (25, 20, 15, 10, 5, 0)]
    check = number % 1021
    eight = "".join(ALPHABET[each] for each in [*said, check >> 5, check & 31])
    assert code_of(receipt, "plan") == f"{eight[:4]}-{eight[4:]}"


def test_every_part_of_a_receipt_is_in_it(outcome: Assessment) -> None:
    receipt = outcome.receipt
    first, *rest = receipt.files
    others = [
        replace(receipt, engine="0.0.1"),
        replace(receipt, reference_date=receipt.reference_date.replace(day=1)),
        replace(receipt, input=Later(lambda: "0" * 64)),
        replace(receipt, output=Later(lambda: "0" * 64)),
        replace(receipt, files=(replace(first, revision=first.revision + 1), *rest)),
        replace(receipt, files=(replace(first, sha256="0" * 64), *rest)),
    ]
    codes = {code_of(each, "plan") for each in (receipt, *others)} | {code_of(receipt, "review")}
    assert len(codes) == len(others) + 2


@pytest.mark.parametrize("code", [CODE, "99CR-7Q1W", "N1MG-AE5Z"])
def test_one_wrong_character_or_two_turned_round_is_no_code(code: str) -> None:
    assert list(codes_in(f"Kenmerk: RS-1. Controle: {code} Pagina 1")) == [code]
    bare = code.replace("-", "")
    wrong = [
        bare[:at] + other + bare[at + 1 :]
        for at in range(8) for other in ALPHABET if other != bare[at]
    ]  # fmt: skip
    wrong += [
        bare[:one] + bare[two] + bare[one] + bare[two + 1 :]
        for one, two in pairwise(range(6)) if bare[one] != bare[two]
    ]  # fmt: skip
    assert [each for each in wrong if list(codes_in(f"{each[:4]}-{each[4:]}"))] == []


def test_no_letter_that_is_heard_or_seen_as_another() -> None:
    assert not set("ILOU") & set(ALPHABET)
    assert len(set(ALPHABET)) == 32
