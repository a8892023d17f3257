"""What a paste did, in words: rows, lines, marked cells, and what was left out and why."""

from collections.abc import Sequence
from typing import Final

from app.i18n import Texts
from app.services.intake.line_columns import LineGroup
from app.services.pasting.pasting import MOST_ROWS, Pasted, UnreadMark
from app.services.pasting.totals import Total

_MOST_NAMED: Final = 3
_MOST_LETTERS: Final = 40


def paste_report(texts: Texts, pasted: Pasted, group: LineGroup) -> str:
    """One sentence for each thing to know."""
    if pasted.too_many:
        most = texts.formats.number(MOST_ROWS)
        count = texts.formats.number(pasted.too_many)
        return texts.text("lines.pasted.too_many", count=count, most=most)
    if not pasted.rows:
        return texts.text("lines.pasted.nothing")
    said = [
        texts.plural("lines.pasted.rows", pasted.rows),
        texts.plural("lines.pasted", len(pasted.lines)),
    ]
    if marked := [mark for marks in pasted.marks for mark in marks]:
        said.append(texts.plural("lines.pasted.marked", len(marked)))
        if named := [mark.text for mark in marked if mark.text]:
            said.append(texts.text("lines.pasted.not_understood", cells=_named(texts, named)))
    if pasted.without_amount:
        said.append(texts.plural("lines.pasted.no_amount", pasted.without_amount))
    if pasted.as_usual:
        said.append(texts.plural("lines.pasted.as_usual", pasted.as_usual))
    if pasted.says_else:
        lines = _named(texts, pasted.says_else)
        said.append(texts.text("lines.pasted.says_else", lines=lines))
    if pasted.codeless:
        said.append(texts.plural("lines.pasted.other_cost", pasted.codeless))
    if in_note := [cell for cell in pasted.odd_cells if cell not in pasted.marked]:
        said.append(texts.text("lines.pasted.in_note", cells=_named(texts, in_note)))
    said += _left_out(texts, pasted, group)
    if pasted.refused:
        said.append(texts.plural("lines.pasted.refused", len(pasted.refused)))
    return " ".join(said)


def say_mark(texts: Texts, mark: UnreadMark) -> str:
    """What is the matter with a marked cell, and what to do."""
    key = f"lines.unread.{mark.reason}"
    return texts.text(key, **({"text": mark.text} if "text" in texts.placeholders(key) else {}))


def _left_out(texts: Texts, pasted: Pasted, group: LineGroup) -> list[str]:
    """Which rows are no line, and why."""
    said = []
    if pasted.titles:
        said.append(texts.plural("lines.pasted.titles", pasted.titles))
    if pasted.totals:
        rows = _named(texts, [total.text for total in pasted.totals])
        said.append(texts.plural("lines.pasted.totals", len(pasted.totals), rows=rows))
        said += [_differs(texts, total) for total in pasted.totals if total.total is not None]
    if pasted.other_way:
        rows = _named(texts, pasted.other_way)
        said.append(texts.text(f"lines.pasted.other_way.{group.name}", rows=rows))
    if pasted.nothing_in:
        rows = _named(texts, pasted.nothing_in)
        said.append(texts.text("lines.pasted.nothing_in", rows=rows))
    if pasted.left_out:
        said.append(texts.text("lines.pasted.left_out", rows=_named(texts, pasted.left_out)))
    return said


def _differs(texts: Texts, total: Total) -> str:
    assert total.total is not None  # it is named because they differ
    assert total.sum is not None
    formats = texts.formats
    return texts.text(
        "lines.pasted.total_differs",
        row=_short(total.text),
        total=formats.euros(total.total),
        sum=formats.euros(total.sum),
    )


def _named(texts: Texts, items: Sequence[str]) -> str:
    """The first few between quotes, and how many more there are."""
    named = [f'"{_short(item)}"' for item in items[:_MOST_NAMED]]
    more = len(items) - len(named)
    if more:
        named.append(texts.plural("lines.pasted.more", more))
    return texts.formats.join(named)


def _short(text: str) -> str:
    return text if len(text) <= _MOST_LETTERS else f"{text[: _MOST_LETTERS - 3]}..."
