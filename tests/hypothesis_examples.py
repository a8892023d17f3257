"""How many examples a property tries: that of the profile, or more where few find nothing."""

from hypothesis import settings


def at_least(count: int) -> int:
    """The number of the profile that runs, never fewer than `count`."""
    profile = settings.default
    assert profile is not None  # conftest loads one
    return max(count, profile.max_examples)
