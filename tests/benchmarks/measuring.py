"""Time two things in turn, in one run, and give the medians and their ratio.

CPU time of this process, never that of the clock on the wall: another program that runs meanwhile
then costs no more than the warmth of a cache.
"""

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

from tests.benchmarks.reference import QUIET_MS, reference_loop

ROUNDS = 15


@dataclass(frozen=True)
class Compared:
    """Median milliseconds of A and B and the median of A/B pair by pair."""

    a: float
    b: float
    ratio: float


def compare(a: Callable[[], object], b: Callable[[], object], rounds: int = ROUNDS) -> Compared:
    """Run a and b in turn, once to warm up and then `rounds` times."""
    a(), b()
    return in_turn([(_collected(a), _collected(b)) for _ in range(rounds)])


def in_turn(pairs: list[tuple[float, float]]) -> Compared:
    """The same of times that were measured elsewhere, in turn."""
    return Compared(
        statistics.median(first for first, _ in pairs),
        statistics.median(second for _, second in pairs),
        statistics.median(first / second for first, second in pairs),
    )


def on_a_quiet_core(action: Callable[[], object], rounds: int = ROUNDS) -> float:
    """CPU milliseconds on the core on which the goals were set, measured beside its loop."""
    return compare(action, reference_loop, rounds).ratio * QUIET_MS


def cpu_ms(action: Callable[[], object]) -> float:
    """The CPU time of one call, in milliseconds."""
    start = time.process_time()
    action()
    return (time.process_time() - start) * 1000


def _collected(action: Callable[[], object]) -> float:
    """The same, without what others left to be thrown away."""
    gc.collect()
    return cpu_ms(action)
