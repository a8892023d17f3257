"""Gesprek: one question a screen, in the order in which an officer asks them on the phone."""
