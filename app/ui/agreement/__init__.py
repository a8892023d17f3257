"""The life of a plan: solutions and decisions, what if, status, payments and review."""
