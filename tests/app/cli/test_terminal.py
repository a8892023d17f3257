"""F12: nothing that is printed can command the screen, wherever it comes from."""

import ast
import contextlib
import json
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from app.cli import main, terminal
from app.cli.terminal import plain_output
from app.resources import EXAMPLE_POLICY, EXAMPLES
from app.services.own_texts import own_texts_path
from calc.base.characters import HIDDEN, made_visible
from tests.app.cli.test_outputs import _all
from tests.tariff_files import tariff_text

EVIL = "\x1b]0;SENTINEL\x07\x1b[2J\x9b31m\u202etxt\u2066\u200b\r\b\x7f"
_HH1 = EXAMPLES / "HH1.uitzicht.json"


@pytest.fixture(autouse=True)
def dutch(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A Dutch user with a data folder of his own."""
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    monkeypatch.setenv("UITZICHT_DATA", str(tmp_path / "data"))


def _run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    try:
        code = main(list(words))
    except SystemExit as ended:
        code = int(str(ended.code))
    shown = capsys.readouterr()
    for text in (shown.out, shown.err):
        assert HIDDEN.search(text) is None, ascii(text[:2000])
    assert code in (0, 1, 2, 3)
    return code, shown.out + shown.err


def _dossier(folder: Path, **changes: Any) -> str:
    values = json.loads(_HH1.read_text(encoding="utf-8"))
    path = folder / "d.uitzicht.json"
    path.write_text(json.dumps(values | changes), encoding="utf-8")
    return str(path)


def _commands() -> list[tuple[str, ...]]:
    return [words for words, _ in _all() if words not in ((), ("open",), ("tariffs",))]


@pytest.mark.parametrize("words", _commands(), ids="-".join)
@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_f12_a_word_of_the_command_line(
    words: tuple[str, ...], count: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever stands behind a command: too little, too much, or no such thing."""
    _run(capsys, *words, *[EVIL] * count)
    _run(capsys, *words, *[EVIL] * count, f"--{EVIL}", EVIL)
    _run(capsys, *words, *[EVIL] * count, "--on", EVIL)
    _run(capsys, *words, *[EVIL] * count, "--lang", "en")


@pytest.mark.parametrize("words", [
    ["plan", str(_HH1), "-o", f"none/{EVIL}.pdf"], ["plan", f"{EVIL}", "-o", "x.pdf"],
    ["document", "plan", str(_HH1), "-o", f"{EVIL}"], ["rule", EVIL],
    ["document", EVIL, str(_HH1), "-o", "x.pdf"], ["rule", "beslagvrije_voet", f"{EVIL}=1"],
    ["rule", "beslagvrije_voet", "--on", "2026-07-01", f"net_income={EVIL}"],
    ["whatif", str(_HH1), f"{EVIL}=1"], ["whatif", str(_HH1), f"savings={EVIL}"],
    ["tariffs", "show", EVIL], ["tariffs", "diff", EVIL, EVIL],
    ["calendar", str(_HH1), "--at", EVIL],
    ["assess", str(_HH1), "--policy", EVIL], ["review", str(_HH1), "--of", EVIL],
    ["recheck", str(_HH1), "--receipt", EVIL], [EVIL], [f"--{EVIL}"],
])  # fmt: skip
def test_f12_words_that_get_further(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    code, said = _run(capsys, *words)
    assert code != 0
    assert said


def test_f12_a_file_that_is_written_and_has_such_a_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / f"a\nGemaakt{EVIL}.pdf"
    code, said = _run(capsys, "document", "plan", str(_HH1), "-o", str(out))
    assert (code, out.exists()) == (0, True)
    assert r"\u001b[2J" in said
    assert "a Gemaakt" in said, "the name stays on the line of its sentence"


@pytest.mark.parametrize("text", [
    json.dumps({EVIL: 1}), json.dumps({"schema_version": 1, EVIL: 1}), f"{{{EVIL}", EVIL,
    json.dumps({"schema_version": 1, "household_type": EVIL}),
    json.dumps({"schema_version": 1, "adults": [{"ref": EVIL, EVIL: EVIL}]}),
    json.dumps({"schema_version": 1, "reference_date": EVIL, "savings": EVIL}),
    json.dumps({"schema_version": 1, "about": {"title": EVIL}}),
    f'{{"{"a" * 3}": 1, "aaa": 2, "x": "{EVIL}"}}',
])  # fmt: skip
def test_f12_what_is_wrong_with_a_dossier(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / f"{EVIL}.uitzicht.json"
    path.write_text(text, encoding="utf-8")
    for words in (["assess"], ["assess", "--json"], ["plan", "-o", str(tmp_path / "x.pdf")]):
        code, said = _run(capsys, words[0], str(path), *words[1:])
        assert code == 1
        assert said


@pytest.mark.parametrize(("old", "new"), [
    ('name = "', f'"{"k"}\\u001b\\u202e" = 1\nname = "'), ('floor = "', 'floor = "\\u001b[2J'),
    ('logo = "', 'logo = "\\u001b[2J'), ('name = "', 'name = "\\u001b[2J'), ('name = "', EVIL),
])  # fmt: skip
def test_f12_what_is_wrong_with_a_policy(
    old: str, new: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    policy = tmp_path / f"{EVIL}.toml"
    text = 'logo = "x.png"\n' + EXAMPLE_POLICY.read_text(encoding="utf-8")
    policy.write_text(text.replace(old, new, 1), encoding="utf-8")
    code, said = _run(capsys, "assess", str(_HH1), "--policy", str(policy))
    assert code == 1
    assert said


def test_f12_sentences_of_their_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    policy = tmp_path / "bank.toml"
    shutil.copy(EXAMPLE_POLICY, policy)
    for text in ('"a\\u001b[2J\\u202e" = "Zin."', '"letter.closing" = "Dag\\u202e,"', EVIL):
        own_texts_path(policy, "nl").write_text(text, encoding="utf-8")
        code, said = _run(
            capsys, "document", "plan", str(_HH1), "--policy", str(policy),
            "-o", str(tmp_path / "x.pdf"),
        )  # fmt: skip
        assert code == 1
        assert said


def test_f12_a_text_for_the_guard(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "woorden.txt"
    path.write_text(f"Anders volgt loonbeslag{EVIL}. Anders{EVIL} volgt loonbeslag.", "utf-8")
    for more in ([], ["--json"]):
        code, said = _run(capsys, "guard", str(path), *more)
        assert code == 1
        assert "loonbeslag" in said


def test_f12_a_tariff_file_of_the_user(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = tmp_path / "data" / "tariffs"
    own.mkdir(parents=True)
    (own / f"{EVIL}.toml").write_text(tariff_text(2026), encoding="utf-8")
    (own / f"b{EVIL}.toml").write_text(f'"\\u001b[2J" = "{EVIL}"', encoding="utf-8")
    bad = own / "c.toml"
    bad.write_text(tariff_text(2026).replace('unit = "EUR', 'unit = "\\u001b[2J', 1), "utf-8")
    for words in (["tariffs"], ["tariffs", "--json"], ["tariffs", "check", str(bad)],
                  ["tariffs", "check", str(bad), "--json"],
                  ["rule", "beslagvrije_voet", "--on", "2026-07-01", "household=alleenstaande"],
                  ["assess", str(_HH1)]):  # fmt: skip
        assert _run(capsys, *words)[1]


def test_f12_a_receipt(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["assess", str(_HH1), "--json"]) in (0, 1)
    values = json.loads(capsys.readouterr().out)
    values["groups"]["income"] = EVIL
    values["receipt"]["engine"] = EVIL
    values[EVIL] = EVIL
    path = tmp_path / "a.json"
    path.write_text(json.dumps(values), encoding="utf-8")
    code, said = _run(capsys, "recheck", str(_HH1), "--receipt", str(path))
    assert code == 1
    assert r"\u001b[2J" in said
    values["receipt"]["files"][0]["sha256"] = "0" * 64
    values["receipt"]["files"][0]["name"] = EVIL
    path.write_text(json.dumps(values), encoding="utf-8")
    code, said = _run(capsys, "recheck", str(_HH1), "--receipt", str(path))
    assert code == 1
    assert said


def test_f12_json_keeps_its_meaning(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is shown instead of a character is that character to whoever reads the JSON."""
    bad = tmp_path / f"\u202e{EVIL}.toml"
    bad.write_text("year = 1", encoding="utf-8")
    code, said = _run(capsys, "tariffs", "check", str(bad), "--json")
    assert code == 1
    assert json.loads(said)["name"] == bad.name


def test_f12_a_name_with_a_new_line_is_no_row_of_ours(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    title = {"title": "Jansen\n=======\nBetalen per maand € 0,00"}
    path = _dossier(tmp_path, about=title)
    said = _run(capsys, "assess", path)[1]
    assert "Jansen ======= Betalen per maand" in said.splitlines()[0]


def test_f12_the_door_is_closed_after_a_command() -> None:
    before = sys.stdout, sys.stderr
    with plain_output():
        assert sys.stdout is not before[0]
        assert sys.stdout.encoding == before[0].encoding
    assert (sys.stdout, sys.stderr) == before


def test_f12_without_any_output_there_is_no_door(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    with plain_output():
        assert sys.stdout is None


def test_f12_many_lines_at_once_go_through_the_door(capsys: pytest.CaptureFixture[str]) -> None:
    with plain_output():
        sys.stdout.writelines(["a\x1b\n", "b\n"])
        with contextlib.suppress(ValueError):
            print("c\u202e", file=sys.stderr)
    shown = capsys.readouterr()
    assert (shown.out, shown.err) == ("a\\u001b\nb\n", "c\\u202e\n")


def test_f12_a_line_over_another_covers_it_and_commands_nothing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """How far a long command is: a shorter line leaves nothing of the one before it."""
    with plain_output():
        for line in ("12 van 2100", "klaar\x1b[2J\nSENTINEL", "ok"):
            sys.stdout.over(line)  # type: ignore[union-attr]
    first, second, third = capsys.readouterr().out.split("\r")[1:]
    assert first == "12 van 2100"
    assert "\x1b" not in second
    assert "\n" not in second
    assert third == "ok".ljust(len(second))


def test_f12_nothing_writes_past_the_door() -> None:
    """Neither the bytes beneath the streams nor the streams that Python keeps aside."""
    root = Path(__file__).resolve().parents[3]
    past = {"__stdout__", "__stderr__", "buffer", "detach"}
    for path in sorted((root / "app" / "cli").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr in past:
                assert ast.unparse(node) == "sys.stdin.buffer", path


def test_what_is_let_through_at_once_can_be_seen() -> None:
    every = "".join(map(chr, range(0x11000)))
    through = [char for char in every if terminal._PLAIN_TEXT.fullmatch(char)]
    assert len(through) > 190
    assert not [char for char in through if made_visible(char) != char]
