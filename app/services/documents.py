"""Make a document of an assessment and write it, whole or not at all."""

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.documents.case import Case, known
from app.documents.decision import say_decision
from app.documents.extras import Extras
from app.documents.guard import Result
from app.documents.kinds import DocumentKind
from app.documents.letter import Letter
from app.documents.quoted import quoted
from app.documents.sheet import Sheet
from app.i18n import Texts
from app.i18n.user_error import UserError
from app.services.assessing import Assessed
from app.services.guarding import guarded_document
from app.services.what_we_know import is_out_of_sight
from app.store.files import FileTrouble
from app.store.writing import write_file
from calc.base.value_type import value_type

if TYPE_CHECKING:
    from app.services.carrying.sealing import Seal

__all__ = [
    "DocumentKind",
    "Extras",
    "FileTrouble",
    "MadeDocument",
    "NoDocument",
    "make_document",
    "said_decision",
    "write_letter",
]  # fmt: skip


class NoDocument(UserError):
    """This document cannot be made; `said` tells why and what to do."""


_REASONS: Final = {
    "closed": "beside.letter.closed",
    "incomplete": "answer.letter.none.incomplete",
    "no_tariff": "answer.letter.none.no_tariff",
    "nothing_owed": "answer.letter.none.nothing_owed",
    "room_open": "answer.letter.none.room_open",
}
"""Reasons that have a sentence elsewhere."""


def waits_for_costs(kind: DocumentKind, assessed: Assessed) -> bool:
    """Whether it would tell what can be paid while the policy keeps that out of sight."""
    return kind.traits.tells_payment and is_out_of_sight(assessed)


_UNSAFE: Final = re.compile(r"[^A-Za-z0-9]+")


@value_type
class MadeDocument:
    """One document, ready to be looked at.

    `text`: the same as plain text. `email`: the text of its e-mail, "" for what is not e-mailed;
    `email_html` says the same; `subject`: of the e-mail, which names no debt, file or person.
    `guard`: what the letter guard says; `email_guard`: of the e-mail. `name`: a file name for the
    officer, that sorts by day and kind, and names nobody; `mailed_as`: one that tells nothing,
    for what is sent. `concept`: it is marked as not to be sent yet. `address` and `salutation`: of
    a letter, as they stand on it.
    """

    kind: DocumentKind
    pdf: bytes
    text: str
    email: str
    email_html: str
    subject: str
    guard: Result
    email_guard: Result | None
    name: str
    mailed_as: str
    concept: bool
    address: tuple[str, ...] = ()
    salutation: str = ""

    @property
    def stopped(self) -> bool:
        """Whether the guard stops it: a concept may be looked at all the same."""
        blocked = self.guard.blocked or bool(self.email_guard and self.email_guard.blocked)
        return blocked and not self.concept


def reason_key(reason: str) -> str:
    """The key of the sentence that says why a document cannot be made."""
    return _REASONS.get(reason, f"document.none.{reason}")


def make_document(
    kind: DocumentKind,
    assessed: Assessed,
    texts: Texts,
    *,
    free_text: str = "",
    extra: Extras | None = None,
    seal: "Seal | None" = None,
) -> MadeDocument:
    """Make one document of an assessment. `free_text`: a paragraph of the officer's own.

    `seal`: encrypts the case inside. Without encryption the same input gives the same bytes. Raises
    NoDocument when this kind does not fit the case, or for a character that the fonts cannot print,
    and NothingToSeal when it carries no case.
    """
    if waits_for_costs(kind, assessed):
        raise NoDocument("papers.none.hidden")
    # Drawing is slow to load, and only needed here.
    from app.documents import NoLetter
    from app.documents.writing import write
    from app.render import MissingGlyph, render, render_sheet
    from app.services.carrying.inside import inside_of, paper_code
    from app.services.carrying.typed import Typed

    extra = extra or Extras()
    case = Case(assessed.draft, assessed.assessment, assessed.policy_file.policy, texts)
    try:
        written = write(kind, case, extra, free_text)
        document = _with_logo(written.document, assessed.logo)
        document = _with_code(document, case, paper_code(kind, assessed), extra.log_head)
        typed = Typed(free_text, extra, texts.replaced)
        large = isinstance(document, Letter) and document.large_print
        inside = inside_of(kind, assessed, texts, typed, seal, large_print=large)
        if isinstance(document, Sheet):
            pdf = render_sheet(document, inside)
        else:
            pdf = render(document, inside)
    except NoLetter as none:
        raise NoDocument(reason_key(none.reason), **none.params) from none
    except MissingGlyph as missing:
        raise NoDocument(
            "document.glyph", character=missing.character, name=missing.name
        ) from missing
    running = assessed.draft.debt.seizure is True
    guarded, by_email = guarded_document(
        document,
        kind,
        by_email=written.by_email,
        running_seizure=running,
        names=quoted(kind, case),
    )
    return MadeDocument(
        kind=kind,
        pdf=pdf,
        text=written.text,
        email=written.email,
        email_html=written.email_html,
        subject=written.subject,
        guard=guarded,
        email_guard=by_email,
        name=_name(kind, case),
        mailed_as=_mailed_as(case),
        concept=written.concept,
        address=document.address if isinstance(document, Letter) else (),
        salutation=document.salutation if isinstance(document, Letter) else "",
    )


def said_decision(assessed: Assessed, texts: Texts) -> str:
    """Who decided that the rest is cancelled, in which role, when and how much; "": nobody did."""
    case = Case(assessed.draft, assessed.assessment, assessed.policy_file.policy, texts)
    return ": ".join(part for part in say_decision(case) if part)


def _with_logo(document: Letter | Sheet, logo: bytes | None) -> Letter | Sheet:
    """A letter with the organisation's own letterhead; a sheet has none."""
    if logo is None or isinstance(document, Sheet):
        return document
    return replace(document, sender=replace(document.sender, logo=logo))


def _with_code(document: Letter | Sheet, case: Case, code: str, log_head: str) -> Letter | Sheet:
    """The same with its short code in the foot of every page, on one line with what it is.

    `log_head`: the end of the log of the store; it stands behind the code.
    """
    marks = [case.texts.text("inspect.foot", code=code)]
    if log_head:
        marks.append(case.texts.text("inspect.foot_log", head=log_head))
    said = ". ".join(marks).replace(" ", "\N{NO-BREAK SPACE}")
    foot = document.footer
    reference, first = (
        ". ".join(part for part in (words, said) if part) for words in (foot.reference, foot.first)
    )
    return replace(document, footer=replace(foot, reference=reference, first=first))


def _name(kind: DocumentKind, case: Case) -> str:
    """A file name that sorts by day, then in the order of a file's life. It names nobody."""
    day = case.assessment.reference_date.isoformat()
    reference = _UNSAFE.sub("-", known(case.draft.debt.reference) or "").strip("-")[:40]
    parts = [day, f"{kind.number:02}", case.tell(f"name.{kind.value}"), reference]
    return "-".join(part for part in parts if part) + ".pdf"


def _mailed_as(case: Case) -> str:
    """The name of the attached letter: a day and a word that every letter has."""
    day = case.assessment.reference_date.isoformat()
    return f"{day}-{case.texts.text('mail.attachment')}.pdf"


def write_letter(path: Path, letter: bytes) -> None:
    """Write a letter that was made before. Raises FileTrouble; then the old file is still there."""
    write_file(path, letter)
