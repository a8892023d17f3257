"""A part of the explanation as plain text: one row a line, its parts indented under it."""

from collections.abc import Iterator
from typing import Final

from app.i18n import Texts
from app.ui.answer.tree_nodes import Content, contents_of
from app.ui.answer.tree_words import Column, say_cell
from calc import Draft

_INDENT: Final = "    "


def subtree_as_text(texts: Texts, content: Content, draft: Draft) -> str:
    """The row and everything under it. What stands there twice is explained the first time."""
    text = "\n".join(_lines(texts, content, draft, 0, set()))
    return text.replace("\N{NO-BREAK SPACE}", " ")  # what is pasted is searched and edited


def _lines(
    texts: Texts, content: Content, draft: Draft, depth: int, written: set[int]
) -> Iterator[str]:
    what, how, amount, source, status = (
        say_cell(texts, content, column, draft) for column in Column
    )
    line = f"{what}: {amount}" if amount else what
    details = "; ".join(word for word in (how, source, status) if word)
    line = _INDENT * depth + line + (f" ({details})" if details else "")
    inside = contents_of(content)
    if inside and id(content) in written:
        yield f"{line} {texts.text('answer.copy.see_above')}"
        return
    written.add(id(content))
    yield line
    for part in inside:
        yield from _lines(texts, part, draft, depth + 1, written)
