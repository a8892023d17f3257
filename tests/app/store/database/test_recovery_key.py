"""A key on paper: what is copied wrong is found, in the group where it was done."""

import itertools
from hashlib import sha256

import pytest

from app.i18n import Texts
from app.store.database.recovery_key import GROUPS, RecoveryKeyWrong, groups_of, key_in

KEYS = [bytes(32), b"\xff" * 32, *(sha256(bytes([n])).digest() for n in range(3))]
SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@pytest.mark.parametrize("key", KEYS)
def test_what_is_printed_is_read_however_it_is_typed(key: bytes) -> None:
    groups = groups_of(key)
    assert [len(group) for group in groups] == [5] * GROUPS
    assert key_in(" ".join(groups)) == key
    typed = "-".join(groups).lower().replace("0", "o").replace("1", "l")
    assert key_in(f"  {typed}\n") == key


@pytest.mark.parametrize("key", KEYS)
def test_one_sign_that_is_wrong_names_its_group(key: bytes) -> None:
    printed = "".join(groups_of(key))
    for place, sign in itertools.product(range(len(printed)), f"{SIGNS}U*"):
        if printed[place] != sign:
            with pytest.raises(RecoveryKeyWrong) as wrong:
                key_in(printed[:place] + sign + printed[place + 1 :])
            assert wrong.value.group == place // 5 + 1


@pytest.mark.parametrize("key", KEYS)
def test_two_signs_that_changed_places_are_found(key: bytes) -> None:
    printed = "".join(groups_of(key))
    for one, other in itertools.combinations(range(len(printed)), 2):
        if printed[one] != printed[other]:
            signs = list(printed)
            signs[one], signs[other] = signs[other], signs[one]
            with pytest.raises(RecoveryKeyWrong) as wrong:
                key_in("".join(signs))
            assert wrong.value.group == one // 5 + 1


@pytest.mark.parametrize("key", KEYS)
def test_two_groups_that_changed_places_are_found(key: bytes) -> None:
    for one, other in itertools.combinations(range(GROUPS), 2):
        groups = list(groups_of(key))
        groups[one], groups[other] = groups[other], groups[one]
        with pytest.raises(RecoveryKeyWrong) as wrong:
            key_in(" ".join(groups))
        assert wrong.value.group == one + 1


def test_what_is_left_out_or_too_much_is_said() -> None:
    groups = groups_of(KEYS[2])
    said = {
        "store.keys.recovery.short": " ".join(groups[:-1]),
        "store.keys.recovery.long": " ".join((*groups, groups[0])),
    }
    for key, text in said.items():
        with pytest.raises(RecoveryKeyWrong) as wrong:
            key_in(text)
        assert wrong.value.key == key
        assert wrong.value.sentence(Texts("nl"))


def test_a_sound_group_of_another_paper_is_mostly_found_by_the_whole() -> None:
    found = 0
    for other in range(64):
        strange = groups_of(sha256(bytes([7, other])).digest())
        groups = (*groups_of(KEYS[2])[:5], strange[5], *groups_of(KEYS[2])[6:])
        try:
            assert key_in(" ".join(groups)) != KEYS[2]  # then the store refuses it
        except RecoveryKeyWrong as wrong:
            found += wrong.key == "store.keys.recovery.whole"
    assert found > 48  # 15 in 16
