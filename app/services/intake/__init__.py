"""The intake without a screen: which fields there are, how they read, and what looks odd."""
