"""Guard a text or a letter: one way for the command line, the documents and the window. No Qt.

checked = guard_letter(letter, Kind.PLAN)
checked.blocked                     whether the final print is stopped
as_values(checked, Texts("nl"))     the same as plain values, with the reasons in words
"""

from app.documents import Letter, plain_text
from app.documents.email_text import email_text
from app.documents.guard import Context, Hit, Kind, Result, Severity, better, guard, why
from app.documents.guard.places import utf16
from app.documents.guard.readability import FROM_WORDS
from app.documents.kinds import Kind as DocumentKind
from app.documents.sheet import Sheet
from app.documents.sheet_text import sheet_text
from app.i18n import Texts

__all__ = [
    "FROM_WORDS", "Context", "Hit", "Kind", "Result", "Severity", "as_values", "better",
    "guard_letter", "guard_text", "guarded_document", "marks", "why",
]  # fmt: skip


def guard_text(text: str, kind: Kind | None = None, context: Context | None = None) -> Result:
    """Check any text, such as an organisation's own or an officer's paragraph."""
    return guard(text, kind, context or Context())


def guard_letter(letter: Letter, kind: Kind, *, running_seizure: bool = False) -> Result:
    """Check a letter of ours. Names, address and reference come from the dossier: not judged."""
    return guard(plain_text(letter), kind, _context(letter, running_seizure))


def guarded_document(
    document: Letter | Sheet, kind: DocumentKind, *, running_seizure: bool = False
) -> tuple[Result, Result | None]:
    """Check a document of ours and its e-mail; a sheet has no e-mail, and is for professionals."""
    if isinstance(document, Sheet):
        return guard(sheet_text(document), Kind(kind.value), Context(document.language)), None
    result = guard_letter(document, Kind(kind.value), running_seizure=running_seizure)
    context = _context(document, running_seizure)
    return result, guard(email_text(document), Kind.EMAIL, context)


def _context(letter: Letter, running_seizure: bool) -> Context:
    """Names, address and reference come from the dossier: not judged."""
    values = [letter.salutation, letter.footer.reference, *letter.address]
    values += [letter.sender.organisation, *letter.sender.lines]
    values += [detail.value for detail in letter.details]
    return Context(letter.language, running_seizure, known=tuple(value for value in values if value))


def marks(text: str, result: Result) -> list[tuple[int, int, Hit]]:
    """Where to underline: begin and length in UTF-16 units, as an editor counts, with the hit.

    What is missing from the text has no place and is left out.
    """
    found = []
    for hit in result.hits:
        if hit.line:
            begin = utf16(text, hit.start)
            found.append((begin, utf16(text, hit.end) - begin, hit))
    return found


def as_values(result: Result, texts: Texts) -> dict[str, object]:
    """The result as plain values, for JSON; `why` and `better` in the language of the reader."""
    estimate = result.readability
    return {
        "kind": result.kind,
        "language": result.language,
        "blocked": result.blocked,
        "hits": [
            {
                "severity": hit.severity.value,
                "rule": hit.rule,
                "sentence": hit.sentence,
                "why": why(texts, hit),
                "better": better(texts, hit),
                "phrase": hit.phrase,
                "line": hit.line,
                "column": hit.column,
                "start": hit.start,
                "end": hit.end,
            }
            for hit in result.hits
        ],
        "readability": {
            "method": "flesch-douma",
            "estimate": True,
            "score": None if estimate.score is None else float(estimate.score),
            "reason": estimate.reason,
            "words": estimate.words,
            "sentences": estimate.sentences,
            "longest_sentence": estimate.longest_sentence,
            "from_words": FROM_WORDS,
        },
        "checked": list(result.checked),
        "not_checked": list(result.not_checked),
    }
