"""The explanation of an amount: a tree, its detail, and the same on paper."""
