"""The life of a plan in the window: solutions, what if, status and review."""
