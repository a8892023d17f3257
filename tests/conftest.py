"""Hypothesis profiles: `default` is what the method asks for, `quick` is for a look in between."""

from hypothesis import HealthCheck, settings

from calc import Step

_SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large)
settings.register_profile(
    "default", max_examples=500, deadline=None, suppress_health_check=_SLOW, print_blob=True
)
settings.register_profile("quick", settings.get_profile("default"), max_examples=40)
settings.load_profile("default")


def _short(step: Step) -> str:
    return f"Step({step.id}, {step.amount})"


# Steps share parts: written out in full, one failing assert would fill the memory.
Step.__repr__ = _short  # type: ignore[assignment,method-assign]
