"""A document as a PDF. The same document gives the same bytes.

pdf = render(letter)
"""

from app.render.glyphs import MissingGlyph
from app.render.pdf import render, render_sheet

__all__ = ["MissingGlyph", "render", "render_sheet"]
