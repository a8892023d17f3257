"""Whether a word of the trade is explained, as somebody can check it.

Explained in the same sentence means one of:
- after it (no more than three words between) in brackets: "de hoofdsom (het bedrag dat u leende)";
- it stands in brackets itself, behind the plain words: "het bedrag dat u leende (de hoofdsom)";
- "dat betekent", "dit betekent", "betekent", "dat wil zeggen", "dat houdt in",
  "met andere woorden", "ofwel", "oftewel", "anders gezegd", or ", dat is het/de/een ..." behind it;
- a colon right behind it: "loonbeslag: een deel van uw loon gaat naar hen";
- "means", "that is to say", "in other words" behind it, or "we call this ..." before it;
- "... noemen wij/we/heet (de) hoofdsom" before it.
An explanation has at least three words of its own; "(zie bijlage 2)" and "(€ 1.234,56)" are none.
Explained in a list of words is: a line that begins with the word and a colon, then three words.
"""

import re
from collections.abc import Iterable
from typing import Final

_WORD: Final = r"(?<![^\W\d_])[^\W\d_]{2,}+"
"""From its first letter to its last: to begin in the middle of a long word takes ages."""
_THREE_WORDS: Final = re.compile(rf"(?:{_WORD}\W+(?:\w+\W+)*?){{2}}{_WORD}")
_BRACKETS: Final = re.compile(r"^(?:[ ,]*\S+){0,3}? ?\(([^()]*)\)")
_NO_EXPLANATION: Final = re.compile(
    r"\s*(?:zie|art|artikel|bijlage|blz|pagina|nr|nummer|kenmerk|conform|volgens)\b", re.IGNORECASE
)
_COLON: Final = re.compile(r"\s?:\s+(.*)")
_SAID: Final = re.compile(
    r"\b(?:betekent|betekenen|dat wil zeggen|d\.w\.z\.|dat houdt in|met andere woorden|ofwel|"
    r"means|that is to say|in other words|"
    r"oftewel|anders gezegd)\b\W*(.*)"
    r"|[,:(–—-] ?(?:dat|dit) (?:is|zijn) ((?:het|de|een|alles|wat|geld|als)\b.*)",
    re.IGNORECASE,
)
_CALLED: Final = re.compile(
    r"(.*)\b(?:noemen (?:wij|we)|noemt men|heet|heten|wordt genoemd|(?:wij|we) noemen (?:dit|dat)|"
    r"we call|is called)"
    r"\b"
    r"(?: dan| ook| ook wel| een| de| het| uw| this| it| the| a|[ \"'“‘])*$",
    re.IGNORECASE,
)


def is_explained(before: str, after: str) -> bool:
    """Whether what stands before and after a word in its sentence explains it."""
    brackets = _BRACKETS.match(after)
    if brackets and _explains(brackets.group(1)):
        return True
    opened = before.rpartition("(")
    if opened[1] and ")" not in opened[2] and after.lstrip().find(")") in range(12):
        return _explains(opened[0])
    if (colon := _COLON.match(after)) and _explains(colon.group(1)):
        return True
    if (said := _SAID.search(after)) and _explains(said.group(1) or said.group(2) or ""):
        return True
    called = _CALLED.match(before)
    return called is not None and _explains(called.group(1))


def in_word_list(phrase: str, lines: Iterable[str]) -> bool:
    """Whether one of these lines begins with the word, a colon and an explanation."""
    entry = re.compile(
        rf"\W*(?:de |het |een )?{re.escape(phrase)}(?: \([^)]*\))?\s?[:=]\s+(.*)",
        re.IGNORECASE | re.DOTALL,
    )
    return any((found := entry.match(line)) and _explains(found.group(1)) for line in lines)


def _explains(said: str) -> bool:
    return _THREE_WORDS.search(said) is not None and not _NO_EXPLANATION.match(said)
