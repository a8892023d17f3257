"""What is said of a statement, as lines of text."""

import textwrap
from collections.abc import Sequence
from typing import Final

from app.i18n import Texts
from app.services.statement.said import Said

_WIDTH: Final = 88


def statement_report(texts: Texts, said: Sequence[Said]) -> str:
    """Each part as a paragraph, with its list under it."""
    parts = []
    for each in said:
        lines = textwrap.wrap(" ".join(each.sentences), _WIDTH)
        points = [
            textwrap.fill(point, _WIDTH, initial_indent="  - ", subsequent_indent="    ")
            for point in each.shown(texts)
        ]
        parts.append("\n".join([*lines, *points]))
    return "\n\n".join(parts)
