"""Whose dossier it is, for the bar at the top of the window: a name, and what is owed to whom."""

from app.i18n import Texts
from calc import UNKNOWN, Draft


def whose(texts: Texts, draft: Draft) -> tuple[str, str]:
    """The first adult by name, or what the dossier is called; and what is owed to whom."""
    return _name(draft) or texts.text("shell.nobody_yet"), _owed(texts, draft)


def _name(draft: Draft) -> str:
    for adult in draft.adults:
        if adult.name is not UNKNOWN:
            title = "" if adult.salutation is UNKNOWN else f"{adult.salutation} "
            said = f"{title}{adult.name}"
            return said[:1].upper() + said[1:]
    return "" if draft.about.title is UNKNOWN else draft.about.title


def _owed(texts: Texts, draft: Draft) -> str:
    balance, creditor = draft.debt.balance, draft.debt.creditor
    said = []
    if balance is not UNKNOWN:
        is_whole = balance == balance.to_integral_value()
        formats = texts.formats
        amount = formats.whole_euros(balance) if is_whole else formats.euros(balance)
        said.append(texts.text("shell.owed", amount=amount))
    if creditor is not UNKNOWN:
        said.append(creditor)
    return " · ".join(said)
