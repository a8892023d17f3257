"""A letter as the HTML of an e-mail: what `plain_text.email_text` says, sentence for sentence.

Nothing is loaded from anywhere and nothing runs. No colours: a mail program in the dark shows its
own. Sizes are in the elements themselves, as mail programs drop a style sheet.
"""

from collections.abc import Iterable, Iterator
from html import escape
from typing import Final

from app.documents.letter import Letter
from app.documents.spoken import (
    Entries,
    Medium,
    Passage,
    Points,
    SpokenEntry,
    SpokenSentences,
    SpokenTitle,
    spoken,
)

_BODY: Final = "margin:0;padding:0"
_COLUMN: Final = (
    "max-width:38em;margin:0 auto;padding:1em;line-height:1.5;"
    "font-family:Verdana,Arial,Helvetica,sans-serif;font-size:{size}px"
)
_SIZE: Final = 16
_LARGE: Final = 21
_HEADING: Final = "font-size:1.15em;line-height:1.3;margin:1.6em 0 0.4em"
_ANSWER: Final = "font-size:1.4em;line-height:1.3;margin:0 0 1em"
_PARAGRAPH: Final = "margin:0 0 1em"
_LIST: Final = "margin:0 0 1em;padding-left:1.4em"
_TABLE: Final = "border-collapse:collapse;margin:0 0 1em;width:100%;font-size:1em"
_VALUE: Final = "text-align:left;vertical-align:top;padding:0.4em 0;border-bottom:1px solid"
_NAME: Final = f"{_VALUE};font-weight:normal;padding-right:1em;width:45%"


def email_html(letter: Letter) -> str:
    """A whole page, in the order of `email_text`; headings, lists and tables are what they are.

    It has no title: the subject of the e-mail is, and a reader would hear it twice.
    """
    size = _LARGE if letter.large_print else _SIZE
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{escape(letter.language)}">',
        '<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">\n</head>',
        f'<body style="{_BODY}">',
        f'<div style="{_COLUMN.format(size=size)}">',
        *_letter(letter),
        "</div>\n</body>\n</html>",
    ]
    return "\n".join(lines) + "\n"


def _letter(letter: Letter) -> Iterator[str]:
    if letter.mark:
        yield _paragraph([letter.mark], strong=True)
    yield f'<h1 style="{_ANSWER}">{escape(letter.subject)}</h1>'
    if letter.salutation:
        yield _paragraph([letter.salutation])
    for block in letter.own_blocks:
        yield from map(_passage, spoken(block, Medium.EMAIL))
    yield _paragraph(letter.closing)
    for block in letter.going_along:
        yield from map(_passage, spoken(block, Medium.EMAIL))


def _passage(passage: Passage) -> str:
    match passage:
        case SpokenTitle():
            tag = f"h{passage.level}"
            return f'<{tag} style="{_HEADING}">{escape(passage.text)}</{tag}>'
        case SpokenSentences():
            return _paragraph([passage.text], strong=passage.strong)
        case Points():
            items = "\n".join(f"<li>{escape(item)}</li>" for item in passage.items)
            return f'<ul style="{_LIST}">\n{items}\n</ul>'
        case Entries():
            return _table(passage)


def _paragraph(lines: Iterable[str], *, strong: bool = False) -> str:
    said = "<br>\n".join(map(escape, lines))
    return f'<p style="{_PARAGRAPH}">{f"<strong>{said}</strong>" if strong else said}</p>'


def _table(table: Entries) -> str:
    rows = "\n".join(_row(entry) for entry in table.entries)
    return f'<table style="{_TABLE}">\n{rows}\n</table>'


def _row(entry: SpokenEntry) -> str:
    """Two columns, however many values there are: more do not fit on a phone."""
    said = "<br>\n".join(
        escape(f"{label}: {value}" if label else value) for label, value in entry.values
    )
    name = f'<th scope="row" style="{_NAME}">{escape(entry.title)}</th>'
    return f'<tr>\n{name}\n<td style="{_VALUE}">{said}</td>\n</tr>'
