"""Names and amounts in the sentences of the script: "[bedrag] euro per maand".

A sentence whose placeholder has no value is not said: nobody ever hears a bracket.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from app.services.call.script import Words

_PLACE: Final = re.compile(r"\[[^\]]+\]")
_SENTENCE: Final = re.compile(r"(?<=[.?!])\s+")
_NAMES: Final = {
    "[naam]": "name", "[name]": "name",
    "[medewerker]": "officer", "[officer]": "officer",
    "[bank]": "bank",
    "[bedrag]": "amount", "[amount]": "amount",
    "[bedrag 1]": "amount_1", "[amount 1]": "amount_1",
    "[bedrag 2]": "amount_2", "[amount 2]": "amount_2",
    "[kind]": "child", "[child]": "child",
    "[datum]": "date", "[date]": "date",
    "[einddatum]": "until", "[end date]": "until",
    "[eerste maand]": "first_month", "[first month]": "first_month",
    "[laatste maand]": "last_month", "[last month]": "last_month",
    "[stap maand]": "step_month", "[step month]": "step_month",
    "[reserve]": "reserve",
    "[open punt]": "open_point", "[open point]": "open_point",
    "[punten klant]": "your_points", "[your points]": "your_points",
    "[punten medewerker]": "my_points", "[my points]": "my_points",
    "[inkomen]": "income", "[income]": "income",
    "[kosten]": "costs", "[costs]": "costs",
    "[met wie]": "with_whom", "[with whom]": "with_whom",
    "[uitkomst in een zin]": "outcome", "[outcome in a sentence]": "outcome",
    "[lijst]": "list", "[list]": "list",
    "[eerste punt]": "first_point", "[first point]": "first_point",
    "[nummer]": "number", "[number]": "number",
    "[kanaal]": "channel", "[channel]": "channel",
}  # fmt: skip
"""Each placeholder of the script, in either language, by the name of its value."""
Values = Mapping[str, str]


def filled(text: str, values: Values) -> str | None:
    """The text with its values; None when one of them is not known."""
    if any(not values.get(_NAMES[place]) for place in _PLACE.findall(text)):
        return None
    return _PLACE.sub(lambda found: values[_NAMES[found[0]]], text)


def sentences_filled(text: str, values: Values) -> str:
    """The sentences of a text of which every value is known."""
    said = [filled(sentence, values) for sentence in _SENTENCE.split(text)]
    return " ".join(sentence for sentence in said if sentence)


def all_filled(words: Sequence[Words], language: str, values: Values) -> tuple[str, ...]:
    """Each text with its values; one of which nothing can be said is left out."""
    said = (sentences_filled(each[language], values) for each in words)
    return tuple(each for each in said if each)
