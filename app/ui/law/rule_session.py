"""RuleSession: which rule, on which day, with what filled in; every change can be undone."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from app.services.editing import Path
from app.services.rules import RULES, NoRuleOn, RuleComputed, compute_rule, problem_of
from app.ui.intake.pending import Pending
from app.ui.intake.undo import Edit, drop_taken_back
from calc import UNKNOWN, Problem, Tariffs
from calc.base.unknown import Unknown
from calc.base.value_type import value_type
from calc.law.rule import Rule, Value

DAY: Final = "on"
"""The name of the field with the day, beside the inputs of the rules."""


@value_type
class Filled:
    """What stands in the window. An input keeps its value when another rule is chosen."""

    rule: str
    day: date | Unknown
    values: Mapping[str, Value]


class _Edit(Edit):
    """From one state to the next."""

    def __init__(self, session: "RuleSession", after: Filled, text: str, field: str) -> None:
        super().__init__(text, session.filled, after, field, session._run)
        self._session = session

    def redo(self) -> None:
        self._session._take(self.after)

    def undo(self) -> None:
        self._session._take(self.before)


class RuleSession(QObject):
    """The fields of the window, for its editors. Nothing of it is kept anywhere."""

    changed = Signal()
    """after every change and undo"""
    rule_chosen = Signal()
    """another rule: other fields"""

    def __init__(self, tariffs: Tariffs, day: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_stack: Final = QUndoStack(self)
        self.pending: Final = Pending(self)
        self.tariffs, self.on = tariffs, day
        self.filled = Filled(next(iter(RULES)), day, {})
        self._run = 0

    @property
    def rule(self) -> Rule:
        """The rule that is chosen."""
        return RULES[self.filled.rule]

    def computed(self) -> RuleComputed | NoRuleOn | None:
        """What the rule gives; why it cannot be computed on this day; None without a day."""
        if isinstance(self.filled.day, Unknown):
            return None
        names = {spec.name for spec in self.rule.inputs}
        values = {name: value for name, value in self.filled.values.items() if name in names}
        try:
            return compute_rule(self.rule, values, self.tariffs, self.filled.day)
        except NoRuleOn as none:
            return none

    # -- what the editors ask ----------------------------------------------------------------------

    def value(self, path: Path) -> Any:
        """What stands in a field; UNKNOWN when nothing does."""
        [name] = path
        return self.filled.day if name == DAY else self.filled.values.get(str(name), UNKNOWN)

    def change(self, path: Path, value: Any, text: str) -> tuple[Problem, ...]:
        """Fill a field in; gives what is wrong with it, and then nothing changes."""
        [name] = path
        if name == DAY:
            after = replace(self.filled, day=value)
        else:
            [spec] = [spec for spec in self.rule.inputs if spec.name == name]
            if problem := problem_of(spec, value):
                return (problem,)
            values = {**self.filled.values, str(name): value}
            if value is UNKNOWN:
                del values[str(name)]
            after = replace(self.filled, values=values)
        self._push(after, text, str(name))
        return ()

    def problems(self, path: Path, value: Any) -> tuple[Problem, ...]:
        """What would be wrong with a value in a field; nothing changes."""
        [name] = path
        for spec in self.rule.inputs:
            if spec.name == name and (problem := problem_of(spec, value)):
                return (problem,)
        return ()

    def end_run(self) -> None:
        """The next change begins a new step of undo, even in the same field."""
        self._run += 1
        drop_taken_back(self.undo_stack)

    # -- what the window asks ----------------------------------------------------------------------

    def choose(self, name: str, text: str) -> None:
        """Another rule; what was filled in stays, for the inputs that it has too."""
        self._push(replace(self.filled, rule=name), text)

    def clear(self, text: str) -> None:
        """Everything empty, on the day of today."""
        self.pending.start({})
        self._push(Filled(self.filled.rule, self.on, {}), text)

    def _push(self, after: Filled, text: str, field: str = "") -> None:
        if after != self.filled:
            self.undo_stack.push(_Edit(self, after, text, field))

    def _take(self, filled: Filled) -> None:
        before, self.filled = self.filled, filled
        if before.rule != filled.rule:
            self.rule_chosen.emit()
        self.changed.emit()
