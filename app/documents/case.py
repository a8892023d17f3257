"""The case a letter is about: what every part of the letter is made from."""

import re
import unicodedata
from datetime import date
from decimal import Decimal
from typing import Final

from app.i18n import Texts
from calc import UNKNOWN, Assessment, Draft, Month, MonthRow, Policy, Unknown
from calc.base.value_type import value_type
from calc.policy.clients import claim_of

_BETWEEN: Final = frozenset(
    {"de", "den", "der", "van", "het", "in", "op", "te", "ten", "ter", "'t"}
)

_LAST_WORD: Final = 12
_TWO_STOPS: Final = re.compile(r"(?<!\.)\.\.(?!\.)")


class NoLetter(ValueError):
    """Nothing to write about, or nobody to write to; `reason`: a code, such as incomplete.

    `params`: the names that the sentence of the reason needs.
    """

    def __init__(self, reason: str, **params: str) -> None:
        super().__init__(reason)
        self.reason, self.params = reason, params


@value_type
class Case:
    """A draft with its assessment, under one policy, in one language."""

    draft: Draft
    assessment: Assessment
    policy: Policy
    texts: Texts

    def say(self, key: str, **params: object) -> str:
        """The sentence of the letter with this key (without `letter.`)."""
        return one_stop(self.texts.text(f"letter.{key}", **params))

    def count(self, key: str, n: int, **params: object) -> str:
        """The sentence of the letter for a number of things."""
        return one_stop(self.texts.plural(f"letter.{key}", n, **params))

    def count_words(self, key: str, n: int, name: str, **params: object) -> str:
        """The same with the number as a word, in the form that has a place of this name."""
        form = self.texts.forms(f"letter.{key}")[n != 1]
        word = {name: self.word(n)} if f"{{{name}}}" in form else {}
        return self.count(key, n, **word, **params)

    def tell(self, key: str, **params: object) -> str:
        """The sentence of the other documents with this key (without `document.`)."""
        return one_stop(self.texts.text(f"document.{key}", **params))

    def tell_count(self, key: str, n: int, **params: object) -> str:
        """The sentence of the other documents for a number of things."""
        return one_stop(self.texts.plural(f"document.{key}", n, **params))

    def tell_count_words(self, key: str, n: int, name: str, **params: object) -> str:
        """The same with the number as a word, in the form that has a place of this name."""
        form = self.texts.forms(f"document.{key}")[n != 1]
        word = {name: self.word(n)} if f"{{{name}}}" in form else {}
        return self.tell_count(key, n, **word, **params)

    def word(self, number: int) -> str:
        """A small number as a word, up to twelve; a larger one in figures."""
        if 1 <= number <= _LAST_WORD:
            return self.say(f"number.{number}")
        return self.texts.formats.number(number)

    def euros(self, amount: Decimal) -> str:
        """An amount as it is printed."""
        return self.texts.formats.euros(amount)

    def in_short(self, amount: Decimal) -> str:
        """An amount for a line that counts: without cents where there are none."""
        formats = self.texts.formats
        is_whole = amount == amount.to_integral_value()
        return formats.whole_euros(amount) if is_whole else formats.euros(amount)

    def day(self, day: date) -> str:
        """A day as it is printed."""
        return self.texts.formats.day(day)

    def month(self, month: Month) -> str:
        """A month as it is printed."""
        return self.texts.formats.month(month)

    @property
    def month_shown(self) -> MonthRow:
        """The month whose sums a document shows; only of an assessment with a schedule."""
        shown = self.assessment.shown
        assert shown is not None  # whoever asks has seen that there is a schedule
        return shown

    @property
    def creditor(self) -> str:
        """Who the money is owed to; the organisation that writes when nobody filled it in."""
        claim = claim_of(self.draft, self.policy)
        return one_line(claim.creditor) or one_line(self.policy.contact.organisation)

    @property
    def person(self) -> str:
        """The fixed contact person: the officer of the dossier, else the one of the policy."""
        return fixed_person(self.draft, self.policy)

    @property
    def replacement(self) -> str:
        """Who is there when that person is not; "" while nobody else is named."""
        name = as_a_name(known(self.draft.handling.replacement) or "")
        return "" if name.casefold() == self.person.casefold() else name


def fixed_person(draft: Draft, policy: Policy) -> str:
    """The officer of the dossier; the contact person of the policy while nobody is named."""
    return as_a_name(known(draft.handling.officer) or one_line(policy.contact.person))


def as_a_name(text: str) -> str:
    """A name that was typed without any capital gets them: "sem de wit" is "Sem de Wit"."""
    if not text.islower():
        return text
    words = text.split(" ")
    return " ".join(word if word in _BETWEEN else word[:1].upper() + word[1:] for word in words)


def one_line(text: str) -> str:
    """Free text as it can be printed on one line: composed letters, single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def one_stop(sentence: str) -> str:
    """A sentence that ends in a name with a full stop of its own ("N.V.") has one, not two."""
    return _TWO_STOPS.sub(".", sentence)


def known(text: str | Unknown) -> str | None:
    """Free text on one line; None when it is unknown or empty."""
    return None if text is UNKNOWN else one_line(text) or None


def begun(sentence: str) -> str:
    """A sentence that begins with a name begins with a capital: "Mevrouw J. Voorbeeld wil"."""
    return sentence[:1].upper() + sentence[1:]
