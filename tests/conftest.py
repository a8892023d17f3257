"""Hypothesis profiles: `default` is what the method asks for, with the same examples for the same
code, so that a run can be repeated; `search` takes new ones each time; `quick` is for a look in
between (`--hypothesis-profile=search`).
"""

from hypothesis import HealthCheck, settings

_SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large)
settings.register_profile(
    "default",
    max_examples=500,
    deadline=None,
    derandomize=True,
    suppress_health_check=_SLOW,
    print_blob=True,
)
settings.register_profile("search", settings.get_profile("default"), derandomize=False)
settings.register_profile("quick", settings.get_profile("default"), max_examples=40)
settings.load_profile("default")
