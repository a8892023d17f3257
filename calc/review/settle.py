"""What an officer decides with a review, besides whether it is accepted."""

from enum import StrEnum


class Settle(StrEnum):
    """What happens with what was paid above a higher floor."""

    SET_OFF = "set off"
    """the next payments are so much lower"""
    REFUND = "refund"
    """it is paid back"""
