"""Sorting the catalogues: a stray key goes home, and what a merge broke is named, never guessed."""

from pathlib import Path

import pytest

from app.i18n.po import HEAD
from app.i18n.sort import main

RENT, WAGES = ("expense.U01", "Huur"), ("income.I01", "Loon")
BALANCE, MONTH = ("answer.balance", "Saldo"), ("frequency.month", "per maand")


def message(key: str, text: str) -> str:
    return f'msgid "{key}"\nmsgstr "{text}"\n'


def write(folder: Path, name: str, *messages: tuple[str, str], more: str = "") -> None:
    """The same messages in both languages; `more` in Dutch alone."""
    for language in ("nl", "en"):
        there = folder / language / "LC_MESSAGES"
        there.mkdir(parents=True, exist_ok=True)
        blocks = [HEAD.format(catalogue=name, language=language)]
        blocks += [message(*each) for each in messages]
        blocks += [more] if more and language == "nl" else []
        (there / f"{name}.po").write_text("\n".join(blocks), encoding="utf-8")


def dutch(folder: Path) -> dict[str, str]:
    found = sorted((folder / "nl" / "LC_MESSAGES").iterdir())
    return {file.stem: file.read_text(encoding="utf-8") for file in found}


def test_a_stray_key_goes_to_the_catalogue_of_its_prefix_and_an_emptied_file_goes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, "answer", BALANCE, WAGES)
    write(tmp_path, "engine", RENT, MONTH)
    assert main([], tmp_path) == 0
    assert "nl/LC_MESSAGES/engine.po" in capsys.readouterr().out
    found = dutch(tmp_path)
    assert found.keys() == {"answer", "intake", "words"}
    head = HEAD.format(catalogue="intake", language="nl")
    assert found["intake"] == "\n".join([head, message(*RENT), message(*WAGES)])


def test_sorting_again_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, "engine", WAGES, BALANCE, RENT)
    main([], tmp_path)
    before = dutch(tmp_path)
    capsys.readouterr()
    assert main([], tmp_path) == 0
    assert capsys.readouterr().out == ""
    assert main(["--check"], tmp_path) == 0
    assert dutch(tmp_path) == before


def test_check_says_what_is_out_of_order_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, "intake", WAGES, RENT)
    before = dutch(tmp_path)
    assert main(["--check"], tmp_path) == 1
    assert capsys.readouterr().out.split() == [
        "en/LC_MESSAGES/intake.po",
        "nl/LC_MESSAGES/intake.po",
    ]
    assert dutch(tmp_path) == before


def test_what_two_branches_both_brought_is_kept_once(tmp_path: Path) -> None:
    write(tmp_path, "engine", WAGES, RENT)
    write(tmp_path, "intake", WAGES)
    assert main([], tmp_path) == 0
    assert dutch(tmp_path)["intake"].count(WAGES[0]) == 1


def test_the_comments_of_a_key_that_came_again_in_an_old_file_stay_away(tmp_path: Path) -> None:
    write(tmp_path, "intake", WAGES)
    before = dutch(tmp_path)
    file = tmp_path / "nl" / "LC_MESSAGES" / "engine.po"
    file.write_text("# What it was called\n" + message(*WAGES), encoding="utf-8")
    assert main([], tmp_path) == 0
    assert dutch(tmp_path) == before


def test_a_text_over_more_lines_is_the_same_text_on_one(tmp_path: Path) -> None:
    write(tmp_path, "intake", WAGES)
    file = tmp_path / "nl" / "LC_MESSAGES" / "engine.po"
    file.write_text('msgid "income.I01"\nmsgstr ""\n"Lo"\n"on"\n', encoding="utf-8")
    assert main([], tmp_path) == 0
    assert dutch(tmp_path)["intake"].endswith(message(*WAGES))


def test_a_heading_stays_above_its_prefix_and_a_comment_with_its_message(tmp_path: Path) -> None:
    write(tmp_path, "intake", WAGES)
    for language in ("nl", "en"):
        file = tmp_path / language / "LC_MESSAGES" / "engine.po"
        above = "# income: what comes in\n# Said on the telephone\n"
        file.write_text(above + message("income.I30", "Rente"), encoding="utf-8")
    assert main([], tmp_path) == 0
    assert dutch(tmp_path)["intake"].split("\n\n")[1:] == [
        "# income: what comes in\n" + message(*WAGES).strip(),
        "# Said on the telephone\n" + message("income.I30", "Rente"),
    ]


GLUED = {
    "two texts in one file": (message(*WAGES) + "\n" + message("income.I01", "Salaris"), "income"),
    "two texts for one key": ('msgid "income.I01"\nmsgstr "Loon"\nmsgstr "Salaris"\n', "line 12"),
    "a key without a text": ('msgid "income.I01"\n\n' + message(*RENT), "line 12"),
    "a text without a key": ('msgstr "Loon"\n', "line 12"),
    "a loose line": ('"Loon"\n', "line 12"),
    "a mark of git": ("<<<<<<< HEAD\n" + message(*WAGES), "<<<<<<< HEAD"),
    "a plural of one": ('msgid "a"\nmsgid_plural "a"\nmsgstr[0] "x"\n', "line 12"),
    "a quotation mark": ('msgid "income.I01"\nmsgstr "Lo"on"\n', "line 12"),
    "one language": (message(*RENT), "expense.U01: nl/LC_MESSAGES/intake.po, line 12 has it"),
}


@pytest.mark.parametrize("kind", GLUED)
def test_what_a_merge_glued_is_refused_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    more, named = GLUED[kind]
    write(tmp_path, "intake", more=more)
    write(tmp_path, "engine", MONTH)
    before = dutch(tmp_path)
    assert main([], tmp_path) == 1
    assert named in capsys.readouterr().err
    assert dutch(tmp_path) == before


def test_a_key_with_two_texts_is_named_with_both_places(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, "engine", ("income.I01", "Salaris"), ("expense.U01", "De huur"))
    write(tmp_path, "intake", WAGES, RENT)
    assert main([], tmp_path) == 1
    said = capsys.readouterr().err
    assert "income.I01" in said
    assert "expense.U01" in said
    assert "engine.po, line 12" in said
    assert "intake.po, line 12" in said


def test_a_plural_in_one_language_only_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, "words", MONTH)
    plural = 'msgid "a"\nmsgid_plural "a"\nmsgstr[0] "x"\nmsgstr[1] "y"\n'
    for language, text in {"nl": plural, "en": message("a", "x")}.items():
        (tmp_path / language / "LC_MESSAGES" / "more.po").write_text(text, encoding="utf-8")
    assert main([], tmp_path) == 1
    assert "a: a plural in nl, but not in en" in capsys.readouterr().err
