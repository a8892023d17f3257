"""What a document says, as data: no layout, no fonts, no Qt.

letter = plan_letter(draft, assessment, policy, Texts("nl"))
plain_text(letter)
"""

from app.documents.case import NoLetter
from app.documents.letter import Letter
from app.documents.plain_text import plain_text
from app.documents.plan_letter import plan_letter

__all__ = ["Letter", "NoLetter", "plain_text", "plan_letter"]
