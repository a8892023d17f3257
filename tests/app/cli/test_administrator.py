"""`uitzicht administrator`, and every other command under what an administrator set."""

import json
import os
from pathlib import Path

import pytest

from app.cli import main
from app.cli.commands import COMMANDS
from app.resources import ADMINISTRATORS_TEMPLATE, EXAMPLE_POLICY, EXAMPLES
from app.store.administrator import NAME

Capture = pytest.CaptureFixture[str]
DOSSIER = str(EXAMPLES / "HH1.uitzicht.json")


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Dutch user; the administrator's file that is not there yet."""
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    monkeypatch.setenv("UITZICHT_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("UITZICHT_SYSTEM", str(tmp_path / "system"))
    monkeypatch.setenv("UITZICHT_NO_KEYRING", "1")
    (tmp_path / "system").mkdir()
    return tmp_path / "system" / NAME


def run(*words: str, code: int = 0) -> None:
    assert main(words) == code


def _policy(file: Path, *, name: str = "Bank van de beheerder") -> Path:
    policy = file.parent / "policy.toml"
    text = EXAMPLE_POLICY.read_text("utf-8").replace("Voorbeeldbank N.V.", name)
    policy.write_text(text, "utf-8")
    file.write_text('policy = "policy.toml"\n', "utf-8")
    return policy


def test_the_template_is_given_on_the_screen_or_in_a_file(file: Path, capsys: Capture) -> None:
    run("administrator", "template")
    assert capsys.readouterr().out.rstrip("\n") == ADMINISTRATORS_TEMPLATE.read_text().rstrip("\n")
    run("administrator", "template", "-o", str(file))
    assert file.read_bytes() == ADMINISTRATORS_TEMPLATE.read_bytes()
    assert str(file) in capsys.readouterr().out
    run("administrator", "check")
    assert "niets ingesteld" in capsys.readouterr().out


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_everybody_can_read_the_template_and_who_may_not_is_told(
    file: Path, capsys: Capture
) -> None:
    run("administrator", "template", "-o", str(file))
    assert file.stat().st_mode & 0o777 == 0o644
    capsys.readouterr()
    run("administrator", "check")
    assert "Let op" not in capsys.readouterr().out
    file.chmod(0o640)
    run("administrator", "check")
    assert "niet iedereen kan het bestand lezen" in capsys.readouterr().out
    file.chmod(0o646)
    run("administrator", "check")
    assert "iedereen mag het bestand veranderen" in capsys.readouterr().out


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_a_file_that_was_there_keeps_its_rights(file: Path) -> None:
    file.write_text("")
    file.chmod(0o600)
    run("administrator", "template", "-o", str(file))
    assert file.stat().st_mode & 0o777 == 0o600


def test_without_a_file_that_is_said(file: Path, capsys: Capture) -> None:
    run("administrator", "check")
    run("administrator", "show")
    assert capsys.readouterr().out.count(str(file)) == 2
    run("administrator", "check", "elsewhere.toml", code=2)


def test_all_that_is_wrong_is_said_and_nothing_else_is_done(file: Path, capsys: Capture) -> None:
    file.write_text('stroe = "x"\nagency = 1\n')
    for words in (("administrator", "check"), ("administrator", "show"), ("assess", DOSSIER)):
        run(*words, code=3)
        said = capsys.readouterr()
        assert said.out == ""
        assert "Bedoelt u store?" in said.err
        assert "regel 2" in said.err


def test_a_file_elsewhere_is_looked_at_before_it_is_put_in_place(
    tmp_path: Path, capsys: Capture
) -> None:
    draft = tmp_path / "draft.toml"
    draft.write_text('policy = "own.toml"\n')
    run("administrator", "check", str(draft), code=2)
    assert str(tmp_path / "own.toml") in capsys.readouterr().err
    (tmp_path / "own.toml").write_bytes(EXAMPLE_POLICY.read_bytes())
    run("administrator", "check", str(draft))
    assert str(tmp_path / "own.toml") in capsys.readouterr().out
    (tmp_path / "own.toml").write_text("name = 1")
    run("administrator", "check", str(draft), code=1)
    draft.write_text("agency = true\n")
    run("administrator", "check", str(draft), code=3)
    assert "[agency]" in capsys.readouterr().err


def test_what_is_set_is_shown_for_a_person_and_for_a_program(file: Path, capsys: Capture) -> None:
    file.write_text('store = "postgresql://anna:Geheim99@db/x"\n[locked]\nlock_minutes = 5\n')
    run("administrator", "show")
    said = capsys.readouterr().out
    assert str(file) in said
    assert "locked.lock_minutes = 5" in said
    run("administrator", "show", "--json")
    shown = capsys.readouterr().out
    assert "Geheim99" not in said + shown
    assert json.loads(shown) == {
        "file": str(file), "policy": None,
        "set": {"store": "postgresql://anna@db/x", "locked.lock_minutes": 5},
    }  # fmt: skip


def test_every_command_works_under_the_policy_that_is_set(file: Path, capsys: Capture) -> None:
    policy = _policy(file)
    run("assess", DOSSIER, "--json")
    assert f'"{policy.name}"' in capsys.readouterr().out
    run("assess", DOSSIER, "--policy", str(policy), "--json")
    run("assess", DOSSIER, "--policy", str(EXAMPLE_POLICY), code=2)
    said = capsys.readouterr().err
    assert str(policy) in said
    assert "--policy" in said


def test_no_command_with_a_policy_goes_past_the_one_that_is_set(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each command that takes one is asked: a new one cannot forget it."""
    from argparse import Namespace
    from dataclasses import replace

    from app import cli
    from app.bootstrap import now, today
    from app.cli.command import Command, CommandRun
    from app.i18n import Texts
    from app.store.administrator import SetByAdministrator

    policy, seen = _policy(file), dict[str, Path | None]()

    def note(real: Command) -> Command:
        def chosen(options: Namespace, _: CommandRun) -> int:
            seen[real.name] = options.policy
            return 0

        return replace(real, run=chosen)

    names = [each.name for each in COMMANDS]
    monkeypatch.setattr("app.cli.commands.COMMANDS", tuple(map(note, COMMANDS)))
    here = CommandRun(Texts("nl"), today, now, file.parent)
    for name in names:
        options = Namespace(command=name, policy=EXAMPLE_POLICY)
        if name in ("clients", "administrator", "package"):
            cli.run_command(options, here)
            assert seen[name] == EXAMPLE_POLICY  # the policy of a client, or none at all
            continue
        with pytest.raises(SetByAdministrator):
            cli.run_command(options, here)
        cli.run_command(Namespace(command=name, policy=None), here)
        assert seen[name] == policy


def test_an_output_is_not_written_over_the_policy_that_is_set(file: Path, capsys: Capture) -> None:
    policy = _policy(file)
    before = policy.read_bytes()
    run("document", "calculation_sheet", DOSSIER, "-o", str(policy), code=2)
    assert str(policy) in capsys.readouterr().err
    assert policy.read_bytes() == before


def test_the_command_line_speaks_the_language_that_is_set_unless_it_is_asked(
    file: Path, capsys: Capture
) -> None:
    file.write_text('language = "en"\n')
    run("administrator", "show")
    assert "Set by the administrator" in capsys.readouterr().out
    run("--lang", "nl", "administrator", "show")  # of one report, as of one letter
    assert "Ingesteld door de beheerder" in capsys.readouterr().out


def test_the_window_in_another_language_or_store_or_policy_is_refused(
    file: Path, capsys: Capture
) -> None:
    file.write_text('language = "nl"\n')
    run("--lang", "en", "--quit-after-first-paint", code=2)
    assert "Leave --lang out" in capsys.readouterr().err
    run("open", "--lang", "en", "--quit-after-first-paint", code=2)
    policy = _policy(file)
    run("open", "--policy", str(EXAMPLE_POLICY), "--quit-after-first-paint", code=2)
    assert str(policy) in capsys.readouterr().err
    file.write_text('store = "/admin/store.db"\n')
    run("open", "--store", "/other/store.db", "--quit-after-first-paint", code=2)
    assert "/admin/store.db" in capsys.readouterr().err
    file.write_text("agency = true\n")
    run("--quit-after-first-paint", code=3)
    assert "[agency]" in capsys.readouterr().err
    file.write_text("[locked]\nzoom = 100\n")
    run("--quit-after-first-paint", code=3)
    assert "defaults.zoom" in capsys.readouterr().err


def test_backups_go_where_the_administrator_says(
    file: Path, tmp_path: Path, capsys: Capture
) -> None:
    file.write_text('[locked]\nbackup_folder = "here"\n')
    run("store", "backup", "--list")
    assert str(file.parent / "here") in capsys.readouterr().out
    run("store", "backup", "--list", "--folder", str(tmp_path), code=2)
    assert str(file.parent / "here") in capsys.readouterr().err
    file.write_text('[defaults]\nbackup_folder = "here"\n')
    run("store", "backup", "--list")
    assert str(file.parent / "here") in capsys.readouterr().out
    run("store", "backup", "--list", "--folder", str(tmp_path))
    assert str(file.parent / "here") not in capsys.readouterr().out


def test_a_client_of_an_agency_has_a_policy_that_says_so(file: Path, capsys: Capture) -> None:
    file.write_text("agency = true\n")
    for command in ("add", "change"):
        run("clients", command, "Bank", "--policy", str(EXAMPLE_POLICY), code=3)
        assert "[agency]" in capsys.readouterr().err
    file.write_text("agency = false\n")
    run("clients", "add", "Bank", "--policy", str(EXAMPLE_POLICY), code=3)  # there is no store yet
    assert "[agency]" not in capsys.readouterr().err


def test_signed_figures_without_a_key_are_remarked(file: Path, capsys: Capture) -> None:
    file.write_text("only_signed_figures = true\n")
    run("administrator", "check")
    assert "package_keys is leeg" in capsys.readouterr().out
    nobodys = "RWSCHjCLcv2ouT4K5XhfpOxonVH7AqUS5eIRFPNWS7yAIo+GsigdpJgP"
    file.write_text(f'only_signed_figures = true\npackage_keys = ["{nobodys}"]\n')
    run("administrator", "check")
    assert "package_keys is leeg" not in capsys.readouterr().out


def test_who_started_with_the_mouse_reads_in_a_window_why_there_is_none(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    from app.ui.shell import cannot_start
    from app.ui.widgets.notice import Notice

    file.write_text("stroe = 1\nagency = 2\n")
    said = list[str]()

    def ask(notice: Notice) -> None:
        said.append(notice.body.toPlainText())
        notice.deleteLater()

    monkeypatch.setattr(Notice, "ask", ask)
    run("--quit-after-first-paint", code=3)
    assert said == []  # without a screen the terminal is all there is
    monkeypatch.setattr(cannot_start, "is_read_on_a_terminal", lambda: False)
    run("--quit-after-first-paint", code=3)
    assert "Bedoelt u store?" in capsys.readouterr().err
    assert "Uitzicht kan niet beginnen" in said[0]
    assert "Bedoelt u store?" in said[0]
    assert str(file) in said[0]
