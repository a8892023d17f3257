"""A pattern is compiled at its first use, once, and is then one as any other."""

import re
import sys
from importlib import import_module

import pytest

from app.i18n.patterns import pattern
from tests.said_by import said_by

OF_READING = ("app.i18n.how_often", "app.services.reading.saying", "app.services.reading.months")
UNUSED = """
import sys
import app.services.reading, app.i18n.how_often
found = [value for name, module in sys.modules.items() if name.startswith("app.")
         for value in vars(module).values() if type(value).__name__ == "_Uncompiled"]
print(len(found) > 30, {len(vars(each)) for each in found})
"""


def test_to_import_the_reader_compiles_nothing() -> None:
    assert said_by(UNUSED) == "True {2}\n"


def test_it_is_compiled_once_with_its_flags(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = list[tuple[str, int]]()
    real = re.compile

    def counted(written: str, flags: int = 0) -> re.Pattern[str]:
        compiled.append((written, flags))
        return real(written, flags)

    monkeypatch.setattr(re, "compile", counted)
    euro = pattern(r"(?P<sign>eur)o?", re.IGNORECASE)
    assert compiled == []
    for said in ("EURO", "eur"):
        found = euro.fullmatch(said)
        assert found is not None
        assert found["sign"] == said[:3]
    assert euro.fullmatch("pond") is None
    assert compiled == [(r"(?P<sign>eur)o?", re.IGNORECASE)]
    assert (euro.pattern, euro.groups) == (r"(?P<sign>eur)o?", 1)
    with pytest.raises(AttributeError):
        _ = euro.nothing  # type: ignore[attr-defined]


def test_every_pattern_of_the_reader_can_be_compiled() -> None:
    for name in OF_READING:
        import_module(name)
    written = {
        value.pattern
        for name, module in list(sys.modules.items())
        if name.startswith("app.")
        for value in vars(module).values()
        if type(value).__name__ == "_Uncompiled"
    }
    assert len(written) > 30
