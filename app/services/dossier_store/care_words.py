"""What is said of backups, of what was kept long enough, and of what is wrong with a store."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from app.i18n import Texts
from app.i18n.user_error import MOST_SAID, with_more
from app.services.dossier_store.old_copies import OldCopy
from app.services.dossier_store.retention import Found, Why
from app.services.dossier_store.version_words import say_moment
from app.store.database.checking import Contents, Fault
from app.store.database.purging import Removed
from calc.base.characters import on_one_line

_CARE: Final = "store.care"


def say_contents(texts: Texts, found: Contents) -> list[str]:
    """What is in a backup."""
    said = [texts.plural(f"{_CARE}.contents", found.dossiers, versions=str(found.versions))]
    if found.last_event is not None:
        when = say_moment(texts, datetime.fromisoformat(found.last_event))
        said.append(texts.text(f"{_CARE}.last_event", when=when))
    return said


def say_due(texts: Texts, found: Found) -> list[str]:
    """Which dossiers may go and why, and which may not."""
    said = [texts.plural(f"{_CARE}.due", len(found.due))]
    for each in found.due:
        key = "discharged" if each.discharged else "ended"
        said.append("  " + texts.text(
            f"{_CARE}.due.{key}",
            reference=on_one_line(each.reference or each.title),
            day=texts.formats.day(each.ended),
            months=str(each.months),
        ))  # fmt: skip
    said += [
        texts.plural(f"{_CARE}.kept.{why}", count)
        for why in Why
        if (count := sum(each.why == why for each in found.kept))
    ]
    return said


def say_removed(texts: Texts, removed: Removed, *, is_server: bool) -> list[str]:
    """What was removed, without a name."""
    said = texts.plural(
        f"{_CARE}.removed",
        removed.dossiers,
        versions=str(removed.versions),
        documents=str(removed.documents),
    )
    return [said, texts.text(f"{_CARE}.removed.backups{'_server' if is_server else ''}")]


def say_old_copies(texts: Texts, found: Sequence[OldCopy]) -> list[str]:
    """Which files still hold what was removed, and what to do about that; nothing for none."""
    if not found:
        return []
    said = [texts.plural(f"{_CARE}.old_copies", len(found))]
    for each in found[:MOST_SAID]:
        name = on_one_line(str(each.path))
        said.append("  " + texts.plural(f"{_CARE}.old_copy", each.dossiers, file=name))
    said = with_more(texts, said, len(found) - len(said) + 1)
    if any(not each.is_aside for each in found):
        said.append(texts.text(f"{_CARE}.old_copies.backups"))
    if any(each.is_aside for each in found):
        said.append(texts.text(f"{_CARE}.old_copies.aside"))
    return said


def say_faults(texts: Texts, left: Sequence[Fault], mended: Sequence[Fault]) -> list[str]:
    """What is wrong and what was put right, a line each."""
    said = [texts.plural(f"{_CARE}.mended", len(mended))] if mended else []
    if not left:
        return [*said, texts.text(f"{_CARE}.{'whole_now' if mended else 'whole'}")]
    for each in left:
        key = f"{_CARE}.fault.{each.kind}"
        values = {"dossier": each.dossier or "", "number": str(each.number or "")}
        line = texts.text(key, **{name: values[name] for name in texts.placeholders(key)})
        if each.kind == "version":
            good = f"{_CARE}.fault.{'none_good' if each.good is None else 'good'}"
            line += " " + texts.text(good, **({} if each.good is None else {"good": each.good}))
        said.append(line)
    if any(each.can_be_mended for each in left):
        said.append(texts.text(f"{_CARE}.can_be_mended"))
    return said
