"""What is said of a statement, as lines of text."""

import textwrap
from collections.abc import Sequence
from typing import Final

from app.i18n import Texts
from app.i18n.user_error import MOST_POINTS, with_more
from app.services.statement.said import Said

_WIDTH: Final = 88


def statement_report(texts: Texts, said: Sequence[Said]) -> str:
    """Each part as a paragraph, with its list under it."""
    parts = []
    for each in said:
        lines = textwrap.wrap(" ".join(each.sentences), _WIDTH)
        points = [
            textwrap.fill(point, _WIDTH, initial_indent="  - ", subsequent_indent="    ")
            for point in each.points[:MOST_POINTS]
        ]
        points = with_more(texts, points, len(each.points) - len(points))
        parts.append("\n".join([*lines, *points]))
    return "\n\n".join(parts)
