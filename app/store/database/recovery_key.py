"""A key on paper: 13 groups of four signs and a fifth that checks them.

    1 7K3QM   2 0ZB4T   ...  13 ...

256 bits and four that check the whole, five in a sign (Crockford's alphabet: no I, L, O, U). The
fifth sign of a group makes a weighted sum over the field of 32 elements come out at the number of
the group. One sign that is wrong, two that changed places, or a group in the place of another never
comes out, so a mistake is found in the group where it was made.
"""

import re
from hashlib import sha256
from typing import Final

from app.i18n.user_error import UserError
from app.store.database.sealing import KEY_BYTES

GROUPS: Final = 13
_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MEANT: Final = str.maketrans({"O": "0", "I": "1", "L": "1"})
_IN_GROUP: Final = 4
_SIGNS: Final = GROUPS * _IN_GROUP
_SPARE: Final = 4
"""Bits over, for a check of the whole."""
_FIELD: Final = 0b100101
"""x^5 + x^2 + 1: how two elements are multiplied."""


class RecoveryKeyWrong(UserError):
    """It was not copied as it stands on paper. `group`: where, from 1; 0 for the whole."""

    def __init__(self, key: str, group: int = 0) -> None:
        where = {"group": str(group)} if group else {}
        super().__init__(key, groups=str(GROUPS), **where)
        self.group = group


def groups_of(key: bytes) -> tuple[str, ...]:
    """A key as it is printed, group by group."""
    assert len(key) == KEY_BYTES
    number = int.from_bytes(key) << _SPARE | _whole_check(key)
    values = [number >> 5 * place & 31 for place in reversed(range(_SIGNS))]
    groups = [values[begin : begin + _IN_GROUP] for begin in range(0, _SIGNS, _IN_GROUP)]
    return tuple(
        "".join(_ALPHABET[value] for value in (*group, _check(group, place)))
        for place, group in enumerate(groups)
    )


def key_in(text: str) -> bytes:
    """The key that was typed, with any spaces and dashes, large or small letters.

    Raises RecoveryKeyWrong, which names the first group that is not right.
    """
    signs = re.sub(r"[\s\-.·]", "", text).upper().translate(_MEANT)
    values = list[int]()
    for place in range(GROUPS):
        group = signs[place * (_IN_GROUP + 1) : (place + 1) * (_IN_GROUP + 1)]
        found = [_ALPHABET.find(sign) for sign in group]
        if len(found) <= _IN_GROUP:
            raise RecoveryKeyWrong("store.keys.recovery.short", place + 1)
        if -1 in found or _check(found[:_IN_GROUP], place) != found[_IN_GROUP]:
            raise RecoveryKeyWrong("store.keys.recovery.group", place + 1)
        values += found[:_IN_GROUP]
    if len(signs) > GROUPS * (_IN_GROUP + 1):
        raise RecoveryKeyWrong("store.keys.recovery.long")
    number = 0
    for value in values:
        number = number << 5 | value
    key = (number >> _SPARE).to_bytes(KEY_BYTES)
    if number & 15 != _whole_check(key):
        raise RecoveryKeyWrong("store.keys.recovery.whole")
    return key


def _whole_check(key: bytes) -> int:
    return sha256(b"uitzicht recovery key\0" + key).digest()[0] & 15


def _check(group: list[int], place: int) -> int:
    """The fifth sign: with weights that differ from each other and from its own, which is 1."""
    total = place + 1
    for index, value in enumerate(group):
        total ^= _times(value, 2 << index)
    return total


def _times(one: int, other: int) -> int:
    product = 0
    while other:
        if other & 1:
            product ^= one
        other >>= 1
        one <<= 1
        if one & 32:
            one ^= _FIELD
    return product
