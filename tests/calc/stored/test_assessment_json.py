"""The hashes of a receipt: what changes them and what does not."""

from typing import Any

import pytest

from calc.dossier.input_hash import input_sha256
from calc.stored.assessment_json import output_sha256
from calc.version import ENGINE_VERSION
from tests.building import (
    Raw,
    adult,
    arrangement,
    child,
    cost,
    draft,
    example_policy,
    income,
    outcome,
    raw_draft,
)

FULL: Raw = {"children": [child("K1")], "arrangements": [arrangement()]}


def hash_of(**changes: Any) -> str:
    return input_sha256(draft(raw_draft(**{**FULL, **changes})))


@pytest.mark.parametrize(
    "changes",
    [
        {"about": {"title": "SENTINEL-titel"}},
        {"contact": {"town": "SENTINEL-stad"}},
        {"notes": "SENTINEL"},
        {"adults": [adult("A") | {"name": "SENTINEL-ander", "language": "SENTINEL"}]},
        {"children": [child("K1") | {"name": "SENTINEL-ander"}]},
        {"income": [income(note="SENTINEL")]},
        {"expenses": [cost(note="SENTINEL")]},
        {"arrangements": [arrangement(note="SENTINEL")]},
    ],
)
def test_names_and_stories_are_not_in_the_hash_of_the_input(changes: Raw) -> None:
    assert hash_of(**changes) == hash_of()


@pytest.mark.parametrize(
    "changes",
    [
        {"savings": "0.01"},
        {"income": [income("2000.01")]},
        {"expenses": [cost(frequency="week")]},
        {"arrangements": [arrangement("100.01")]},
        {"adults": [adult("A", liable=False)]},
        {"checks": [{"code": "S01", "state": "akkoord"}]},
    ],
)
def test_what_can_change_the_outcome_is_in_the_hash_of_the_input(changes: Raw) -> None:
    assert hash_of(**changes) != hash_of()


def test_a_receipt_names_the_engine_the_policy_file_and_both_hashes() -> None:
    assessment = outcome()
    receipt = assessment.receipt
    assert receipt.engine == ENGINE_VERSION
    assert receipt.files == (example_policy().source,)
    assert receipt.input_sha256 == input_sha256(draft(raw_draft()))
    assert receipt.output_sha256 == output_sha256(assessment)
    assert receipt.output_sha256 != outcome(savings="1.00").receipt.output_sha256
