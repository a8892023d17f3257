"""The installer for Windows, out of a frozen program."""
