"""Two outcomes beside each other: five differences, and the sentence that changes. No Qt."""

from collections.abc import Iterator
from datetime import date
from difflib import SequenceMatcher
from enum import Enum, auto
from itertools import zip_longest
from typing import Final

from app.i18n import Texts
from app.i18n.agreement import whatif_row
from app.services.say_outcome import SaidOutcome, say_outcome
from app.services.whatif import Figures, figures_of
from calc import Assessment
from calc.base.period import Month
from calc.base.value_type import value_type

_ROWS: Final = ("amount", "left_over", "end_date", "total", "discharge")
_YEAR: Final = 12


class WordsKind(Enum):
    """What becomes of words in the other outcome."""

    SAME = auto()
    OLD = auto()
    NEW = auto()


@value_type
class Words:
    """Some words of a sentence."""

    text: str
    kind: WordsKind


@value_type
class DifferenceRow:
    """One figure as it is and as it would be, with the difference in words."""

    name: str
    was: str
    now: str
    difference: str
    differs: bool


def difference_rows(
    texts: Texts, before: Assessment, after: Assessment
) -> tuple[DifferenceRow, ...]:
    """Amount, what is left, end, total and what falls away; each the engine's own step."""
    was, now = figures_of(before), figures_of(after)
    return tuple(_row(texts, name, was, now) for name in _ROWS)


def changed_sentences(
    texts: Texts, before: Assessment, after: Assessment
) -> tuple[tuple[Words, ...], ...]:
    """The sentences that would be said otherwise, the old words and the new ones in each."""
    old, new = (say_outcome(texts, each) for each in (before, after))
    pairs = zip_longest(_parts(old), _parts(new), fillvalue="")
    return tuple(tuple(_compared(one, other)) for one, other in pairs if one != other)


def say_warning(texts: Texts, before: Assessment, after: Assessment) -> str:
    """What to look at before it is taken over; "" when nothing gets heavier."""
    was, now = figures_of(before), figures_of(after)
    longer = _is_more(was.end_date, now.end_date)
    more = _is_more(was.total, now.total)
    if now.left_over is not None and now.left_over < 0:
        return texts.text("outcome.whatif.short")
    if longer and more:
        return texts.text("outcome.whatif.longer_and_more")
    if longer:
        return texts.text("outcome.whatif.longer")
    return texts.text("outcome.whatif.more") if more else ""


def _is_more(was: object, now: object) -> bool:
    return was is not None and now is not None and now > was  # type: ignore[operator]


def _parts(said: SaidOutcome) -> tuple[str, ...]:
    return said.first, said.now, said.end


def _row(texts: Texts, name: str, was: Figures, now: Figures) -> DifferenceRow:
    one, other = getattr(was, name), getattr(now, name)
    title, before, after, difference = whatif_row(texts, name, one, other)
    if isinstance(one, date) and isinstance(other, date):
        formats = texts.formats
        before, after = formats.short_day(one), formats.short_day(other)
        difference = _later(texts, one, other)
    return DifferenceRow(title, before, after, difference, one != other)


def _later(texts: Texts, was: date, now: date) -> str:
    """ "een jaar later", "3 maanden eerder", or that it is the same."""
    months = Month.of(was).months_until(Month.of(now))
    if not months:
        return texts.text("outcome.whatif.same")
    way = "later" if months > 0 else "sooner"
    if abs(months) == _YEAR:
        return texts.text(f"outcome.whatif.year_{way}")
    return texts.plural(f"outcome.whatif.months_{way}", abs(months))


def _compared(old: str, new: str) -> Iterator[Words]:
    before, after = old.split(" "), new.split(" ")
    for code, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if code == "equal":
            yield Words(" ".join(before[a:b]), WordsKind.SAME)
            continue
        if text := " ".join(before[a:b]):
            yield Words(text, WordsKind.OLD)
        if text := " ".join(after[c:d]):
            yield Words(text, WordsKind.NEW)
