"""Steps as plain values and as JSON text. One that occurs again is written as its id alone (`see`).

A full assessment has five thousand places for a step: an amount is written out once, and the word
of an enum is read from `_value_`, which `value` takes seven times as long for.
"""

from collections.abc import Sequence
from typing import Any, Final

from calc.base.rounding import snap
from calc.base.step import Step, Unit
from calc.stored.json_text import Quoted


class Steps:
    """Writes steps as plain values; one that was written before is only pointed at."""

    def __init__(self) -> None:
        self._written: dict[int, tuple[str, str]] = {}

    def tree(self, step: Step) -> dict[str, Any]:
        """A step with all its parts, or where it was written before."""
        parts, written = step.parts, self._written.get(id(step))
        if written is None:
            written = self._written[id(step)] = (step.id, exact(step))
        elif parts:
            return {"see": written[0], "amount": written[1]}
        tree: dict[str, Any] = {
            "id": written[0],
            "code": step.code,
            "amount": written[1],
            "unit": step.unit._value_,
            "operation": step.operation._value_,
            "source": step.source,
            "status": step.status._value_,
        }
        if step.label:
            tree["label"] = step.label
        tree["parts"] = [self.tree(part) for part in parts] if parts else []
        return tree


def steps_text(roots: Sequence[Step], depth: int) -> str:
    """`json_text` of the trees of these steps, each indented one more than `depth`.

    Written at once, in half the time that the plain values and their text take. A test says that
    both are the same; what a step holds stands in `Steps.tree`.
    """
    if not roots:
        return "[]"
    pieces: list[str] = []
    add, quoted, known = pieces.append, Quoted(), dict[int, tuple[str, str]]()

    def write(step: Step, line: str) -> None:
        # `line`: the end of a line and the indent of the one that the step stands on.
        inner, parts, written = line + " ", step.parts, known.get(id(step))
        if written is None:
            written = known[id(step)] = (quoted[step.id], quoted[exact(step)])
        elif parts:
            add(f'{{{inner}"see": {written[0]},{inner}"amount": {written[1]}{line}}}')
            return
        label = f',{inner}"label": {quoted[step.label]}' if step.label else ""
        add(
            f'{{{inner}"id": {written[0]},{inner}"code": {quoted[step.code]}'
            f',{inner}"amount": {written[1]},{inner}"unit": {quoted[step.unit._value_]}'
            f',{inner}"operation": {quoted[step.operation._value_]}'
            f',{inner}"source": {quoted[step.source]}'
            f',{inner}"status": {quoted[step.status._value_]}{label},{inner}"parts": ['
        )
        if parts:
            below = inner + " "
            before = below
            for part in parts:
                add(before)
                write(part, below)
                before = "," + below
            add(inner)
        add(f"]{line}}}")

    line = "\n" + " " * (depth + 1)
    before = "[" + line
    for root in roots:
        add(before)
        write(root, line)
        before = "," + line
    add(line[:-1] + "]")
    return "".join(pieces)


_AS_THEY_ARE: Final = frozenset({Unit.PER_EUR, Unit.PER_EUR_SQUARED})
_DECIMALS: Final = 9


def exact(step: Step) -> str:
    """At most nine decimals; the factors per euro of art. 19 Wht keep their twelve."""
    text = f"{step.amount:f}"
    point = text.find(".")
    if point < 0:
        return text
    if len(text) - point - 1 > _DECIMALS and step.unit not in _AS_THEY_ARE:
        text = f"{snap(step.amount):f}"
    return text.rstrip("0").rstrip(".")
