"""Supplement up to the bijstandsnorm: art. 19 to 22a, 31, 32 and 34 of the Participatiewet (Pw).

https://wetten.overheid.nl/BWBR0015703

    norm        art. 21 (21 to AOW age), art. 22 (AOW age), by situation
    shared      (40 + 30 A) / (100 A) x norm of a couple, for each adult of the household itself,
                rounded to cents as the published tables are (art. 22a)
    supplement  max(0, norm - (net income - exempt part)), in euros a month (art. 19)

A = `cost_sharers`: how many adults share the costs, oneself and the partner included (since 2023
only those of 27 and older count). 1 for somebody alone, and 2 for a couple alone, mean that nobody
else shares: then the norm itself holds. A lower number means the same.

Amounts are net with 5% vakantietoeslag in them; 95% is paid out monthly. Not covered: adults under
21 (art. 20), an institution (art. 23), living without housing costs (art. 27), how long an income
is exempt (art. 31), and what the gemeente adds. `assets` are those of art. 34: savings, car and the
like, less debts; the home has a limit of its own. Above the limit a loan may still be possible.
"""

from decimal import Decimal
from typing import Final

from calc.base.money import engine_context
from calc.base.step import Operation, Step, Unit, step
from calc.law.rule import AmountName, Input, InputKind, Leefsituatie, Rule, RuleOutcome, Values
from calc.law.toeslagen.awir import (
    ASSETS,
    ASSETS_ABOVE_LIMIT,
    ENTITLED,
    INCOME_TOO_HIGH,
    above,
    assets_of,
    limit_of,
)
from calc.law.toeslagen.case import NO_STEPS, NOTHING, TWO, Steps, ToeslagCase, by_law
from calc.tariffs.tariffs import TariffsOn

_SHARED: Final = "art. 22a Pw"
_FORTY: Final = by_law("bijstand.forty", Decimal(40), Unit.FACTOR, source=_SHARED)
_THIRTY: Final = by_law("bijstand.thirty", Decimal(30), Unit.FACTOR, source=_SHARED)
_HUNDRED: Final = by_law("bijstand.hundred", Decimal(100), Unit.FACTOR, source=_SHARED)


def bijstand(
    values: Values, tariffs: TariffsOn, steps: Steps = NO_STEPS, month: str = ""
) -> RuleOutcome:
    """What bijstand adds to an income, euros a month."""
    with engine_context():
        return _bijstand(ToeslagCase(RULE, values, tariffs, steps=steps, month=month))


def _bijstand(case: ToeslagCase) -> RuleOutcome:
    situation = case.situation("situation")
    income = case.euros("net_income", Unit.EUR_PER_MONTH)
    aow = case.yes_each("aow")
    sharers = case.count("cost_sharers")
    exempt = case.euros("exempt", Unit.EUR_PER_MONTH)
    if situation and aow is not None and len(aow) != _adults(situation):
        case.contradicts("aow")
    amounts = case.unless_missing(income, exempt)
    if amounts is None or situation is None or aow is None or sharers is None:
        return case.outcome({AmountName.AMOUNT: None})
    alone = situation is Leefsituatie.ALLEENSTAANDE
    assets = assets_of(case)
    limit = limit_of(case, assets, f"pw.vermogen.{'alleenstaand' if alone else 'gezin'}")
    norm = _norm(case, situation, aow, sharers)
    found = case.unless_missing(norm, *amounts)
    if found is None:
        return case.outcome({AmountName.AMOUNT: None})
    claim = _supplement(case, *found)
    amount = claim
    if assets is not None and limit is not None:
        amount = case.a_month(
            "bijstand.within_assets",
            Operation.IF_REACHED,
            [limit, assets, claim, NOTHING],
            source="art. 34 Pw",
        )
    if above(assets, limit):
        return case.outcome({AmountName.AMOUNT: amount}, ASSETS_ABOVE_LIMIT)
    return case.outcome(
        {AmountName.AMOUNT: amount}, ENTITLED if amount.amount > NOTHING.amount else INCOME_TOO_HIGH
    )


def _adults(situation: Leefsituatie) -> int:
    return 2 if situation.is_couple else 1


def _norm(
    case: ToeslagCase, situation: Leefsituatie, aow: tuple[bool, ...], sharers: int
) -> Step | None:
    """The norm of the household; None when its figure is missing."""
    if sharers > _adults(situation):
        return _shared_norm(case, situation, aow, sharers)
    return case.tariff(_couple_key(aow) if situation.is_couple else _single_key(aow))


def _single_key(aow: tuple[bool, ...]) -> str:
    return "pw.norm_aow.alleenstaand" if aow[0] else "pw.norm.alleenstaand"


def _couple_key(aow: tuple[bool, ...]) -> str:
    """Of one adult alone: the norm of a couple of that age."""
    if all(aow):
        return "pw.norm_aow.gehuwd_beiden"
    return "pw.norm_aow.gehuwd_een" if any(aow) else "pw.norm.gehuwd"


def _shared_norm(
    case: ToeslagCase, situation: Leefsituatie, aow: tuple[bool, ...], sharers: int
) -> Step | None:
    """Kostendelersnorm: for each adult of the household, of whom a couple has two."""
    couple = case.tariff(_couple_key(aow))
    if couple is None:
        return None
    count = case.counted("toeslag.input.cost_sharers", sharers)
    each = _number("bijstand.thirty_each", case, Operation.PRODUCT, [_THIRTY, count])
    above_line = _number("bijstand.above_line", case, Operation.SUM, [_FORTY, each])
    below_line = _number("bijstand.below_line", case, Operation.PRODUCT, [_HUNDRED, count])
    share = _number("bijstand.share", case, Operation.QUOTIENT, [above_line, below_line])
    exact = case.a_month(
        "bijstand.shared_exact", Operation.PRODUCT, [share, couple], source=_SHARED
    )
    norm = case.a_month("bijstand.shared", Operation.CENT_HALF_UP, [exact], source=_SHARED)
    if not situation.is_couple:
        return norm
    return case.a_month("bijstand.shared_two", Operation.PRODUCT, [norm, TWO], source=_SHARED)


def _number(code: str, case: ToeslagCase, operation: Operation, parts: list[Step]) -> Step:
    return step(code, operation, parts, Unit.FACTOR, source=_SHARED, at=case.at)


def _supplement(case: ToeslagCase, norm: Step, income: Step, exempt: Step) -> Step:
    """The norm less the income that counts; the exempt part is never more than the income."""
    rest = case.a_month(
        "bijstand.rest", Operation.DIFFERENCE, [income, exempt], source="art. 31 lid 2 Pw"
    )
    counted = case.a_month(
        "bijstand.counted", Operation.HIGHEST, [rest, NOTHING], source="art. 31 en 32 Pw"
    )
    difference = case.a_month(
        "bijstand.difference", Operation.DIFFERENCE, [norm, counted], source="art. 19 lid 2 Pw"
    )
    return case.a_month(
        "bijstand.amount", Operation.HIGHEST, [difference, NOTHING], source="art. 19 lid 2 Pw"
    )


RULE: Final = Rule(
    "bijstand",
    (
        Input("situation", InputKind.SITUATION),
        Input("net_income", InputKind.EUR_PER_MONTH),
        Input("aow", InputKind.YES_NO_EACH),
        Input("cost_sharers", InputKind.COUNT),
        Input("exempt", InputKind.EUR_PER_MONTH),
        ASSETS,
    ),
    bijstand,
)
