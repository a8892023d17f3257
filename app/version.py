"""The version of the program: what a user sees. That of the engine (`calc.version`) is in receipts.

They differ: a new window, letter or command is a new program, and moves no outcome.
"""

from typing import Final

PROGRAM_VERSION: Final = "0.9.2"
