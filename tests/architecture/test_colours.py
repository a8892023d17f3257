"""A colour stands in the tokens and nowhere else in the window; a sheet stands in the style."""

import re
from pathlib import Path

import pytest

from app import ui

_WINDOW = Path(ui.__file__).parent
_TOKENS = _WINDOW / "widgets" / "tokens.py"
_STYLE = _WINDOW / "widgets" / "style.py"
_COLOUR = re.compile(
    r"""["'(:\s]\#[0-9a-fA-F]{3,8}\b     # "#0a4f5c", also inside a style
    | \brgba?\(                           # rgb(1, 2, 3)
    | \bQColor\(\s*(?!0,\ 0,\ 0,\ 0\))["'\d]                 # QColor("red"), QColor(1, 2, 3)
    | \bQColor\.from | \.setRgb
    | \bGlobalColor\.(?!transparent)
    | \bQt\.(white|black|red|darkRed|green|darkGreen|blue|cyan|yellow|gray|darkGray|lightGray)\b
    | color:\s*["']?(?!\{)[a-z]{3,}       # color: red""",
    re.VERBOSE,
)
_SHEET = re.compile(r"\bsetStyleSheet\(")


def _lines(pattern: re.Pattern[str], but: tuple[Path, ...]) -> list[str]:
    return [
        f"{path.relative_to(_WINDOW)}:{number} {line.strip()}"
        for path in sorted(_WINDOW.rglob("*.py"))
        if path not in but
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1)
        if pattern.search(line)
    ]


def test_a_colour_is_named_only_in_the_tokens() -> None:
    assert _lines(_COLOUR, (_TOKENS,)) == []
    assert _lines(_COLOUR, ()), "the tokens have colours: the pattern finds nothing any more"


def test_a_sheet_is_written_only_in_the_style() -> None:
    """A sheet of a widget's own is dressed once, and keeps its colours when the theme changes."""
    assert _lines(_SHEET, (_STYLE,)) == []
    assert _lines(_SHEET, ())


@pytest.mark.parametrize(
    "line",
    [
        'LINE = "#d3dae1"',
        "label.setStyleSheet('border: 1px solid #aab4be;')",
        "painter.setPen(QColor(1, 2, 3))",
        'QColor("red")',
        "QColor.fromRgb(1, 2, 3)",
        "picture.fill(Qt.GlobalColor.white)",
        "picture.fill(Qt.white)",
        "f'<td style=\"color: red\">'",
        "background: rgba(0, 0, 0, 40)",
    ],
)
def test_every_way_to_write_a_colour_is_found(line: str) -> None:
    assert _COLOUR.search(line)


@pytest.mark.parametrize(
    "line",
    [
        "QColor(now().ink)",
        "QColor(0, 0, 0, 0)",
        'f"color: {t.ink};"',
        "Qt.GlobalColor.transparent",
        "# step #3 of it",
    ],
)
def test_a_colour_of_the_theme_is_none(line: str) -> None:
    assert not _COLOUR.search(line)
