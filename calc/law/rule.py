"""What every rule of the law looks like: named inputs, one function, and one kind of outcome.

A rule never guesses: an input that is UNKNOWN, and a tariff value that nobody could confirm, are
named in `missing`, and what depends on them is None. What the method lets us assume is named in
`assumed`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Final

from calc.base.step import Status, Step
from calc.base.unknown import UNKNOWN, Unknown
from calc.base.value_type import value_type
from calc.tariffs.tariffs import TariffsOn


class Leefsituatie(StrEnum):
    """The four leefsituaties of art. 475da lid 1 Rv."""

    ALLEENSTAANDE = "alleenstaande"
    ALLEENSTAANDE_OUDER = "alleenstaande_ouder"
    GEHUWD_ZONDER_KINDEREN = "gehuwd_zonder_kinderen"
    GEHUWD_MET_KINDEREN = "gehuwd_met_kinderen"

    @property
    def is_couple(self) -> bool:
        """Gehuwd in the sense of the Participatiewet."""
        return self in (Leefsituatie.GEHUWD_ZONDER_KINDEREN, Leefsituatie.GEHUWD_MET_KINDEREN)

    @property
    def has_children(self) -> bool:
        """Whether a child under 18 belongs to the household."""
        return self in (Leefsituatie.ALLEENSTAANDE_OUDER, Leefsituatie.GEHUWD_MET_KINDEREN)


class InputKind(StrEnum):
    """What an input holds, and so how it is read and shown."""

    EUR = "eur"
    EUR_PER_YEAR = "eur_per_year"
    EUR_PER_MONTH = "eur_per_month"
    YES_NO = "yes_no"
    COUNT = "count"
    AGES = "ages"
    """whole years, a list"""
    HOURS = "hours"
    """hours a week, a list: one per adult"""
    YES_NO_EACH = "yes_no_each"
    """a list: one per adult"""
    SITUATION = "situation"
    NUMBER = "number"
    """a plain number with decimals: a factor, or a percentage (8 is 8%)"""


Value = Decimal | bool | int | tuple[int, ...] | tuple[bool, ...] | Leefsituatie | Unknown
"""One input. Euros as Decimal; UNKNOWN when nobody said."""
Values = Mapping[str, Value]


@value_type
class Input:
    """One input of a rule. `assumed`: what holds when it is left out; None means it is UNKNOWN.

    `special`: only for a case that most people do not have; an example leaves it out.
    """

    name: str
    kind: InputKind
    assumed: Value | None = None
    special: bool = False


class AmountName(StrEnum):
    """The amounts that a rule can give."""

    YEAR_EXACT = "year_exact"
    """euros a year before any rounding"""
    YEAR = "year"
    """euros a year after art. 14 lid 4 and 5 Awir"""
    MONTH = "month"
    """euros a month, as it is paid"""
    AMOUNT = "amount"
    """the one amount of a rule that has no year"""


TARIFF: Final = "tariff:"
"""In `missing`, before the key of a tariff value that nobody could confirm."""

_PARTS: Final = frozenset(AmountName)


@value_type
class RuleOutcome:
    """What a rule gives.

    `amounts`: a Step or None for each Part of the rule, and for each of its named extras.
    `missing`: names of inputs, and `tariff:<key>`. `deciding`: the code of the condition that
    decides (`rule.deciding.<code>` has its sentence). `status`: the weakest of what was used.
    `unused`: inputs that were given and that nothing looked at, so that they change nothing. A no,
    a nothing, or what holds without it promises no effect and is none of them. Empty while anything
    is missing: then nobody knows yet what will be looked at.
    """

    rule: str
    amounts: Mapping[str, Step | None]
    missing: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    deciding: str = ""
    unused: tuple[str, ...] = ()

    @property
    def status(self) -> Status:
        """MISSING when the amounts of the rule could not be given; else the weakest of all steps.

        An extra that is not known leaves the amount of the rule what it is.
        """
        main = [step for name, step in self.amounts.items() if name in _PARTS]
        if not main or None in main:
            return Status.MISSING
        return weakest([step for step in main if step is not None])


_STRENGTH: Final = (Status.LAW, Status.SOURCE, Status.DERIVED, Status.MISSING)
_PLACE: Final = {status: place for place, status in enumerate(_STRENGTH)}


def weakest(steps: Sequence[Step]) -> Status:
    """The weakest of law, source, derived and missing in these steps and all their parts."""
    seen = set(steps)  # a step is compared by identity
    waiting = list(seen)
    while waiting:
        new = set(waiting.pop().parts) - seen
        seen |= new
        waiting += new
    found = {step.status for step in seen}
    return _STRENGTH[max((_PLACE.get(status, 0) for status in found), default=0)]


@value_type
class Rule:
    """One rule of the law, computed alone: `compute(values, tariffs)`."""

    name: str
    inputs: tuple[Input, ...]
    compute: Callable[[Values, TariffsOn], RuleOutcome]


class _Read(Mapping[str, Value]):
    """The inputs, and which of them were looked at."""

    def __init__(self, values: Values) -> None:
        self._values = values
        self.names: set[str] = set()

    def __getitem__(self, name: str) -> Value:
        self.names.add(name)
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def not_read(self) -> Iterator[tuple[str, Value]]:
        """What nothing looked at."""
        return ((name, value) for name, value in self._values.items() if name not in self.names)


@dataclass(slots=True)
class Given:
    """The inputs of one computation, read with what was missing and assumed kept in order.

    `leaves`: inputs that come from a dossier, as steps of their own, by name.
    """

    rule: Rule
    values: Values
    tariffs: TariffsOn
    missing: list[str] = field(default_factory=list)
    assumed: list[str] = field(default_factory=list)
    leaves: Mapping[str, Step] = field(default_factory=dict)
    _read: _Read = field(init=False)

    def __post_init__(self) -> None:
        self.values = self._read = _Read(self.values)

    def value(self, name: str) -> Value:
        """The input, or what is assumed (noted in `assumed`), or UNKNOWN (noted in `missing`)."""
        given = self.values.get(name, UNKNOWN)
        if given is not UNKNOWN:
            return given
        spec = next(spec for spec in self.rule.inputs if spec.name == name)
        if spec.assumed is None:
            _note(self.missing, name)
            return UNKNOWN
        _note(self.assumed, name)
        return spec.assumed

    def tariff(self, key: str) -> Step | None:
        """A tariff value as a leaf; None when nobody could confirm it (noted in `missing`)."""
        step = self.tariffs.leaf(key)
        if step is None:
            _note(self.missing, f"{TARIFF}{key}")
        return step

    def outcome(self, amounts: Mapping[str, Step | None], deciding: str = "") -> RuleOutcome:
        """The outcome, with what was missing, assumed and not looked at on the way."""
        return RuleOutcome(
            self.rule.name,
            amounts,
            tuple(self.missing),
            tuple(self.assumed),
            deciding,
            self._unused(),
        )

    def _unused(self) -> tuple[str, ...]:
        if self.missing:
            return ()
        assumed = {spec.name: spec.assumed for spec in self.rule.inputs}
        return tuple(
            name
            for name, value in self._read.not_read()
            if value is not UNKNOWN and value != assumed.get(name) and (value or assumed.get(name))
        )


def _note(names: list[str], name: str) -> None:
    if name not in names:
        names.append(name)
