"""The program around the engine."""
