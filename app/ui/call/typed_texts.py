"""What was typed at a question and is in no dossier yet, among the texts that are pending.

Everything is kept by its place, "call.inc-wage.A.answer", so that it survives another question, the
form, another language and a crash.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from app.services.call.heard import Typed
from app.ui.intake.pending import Pending
from calc.base.period import Frequency
from calc.dossier.codes import Evidence

CALL: Final = "call."
_READ: Final[dict[str, Callable[[str], Any]]] = {
    "answer": str,
    "then": str,
    "note": str,
    "guess": str,
    "chosen": lambda text: tuple(text.split()),
    "frequency": Frequency,
    "evidence": Evidence,
}
"""How each of the fields is read again."""


def keep_typed(pending: Pending, key: str, typed: Typed, base: Typed) -> None:
    """Keep what differs from what the dossier holds."""
    before = _written(base)
    texts = {
        f"{CALL}{key}.{name}": written
        for name, written in _written(typed).items()
        if written != before[name]
    }
    pending.replace(lambda place: place.startswith(f"{CALL}{key}."), texts)


def drop_typed(pending: Pending, key: str) -> None:
    """What was typed at this question is in the dossier."""
    pending.replace(lambda place: place.startswith(f"{CALL}{key}."), {})


def kept_typed(pending: Pending, key: str, base: Typed) -> Typed:
    """What the dossier holds, with what was kept of a question in its place."""
    texts = pending.texts
    found: dict[str, Any] = {}
    for name, read in _READ.items():
        if text := texts.get(f"{CALL}{key}.{name}"):
            found[name] = read(text)
    return replace(base, **found) if found else base


def _written(typed: Typed) -> dict[str, str]:
    values = {name: getattr(typed, name) for name in _READ}
    return {
        name: " ".join(value) if isinstance(value, tuple) else str(value or "")
        for name, value in values.items()
    }
