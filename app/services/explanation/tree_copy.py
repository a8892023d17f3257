"""A part of the explanation as rows to read, and as plain text with its parts indented under it."""

from collections.abc import Iterable, Iterator
from typing import Final

from app.i18n import Texts
from app.services.explanation.tree_nodes import Branch, Content, contents_of
from app.services.explanation.tree_words import NO_TARIFFS, TreeColumn, origin_of, say_cell
from calc import Draft, Tariffs
from calc.base.characters import on_one_line
from calc.base.value_type import value_type

_INDENT: Final = "    "


@value_type
class TreeRow:
    """One row in words. `origin`: where a figure of the law was read. `again`: explained above."""

    depth: int
    what: str
    amount: str
    how: str
    source: str
    status: str
    origin: str
    heading: bool
    again: bool


def rows_of(
    texts: Texts, contents: Iterable[Content], draft: Draft, tariffs: Tariffs
) -> Iterator[TreeRow]:
    """These and everything under them. What stands there twice is explained the first time."""
    written = set[int]()

    def walk(content: Content, depth: int) -> Iterator[TreeRow]:
        inside = contents_of(content)
        again = bool(inside) and id(content) in written
        written.add(id(content))
        what, how, amount, source, status = (
            say_cell(texts, content, column, draft) for column in TreeColumn
        )
        origin = origin_of(texts, content, tariffs)
        heading = isinstance(content, Branch)
        yield TreeRow(depth, what, amount, how, source, status, origin, heading, again)
        for part in () if again else inside:
            yield from walk(part, depth + 1)

    for content in contents:
        yield from walk(content, 0)


def subtree_as_text(
    texts: Texts, content: Content, draft: Draft, tariffs: Tariffs = NO_TARIFFS
) -> str:
    """The row and everything under it."""
    return rows_as_text(texts, rows_of(texts, (content,), draft, tariffs))


def rows_as_text(texts: Texts, rows: Iterable[TreeRow]) -> str:
    """Rows as lines."""
    text = "\n".join(_line(texts, row) for row in rows)
    return text.replace("\N{NO-BREAK SPACE}", " ")  # what is pasted is searched and edited


def _line(texts: Texts, row: TreeRow) -> str:
    what = on_one_line(row.what)  # a name with a new line in it would be a row of its own
    line = f"{what}: {row.amount}" if row.amount else what
    words = [on_one_line(word) for word in (row.how, row.source, row.status, row.origin)]
    details = "; ".join(word for word in words if word)
    line = _INDENT * row.depth + line + (f" ({details})" if details else "")
    return f"{line} {texts.text('answer.copy.see_above')}" if row.again else line
