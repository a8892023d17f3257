"""A document as a PDF. The same document gives the same bytes.

pdf = render(letter)
"""

from app.render.attachment import Attachment, Relationship
from app.render.glyphs import MissingGlyph
from app.render.pdf import render, render_sheet

__all__ = ["Attachment", "MissingGlyph", "Relationship", "render", "render_sheet"]
