"""Typed parameter files: the organisation's policy; the yearly tariff files come beside it."""

from calc.tariffs.policy import Policy
from calc.tariffs.reading import PolicyFile, read_policy

__all__ = ["Policy", "PolicyFile", "read_policy"]
