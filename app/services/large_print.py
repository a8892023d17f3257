"""Large print for the window: whether the customer asked for it, and to remember that."""

from app.documents.reading_needs import (
    can_remember_large_print,
    wants_large_print,
    with_large_print,
)

__all__ = ["can_remember_large_print", "wants_large_print", "with_large_print"]
