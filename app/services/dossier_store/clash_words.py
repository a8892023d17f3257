"""What both changed, in words: the field, what it is with me and what it is with them."""

from app.i18n import Texts, say_path
from app.services.dossier_store.comparing import compared, say_at
from app.services.dossier_store.merging import WHOLE, Clash, Merged, Whose, merge
from calc import Draft
from calc.base.value_type import value_type


@value_type
class ClashWords:
    """One field to choose."""

    key: str
    name: str
    mine: str
    theirs: str


def say_clashes(
    texts: Texts, base: Draft, mine: Draft, theirs: Draft, merged: Merged
) -> tuple[ClashWords, ...]:
    """Every field that both changed. `merged`: with nothing chosen."""
    other = merge(base, mine, theirs, {clash.key: Whose.THEIRS for clash in merged.clashes}).draft
    return tuple(_said(texts, clash, merged.draft, other) for clash in merged.clashes)


def say_new(texts: Texts, mine: Draft, merged: Draft, most: int = 3) -> str:
    """What came in from somebody else, in a few words; "" for nothing."""
    groups = list(dict.fromkeys(change.group for change in compared(texts, mine, merged)))
    more = [texts.text("store.dossier.more")] if len(groups) > most else []
    return texts.formats.join([*groups[:most], *more]) if groups else ""


def _said(texts: Texts, clash: Clash, mine: Draft, theirs: Draft) -> ClashWords:
    text = texts.text
    if clash.key == WHOLE:
        whole = text("store.dossier.merge.whole")
        return ClashWords(
            WHOLE, whole, text("store.dossier.merge.as_mine"), text("store.dossier.merge.as_theirs")
        )
    gone = text("store.dossier.merge.gone")
    where = theirs if clash.gone is Whose.MINE else mine
    return ClashWords(
        clash.key,
        say_path(texts, clash.path, where),
        gone if clash.gone is Whose.MINE else _value(texts, mine, clash.path),
        gone if clash.gone is Whose.THEIRS else _value(texts, theirs, clash.path),
    )


def _value(texts: Texts, draft: Draft, path: str) -> str:
    return say_at(texts, draft, path) or texts.text("store.dossier.nothing")
