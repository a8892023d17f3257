"""From a clone to a running program, with Python's standard library alone."""
