"""What a paste did, in words: how many lines, and what was not understood."""

from collections.abc import Sequence
from typing import Final

from app.i18n import Texts
from app.ui.lines.pasting import Pasted

_MOST_NAMED: Final = 3
_MOST_LETTERS: Final = 40


def paste_report(texts: Texts, pasted: Pasted) -> str:
    """One sentence for each thing to know."""
    if not pasted.lines and not pasted.left_out and not pasted.refused:
        return texts.text("lines.pasted.nothing")
    said = [texts.plural("lines.pasted", len(pasted.lines))]
    if pasted.without_amount:
        said.append(texts.plural("lines.pasted.no_amount", pasted.without_amount))
    if pasted.codeless:
        said.append(texts.plural("lines.pasted.other_cost", pasted.codeless))
    if pasted.odd_cells:
        said.append(texts.text("lines.pasted.in_note", cells=_named(texts, pasted.odd_cells)))
    if pasted.left_out:
        said.append(texts.text("lines.pasted.left_out", rows=_named(texts, pasted.left_out)))
    if pasted.refused:
        said.append(texts.plural("lines.pasted.refused", len(pasted.refused)))
    return " ".join(said)


def _named(texts: Texts, items: Sequence[str]) -> str:
    """The first few between quotes, and how many more there are."""
    named = [f'"{_short(item)}"' for item in items[:_MOST_NAMED]]
    more = len(items) - len(named)
    if more:
        named.append(texts.plural("lines.pasted.more", more))
    return texts.formats.join(named)


def _short(text: str) -> str:
    return text if len(text) <= _MOST_LETTERS else f"{text[: _MOST_LETTERS - 3]}..."
