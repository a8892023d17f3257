"""The outcome: the answer, what decides it, and the plan with its chart."""
