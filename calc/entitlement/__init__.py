"""The toeslag check (ENGINE 5): what this household is entitled to, what it receives, what differs.

    toeslagen_check(draft, tariffs, on, income) -> ToeslagenCheck

Zorgtoeslag, huurtoeslag, kindgebonden budget and kinderbijslag by their rules; what has no amount
comes as a question.
"""

from calc.entitlement.check import ToeslagenCheck, ToeslagResult, toeslagen_check
from calc.entitlement.questions import ToeslagQuestion

__all__ = ["ToeslagQuestion", "ToeslagResult", "ToeslagenCheck", "toeslagen_check"]
