"""One dossier of a portfolio: from its bytes to its row. No clock, no files, no language.

A plan that was agreed is reviewed on the day, under the new figures: what it asks stands beside
what the review would ask, month by month. A dossier without one is assessed twice where the new
figures matter. Whatever is wrong with a dossier becomes its row, and never stops the others.
"""

import traceback
from pathlib import PurePath

from app.services.portfolio.agreed import row_by_its_assessment, row_of_agreed
from app.services.portfolio.amounts import compared, not_computable, reason_of, tariffs_of, why_not
from app.services.portfolio.job import Figures
from app.services.portfolio.receipt import StoredAssessment, comes_out_again, stored_in
from app.services.portfolio.row import (
    UNLIKE,
    Basis,
    Cause,
    Kind,
    Reason,
    Row,
    Status,
)
from app.services.what_we_know import pays_hidden
from app.store.dossier_file import parse_dossier
from calc import UNKNOWN, Draft, assess
from calc.base.money import ZERO
from calc.base.rounding import cents_half_up
from calc.dossier.fields import holds_bsn
from calc.running.accepted import accepted_in


def row_of(name: str, dossier: bytes, stored: bytes | None, figures: Figures) -> Row:
    """The row of a dossier file. `stored`: the assessment beside it. Raises nothing of its own."""
    row = Row(name, Status.UNREADABLE)
    try:
        draft = parse_dossier(dossier)
        if isinstance(draft, tuple):
            return row._replace(reason=reason_of(draft[0]))
        return _row(row._replace(reference=_reference(draft)), draft, stored, figures)
    except MemoryError:
        raise
    except Exception as defect:
        # Ours, and said as such: its kind and place, never its message, that may quote the dossier.
        place = traceback.extract_tb(defect.__traceback__)[-1]
        where = f"{type(defect).__name__} {PurePath(place.filename).name}:{place.lineno}"
        reason = Reason(Kind.OURS, "defect", params=(("where", where),))
        return row._replace(status=Status.NOT_COMPUTABLE, reason=reason)


def _row(row: Row, draft: Draft, stored: bytes | None, figures: Figures) -> Row:
    kept = accepted_in(draft)
    old = stored_in(stored)
    if kept is None:
        found = _not_agreed(row, draft, old, figures)
    elif kept.schedule is not None:
        again = assess(draft, figures.policy_file, figures.new, figures.on)
        found = row_of_agreed(row, draft, kept, kept.schedule, again, figures)
    else:
        found = row_by_its_assessment(row, draft, old, figures)
    if old is not None:
        found = found._replace(receipt=comes_out_again(draft, old, figures))
    if found.status is Status.OK and found.receipt in UNLIKE:
        return found._replace(status=Status.RECEIPT_DIFFERS)
    return found


def _not_agreed(row: Row, draft: Draft, old: StoredAssessment | None, figures: Figures) -> Row:
    """What would be proposed, under the figures of now (or of its assessment) and the new ones."""
    on, policy_file = figures.on, figures.policy_file
    new = assess(draft, policy_file, figures.new, on)
    row = row._replace(basis=Basis.COMPUTED, tariffs=tariffs_of(new))
    if reason := why_not(new):
        return not_computable(row, reason)
    if pays_hidden(new, draft, policy_file.policy, on):
        return not_computable(row, Reason(Kind.OURS, "costs_open"))
    tariffs = figures.tariffs_of(old.tariffs) if old is not None and old.tariffs else None
    tariffs = tariffs or figures.now
    known = {file.source.sha256 for file in tariffs.files}
    is_same = all(file.sha256 in known for file in new.receipt.files[1:])
    now = new if is_same else assess(draft, policy_file, tariffs, on)
    if reason := why_not(now):
        return not_computable(row, reason)
    asked = [cents_half_up(each.payment.amount) for each in now.schedule]
    allowed = [cents_half_up(each.payment.amount) for each in new.schedule]
    row = compared(row._replace(back=ZERO), asked, allowed, new.schedule)
    if asked == allowed:
        return row._replace(status=Status.OK)
    row = row._replace(cause=Cause.FIGURES)
    lower = any(before > after for before, after in zip(asked, allowed, strict=False))
    return row._replace(status=Status.PROPOSAL_TOO_HIGH if lower else Status.OK)


def _reference(draft: Draft) -> str:
    """The creditor's file number; not one that may be a BSN."""
    reference = draft.debt.reference
    return "" if reference is UNKNOWN or holds_bsn(reference) else reference
