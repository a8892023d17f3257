"""Where something stands: line, column, sentence; and in the units of other programs."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from app.documents.guard.hits import Hit, HitSeverity
from app.documents.guard.lines import blocks, line_starts
from app.documents.guard.sentences import Sentence, one_line, sentences


class Places:
    """A text with its sentences, to make hits of stretches of it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.blocks = blocks(text)
        self._lines = line_starts(text)
        self._shown: dict[tuple[int, int], str] = {}

    @cached_property
    def sentences(self) -> Sequence[Sentence]:
        """Every sentence; of a text that is looked at for completeness only nobody asks."""
        return sentences(self.text, self.blocks)

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def around(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the sentence or sentences that a stretch touches."""
        first = max(0, bisect_right(self._starts, start) - 1)
        last = max(first, bisect_right(self._starts, end - 1) - 1)
        return self.sentences[first].start, max(end, self.sentences[last].end)

    def hit(self, severity: HitSeverity, rule: str, start: int, end: int, amount: str = "") -> Hit:
        """A hit for a stretch of the text."""
        line = bisect_right(self._lines, start)
        begin, stop = self.around(start, end)
        if (begin, stop) not in self._shown:
            self._shown[begin, stop] = one_line(self.text[begin:stop])
        return Hit(
            severity=severity,
            rule=rule,
            start=start,
            end=end,
            line=line,
            column=start - self._lines[line - 1] + 1,
            phrase=one_line(self.text[start:end]),
            sentence=self._shown[begin, stop],
            amount=amount,
        )


def nowhere(severity: HitSeverity, rule: str) -> Hit:
    """A hit for something that is not in the text."""
    return Hit(severity, rule, 0, 0, 0, 0, "", "")


def utf16(text: str, offset: int) -> int:
    """A place in characters as a place in UTF-16 units, in which editors such as Qt's count."""
    return len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2
