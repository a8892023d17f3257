"""What a step must amount to, by fractions: `calc.base.step`, its operations a second time."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import ceil, floor
from typing import Any

F = Fraction
NEAR = F(1, 10**9)


def _snap(value: F) -> F:
    return F(floor(value * 10**9 + F(1, 2)), 10**9)


def _multiple(value: F, size: F) -> F:
    return max(F(0), floor(_snap(value) / size) * size)


def value_of(operation: str, parts: Sequence[F]) -> F:
    """The amount that these parts give."""
    match operation:
        case "sum":
            return sum(parts, F(0))
        case "difference":
            return parts[0] - sum(parts[1:], F(0))
        case "product":
            product = F(1)
            for part in parts:
                product *= part
            return product
        case "quotient":
            first, second = parts
            return first / second
        case "lowest":
            return min(parts)
        case "highest":
            return max(parts)
        case "rank":
            return sorted(parts)[ceil(len(parts) / 4) - 1]
        case "average":
            return sum(parts, F(0)) / len(parts)
        case "step_down":
            value, size, smallest = parts
            down = _multiple(value, size)
            return down if down >= smallest else F(0)
        case "multiple":
            value, size = parts
            return _multiple(value, size)
        case "if_reached":
            value, mark, then, otherwise = parts
            return then if _snap(value) >= _snap(mark) else otherwise
    raise AssertionError(operation)


class Trees:
    """Reads the `steps` of an assessment from top to bottom, and remembers what was written."""

    def __init__(self) -> None:
        self.written: dict[str, Mapping[str, Any]] = {}
        self.wrong: list[str] = []

    def read(self, step: Mapping[str, Any]) -> F:
        """The written amount of a step, after its parts were checked against it."""
        amount = F(step["amount"])
        if "see" in step:
            first = self.written.get(step["see"])
            if first is None:
                self.wrong.append(f"{step['see']}: nothing was written under this id")
            elif F(first["amount"]) != amount:
                self.wrong.append(f"{step['see']}: {first['amount']} is not {step['amount']}")
            return amount
        parts = [self.read(part) for part in step["parts"]]
        if step["operation"] != "given":
            expected = value_of(step["operation"], parts)
            # Written parts have nine decimals: a product of many is only as near as they are.
            near = NEAR * max([F(1), *(abs(part) for part in parts)]) * (len(parts) + 1)
            if abs(expected - amount) > near:
                self.wrong.append(f"{step['id']}: {amount} is not {step['operation']} of {parts}")
        known = self.written.setdefault(step["id"], step)
        if _content(known) != _content(step):
            self.wrong.append(f"{step['id']}: two different steps have this id")
        return amount


def _content(step: Mapping[str, Any]) -> tuple[Any, ...]:
    parts = tuple(part.get("id", part.get("see")) for part in step["parts"])
    return (step["amount"], step["operation"], parts)
