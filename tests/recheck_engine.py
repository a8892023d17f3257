"""The engine of today as the tests of a re-check call it."""

from datetime import date

from calc import Assessment, Draft, PolicyFile, Tariffs, assess


def base_assessment(
    draft: Draft, policy_file: PolicyFile, tariffs: Tariffs, on: date
) -> Assessment:
    """An assessment that `tariffs` do not change yet."""
    return assess(draft, policy_file, on)
