"""The documents of one dossier of a batch: made, and not written yet.

Whatever is wrong with a dossier becomes its row, and never stops the others.
"""

import traceback
from collections.abc import Iterator
from datetime import date
from pathlib import Path, PurePath
from typing import NamedTuple

from app.i18n import Texts
from app.i18n.user_error import UserError
from app.services.assessing import Assessed
from app.services.batch.asked import Asked, Ground
from app.services.batch.mail_merge import cells_of
from app.services.batch.row import Row, Status
from app.services.document_needs import needs_of, why_not
from app.services.documents import DocumentKind, Extras, MadeDocument, NoDocument
from app.services.outgoing_documents import offers, prepared
from app.services.refused import refused_problems
from app.store.dossier_file import parse_dossier
from calc import UNKNOWN, Draft, assess
from calc.base.characters import on_one_line
from calc.dossier.fields import holds_bsn


class Made(NamedTuple):
    """A row, and the document that it speaks of: its bytes and the name it would have."""

    row: Row
    pdf: bytes = b""
    name: str = ""


def read(name: Path, data: bytes, ground: Ground) -> Draft | Row:
    """The dossier in a file, or why there is none."""
    draft = parse_dossier(data)
    if not isinstance(draft, tuple):
        return draft
    why = " ".join(refused_problems(ground.said, draft))
    return Row(str(name), Status.SKIPPED, why=on_one_line(why))


def day_of(draft: Draft, asked: Asked) -> date:
    """The day of its documents, as for one dossier alone."""
    if asked.on is not None:
        return asked.on
    return asked.today if draft.reference_date is UNKNOWN else draft.reference_date


def documents_of(name: Path, draft: Draft, asked: Asked, ground: Ground) -> Iterator[Made]:
    """Each document that is asked of this dossier, one after the other. Raises nothing of its own.

    A defect is ours and is said as such: its kind and place, never its message, that may quote.
    """
    row = Row(str(name), Status.SKIPPED, reference=_reference(draft))
    try:
        day = day_of(draft, asked)
        assessment = assess(draft, ground.policy_file, ground.tariffs, day)
        assessed = Assessed(draft, ground.policy_file, assessment, ground.logo)
        row = row._replace(day=day.isoformat())
        kinds = _kinds(asked, assessed, ground)
        if not kinds:
            yield Made(row._replace(why=ground.said.text("batch.why.nothing_next")))
        for kind in kinds:
            row = row._replace(kind=kind.value)
            yield _document(row, kind, assessed, asked, ground)
    except UserError as trouble:  # the store does not take it: then it is not written either
        yield Made(row._replace(why=on_one_line(trouble.sentence(ground.said))))
    except MemoryError:
        raise
    except Exception as defect:
        yield Made(row._replace(why=_defect(ground.said, defect)))


def _kinds(asked: Asked, assessed: Assessed, ground: Ground) -> list[DocumentKind]:
    """What each needs next is what the window ticks for it, and goes to the customer."""
    if asked.kind is not None:
        return [asked.kind]
    ticked = [offer.kind for offer in offers(assessed, ground.said) if offer.fits and offer.ticked]
    return [kind for kind in ticked if not kind.traits.for_professionals]


def _document(
    row: Row, kind: DocumentKind, assessed: Assessed, asked: Asked, ground: Ground
) -> Made:
    try:
        head = "" if asked.stored is None else asked.stored.head()
        extra = Extras(large_print=asked.large_print or None, log_head=head)
        found = prepared(kind, assessed, ground.texts, extra=extra)
    except NoDocument as none:
        return Made(row._replace(why=on_one_line(why_not(ground.said, none))))
    made = found.made
    if found.stops:  # also a concept: paper is easily passed on
        return Made(row._replace(why=on_one_line(" ".join(found.stops))))
    if made.concept:
        needs = needs_of(ground.said, assessed.draft, assessed.assessment, made)
        open_yet = "; ".join(need.said for need in needs)
        why = ground.said.text("batch.why.concept", needs=open_yet)
        row = row._replace(status=Status.CONCEPT, why=on_one_line(why))
        if not asked.concepts:
            return Made(row)
        _keep(assessed, made, asked)
        return Made(row, made.pdf, made.name)
    _keep(assessed, made, asked)
    cells = cells_of(made, assessed, ground.texts)
    return Made(row._replace(status=Status.MADE, cells=cells), made.pdf, made.name)


def _keep(assessed: Assessed, made: MadeDocument, asked: Asked) -> None:
    """In the log of the store before it is a file: none is there that the log does not know."""
    if asked.stored is not None:
        asked.stored.keep(assessed, made)


def _defect(texts: Texts, defect: Exception) -> str:
    place = traceback.extract_tb(defect.__traceback__)[-1]
    where = f"{type(defect).__name__} {PurePath(place.filename).name}:{place.lineno}"
    return texts.text("batch.why.defect", where=where)


def _reference(draft: Draft) -> str:
    """The creditor's file number; not one that may be a BSN."""
    reference = draft.debt.reference
    return "" if reference is UNKNOWN or holds_bsn(reference) else on_one_line(reference)
