"""An amount with how often it comes, as it is written: "75 pw", "per week 75", "€ 1.512,40 4w"."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

from app.i18n.amounts import read_euros
from app.i18n.how_often import read_frequency
from app.i18n.patterns import pattern
from calc.base.period import Frequency
from calc.base.value_type import value_type

_SPLIT: Final = pattern(r"\s+|(?<=[\d\-=])(?=[^\W\d])|(?=[/(])")


@value_type
class WrittenPayment:
    """An amount as it was written. `unread`: words behind it that say nothing we know."""

    amount: Decimal
    frequency: Frequency | None
    unread: str = ""


@lru_cache(maxsize=4096)
def read_payment(text: str) -> WrittenPayment | None:
    """ "75", "75 pw", "€ 1.512,40 per 4 weken" or "per week 75".

    None where no amount stands before or behind the words, or where there is more than one number.
    """
    if (amount := read_euros(text)) is not None:
        return WrittenPayment(amount, None)
    unread: WrittenPayment | None = None
    for place in reversed(list(_SPLIT.finditer(text))):
        before, behind = text[: place.start()].strip(), text[place.end() :].strip()
        for number, words in ((before, behind), (behind, before)):
            amount = read_euros(number)
            if amount is None or not words:
                continue
            if (frequency := read_frequency(words)) is not None:
                return WrittenPayment(amount, frequency)
            is_behind = number == before and re.match(r"[^\W\d]|[/(]", words)
            if unread is None and is_behind and not any(map(str.isdigit, words)):
                unread = WrittenPayment(amount, None, words)
    return unread
