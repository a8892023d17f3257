"""What everything below stands on: money, rounding, periods, steps, findings."""
