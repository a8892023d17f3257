"""The organisation's policy: what it chooses itself, within the bounds of the method."""

from calc.policy.policy import Policy
from calc.policy.reading import PolicyFile, read_policy

__all__ = ["Policy", "PolicyFile", "read_policy"]
