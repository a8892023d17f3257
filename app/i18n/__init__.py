"""Everything the program says, in Dutch and in English: texts by key, and formats. No Qt here.

    texts = Texts("nl")
    texts.text("finding.rest_needs_reason")
    texts.formats.euros(Decimal("1234.50"))
    say_finding(texts, finding, draft)

A key without a text is a defect of ours: it raises MissingText and never falls back. The sources
are the .po files under `locale`; after a change run `python -m app.i18n.compile`. What it makes is
not in git; set-up makes it, and `Texts` raises NotCompiled without.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Final

from app.i18n.languages import LANGUAGES
from app.i18n.texts import MissingText, NotCompiled, Texts

if TYPE_CHECKING:
    from app.i18n.choices import say_choice
    from app.i18n.formats import Formats
    from app.i18n.paths import say_field, say_line, say_path
    from app.i18n.rungs import (
        first_paid,
        say_causes,
        say_from,
        say_rung,
        say_rungs,
        say_walls,
    )
    from app.i18n.sentences import say_condition, say_decided, say_finding, say_problem, say_typed
    from app.i18n.steps import say_amount, say_step
else:
    # What speaks of the engine loads the engine. The window shows itself before that is there.
    _MODULES: Final = {
        "choices": ("say_choice",),
        "formats": ("Formats",),
        "paths": ("say_field", "say_line", "say_path"),
        "rungs": (
            "first_paid", "say_causes", "say_from", "say_rung", "say_rungs", "say_walls",
        ),
        "sentences": (
            "say_condition", "say_decided", "say_finding", "say_problem", "say_typed",
        ),
        "steps": ("say_amount", "say_step"),
    }  # fmt: skip
    _WHERE: Final = {name: module for module, names in _MODULES.items() for name in names}

    def __getattr__(name):
        """A name of this package, when it is first asked for."""
        if name not in _WHERE:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        found = getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
        globals()[name] = found
        return found


__all__ = [
    "LANGUAGES",
    "Formats",
    "MissingText",
    "NotCompiled",
    "Texts",
    "first_paid",
    "say_amount",
    "say_causes",
    "say_choice",
    "say_condition",
    "say_decided",
    "say_field",
    "say_finding",
    "say_from",
    "say_line",
    "say_path",
    "say_problem",
    "say_rung",
    "say_rungs",
    "say_step",
    "say_typed",
    "say_walls",
]
