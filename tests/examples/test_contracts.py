"""Each example gives the result that its contract says, word for word and to the cent."""

from pathlib import Path

import pytest

from tests.examples import contract as contracts
from tests.examples.contract import CONTRACTS, NAMES, contract, path_of
from tests.examples.renew_contracts import differences, left_over, renew

HOW = "Read what changed. Is it meant? Then: python -m tests.examples.renew_contracts"


@pytest.mark.uncounted
@pytest.mark.parametrize("name", NAMES)
def test_an_example_gives_what_its_contract_says(name: str) -> None:
    changed = differences(name, contract(name))
    assert not changed, "\n".join([*changed, HOW])


def test_every_contract_has_its_example() -> None:
    assert list(left_over()) == []
    assert sorted(path.stem for path in CONTRACTS.glob("*.txt")) == NAMES
    assert {f"HH{n}" for n in range(1, 7)} <= set(NAMES)


def test_a_contract_holds_no_receipt_and_no_machine() -> None:
    for name in NAMES:
        text = path_of(name).read_text(encoding="utf-8")
        assert "sha256" not in text
        assert "voorbeeldbank.toml" not in text


@pytest.mark.uncounted
def test_renewing_says_what_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contracts, "CONTRACTS", tmp_path)
    monkeypatch.setattr("tests.examples.renew_contracts.CONTRACTS", tmp_path)
    renew()
    assert renew() == []
    kept = tmp_path / f"{NAMES[0]}.txt"
    kept.write_text(kept.read_text(encoding="utf-8").replace("Betalen", "Krijgen", 1), "utf-8")
    (tmp_path / "HH99.txt").write_text("", "utf-8")
    said = renew()
    assert any(line.startswith("-") and "Krijgen" in line for line in said)
    assert said[-1] == "HH99: removed"
    assert renew() == []
