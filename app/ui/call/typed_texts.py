"""What was typed at a question and is in no dossier yet, among the texts that are pending.

Everything is kept by its place, "call.inc-wage.A.answer", so that it survives another question, the
form, another language and a crash.
"""

from dataclasses import fields
from typing import Final

from app.services.call.hearing import Typed
from app.ui.intake.pending import Pending
from calc.base.period import Frequency
from calc.dossier.codes import Evidence

CALL: Final = "call."
_BETWEEN: Final = " "


def keep_typed(pending: Pending, key: str, typed: Typed, base: Typed) -> None:
    """Keep what differs from what the dossier holds; nothing where all of it is the same."""
    texts = {
        _place(key, name): written
        for name, written in _written(typed).items()
        if typed != base and (written or _written(base)[name])
    }
    pending.replace(lambda place: place.startswith(f"{CALL}{key}."), texts)


def drop_typed(pending: Pending, key: str) -> None:
    """What was typed at this question is in the dossier."""
    pending.replace(lambda place: place.startswith(f"{CALL}{key}."), {})


def kept_typed(pending: Pending, key: str) -> Typed | None:
    """What was kept of a question; None when nothing was."""
    texts = pending.texts
    found = {name: texts.get(_place(key, name), "") for name in _written(Typed())}
    if not any(found.values()):
        return None
    return Typed(
        answer=found["answer"],
        then=found["then"],
        chosen=tuple(found["chosen"].split()),
        frequency=Frequency(found["frequency"]) if found["frequency"] else None,
        evidence=Evidence(found["evidence"]) if found["evidence"] else None,
        note=found["note"],
    )


def question_of(place: str) -> str:
    """The key of the question of a pending text."""
    return place.removeprefix(CALL).rpartition(".")[0]


def _place(key: str, name: str) -> str:
    return f"{CALL}{key}.{name}"


def _written(typed: Typed) -> dict[str, str]:
    texts = {}
    for each in fields(typed):  # type: ignore[arg-type]  # a value type is a dataclass
        value = getattr(typed, each.name)
        if each.name != "way":
            texts[each.name] = (
                _BETWEEN.join(value) if isinstance(value, tuple) else str(value or "")
            )
    return texts
