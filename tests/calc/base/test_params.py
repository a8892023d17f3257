"""The values of findings and problems: written in a file as the engine writes them."""

import ast
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import BaseModel, Field, ValidationError

import app
import calc
from calc.base.finding import Finding, Severity
from calc.base.params import Allowed, Code, Codes, Number, Roles, Value, as_text, texts_of
from calc.base.period import Month
from calc.base.problem import problems_of
from calc.dossier.budget_lines import ExpenseLine
from calc.dossier.codes import CheckState


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Decimal("4321.5"), "4321.5"),  # an amount keeps the decimals that it was typed with
        (Decimal("0E-2"), "0.00"),
        (Decimal("-12.50"), "-12.50"),
        (Month(2026, 2), "2026-02"),
        (date(2026, 2, 1), "2026-02-01"),
        (0, "0"),
        (2026, "2026"),
        (CheckState.NOT_APPLICABLE, "n.v.t."),
        (Number(Decimal("0.0001")), "0.0001"),
        (Code("check", "S02"), "S02"),
        (Codes("toeslag", ("huurtoeslag", "zorgtoeslag")), "huurtoeslag,zorgtoeslag"),
        (Codes("toeslag", ()), ""),
        (Roles(("teamleider", "jurist")), "teamleider; jurist"),
        (Roles(()), ""),
        (Allowed("'a' or 'b'"), "'a' or 'b'"),
        ("Bank, Een", "Bank, Een"),
    ],
)
def test_each_type_is_written_as_the_engine_writes_it(value: Value, written: str) -> None:
    assert as_text(value) == written


def test_the_order_of_the_params_is_that_of_their_maker() -> None:
    params = (("until", Month(2026, 2)), ("amount", Decimal(5)))
    assert list(texts_of(params).items()) == [("until", "2026-02"), ("amount", "5")]


def test_a_finding_can_be_kept_in_a_set_and_put_in_order() -> None:
    params = (("amount", Decimal(5)), ("month", Month(2026, 2)), ("check", Code("check", "S02")))
    later = (("amount", Decimal(5)), ("month", Month(2026, 3)), ("check", Code("check", "S02")))
    found = [Finding(Severity.WARNS, "a", "income", each) for each in (later, params, later)]
    assert [each.params for each in sorted(set(found))] == [params, later]


def test_a_finding_gives_its_values_by_name() -> None:
    params = (("month", Month(2026, 2)), ("check", Code("check", "S02")))
    finding = Finding(Severity.WARNS, "a", "income", params)
    assert finding.value("month") == Month(2026, 2)
    assert finding.value("amount") is None
    assert finding.code_of("check") == "S02"
    assert finding.code_of("month") == ""
    assert finding.code_of("toeslag") == ""


class _Limited(BaseModel):
    share: Decimal = Field(le=Decimal("1.0"))
    months: int = Field(ge=12)
    kind: CheckState


def test_what_pydantic_says_of_a_number_is_no_money() -> None:
    values = {"share": Decimal(3), "months": 6, "kind": "x"}
    with pytest.raises(ValidationError) as wrong:
        _Limited.model_validate(values)
    share, months, kind = problems_of(wrong.value)
    assert share.params == (("le", Number(Decimal("1.0"))),)
    assert months.params == (("ge", 12),)
    [(name, allowed)] = kind.params
    assert name == "expected"
    assert isinstance(allowed, Allowed)
    assert "'n.v.t.'" in allowed.written


def test_what_we_refuse_ourselves_keeps_its_types() -> None:
    with pytest.raises(ValidationError) as wrong:
        ExpenseLine.model_validate({"code": "U01", "amount": "1000000.01"})
    [problem] = (each for each in problems_of(wrong.value) if each.path == "amount")
    assert problem.params == (("highest", Decimal("1000000.00")), ("lowest", Decimal("0.00")))


def test_no_maker_turns_a_value_into_text() -> None:
    """A month as text would be said "2026-12": its type is lost where it is made."""
    found = [
        f"{path.name}:{pair.lineno}"
        for package in (calc, app)
        for path in sorted(Path(package.__file__ or "").parent.rglob("*.py"))
        if (text := path.read_text(encoding="utf-8")) and ("Finding(" in text or "Problem(" in text)
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Tuple)
        for pair in node.elts
        if isinstance(pair, ast.Tuple) and len(pair.elts) == 2 and _made_text(*pair.elts)
    ]
    assert found == []


def _made_text(name: ast.expr, value: ast.expr) -> bool:
    if not isinstance(name, ast.Constant) or not isinstance(name.value, str):
        return False
    match value:
        case ast.Call(func=ast.Name(id="str")) | ast.Call(func=ast.Attribute(attr="isoformat")):
            return True
        case ast.Attribute(value=owner, attr="value") if ast.unparse(owner) != "self":
            return True
        case _:
            return False
