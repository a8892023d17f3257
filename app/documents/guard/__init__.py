"""The letter guard: what a text to a customer may not say, must say, and how easily it reads.

result = guard(text, kind=Kind.PLAN)
[hit.sentence for hit in result.hits]
"""

from app.documents.guard.check import Context, guard
from app.documents.guard.hits import Hit, HitSeverity, Result
from app.documents.guard.kinds import TextKind
from app.documents.guard.wording import better, why

__all__ = ["Context", "Hit", "HitSeverity", "Result", "TextKind", "better", "guard", "why"]
