"""The sentence of a row. It names no person and quotes nothing that somebody wrote."""

import re
from typing import Final

from app.i18n import Texts, say_finding, say_path
from app.i18n.values import say_value
from app.services.portfolio.row import Basis, Kind, Reason, ReceiptState, Row, Status
from calc import Finding, Severity
from calc.base.characters import on_one_line

_OURS_TO_SAY: Final = re.compile(r"[a-z_0-9.\[\]]{1,120}", re.ASCII)
_KNOWN: Final = {"no_tariff", "schedule_not_kept", "schedule_in_force_stays"}


_MINUTE: Final = 60


def say_left(texts: Texts, seconds: float) -> str:
    """About how long a work still takes: seconds, from a minute on whole minutes."""
    if seconds < _MINUTE:
        return texts.plural("portfolio.seconds", max(1, int(seconds)))
    return texts.plural("portfolio.minutes", -(-int(seconds) // _MINUTE))


def say_row(texts: Texts, row: Row) -> str:
    """What is the matter, with the amounts, and what to do; "" for a dossier that is in order."""
    said = [*_of_status(texts, row)]
    if row.receipt in (ReceiptState.SAME, ReceiptState.NONE) or row.status is Status.UNREADABLE:
        return " ".join(said)
    return " ".join([*said, texts.text(f"portfolio.receipt.{row.receipt.value}")])


def _of_status(texts: Texts, row: Row) -> list[str]:
    if row.reason is not None:
        said = [_reason(texts, row, row.reason)]
        return [*said, _back(texts, row)] if row.back else said
    said = []
    if row.status in (Status.UNDER_FLOOR, Status.PAYS_TOO_MUCH, Status.PROPOSAL_TOO_HIGH):
        said += _amounts(texts, row)
    elif row.status is Status.OK and row.difference:
        said += _may_be_more(texts, row)
    if row.back:
        said.append(_back(texts, row))
    if said and row.basis is Basis.AGREED and row.cause is not None:
        said.append(texts.text(f"portfolio.cause.{row.cause.value}"))
    return said


def _amounts(texts: Texts, row: Row) -> list[str]:
    if row.month is None or not row.difference or row.payment is None or row.allowed is None:
        return []
    key = "proposed" if row.status is Status.PROPOSAL_TOO_HIGH else row.status.value
    return [
        texts.text(
            f"portfolio.amounts.{key}",
            month=texts.formats.month(row.month),
            now=texts.formats.euros(row.payment),
            new=texts.formats.euros(row.allowed),
        )
    ]


def _may_be_more(texts: Texts, row: Row) -> list[str]:
    if row.month is None or row.allowed is None or row.payment is None:
        return []
    month, new = texts.formats.month(row.month), texts.formats.euros(row.allowed)
    return [texts.text("portfolio.amounts.more", month=month, new=new)]


def _back(texts: Texts, row: Row) -> str:
    if row.back is None or row.back_from is None:
        return ""
    return texts.text(
        "portfolio.back",
        amount=texts.formats.euros(row.back),
        first=texts.formats.month(row.back_from),
    )


def _reason(texts: Texts, row: Row, reason: Reason) -> str:
    if reason.kind is Kind.OURS:
        said = {name: say_value(texts, value) for name, value in reason.params}
        return texts.text(f"portfolio.reason.{reason.code}", **said)
    if reason.kind is Kind.FILE:
        return texts.text(f"cli.trouble.read.{reason.code}", file=on_one_line(row.file))
    if reason.kind is Kind.FINDING and reason.code in _KNOWN:
        severity = Severity.BLOCKS
        return say_finding(texts, Finding(severity, reason.code, reason.path, reason.params))
    key = "missing" if reason.kind is Kind.MISSING else "problem"
    if not reason.path or not _OURS_TO_SAY.fullmatch(reason.path):
        return texts.text(f"portfolio.reason.{key}", code=reason.code)
    where = say_path(texts, reason.path)
    return texts.text(f"portfolio.reason.{key}_at", where=where, code=reason.code)
