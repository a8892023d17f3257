"""Hypothesis profiles: `default` is what the method asks for, `quick` is for a look in between."""

from hypothesis import HealthCheck, settings

_SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large)
settings.register_profile(
    "default", max_examples=500, deadline=None, suppress_health_check=_SLOW, print_blob=True
)
settings.register_profile("quick", settings.get_profile("default"), max_examples=40)
settings.load_profile("default")
