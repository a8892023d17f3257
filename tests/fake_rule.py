"""A rule that is not of the law, to test what is around the rules: its inputs are of every kind.

Its amounts are a figure of the law less an income, so that explanations have both kinds of leaves.
"""

from decimal import Decimal

from calc import Step, Tariffs, TariffsOn
from calc.base.step import Operation, Status, Unit, given, step
from calc.base.unknown import UNKNOWN
from calc.law.rule import AmountName, Given, Input, InputKind, Rule, RuleOutcome, Values
from tests.tariff_files import shipped


def _compute(values: Values, tariffs: TariffsOn) -> RuleOutcome:
    known = Given(FAKE, values, tariffs)
    income = known.value("income")
    known.value("partner_insured")
    known.value("service_costs")
    premium = known.tariff("zorgtoeslag.standaardpremie")
    maximum = known.tariff("huurtoeslag.servicekosten_maximum")
    if values.get("partner", UNKNOWN) is True:
        known.tariff("bvv.woonlandfactor")
        return known.outcome(dict.fromkeys(_PARTS))
    if income is UNKNOWN or premium is None or maximum is None:
        return known.outcome(dict.fromkeys(_PARTS))
    assert isinstance(income, Decimal)
    exact = step("whole", Operation.DIFFERENCE, [premium, _entered(income)], Unit.EUR_PER_YEAR,
                 source="art. 2 lid 1 Wzt")  # fmt: skip
    year = step("whole", Operation.EURO_HALF_UP, [exact], Unit.EUR_PER_YEAR,
                source="art. 14 lid 4 Awir", at="year")  # fmt: skip
    month = step("target", Operation.HIGHEST, [year, maximum], Unit.EUR_PER_MONTH,
                 source="art. 14 lid 5 Awir")  # fmt: skip
    return known.outcome(dict(zip(_PARTS, (exact, year, month), strict=True)))


def _entered(income: Decimal) -> Step:
    return given("savings", income, Unit.EUR_PER_YEAR, source="input", status=Status.ENTERED,
                 at="income")  # fmt: skip


_PARTS = (AmountName.YEAR_EXACT.value, AmountName.YEAR.value, AmountName.MONTH.value)
FAKE = Rule(
    name="zorgtoeslag",
    inputs=(
        Input("income", InputKind.EUR_PER_YEAR),
        Input("partner", InputKind.YES_NO),
        Input("partner_insured", InputKind.YES_NO, True),
        Input("service_costs", InputKind.EUR_PER_MONTH, Decimal(0)),
        Input("household_size", InputKind.COUNT),
        Input("ages", InputKind.AGES),
        Input("hours", InputKind.HOURS),
        Input("aow", InputKind.YES_NO_EACH),
        Input("situation", InputKind.SITUATION),
    ),
    compute=_compute,
)


def tariffs() -> Tariffs:
    """The files of the program."""
    return shipped()
