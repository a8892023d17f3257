"""One reader for what people say: in a conversation, a field, a cell, a search and what-if alike.

What was said becomes a Reading, a Doubt (it may be more than one thing: somebody chooses) or a
Refusal (with what to do). No word is dropped in silence, and no day is taken from a clock.
"""

from app.services.reading.amount import a_month_of, read_amount
from app.services.reading.day import read_day
from app.services.reading.fitting import read_bare_amount, value_of
from app.services.reading.month import read_month
from app.services.reading.months import read_months
from app.services.reading.people import People
from app.services.reading.said import Doubt, Kind, Reading, Refusal, Said
from app.services.reading.saying import say_choices, say_reading, say_understood
from app.services.reading.short import read_number, read_yes_no
from app.services.reading.whose import read_amount_of

__all__ = [
    "Doubt",
    "Kind",
    "People",
    "Reading",
    "Refusal",
    "Said",
    "a_month_of",
    "read_amount",
    "read_amount_of",
    "read_bare_amount",
    "read_day",
    "read_month",
    "read_months",
    "read_number",
    "read_yes_no",
    "say_choices",
    "say_reading",
    "say_understood",
    "value_of",
]
