"""Proefberekening: one rule of the law alone, in a small window of its own."""
