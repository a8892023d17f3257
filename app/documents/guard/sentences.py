"""The sentences and the words of a Dutch text, with their places.

No sentence ends within an amount (1.234,56), a date, an e-mail or web address, or after an
abbreviation or an initial. A heading, an item of a list and a row of a table end by themselves.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from app.documents.guard.lines import Sort, Stretch, blocks, units
from calc.base.value_type import value_type

_STOP: Final = re.compile(r"[.?!…]+[\"'”’»)\]]*(?=\s|$)")
# Abbreviations after which a capital or a figure may follow without a new sentence.
_BEFORE_MORE: Final = frozenset(
    {
        "dhr", "mevr", "mw", "dr", "drs", "mr", "ir", "ing", "prof", "ds", "st", "fam", "t.a.v",
        "tav", "t.n.v", "art", "artt", "nr", "nrs", "tel", "blz", "pag", "p", "vgl", "bijv",
        "bv", "d.w.z", "dwz", "o.a", "oa", "m.n", "i.v.m", "ivm", "m.b.t", "mbt", "t.o.v",
        "a.d.h.v", "d.d", "dd", "c.q", "incl", "excl", "ca", "max", "min", "gem", "resp", "zgn",
        "z.g", "ev", "geb", "jl", "no", "mrs", "ms", "e.g", "i.e", "vs"
    }
)  # fmt: skip
# Other abbreviations: a capital after one begins a sentence, a small letter goes on with it.
_OTHERS: Final = frozenset(
    {
        "enz", "etc", "e.d", "ed", "e.a", "a.u.b", "aub", "s.v.p", "svp", "n.v", "b.v", "v.o.f",
        "a.s", "j.l", "i.p.v", "t/m", "n.a.v", "i.o", "z.s.m", "e.v", "jan", "feb", "mrt",
        "apr", "jun", "jul", "aug", "sep", "sept", "okt", "nov", "dec", "ma", "di", "wo", "do",
        "vr", "za", "zo", "wk", "mnd", "min", "hr"
    }
)  # fmt: skip
_INITIALS: Final = re.compile(r"(?:[^\W\d_a-z](?:[a-z])?\.)+$")
_COMPANY: Final = re.compile(r"(?:N\.V\.|B\.V\.|V\.O\.F\.|U\.A\.)$")
_BROKEN: Final = re.compile("(?<=[^\\W\\d_])[-\u2010\u00ad]\\s*\n\\s*(?=[a-z])")
_NOTHING_SHOWN: Final = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_LABEL: Final = re.compile(r"[^\W\d_][\w-]*(?: [\w-]+){0,2}: ")
_ENDS_A_WORD: Final = frozenset(".,:;?!")
_ENOUGH_WORDS: Final = 6
_ADDRESS: Final = re.compile(r"\S*(?:@|://|www\.)\S*")


@value_type
class Sentence:
    """A sentence and its place. `running`: it is part of the running text, not a label or title."""

    start: int
    end: int
    text: str
    running: bool


def sentences(text: str, known: Sequence[list[Stretch]] | None = None) -> list[Sentence]:
    """Every sentence, title, item and row, in the order of the text; `known`: its blocks."""
    return [
        sentence
        for block in (blocks(text) if known is None else known)
        for unit in units(text, block)
        for sentence in _of_unit(text, unit)
    ]


def words(sentence: str) -> list[str]:
    """The words as a reader counts them.

    An amount, an e-mail or web address and a number with spaces in it are one word; a sign is none.
    """
    whole = _BROKEN.sub("", sentence) if "\n" in sentence else sentence
    whole = whole if whole.isascii() else _NOTHING_SHOWN.sub("", whole)
    found: list[str] = []
    for token in whole.split():
        if token.isalpha() or (token[:-1].isalpha() and token[-1] in _ENDS_A_WORD):
            found.append(token)
            continue
        if not any(letter.isalnum() for letter in token):
            continue
        if found and _is_figure(token) and _is_figure(found[-1]):
            continue
        found.append(token)
    return found


def spoken(word: str) -> bool:
    """Whether a word has syllables to count: no figure, no address."""
    return not any(letter.isdigit() for letter in word) and not _ADDRESS.fullmatch(word)


def one_line(text: str) -> str:
    """A stretch of text on one line, words that were broken made whole."""
    return " ".join(_NOTHING_SHOWN.sub("", _BROKEN.sub("", text)).split())


def _is_figure(token: str) -> bool:
    return all(letter.isdigit() or not letter.isalnum() for letter in token)


def _of_unit(text: str, unit: Stretch) -> Iterator[Sentence]:
    if unit.sort is Sort.ROW:
        yield Sentence(unit.start, unit.end, one_line(text[unit.start : unit.end]), False)
        return
    raw, begin = text[unit.start : unit.end], 0
    for stop in _STOP.finditer(raw):
        if _ends(raw, begin, stop):
            yield from _sentence(raw, unit, begin, stop.end())
            begin = stop.end()
    yield from _sentence(raw, unit, begin, len(raw))


def _sentence(raw: str, unit: Stretch, begin: int, end: int) -> Iterator[Sentence]:
    while begin < end and raw[begin].isspace():
        begin += 1
    while end > begin and raw[end - 1].isspace():
        end -= 1
    if begin < end:
        said = raw[begin:end]
        running = unit.sort is not Sort.HEADING and _is_running(said)
        yield Sentence(unit.start + begin, unit.start + end, one_line(said), running)


def _is_running(said: str) -> bool:
    if said.rstrip("\"'”’»)]")[-1:] in tuple(".?!…:;"):
        return True
    # Most of what has no stop is short: it holds no more words than there are between blanks.
    if len(said.split()) < _ENOUGH_WORDS:
        return False
    return len(words(said)) >= _ENOUGH_WORDS and not _LABEL.match(said)


def _ends(raw: str, begin: int, stop: re.Match[str]) -> bool:
    """Whether a sentence that began at `begin` ends at this stop."""
    rest = raw[stop.end() :].lstrip()
    if not rest or "?" in stop.group() or "!" in stop.group():
        return True
    token = raw[begin : stop.start() + 1].rsplit(None, 1)[-1].lstrip("(\"'“‘[«")
    name = token.rstrip(".").lower()
    small = rest[0].isalpha() and rest[0].islower()
    if _COMPANY.search(token):
        return not small
    if name in _BEFORE_MORE or _INITIALS.match(token):
        return False
    if not small:
        return True
    # A small letter after a stop: a sloppy new sentence, unless the stop belongs to the word.
    ordinary = len(name) > 2 and name.isalpha() and name not in _OTHERS
    return ordinary and set(stop.group()) == {"."} and len(stop.group()) == 1
