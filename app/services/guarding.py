"""Guard a text or a letter: one way for the command line, the documents and the window. No Qt.

checked = guard_letter(letter, Kind.PLAN)
checked.blocked                     whether the final print is stopped
as_values(checked, Texts("nl"))     the same as plain values, with the reasons in words
"""

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from app.documents import Letter
from app.documents.guard import Context, Hit, HitSeverity, Result, TextKind, better, guard, why
from app.documents.guard.foreign import RULE as LANGUAGE_NOT_CHECKED
from app.documents.guard.kinds import TEXT_KINDS, OtherText, text_kind
from app.documents.guard.places import utf16
from app.documents.guard.readability import FROM_WORDS
from app.documents.kinds import DocumentKind
from app.documents.letter import Block
from app.documents.paying import Specification
from app.documents.plain_text import email_block, email_text, paper_block, paper_text
from app.documents.sheet import Sheet
from app.documents.sheet_text import sheet_text
from app.i18n import Texts
from app.store.text_file import LARGEST_PARAGRAPH, read_text_file, read_text_stream

__all__ = [
    "FROM_WORDS",
    "LANGUAGE_NOT_CHECKED",
    "TEXT_KINDS",
    "Context",
    "Hit",
    "HitSeverity",
    "OtherText",
    "Result",
    "TextKind",
    "as_values",
    "better",
    "guard_letter",
    "guard_text",
    "guarded_document",
    "marks",
    "replacement",
    "text_kind",
    "why",
]  # fmt: skip


def guard_text(text: str, kind: TextKind | None = None, context: Context | None = None) -> Result:
    """Check any text, such as an organisation's own or an officer's paragraph."""
    return guard(text, kind, context or Context())


def guard_letter(
    letter: Letter, kind: TextKind, *, running_seizure: bool = False, names: tuple[str, ...] = ()
) -> Result:
    """Check a letter of ours. Names, address and reference come from the dossier: not judged."""
    text = paper_text(letter)
    return guard(text, kind, _context(letter, running_seizure, text, paper_block, names))


def guarded_document(
    document: Letter | Sheet,
    kind: DocumentKind,
    *,
    by_email: Letter | None = None,
    running_seizure: bool = False,
    names: tuple[str, ...] = (),
) -> tuple[Result, Result | None]:
    """Check a document of ours and its e-mail; what is shown on paper has no e-mail.

    `by_email`: the letter as it is mailed, where that is another. `names`: what the letter quotes,
    such as the name of the creditor; "Kredietbank" is no word about credit there.
    """
    if isinstance(document, Sheet):
        return guard(sheet_text(document), kind, Context(document.language)), None
    result = guard_letter(document, kind, running_seizure=running_seizure, names=names)
    if not kind.traits.mailed:
        return result, None
    mailed = by_email or document
    email = email_text(mailed)
    context = _context(mailed, running_seizure, email, email_block, names)
    return result, guard(email, kind, context)


def _context(
    letter: Letter,
    running_seizure: bool,
    text: str,
    said: Callable[[Block], str],
    names: tuple[str, ...],
) -> Context:
    """Names, address and reference come from the dossier: not judged.

    The specification of an agency is checked for completeness only: its words are the law's.
    """
    specified = [said(block) for block in letter.blocks if isinstance(block, Specification)]
    exempt = tuple((at, at + len(part)) for part in specified if (at := text.find(part)) >= 0)
    values = [*names, letter.salutation, letter.footer.reference, *letter.address]
    values += [letter.sender.organisation, *letter.sender.lines]
    values += [detail.value for detail in letter.details]
    return Context(
        letter.language,
        running_seizure,
        known=tuple(value for value in values if value),
        exempt=exempt,
    )


def replacement(texts: Texts, hit: Hit) -> str:
    """The better sentence that can stand in its place as it is; "" where `better` is advice.

    It was looked at like every text: what would be stopped itself is no replacement.
    """
    if hit.rule.partition(".")[0] in _ADVISED or not hit.line:
        return ""
    said = better(texts, hit)
    return "" if guard(said, None, Context(texts.language)).blocked else said


_ADVISED = frozenset(
    {
        "archaic", "capitals", "exclamation", "incomplete", "jargon", "language_not_checked",
        "more_than_one_step", "readability_low", "readability_too_low", "sentence_long",
        "sentence_too_long",
    }
)  # fmt: skip
"""The rules of which `better` says what to do, and not what to write."""


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
            "method": "flesch" if result.language == "en" else "flesch-douma",
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


def text_in(path: Path) -> str:
    """The text of a file that somebody wants checked. Raises FileTrouble and NotText."""
    return read_text_file(path)


def text_in_stream(stream: BinaryIO, name: Path) -> str:
    """The same of a stream; `name`: what it is called in a message."""
    return read_text_stream(stream, name)


def paragraph_in(path: Path) -> str:
    """An officer's own words for a letter, at most ten pages. Raises FileTrouble and NotText."""
    return read_text_file(path, largest=LARGEST_PARAGRAPH)
