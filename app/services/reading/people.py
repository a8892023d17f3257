"""The adults of a dossier as whose an amount can be, by their names and by what people say."""

from functools import lru_cache
from typing import Final

from app.i18n import Texts
from app.i18n.patterns import pattern
from app.i18n.reading import month_names
from app.services.reading.words import tidy
from calc.base.value_type import value_type

CUSTOMER, PARTNER, TOGETHER = "A", "B", "AB"
EACH, UNCLEAR = "each", "unclear"
"""Of each of the two as much; and what may be either: of each, or of both together."""
_CUSTOMER: Final = (
    "ik, ikzelf, ik zelf, zelf, mij, mijzelf, mezelf, mijn, mijn eigen, u, uzelf, klant, de klant, "
    "i, myself, me, my, my own, mine, you, the customer"
)
_PARTNER: Final = (
    "partner, de partner, mijn partner, m'n partner, uw partner, mijn man, m'n man, mijn vrouw, "
    "m'n vrouw, mijn vriend, m'n vriend, mijn vriendin, m'n vriendin, mijn echtgenoot, "
    "mijn echtgenote, zij, ze, hij, haar, hem, zijn, the partner, my partner, your partner, "
    "my husband, my wife, my boyfriend, my girlfriend, she, he, her, hers, him, his"
)
_TOGETHER: Final = (
    "samen, wij, we, wij samen, we samen, ons, ons samen, onze, allebei samen, gezamenlijk, "
    "met z'n tweeën, met z'n tweeen, met zijn tweeën, together, jointly, us, our, ours, "
    "we together, both together, both of us together"
)
_EACH: Final = (
    "ieder, elk, ieder van ons, elk van ons, wij ieder, we ieder, wij elk, we elk, each, "
    "each of us, we each, apiece, per persoon"
)
_UNCLEAR: Final = "allebei, wij allebei, we allebei, beiden, beide, both, both of us, we both"
_SAID: Final = {
    CUSTOMER: _CUSTOMER, PARTNER: _PARTNER, TOGETHER: _TOGETHER, EACH: _EACH, UNCLEAR: _UNCLEAR,
}  # fmt: skip
_PARTICLES: Final = frozenset({"van", "der", "den", "ten", "ter", "het"})
_TITLE: Final = pattern(
    r"^(?:mw|mevr|mevrouw|dhr|hr|de heer|meneer|mr|mrs|ms|miss|drs|dr|ir|ing)\.? "
)
_NAME: Final = pattern(r"[^\W\d_][\w'-]+")


@value_type
class People:
    """The names of the adults, "" where nobody knows it. `partner`: None when there is none."""

    customer: str = ""
    partner: str | None = None

    @property
    def has_names(self) -> bool:
        """Whether each can be told from the other by name."""
        return bool(self.customer and self.partner) and self.customer != self.partner

    def say(self, texts: Texts, who: str) -> str:
        """Who it is: by name where each has one, else as "u", "uw partner" or "samen"."""
        if self.has_names and who in (CUSTOMER, PARTNER):
            return str(self.customer if who == CUSTOMER else self.partner)
        return texts.text(f"reading.who.{who}")


@lru_cache(maxsize=32)
def words_of(people: People) -> dict[str, str]:
    """Whose it is by each word that says so; a name that both have says nothing."""
    mine, other = _names(people.customer), _names(people.partner or "")
    found = dict.fromkeys(mine - other, CUSTOMER) | dict.fromkeys(other - mine, PARTNER)
    for who, words in _SAID.items():  # also of somebody who is called Haar
        found |= dict.fromkeys(words.split(", "), who)
    for partner in [word for word, who in found.items() if who == PARTNER]:
        for word in (
            f"ik en {partner}", f"{partner} en ik", f"i and {partner}", f"{partner} and i",
        ):  # fmt: skip
            found[word] = UNCLEAR
            found[f"{word} samen"] = found[f"{word} together"] = TOGETHER
        found[f"samen met {partner}"] = found[f"together with {partner}"] = TOGETHER
    return found


def _names(name: str) -> frozenset[str]:
    """How somebody is called: whole, without the title, and by each name that is no initial.

    Who is called Mei is not meant by "vanaf mei".
    """
    whole = tidy(name)
    bare = _TITLE.sub("", whole)
    parts = {part for part in _NAME.findall(bare) if len(part) > 2 or part == bare}
    behind = bare.partition(" ")[2]  # "van der Berg"
    return frozenset({whole, bare, behind, *parts} - {""} - _PARTICLES - month_names().keys())
