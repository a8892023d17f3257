"""The engine: pure Python, importable alone. No clock, no files, no locale, no log.

    assess(draft, policy_file, tariffs, on) -> Assessment

Made of a Draft (`Draft.model_validate_json`), a policy (`read_policy`) and a day.
"""

from calc.canonical import as_json
from calc.dossier import UNKNOWN, Dossier, Draft, Unknown, complete
from calc.dossier.problems import Problem, problems_of
from calc.engine import assess
from calc.outcome import (
    Account,
    Assessment,
    Finding,
    FloorReport,
    Headline,
    HeadlineKind,
    MonthRow,
    Plan,
    Provisional,
    Receipt,
    Rung,
    Severity,
)
from calc.period import Month
from calc.read_assessment import ReadAssessment, read_assessment
from calc.review import Change, Review, reviewed
from calc.step import Operation, Step
from calc.tariffs import (
    NoTariff,
    Policy,
    PolicyFile,
    TariffFile,
    Tariffs,
    TariffsOn,
    TariffValue,
    read_policy,
    read_tariff_file,
)
from calc.version import ENGINE_VERSION

__all__ = [
    "ENGINE_VERSION",
    "UNKNOWN",
    "Account",
    "Assessment",
    "Change",
    "Dossier",
    "Draft",
    "Finding",
    "FloorReport",
    "Headline",
    "HeadlineKind",
    "Month",
    "MonthRow",
    "NoTariff",
    "Operation",
    "Plan",
    "Policy",
    "PolicyFile",
    "Problem",
    "Provisional",
    "ReadAssessment",
    "Receipt",
    "Review",
    "Rung",
    "Severity",
    "Step",
    "TariffFile",
    "TariffValue",
    "Tariffs",
    "TariffsOn",
    "Unknown",
    "as_json",
    "assess",
    "complete",
    "problems_of",
    "read_assessment",
    "read_policy",
    "read_tariff_file",
    "reviewed",
]
