"""When unsaved work is kept, when it may go, and what is said when it cannot be kept."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.services.dossier_store.desk import StoreTrouble
from app.services.dossiers import FileTrouble
from app.services.local_state import LeftBehind, RecoveryFile, Unsaved
from app.ui.intake.session import Session
from app.ui.shell.current_file import CurrentFile
from app.ui.shell.program import Program
from app.ui.shell.recovery_watch import RecoveryWatch
from calc import Draft


class Kept(RecoveryFile):
    """What was written last, and whether it is on the disk itself; in trouble when told so."""

    def __init__(self) -> None:
        self.written: list[tuple[Unsaved, bool]] = []
        self.removed = 0
        self.trouble = False

    def write(self, unsaved: Unsaved, *, flush: bool = False) -> None:
        if self.trouble:
            raise FileTrouble("write", "disk_full", Path("x"))
        self.written.append((unsaved, flush))

    def remove(self) -> None:
        if self.trouble:
            raise FileTrouble("write", "no_permission", Path("x"))
        self.removed += 1


class Left(LeftBehind):
    """Work of another window: what became of it."""

    def __init__(self) -> None:
        self.became: list[str] = []

    def throw_away(self) -> None:
        self.became.append("thrown away")

    def leave(self) -> None:
        self.became.append("left")


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def file(session: Session) -> CurrentFile:
    made = CurrentFile(session)
    made.start(session.draft)
    return made


@pytest.fixture
def watch(session: Session, file: CurrentFile, kept: Kept, qtbot: QtBot) -> RecoveryWatch:
    return RecoveryWatch(session, file, kept)


def change(session: Session, text: str = "SENTINEL") -> None:
    session.change(("notes",), text, "aantekening")
    session.end_run()


def test_nothing_is_kept_of_what_is_saved(watch: RecoveryWatch, kept: Kept) -> None:
    assert watch.keep()
    assert (kept.written, kept.removed) == ([], 1)


def test_work_and_typed_texts_are_each_a_reason_to_keep(
    watch: RecoveryWatch, kept: Kept, session: Session
) -> None:
    session.pending.keep("letter.plan", "half af")
    assert watch.keep()
    unsaved, flush = kept.written[-1]
    assert (unsaved.typed, flush) == ({"letter.plan": "half af"}, False)
    session.pending.drop("letter.plan")
    change(session)
    assert watch.keep(flush=True)
    unsaved, flush = kept.written[-1]
    assert (unsaved.draft.notes, unsaved.typed, flush) == ("SENTINEL", {}, True)


def test_saving_lets_it_go_unless_something_typed_is_in_no_file(
    watch: RecoveryWatch, kept: Kept, session: Session
) -> None:
    change(session)
    watch.keep()
    session.pending.keep("letter.plan", "half af")
    session.undo_stack.setClean()
    assert kept.removed == 0
    change(session, "meer")
    session.pending.drop("letter.plan")
    session.undo_stack.setClean()
    assert kept.removed == 1


@pytest.mark.parametrize(("trouble", "became"), [(False, "thrown away"), (True, "left")])
def test_work_of_another_window_goes_only_once_it_is_kept_here(
    trouble: bool, became: str, watch: RecoveryWatch, kept: Kept, session: Session,
    file: CurrentFile,
) -> None:  # fmt: skip
    file.resume(Unsaved(Draft(notes="SENTINEL"), None, None))
    kept.trouble = trouble
    left = Left()
    watch.take_over(left)
    assert left.became == [became]
    assert [flush for _, flush in kept.written] == ([] if trouble else [True])


def test_what_cannot_be_kept_is_said_once_and_again_after_it_could(
    watch: RecoveryWatch, kept: Kept, session: Session
) -> None:
    said: list[str] = []
    watch.in_trouble.connect(lambda trouble: said.append(trouble.reason))
    kept.trouble = True
    for text in ("een", "twee"):
        change(session, text)
        assert not watch.keep()
    assert said == ["disk_full"]
    kept.trouble = False
    assert watch.keep()
    kept.trouble = True
    change(session, "drie")
    assert not watch.keep()
    assert said == ["disk_full", "disk_full"]


def test_a_trace_that_cannot_be_removed_is_said(watch: RecoveryWatch, kept: Kept) -> None:
    said: list[str] = []
    watch.in_trouble.connect(lambda trouble: said.append(trouble.reason))
    kept.trouble = True
    watch.forget()
    assert said == ["no_permission"]


def test_looking_away_writes_what_waits_or_is_kept_and_nothing_else(
    watch: RecoveryWatch, kept: Kept, session: Session
) -> None:
    watch.keep_for_good()
    assert kept.written == []
    change(session)
    watch.keep_for_good()  # it waited for its moment
    watch.keep_for_good()  # it is there: onto the disk itself
    assert [flush for _, flush in kept.written] == [True, True]
    watch.forget()
    watch.keep_for_good()
    assert len(kept.written) == 2


class _Server:
    """A store that says when it has the work."""

    def __init__(self) -> None:
        self.is_sure, self.got = True, list[Draft]()
        self.beside: Draft | None = None
        self.refuses: StoreTrouble | None = None
        self.has_place = True

    def write(self, work: Unsaved, *, flush: bool = False) -> None:
        if self.refuses is not None:
            raise self.refuses
        self.got.append(work.draft)

    def keep_beside(self, work: Unsaved) -> bool:
        if not self.has_place:
            raise StoreTrouble("gone")
        self.beside = work.draft
        return True

    def forget_beside(self) -> None:
        self.beside = None

    def remove(self) -> None:
        self.got.clear()

    def say_alive(self) -> None:
        """Nobody looks."""


def _plain(program: Program) -> list[Path]:
    """Files that hold what was typed, for whoever reads them."""
    found = [each for each in program.keeper.folder.rglob("*") if each.is_file()]
    return [each for each in found if b"SENTINEL" in each.read_bytes()]


def _notes(draft: Draft | None) -> object:
    return None if draft is None else draft.notes


def test_work_waits_sealed_beside_a_server_that_takes_its_time(program: Program) -> None:
    """Not in a file that anybody reads, as it did until the server had it."""
    server = _Server()
    program.watch.use(server)
    change(program.session)
    assert program.watch.keep()
    assert server.beside is None
    server.is_sure = False
    change(program.session, "SENTINEL later")
    assert program.watch.keep()
    assert program.watch._unsure.isActive()
    program.watch._look_again()
    assert _notes(server.beside) == "SENTINEL later"
    change(program.session, "SENTINEL nog later")
    assert program.watch.keep()
    assert _notes(server.beside) == "SENTINEL nog later"
    assert _plain(program) == []
    server.is_sure = True
    program.watch._look_again()
    assert server.beside is None
    assert _plain(program) == []


@pytest.mark.parametrize("reason", ["gone", "not_allowed", "full"])
def test_what_a_server_does_not_take_waits_sealed_too(program: Program, reason: str) -> None:
    server = _Server()
    server.refuses = StoreTrouble(reason)
    change(program.session)
    assert program.watch.keep()
    assert len(_plain(program)) == 1  # there was no store yet
    program.watch.use(server)
    assert _plain(program) == []
    change(program.session, "SENTINEL later")
    assert program.watch.keep(flush=True)
    assert (_notes(server.beside), _plain(program)) == ("SENTINEL later", [])


def test_without_a_sealed_place_it_waits_in_memory_and_that_is_said(program: Program) -> None:
    server, said = _Server(), list[str]()
    server.refuses, server.has_place = StoreTrouble("not_allowed"), False
    program.watch.in_trouble.connect(lambda trouble: said.append(trouble.reason))
    program.watch.use(server)
    change(program.session)
    assert not program.watch.keep()
    assert (said, _plain(program)) == (["gone"], [])
    assert program.watch.is_in_trouble
