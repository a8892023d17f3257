"""The figures of the law: which holds when, where it is from, and what changed."""
