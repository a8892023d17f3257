"""Texts: a key without a text and a text with the wrong parameters are defects, never silence."""

import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from app.i18n import LANGUAGES, MissingText, NotCompiled, Texts
from app.i18n import texts as module
from app.i18n.compile import LOCALE


@pytest.fixture(name="nl")
def _nl() -> Texts:
    return Texts("nl")


def test_a_text_is_said_in_the_language_asked_for(nl: Texts) -> None:
    assert nl.language == "nl"
    assert nl.text("frequency.month") == "per maand"
    assert Texts("en").text("frequency.month") == "a month"


@pytest.mark.parametrize("key", ["", "frequency", "frequency.fortnight", "step.Own_wall"])
def test_a_missing_key_raises(nl: Texts, key: str) -> None:
    assert not nl.has(key)
    with pytest.raises(MissingText):
        nl.text(key)
    with pytest.raises(MissingText):
        nl.plural(key, 2)
    with pytest.raises(MissingText):
        nl.placeholders(key)


@pytest.mark.parametrize("params", [{}, {"line": "3", "more": "x"}, {"lien": "3"}])
def test_a_missing_or_unused_parameter_raises(nl: Texts, params: dict[str, str]) -> None:
    with pytest.raises(MissingText, match="problem_line"):
        nl.text("problem_line", **params)


def test_a_text_says_which_parameters_it_wants(nl: Texts) -> None:
    assert nl.placeholders("finding.cash_short") == {"amount", "month", "worst"}
    assert nl.placeholders("frequency.month") == frozenset()


def test_a_value_with_braces_is_only_a_value(nl: Texts) -> None:
    assert nl.text("problem_line", line="{line}") == "Het gaat om regel {line} van het bestand."


def test_plurals(nl: Texts) -> None:
    assert [nl.plural("amount.months", n) for n in (0, 1, 2)] == [
        "0 maanden",
        "1 maand",
        "2 maanden",
    ]
    assert nl.plural("amount.months", 1000) == "1.000 maanden"
    with pytest.raises(MissingText):
        nl.plural("amount.months", 2, months=2)


def test_a_plural_form_need_not_name_the_number(nl: Texts) -> None:
    assert nl.plural("condition.conversation_held", 1) == "U spreekt ons elke maand."


def test_a_text_with_plurals_is_not_a_text_without_a_number(nl: Texts) -> None:
    with pytest.raises(MissingText):
        nl.text("amount.months", n=2)
    with pytest.raises(MissingText):
        nl.plural("frequency.month", 2)


def test_an_unknown_language_raises() -> None:
    with pytest.raises(ValueError, match="fy"):
        Texts("fy")


def test_formats_are_those_of_the_language() -> None:
    said = [Texts(language).formats.euros(Decimal("1.5")) for language in LANGUAGES]
    assert said == ["€\u00a01,50", "€1.50"]


def test_stretched_texts_are_twice_as_long_and_have_the_same_parameters() -> None:
    stretched = Texts("nl", stretch=True)
    assert stretched.text("frequency.month") == "per maand per maand"
    assert stretched.text("problem_line", line="3").count("regel 3") == 2


def test_texts_come_without_babel_until_something_is_formatted() -> None:
    asks = (
        "import sys; from app.i18n import Texts; Texts('nl').text('frequency.month');"
        "sys.exit('babel' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", asks], check=False).returncode == 0


def test_a_catalogue_is_read_when_the_first_of_its_keys_is_asked_for() -> None:
    asks = (
        "import sys; from app.i18n import Texts; found = [];"
        "sys.addaudithook(lambda event, args: event == 'open' and found.append(str(args[0])));"
        "texts = Texts('nl'); texts.text('frequency.month'); texts.has('frequency.fortnight');"
        "print(*[name for name in found if name.endswith('.mo')])"
    )
    said = subprocess.run([sys.executable, "-c", asks], check=True, capture_output=True, text=True)
    [read] = said.stdout.split()
    assert Path(read).parts[-3:] == ("nl", "LC_MESSAGES", "words.mo")


class TestAFolderThatWasNeverSetUp:
    @pytest.fixture
    def locale(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
        """Catalogues of our own, with one source and nothing compiled."""
        folder = tmp_path / "locale" / "nl" / "LC_MESSAGES"
        folder.mkdir(parents=True)
        folder.joinpath("engine.po").touch()
        monkeypatch.setattr(module, "__file__", str(tmp_path / "texts.py"))
        for kept in (module._folder, module._read):
            kept.cache_clear()
        yield folder
        for kept in (module._folder, module._read):
            kept.cache_clear()

    def test_says_which_catalogue_is_missing(self, locale: Path) -> None:
        with pytest.raises(NotCompiled, match="nl: engine"):
            Texts("nl")

    def test_needs_no_source_beside_what_is_compiled(self, locale: Path) -> None:
        made = LOCALE / "nl" / "LC_MESSAGES" / "words.mo"
        locale.joinpath("words.mo").write_bytes(made.read_bytes())
        locale.joinpath("engine.po").unlink()
        assert Texts("nl").text("frequency.month") == "per maand"

    def test_says_which_is_missing_when_it_is_asked_for(self, locale: Path) -> None:
        locale.joinpath("engine.mo").touch()
        with pytest.raises(NotCompiled, match="nl: words"):
            Texts("nl").text("frequency.month")

    def test_with_nothing_at_all_is_the_same(self, locale: Path) -> None:
        locale.joinpath("engine.po").unlink()
        with pytest.raises(NotCompiled):
            Texts("nl")
