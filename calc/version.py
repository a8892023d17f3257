"""The version of the engine: it goes into every receipt and changes with every changed outcome."""

from typing import Final

ENGINE_VERSION: Final = "0.6.0"
