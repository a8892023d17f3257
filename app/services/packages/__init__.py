"""Packages of figures: what is in one, whether it may be trusted, and what it changes."""
