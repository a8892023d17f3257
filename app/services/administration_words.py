"""What the administrator set, in words for who works here: one sentence for each key. No Qt."""

from collections.abc import Callable
from types import MappingProxyType
from typing import Any, Final

from app.i18n import Texts
from app.services.administration import Administration, keys_set, shown_place
from app.store.administrators_file import DEFAULTS

_SAID: Final = "administrator.said"


def say_fixed(texts: Texts, rules: Administration) -> list[str]:
    """What nobody here can change, a sentence each; what somebody only begins with is not in it."""
    return [
        said
        for key, value in keys_set(rules).items()
        if key.partition(".")[0] != DEFAULTS and (said := _SENTENCES[key](texts, rules, value))
    ]


def _policy(texts: Texts, rules: Administration, _: Any) -> str:
    return texts.text(f"{_SAID}.policy", file=shown_place(rules.policy))


def _store(texts: Texts, rules: Administration, _: Any) -> str:
    return texts.text(f"{_SAID}.store", place=shown_place(rules.store))


def _language(texts: Texts, _: Administration, value: Any) -> str:
    name = Texts(value).text("files.language").replace("&", "")
    return texts.text(f"{_SAID}.language", language=name)


def _yes(key: str) -> "_Sentence":
    """Of what only has to be said when it is so."""
    return lambda texts, _, value: texts.text(f"{_SAID}.{key}") if value else ""


def _keys(texts: Texts, _: Administration, value: Any) -> str:
    return texts.plural(f"{_SAID}.package_keys", len(value)) if value else ""


def _minutes(texts: Texts, _: Administration, value: Any) -> str:
    return texts.plural(f"{_SAID}.minutes", value) if value else texts.text(f"{_SAID}.no_lock")


def _folder(texts: Texts, rules: Administration, _: Any) -> str:
    folder = rules.locked["backup_folder"]
    if not folder:
        return texts.text(f"{_SAID}.backup_beside")
    return texts.text(f"{_SAID}.backup_folder", folder=shown_place(folder))


def _daily(texts: Texts, _: Administration, value: Any) -> str:
    return texts.text(f"{_SAID}.backup_daily" if value else f"{_SAID}.no_daily")


_Sentence = Callable[[Texts, Administration, Any], str]
_SENTENCES: Final = MappingProxyType(
    {
        "policy": _policy,
        "store": _store,
        "language": _language,
        "agency": _yes("agency"),
        "package_keys": _keys,
        "only_signed_figures": _yes("only_signed"),
        "locked.lock_minutes": _minutes,
        "locked.backup_folder": _folder,
        "locked.backup_daily": _daily,
    }
)
"""By the whole name of a key; a test asks for every one that is not only a default."""
