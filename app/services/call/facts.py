"""The values of the names in conditions, as far as the dossier tells them.

    found(draft, on, assessment, name, ref)     a value, or None: nobody said it yet

What can be seen in the dossier is not asked a second time: a line of AOW says that there is AOW.
What was said and has no place there is in its record. Only the conversation knows whether a
question is still open; so None is made UNKNOWN or NOT_YET there.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final

from app.services.call.conditions import NoValue, Value
from app.services.call.outcome import outcome_of
from app.services.call.owners import BOTH
from app.services.call.script import AnswerKind, Question, load_script
from app.services.call.told_by_lines import (
    AMOUNT_OF,
    LINES_OF,
    SOURCES,
    WITHHELD,
    is_nothing,
    lines_of,
)
from app.services.call.turns import DERIVED, NONE, NOT_APPLICABLE, key_of
from calc import UNKNOWN, Assessment, Draft
from calc.dossier.asked import CALL, Answer, Asked
from calc.dossier.codes import CheckState, HouseholdType, Tenure
from calc.dossier.people import ParentRef
from calc.dossier.solution import SolutionCondition

WITHOUT_CHILDREN: Final = frozenset({HouseholdType.SINGLE, HouseholdType.COUPLE})
WITHOUT_PARTNER: Final = frozenset({HouseholdType.SINGLE, HouseholdType.SINGLE_PARENT})

ALLOWANCE_CHECK: Final = f"{CALL}allowance_check"
"""The record that the officer computes the toeslagen during the call: three questions more."""


OF_OUTCOME: Final = frozenset({"room", "pays", "outcome"})
"""The variables that the assessment gives a value, and not the dossier."""


class Facts:
    """The values of one dossier on one day, with what the engine said of it."""

    def __init__(
        self,
        draft: Draft,
        on: date,
        assessment: Assessment | None,
        same: "Facts | None" = None,
    ) -> None:
        """`same`: of the same dossier and day, perhaps with another assessment."""
        self._draft, self._on, self._assessment = draft, on, assessment
        self._came_out: Final[dict[tuple[str, str], Value | None]] = {}
        self._records: dict[str, Asked] = {}
        self._lines: dict[object, list[Any]] = {}
        self._found: dict[tuple[str, str], Value | None] = {}
        if same is not None:
            self._records, self._lines, self._found = same._records, same._lines, same._found
            return
        self._records.update((record.question, record) for record in draft.asked)
        every: tuple[Any, ...] = (*draft.income, *draft.expenses, *draft.arrangements)
        for line in every:
            self._lines.setdefault(line.code, []).append(line)

    def value(self, name: str, ref: str) -> Value | None:
        """The value of a variable for a person, or the household; None: nobody said it yet."""
        found = self._came_out if name in OF_OUTCOME else self._found
        key = (name, ref)
        if key not in found:
            found[key] = self._value(name, ref)
        return found[key]

    def record(self, question: str) -> Asked | None:
        """The last record of a question by its name."""
        return self._records.get(question)

    def _value(self, name: str, ref: str) -> Value | None:
        if (read := _READ.get(name)) is not None:
            return read(self, ref)
        if (code := AMOUNT_OF.get(name)) is not None:
            return self._amount(name, code, ref)
        return self._chosen(name, ref)

    def lines(self, codes: Iterable[str], ref: str = "") -> list[Any]:
        """The lines with these codes: of a person, with those of both."""
        of = lines_of(ref)
        found = [line for code in codes for line in self._lines.get(code, ())]
        return found if of is None else [line for line in found if line.who in of]

    def _chosen(self, name: str, ref: str) -> Value | None:
        """Of a choice or a yes: a line there says yes, else what was said, else what others say."""
        if name in LINES_OF and self._has_line(name, ref):
            return True
        question = _setter(name)
        if question is None:
            return None
        refs = self.refs_of(question, ref)
        said = [self._said(question, name, each) for each in refs]
        if True in said:
            return True
        for value in (None, NoValue.UNKNOWN):
            if value in said:
                return value
        return said[0] if said else None

    def _has_line(self, name: str, ref: str) -> bool:
        lines = [line for line in self.lines(LINES_OF[name], ref) if not is_nothing(line)]
        if name == "work_temp":
            return any(line.until is not None for line in lines)
        return bool(lines)

    def refs_of(self, question: Question, ref: str) -> list[str]:
        """For whom a question is asked when somebody wants to know its answer for `ref`."""
        if question.repeat == "adult":
            adults = [str(adult.ref) for adult in self._draft.adults] or ["A"]
            return [ref] if ref in adults else adults
        if question.repeat == "child":
            children = [str(child.ref) for child in self._draft.children]
            return [ref] if ref in children else children
        return [""]

    def _said(self, question: Question, name: str, ref: str) -> Value | None:
        """What the record of a question says of a variable of it."""
        record = self.record(CALL + key_of(question, ref))
        if record is not None and DERIVED not in record.said:
            if record.answer is Answer.UNKNOWN:
                return NoValue.UNKNOWN
            if NOT_APPLICABLE in record.said:
                return False
            if question.kind is AnswerKind.YES_NO:
                return "yes" in record.said
            return any(c.variable == name and c.key in record.said for c in question.choices)
        if question.states and question.place is not None and question.place.is_check:
            return self._by_state(question, name)
        if question.choices and self.tells(question, ref):
            return False
        return None

    def _by_state(self, question: Question, name: str) -> Value | None:
        """What the state of a check says, where only one answer gives it."""
        assert question.place is not None  # only a check comes here
        code = question.place.selector
        state = next((each.state for each in self._draft.checks if each.code == code), None)
        if state is None or state is CheckState.NOT_ASKED:
            return None
        answers = [answer for answer, gives in question.states.items() if gives == state.value]
        if len(answers) != 1:
            return NoValue.UNKNOWN
        if question.kind is AnswerKind.YES_NO:
            return answers[0] == "yes"
        return any(c.variable == name and c.key == answers[0] for c in question.choices)

    def tells(self, question: Question, ref: str) -> bool:
        """Whether lines in the dossier answer a question: one of them is enough."""
        return any(
            self._has_line(name, ref) for name in question.sets_variables if name in LINES_OF
        )

    def _amount(self, name: str, code: str, ref: str) -> Value | None:
        lines = self.lines([code], ref)
        known = [line.amount for line in lines if line.amount is not UNKNOWN]
        if known:
            return Decimal(sum(known))
        question = _setter(name)
        if lines:
            record = self.record(code)
            return NoValue.UNKNOWN if record and record.answer is Answer.UNKNOWN else None
        refs = self.refs_of(question, ref) if question else [""]
        records = [self.record(CALL + key_of(question, each)) for each in refs if question]
        if any(each and {NONE, NOT_APPLICABLE} & set(each.said) for each in records):
            return Decimal(0)
        record = self.record(code)
        return Decimal(0) if record and record.answer is Answer.ANSWERED and not ref else None

    def _partner(self, _: str) -> Value | None:
        if len(self._draft.adults) > 1:
            return True
        said = self._chosen("partner", "")
        if said is None and self._draft.household_type in WITHOUT_PARTNER:
            return False
        return said

    def _has_children(self, _: str) -> Value | None:
        if self._draft.children:
            return True
        said = self._chosen("has_children", "")
        if said is None and self._draft.household_type in WITHOUT_CHILDREN:
            return False
        return said

    def _children(self, _: str) -> Value | None:
        if self._draft.children:
            return Decimal(len(self._draft.children))
        record = self.record(CALL + "hh-children")
        if record is not None:
            return NoValue.UNKNOWN if record.answer is Answer.UNKNOWN else Decimal(0)
        return Decimal(0) if self._has_children("") is False else None

    def _others(self, _: str) -> Value | None:
        return True if self._draft.housemates else self._chosen("others", "")

    def _other_parent(self, ref: str) -> Value | None:
        of = [each.of for each in self._draft.children if not ref or each.ref == ref]
        if any(each in (ParentRef.A, ParentRef.B) for each in of):
            return True
        if any(each is UNKNOWN for each in of):
            return NoValue.UNKNOWN if self._children_of_are_asked() else None
        return False

    def _children_of_are_asked(self) -> bool:
        return all(
            each.of is not UNKNOWN or self.record(f"children.{each.ref}.of")
            for each in self._draft.children
        )

    def _liable(self, ref: str) -> Value | None:
        found = [adult for adult in self._draft.adults if adult.ref == ref]
        return self._field(found[0].liable, f"adults.{ref}.liable") if found else None

    def _tenure(self, wanted: Tenure) -> Value | None:
        tenure = self._draft.housing.tenure
        if tenure is not UNKNOWN:
            return tenure is wanted
        record = self.record(CALL + "home-tenure")
        if record is None:
            return None
        return NoValue.UNKNOWN if record.answer is Answer.UNKNOWN else False

    def _field(self, value: object, name: str) -> Value | None:
        """A yes or no of the dossier itself; UNKNOWN where it was asked."""
        if isinstance(value, bool):
            return value
        return NoValue.UNKNOWN if self.record(name) else None

    def _premium_together(self, _: str) -> Value | None:
        record = self.record(CALL + "care-together")
        if record is not None:
            return NoValue.UNKNOWN if record.answer is Answer.UNKNOWN else "yes" in record.said
        # Of each one apart may be how it was asked, before it mattered.
        return True if any(line.who == BOTH for line in self.lines(["U10"])) else None

    def _savings(self, _: str) -> Value | None:
        savings = self._draft.savings
        if savings is not UNKNOWN:
            return savings
        return NoValue.UNKNOWN if self.record("savings") else None

    def _insured(self, ref: str) -> Value | None:
        adults = [each for each in self._draft.adults if not ref or each.ref == ref]
        said = [
            self._field(each.health_insured, f"adults.{each.ref}.health_insured") for each in adults
        ]
        for value in (False, None, NoValue.UNKNOWN):
            if value in said:
                return value
        return True if said else None

    def _helped(self, _: str) -> Value | None:
        debt = self._draft.debt
        values = (debt.msnp, debt.wsnp, debt.bewind)
        if True in values:
            return True
        if all(value is False for value in values):
            return False
        return self._chosen("helped", "")

    def _arrears(self, _: str) -> Value | None:
        return Decimal(sum(line.arrears is True for line in self._draft.arrangements))

    def _debtors(self, _: str) -> Value | None:
        others = len(self._draft.debt.co_debtors)
        if others or self.record("debt.co_debtors"):
            owing = sum(adult.liable is True for adult in self._draft.adults) or 1
            return Decimal(owing + others)
        return NoValue.UNKNOWN

    def _nhg(self, _: str) -> Value | None:
        nhg = self._draft.debt.nhg
        return NoValue.UNKNOWN if nhg is UNKNOWN else nhg

    def _fits(self, _: str) -> Value | None:
        if SolutionCondition.CUSTOMER_AGREES in self._draft.solution.confirmed:
            return True
        return self._chosen("fits", "")

    def _sources(self, ref: str) -> Value | None:
        adults = [str(adult.ref) for adult in self._draft.adults] or ["A"]
        return Decimal(
            max(sum(self._chosen(name, each) is True for name in SOURCES) for each in adults)
        )

    def _room(self, _: str) -> Value | None:
        shown = self._assessment.shown if self._assessment else None
        if shown is None:
            return NoValue.UNKNOWN
        return shown.room.amount > 0

    def _pays(self, _: str) -> Value | None:
        outcome = outcome_of(self._assessment)
        if outcome is None:
            return NoValue.UNKNOWN
        if outcome != "interim":
            return outcome != "nothing"
        assert self._assessment is not None
        assert self._assessment.beside.gate.interim is not None
        return self._assessment.beside.gate.interim.amount.amount > 0

    def _outcome(self, _: str) -> Value | None:
        return outcome_of(self._assessment) or NoValue.UNKNOWN


@lru_cache(maxsize=256)
def _setter(name: str) -> Question | None:
    """The question whose answer gives a variable its value."""
    return next((each for each in load_script().questions if name in each.sets_variables), None)


_READ: Final[Mapping[str, Callable[[Facts, str], Value | None]]] = {
    "partner": Facts._partner,
    "has_children": Facts._has_children,
    "children": Facts._children,
    "others": Facts._others,
    "other_parent": Facts._other_parent,
    "customer_liable": lambda facts, _: facts._liable("A"),
    "partner_liable": lambda facts, _: facts._liable("B"),
    "renting": lambda facts, _: facts._tenure(Tenure.RENT),
    "owning": lambda facts, _: facts._tenure(Tenure.OWN),
    "premium_together": Facts._premium_together,
    "savings": Facts._savings,
    "insured": Facts._insured,
    "helped": Facts._helped,
    "arrears": Facts._arrears,
    "seizure": lambda facts, _: facts._field(facts._draft.debt.seizure, "debt.seizure"),
    "cut_off": lambda facts, _: facts._field(
        facts._draft.housing.cut_off_threat, "housing.cut_off_threat"
    ),
    "debtors_in_system": Facts._debtors,
    "nhg": Facts._nhg,
    "earlier_arrangements": lambda facts, _: Decimal(len(facts._draft.debt.earlier_arrangements)),
    "allowance_check": lambda facts, _: facts.record(ALLOWANCE_CHECK) is not None,
    "call_month": lambda facts, _: Decimal(facts._on.month),
    "income_sources": Facts._sources,
    "arrangements": lambda facts, _: Decimal(
        sum(line.code != WITHHELD for line in facts._draft.arrangements)
    ),
    "room": Facts._room,
    "pays": Facts._pays,
    "outcome": Facts._outcome,
    "fits": Facts._fits,
}  # fmt: skip
