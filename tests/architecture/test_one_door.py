"""Things that are dangerous to do by hand are done in one place, and everybody goes through it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.mentions import mentions

ROOT = Path(__file__).resolve().parents[2]


def _files(folder: str, *, but: tuple[str, ...] = ()) -> list[Path]:
    doors = {ROOT / path for path in but}
    return [path for path in sorted((ROOT / folder).rglob("*.py")) if path not in doors]


def _imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


_WRITERS = frozenset({"write_file", "write_private_file", "write_letter", "write_output"})
_METHODS = frozenset({"write_bytes", "write_text", "open_for_writing"})


def writing(source: str) -> list[str]:
    """What a source text writes to a file without the door of the window."""
    if not mentions(source, _WRITERS | _METHODS | {"open"}):
        return []
    tree = ast.parse(source)
    found = [name for name in _imported(tree) if name.split(".")[-1] in _WRITERS]
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            if isinstance(node.func, ast.Name) and node.func.id == "open":
                found.append("open")
            if name in _METHODS:
                found.append(name)
    return found


@pytest.mark.parametrize(
    "path", _files("app/ui", but=("app/ui/widgets/saving.py",)), ids=lambda path: path.stem
)
def test_f1_a_window_writes_through_one_door(path: Path) -> None:
    assert writing(path.read_text(encoding="utf-8")) == []


def test_f1_that_would_be_seen() -> None:
    assert writing("from app.services.outputs import write_output") != []
    assert writing("from app.store.writing import write_file") != []
    assert writing("path.write_text('x')") == ["write_text"]
    assert writing("open('x', 'w')") == ["open"]


_RICH = frozenset(
    {
        "QLabel", "QTextBrowser", "QToolTip", "QMessageBox", "QErrorMessage", "QInputDialog",
        "QProgressDialog", "QSplashScreen", "QStaticText", "QTextDocument", "QWhatsThis",
        "QGraphicsTextItem", "QWizardPage", "QSystemTrayIcon",
    }
)  # fmt: skip
"""Classes of Qt that take a text for HTML when it looks like it."""
_TIPS = frozenset(
    {
        "setToolTip", "setStatusTip", "setWhatsThis", "setHtml", "setMarkdown", "insertHtml",
        "appendHtml", "setTextFormat", "setOpenExternalLinks", "setInformativeText",
        "setDetailedText",
    }
)  # fmt: skip
_TIP_ROLES = frozenset({"ToolTipRole", "StatusTipRole", "WhatsThisRole"})
_OTHER_RICH = frozenset({"QTextEdit", "setData", "Markup", "markup"})


def rich_words(source: str) -> list[str]:
    """What a source text shows that could be taken for markup."""
    if not mentions(source, _RICH | _TIPS | _TIP_ROLES | _OTHER_RICH):
        return []
    tree = ast.parse(source)
    found = [name for name in _imported(tree) if name.split(".")[-1] in _RICH]
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in _RICH:
            found.append(node.attr)
        if isinstance(node, ast.Call):
            found += _rich_call(node)
        if isinstance(node, ast.ClassDef):
            found += [ast.unparse(base) for base in node.bases if ast.unparse(base) == "QTextEdit"]
        if isinstance(node, ast.match_case) and _TIP_ROLES & set(_names(node.pattern)):
            found += _raw_returns(node)
        if isinstance(node, ast.If) and _TIP_ROLES & set(_names(node.test)):
            found += _raw_returns(node)
    return found


def _rich_call(node: ast.Call) -> list[str]:
    name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
    if isinstance(node.func, ast.Name):
        name = node.func.id
    if name in _TIPS or name == "QTextEdit":
        return [name]
    if name == "setData" and _TIP_ROLES & set(_names(node)):
        return ["setData of a tip"]
    if name == "Markup" or (name == "markup" and not isinstance(node.args[0], ast.Constant)):
        return [f"{name} of what is not written here"]
    return []


def _names(node: ast.AST) -> Iterator[str]:
    return (each.attr for each in ast.walk(node) if isinstance(each, ast.Attribute))


def _raw_returns(node: ast.AST) -> list[str]:
    """Every answer for the role of a tip goes through `tip`."""
    found = []
    for each in ast.walk(node):
        if isinstance(each, ast.Return) and each.value is not None:
            is_none = isinstance(each.value, ast.Constant) and each.value.value is None
            if not is_none and "tip(" not in ast.unparse(each.value):
                found.append(f"raw tip: {ast.unparse(each.value)}")
    return found


@pytest.mark.parametrize(
    "path",
    _files("app/ui", but=("app/ui/widgets/words.py", "app/ui/widgets/first.py")),
    ids=lambda path: path.stem,
)
def test_f10_no_text_is_taken_for_markup(path: Path) -> None:
    assert rich_words(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "from PySide6.QtWidgets import QLabel", "widget.setToolTip(name)", "b.setHtml(x)",
        "from PySide6 import QtWidgets\nQtWidgets.QMessageBox.warning(a, b, c)", "QTextEdit(x)",
        "class A(QTextEdit): ...", "item.setData(x, Qt.ItemDataRole.ToolTipRole)",
        "markup(name)", "markup(f'<b>{name}</b>')", "Markup(name)", "x.setTextFormat(y)",
        "def f():\n match r:\n  case Qt.ItemDataRole.ToolTipRole:\n   return self.name",
        "def f():\n if r == Qt.ItemDataRole.ToolTipRole:\n  return self.name",
    ],
)  # fmt: skip
def test_f10_that_would_be_seen(source: str) -> None:
    assert len(rich_words(source)) == 1


_VIEWS = frozenset(
    {
        "QListWidget", "QTableWidget", "QTreeWidget", "QListView", "QTableView", "QTreeView",
        "QColumnView", "QAbstractItemView",
    }
)  # fmt: skip


def raw_copies(source: str) -> list[str]:
    """What a source text puts on the clipboard, or lets Qt put there, as it is."""
    if not mentions(source, _VIEWS | {"clipboard", "writer"}):
        return []
    tree = ast.parse(source)
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute) and node.func.attr == "clipboard":
                found.append("clipboard()")
            if isinstance(node.func, ast.Name) and node.func.id in _VIEWS:
                found.append(f"{node.func.id}()")
            if isinstance(node.func, ast.Attribute) and node.func.attr == "writer":
                found.append("csv.writer")
        if isinstance(node, ast.ClassDef):
            bases = [ast.unparse(base).split("[")[0] for base in node.bases]
            if _VIEWS & set(bases) and "CopiesPlainly" not in bases and not _copies_itself(node):
                found.append(f"class {node.name}")
    return found


def _copies_itself(node: ast.ClassDef) -> bool:
    """It has its own answer to Ctrl+C; a popup of choices never holds what somebody wrote."""
    keys = [
        ast.unparse(each)
        for each in node.body
        if isinstance(each, ast.FunctionDef) and each.name == "keyPressEvent"
    ]
    return any("StandardKey.Copy" in body for body in keys)


@pytest.mark.parametrize(
    "path",
    # What clears puts nothing there: it looks whether what stands there is still ours.
    _files("app", but=("app/ui/widgets/clipboard.py", "app/ui/widgets/clipboard_clearing.py")),
    ids=lambda path: path.stem,
)
def test_f11_every_copy_goes_through_one_door(path: Path) -> None:
    assert raw_copies(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "QGuiApplication.clipboard().setText(x)", "self.list = QListWidget(self)",
        "class A(QTableView): ...", "csv.writer(stream)",
        "class A(QListView):\n def keyPressEvent(self, e): super().keyPressEvent(e)",
    ],
)  # fmt: skip
def test_f11_that_would_be_seen(source: str) -> None:
    assert len(raw_copies(source)) == 1
