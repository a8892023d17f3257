"""What it means for a month that something decided its payment: which members are alike in what."""

import pytest

from calc.dossier.agreed_schedule import Decided, Meaning

D = Decided


@pytest.mark.parametrize(
    ("meaning", "members"),
    [
        ("known", set(D) - {D.UNKNOWN, D.OPEN}),
        ("payment", set(D) - {D.UNKNOWN, D.OPEN, D.GATE}),
        ("asked", set(D) - {D.UNKNOWN, D.OPEN, D.GATE, D.PAUSED}),
        ("by_room", set(D) - {D.UNKNOWN, D.GATE, D.DEBT}),
        ("no_room", {D.OWN, D.FLOOR, D.PLAN_MIN, D.CASH, D.LADDER, D.OPEN}),
        ("apart", {D.OPEN, D.PAUSED}),
    ],
)
def test_each_meaning_holds_for_these_and_no_others(meaning: str, members: set[Decided]) -> None:
    assert {decided for decided in D if getattr(decided.means, meaning)} == members


def test_a_member_is_still_its_word() -> None:
    assert set(Meaning._fields) == {"known", "payment", "asked", "by_room", "no_room", "apart"}
    assert D("gate") is D.GATE
    assert f"{D.GATE}" == D.GATE.value == "gate"
    with pytest.raises(ValueError, match="elsewhere"):
        D("elsewhere")
