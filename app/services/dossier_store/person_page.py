"""What is held of one person, as a page that they can read without our program."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from html import escape
from typing import Any, Final

from app.i18n import Texts
from app.services.dossier_store.auditing import say_kind
from app.services.dossier_store.comparing import compared
from app.services.dossier_store.row import title_of
from app.services.dossier_store.version_words import say_moment
from app.store.database.documents import StoredDocument
from app.store.database.dossiers import StoredVersion
from app.store.dossier_file import parse_dossier
from calc import Draft, Problem
from calc.base.value_type import value_type

_PERSON: Final = "store.care.person"
_LOOK: Final = (
    "body{font-family:sans-serif;line-height:1.5;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;"
    "padding:.3rem .8rem .3rem 0;border-bottom:1px solid}"
)


@value_type
class Held:
    """Everything of one dossier, opened."""

    versions: tuple[StoredVersion, ...]
    events: tuple[Mapping[str, Any], ...]
    documents: tuple[StoredDocument, ...]


def person_page(held: Held, texts: Texts) -> str:
    """The page, whole: nothing is fetched to show it."""
    newest = max(held.versions, key=lambda each: each.number)
    read = parse_dossier(newest.file)
    title = title_of(read) if isinstance(read, Draft) else ""
    text = texts.text
    parts = [
        f"<h1>{escape(text(f'{_PERSON}.title'))}</h1>",
        f"<p>{escape(text(f'{_PERSON}.about', title=title))}</p>",
        *_section(texts, "now", _fields(read, texts)),
        *_section(texts, "changes", _changes(held.versions, texts)),
        *_section(texts, "seen", _events(held.events, texts)),
        *_section(texts, "documents", _documents(held.documents, texts)),
        f"<p>{escape(text(f'{_PERSON}.rest'))}</p>",
    ]
    head = f'<meta charset="utf-8"><title>{escape(text(f"{_PERSON}.title"))}</title>'
    return (
        f'<!DOCTYPE html>\n<html lang="{texts.formats.language}"><head>{head}'
        f"<style>{_LOOK}</style></head><body>\n" + "\n".join(parts) + "\n</body></html>\n"
    )


def _section(texts: Texts, name: str, rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"<h2>{escape(texts.text(f'{_PERSON}.{name}'))}</h2>"
    if not rows:
        yield f"<p>{escape(texts.text(f'{_PERSON}.none'))}</p>"
        return
    heads = texts.text(f"{_PERSON}.{name}.heads").split(" | ")
    cells = "".join(f'<th scope="col">{escape(each)}</th>' for each in heads)
    yield f"<table><thead><tr>{cells}</tr></thead><tbody>"
    for row in rows:
        yield "<tr>" + "".join(f"<td>{escape(each)}</td>" for each in row) + "</tr>"
    yield "</tbody></table>"


def _fields(read: Draft | tuple[Problem, ...], texts: Texts) -> list[list[str]]:
    """All that stands in the dossier now: what an empty one does not have."""
    if isinstance(read, tuple):
        return []
    return [[each.name, each.after] for each in compared(texts, Draft(), read)]


def _changes(versions: Sequence[StoredVersion], texts: Texts) -> list[list[str]]:
    """Each field that was changed, by whom and when; the oldest first."""
    rows, before = [], None
    for version in sorted(versions, key=lambda each: each.number):
        first = [_when(texts, version.at), version.login]
        draft = parse_dossier(version.file)
        if version.number == 1 or isinstance(draft, tuple):
            rows.append([*first, texts.text(f"{_PERSON}.made"), "", ""])
        elif before is not None:
            for each in compared(texts, before, draft):
                rows.append([*first, each.name, each.before, each.after])
        before = draft if isinstance(draft, Draft) else before
    return rows


def _events(events: Sequence[Mapping[str, Any]], texts: Texts) -> list[list[str]]:
    return [
        [_when(texts, each["at"]), each["login"], say_kind(texts, each["kind"])] for each in events
    ]


def _documents(documents: Sequence[StoredDocument], texts: Texts) -> list[list[str]]:
    return [
        [
            _when(texts, each.at),
            each.who or each.login,
            _kind(texts, each.kind),
            texts.text(f"{_PERSON}.{'final' if each.final else 'draft'}"),
        ]
        for each in documents
    ]


def _kind(texts: Texts, kind: str) -> str:
    """In words where there are words; else what stands in the store."""
    key = f"document.kind.{kind}"
    return texts.text(key) if texts.has(key) else kind.replace("_", " ")


def _when(texts: Texts, at: str) -> str:
    return say_moment(texts, datetime.fromisoformat(at))
