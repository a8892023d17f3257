"""How often something comes, as people write it, in Dutch and in English.

A word that means two things ("biweekly", "bimonthly") is not here: it is asked.
"""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

from app.i18n.choices import say_choice
from app.i18n.languages import LANGUAGES
from app.i18n.patterns import pattern
from app.i18n.texts import Texts
from calc.base.period import Frequency

_WORDS: Final = {
    Frequency.DAY: "dag, dagelijks, day, daily, pd, pdag",
    Frequency.WEEK: "week, wk, wekelijks, weekly, pw, pwk, pweek, 7 dagen, 7 days",
    Frequency.TWO_WEEKS: "2 weken, twee weken, 2 wk, 2wk, 2weeks, 2 weeks, two weeks, 14 dagen, "
    "veertien dagen, 14 days, 2w, 2 w, fortnight, fortnightly, tweewekelijks, twee-wekelijks, "
    "2-wekelijks, 2 wekelijks, two-weekly, 2-weekly, 14-daags, 14 daags, veertiendaags, 2 wkn, "
    "2wkn, 2 wks, om de week, om de andere week, andere week, other week, second week, "
    "om de twee weken, om de 2 weken",
    Frequency.FOUR_WEEKS: "4 wkn, 4wkn, 4 wks, 4wks, 4 weken, vier weken, 4 wk, 4wk, 4weeks, "
    "4 weeks, four weeks, 28 dagen, 28 days, 4w, 4 w, vierwekelijks, vier-wekelijks, "
    "4-wekelijks, 4 wekelijks, four-weekly, 4-weekly, om de vier weken, om de 4 weken",
    Frequency.MONTH: "maand, 's maands, smaands, mnd, mndl, maandelijks, month, monthly, mth, "
    "pm, pcm, pmnd, pmaand, calendar month, kalendermaand",
    Frequency.TWO_MONTHS: "2 maanden, twee maanden, 2 mnd, 2mnd, 2months, 2 months, two months, "
    "tweemaandelijks, twee-maandelijks, 2-maandelijks, om de maand, andere maand, other month, "
    "second month, om de twee maanden, om de 2 maanden, two-monthly, 2-monthly",
    Frequency.QUARTER: "kwartaal, kwrt, quarter, quarterly, 3 maanden, drie maanden, 3 mnd, "
    "3mnd, 3 months, three months, driemaandelijks, 3-maandelijks, pk, pkw, pkwartaal",
    Frequency.HALF_YEAR: "half jaar, half jr, halfjaar, half-jaar, halfyear, half year, "
    "half-yearly, half-year, halfjaarlijks, 6 maanden, zes maanden, 6 mnd, 6 months, "
    "six months, semi-annually, semi-annual, twee keer per jaar, tweemaal per jaar, "
    "twice a year, twice per year",
    Frequency.YEAR: "jaar, jr, jaarlijks, year, yr, yearly, annual, annually, annum, pj, pjr, "
    "pjaar, pa, 12 maanden, twaalf maanden, 12 mnd, 12 months, twelve months, jaarbasis",
    Frequency.ONCE: "in een keer, in één keer, in 1 keer, ineens, one time, eenmalig, éénmalig, "
    "één keer, een keer, 1 keer, 1x, once, one-off, one off, single",
}
_ONE_TIME: Final = r"(?:1 ?x|eens|eenmaal|(?:1|een|één) (?:keer|maal)|once)"
_PER: Final = pattern(
    rf"^(?:{_ONE_TIME} )?(?:per|p/|p\.?(?= )|/|à|a|an|every|each|elke?|iedere?|op)(?:\s+|(?<=/))"
    rf"|^(?:{_ONE_TIME} )?(?:in )?(?:de|het|een|the) "
)
_TIMES_A_YEAR: Final = pattern(
    r"(\d{1,3}) ?(?:x|keer|maal|times) (?:per|a|in het|/) ?(?:jaar|year)"
)
_LIKE_A_PERIOD: Final = pattern(
    r"\b(?:per|p/|elke?|iedere?|every|each|keer|maal|times|om de|jr|wk|pm|pw|pj|eens|soms|vaak)\b"
    r"|/\s*[^\W\d]|\bx\b|\dx\b|week|weken|maand|mnd|jaar|kwartaal|dag\b|dagen|daags|nacht|month|year|quarter"
    r"|day\b|days\b|daily|termijn|lijks\b|(?:week|month|year|quarter|dai|annual|night)ly\b"
)
_SPACES: Final = pattern(r"\s+")


def plain(text: str) -> str:
    """A text to compare: one case, single spaces, no loose ends."""
    return _SPACES.sub(" ", text.casefold()).strip(" .:;()\u00a0")


@lru_cache(maxsize=4096)
def read_frequency(text: str) -> Frequency | None:
    """ "per maand", "monthly", "p/m", "4 weken" or "4x per jaar"."""
    words = plain(text)
    short = re.sub(r"^p ?/ ?", "p", words.replace(".", ""))
    if found := _TIMES_A_YEAR.fullmatch(words):
        return _by_times().get(Decimal(found[1]))
    for said in (words, short):
        for bare in (said, _PER.sub("", said)):
            if (frequency := _frequencies().get(bare)) is not None:
                return frequency
    return None


def frequency_words() -> frozenset[str]:
    """Every way to say how often that is read as it stands."""
    return frozenset(_frequencies())


def looks_like_a_period(text: str) -> bool:
    """Whether somebody seems to say how often, in words that may not be known here."""
    return _LIKE_A_PERIOD.search(plain(text)) is not None


@lru_cache(maxsize=1)
def _frequencies() -> dict[str, Frequency]:
    found = {plain(word): item for item, words in _WORDS.items() for word in words.split(", ")}
    for language in LANGUAGES:
        texts = Texts(language)
        found |= {plain(say_choice(texts, item)): item for item in Frequency}
    return found


@lru_cache(maxsize=1)
def _by_times() -> dict[Decimal, Frequency]:
    return {item.per_year: item for item in Frequency if item is not Frequency.ONCE}
