"""The stabilisation checks as answered, and the reasons an officer recorded."""

from typing import Annotated

from pydantic import AfterValidator

from calc.base.unknown import UNKNOWN, Maybe
from calc.dossier.budget_lines import OneOf
from calc.dossier.codes import CHECK_CODES, CheckState, ReasonFor
from calc.dossier.fields import Day, LineAmount, LongText, Part, Text

CheckCode = Annotated[str, AfterValidator(OneOf(CHECK_CODES))]


class Check(Part):
    """One check S01..S24 with its state. `effect_month` is what it may bring, euros a month."""

    code: CheckCode
    state: CheckState = CheckState.NOT_ASKED
    finding: Maybe[LongText] = UNKNOWN
    action: Maybe[Text] = UNKNOWN
    owner: Maybe[Text] = UNKNOWN
    due: Maybe[Day] = UNKNOWN
    effect_month: Maybe[LineAmount] = UNKNOWN
    reason: Maybe[LongText] = UNKNOWN


class Reason(Part):
    """Why something was chosen: by whom, in which role, when, in words."""

    about: ReasonFor
    text: LongText
    by: Maybe[Text] = UNKNOWN
    role: Maybe[Text] = UNKNOWN
    on: Maybe[Day] = UNKNOWN
