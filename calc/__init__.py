"""The engine: pure Python, importable alone. No clock, no files, no locale, no log.

    assess(draft, policy_file, tariffs, on) -> Assessment

Made of a Draft (`Draft.model_validate_json`), a policy (`read_policy`) and a day.
"""

from typing import TYPE_CHECKING, Any

from calc.assessment.account import Account
from calc.assessment.assessment import Assessment
from calc.assessment.headline import Headline, HeadlineKind
from calc.assessment.receipt import Receipt
from calc.assessment.standing import OutcomeStanding
from calc.base.finding import Finding, Severity
from calc.base.period import Month
from calc.base.problem import Problem, problems_of
from calc.base.step import Operation, Step
from calc.dossier import UNKNOWN, Dossier, Draft, Unknown, complete
from calc.engine import assess
from calc.plan.result import MonthRow, Plan, Rung, RunningAtEnd
from calc.plan.schedule_columns import ColumnKind, ScheduleView, columns_for, columns_in
from calc.policy import Policy, PolicyFile, read_policy
from calc.statutory_floor.report import FloorReport, Provisional
from calc.stored.assessment_json import as_json
from calc.tariffs import NoTariff, TariffFile, Tariffs, TariffsOn, TariffValue, read_tariff_file
from calc.version import ENGINE_VERSION

if TYPE_CHECKING:
    from calc.review.review import Review, ReviewChange, reviewed
    from calc.stored.read_assessment import ReadAssessment, read_assessment
else:

    def __getattr__(name: str) -> Any:
        # Only a running plan is reviewed, and only then is an old assessment read.
        if name in {"Review", "ReviewChange", "reviewed"}:
            from calc.review import review as holder
        elif name in {"ReadAssessment", "read_assessment"}:
            from calc.stored import read_assessment as holder
        else:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = globals()[name] = getattr(holder, name)
        return value


__all__ = [
    "ENGINE_VERSION",
    "UNKNOWN",
    "Account",
    "Assessment",
    "ColumnKind",
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
    "OutcomeStanding",
    "Plan",
    "Policy",
    "PolicyFile",
    "Problem",
    "Provisional",
    "ReadAssessment",
    "Receipt",
    "Review",
    "ReviewChange",
    "Rung",
    "RunningAtEnd",
    "ScheduleView",
    "Severity",
    "Step",
    "TariffFile",
    "TariffValue",
    "Tariffs",
    "TariffsOn",
    "Unknown",
    "as_json",
    "assess",
    "columns_for",
    "columns_in",
    "complete",
    "problems_of",
    "read_assessment",
    "read_policy",
    "read_tariff_file",
    "reviewed",
]
