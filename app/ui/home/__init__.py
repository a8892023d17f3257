"""Home: the work list of the store: who needs help first, search, and what one key does."""
