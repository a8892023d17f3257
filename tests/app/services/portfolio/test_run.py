"""The work itself, with a crew that does as it is told: in hand, deaths, halves, parts."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from app.i18n import Texts
from app.services.portfolio.chunk import Done
from app.services.portfolio.crew import Ended, Piece
from app.services.portfolio.files import Found
from app.services.portfolio.row import Row, Status
from app.services.portfolio.run import Progress, Work, put_together, work_through
from app.services.portfolio.table import Form
from app.services.portfolio.totals import totals_of
from app.store.portfolio_parts import Parts


class Told:
    """A crew that answers the last piece first; `dies` tells which pieces kill a worker."""

    def __init__(self, dies: Callable[[Piece], bool] = lambda _: False, most: int = 4) -> None:
        self.dies, self.most = dies, most
        self.given: list[Piece] = []
        self.all: list[Piece] = []
        self.highest = 0

    def at_once(self) -> int:
        return self.most

    def give(self, piece: Piece) -> None:
        self.given.append(piece)
        self.all.append(piece)
        self.highest = max(self.highest, len(self.given))

    def ended(self) -> Sequence[Ended]:
        piece = self.given.pop()
        if self.dies(piece):
            lost, self.given = [piece, *self.given], []
            return [Ended(each, None) for each in lost]
        rows = tuple(Row(item.name, Status.OK) for item in piece.items)
        return [Ended(piece, Done(rows, 1.0))]

    def close(self) -> None:
        """Nobody has to go."""


def work(folder: Path, count: int, *, names: str = "{:04}") -> Work:
    found = [Found(names.format(number), "", "1:1") for number in range(count)]
    parts = Parts(folder / "r.csv")
    assert parts.claim()
    return Work(found, parts, Form.PLAIN, Texts("nl"), sends=False)


def done(of: Work, crew: Told) -> list[Progress]:
    said: list[Progress] = []
    work_through(of, crew, said.append)
    return said


def names_in(of: Work, folder: Path) -> list[str]:
    put_together(of, folder / "r.csv")
    lines = (folder / "r.csv").read_text(encoding="utf-8").splitlines()
    return [line.split(",")[0] for line in lines[1:]]


@pytest.mark.parametrize("count", [1, 49, 50, 51, 523])
def test_every_dossier_has_its_line_in_order(tmp_path: Path, count: int) -> None:
    of = work(tmp_path, count)
    said = done(of, Told())
    assert names_in(of, tmp_path) == [each.name for each in of.found]
    assert (said[-1].done, said[-1].all, said[-1].fresh) == (count, count, count)
    assert said[-1].seconds == of.chunks
    assert totals_of(of).statuses == {Status.OK: count}
    assert totals_of(of).is_in_order


def test_no_more_is_in_hand_than_the_crew_takes_and_files_are_read_when_their_turn_comes(
    tmp_path: Path,
) -> None:
    crew = Told(most=3)
    done(work(tmp_path, 1000), crew)
    assert crew.highest == 3


def test_a_worker_that_dies_once_loses_nothing(tmp_path: Path) -> None:
    once = iter([True])
    of = work(tmp_path, 523)
    crew = Told(lambda piece: piece.chunk == 3 and next(once, False))
    said = done(of, crew)
    assert names_in(of, tmp_path) == [each.name for each in of.found]
    assert said[-1].done == 523
    assert all(len(piece.items) in (50, 23) for piece in crew.all)
    assert totals_of(of).statuses == {Status.OK: 523}


def test_a_dossier_that_kills_its_worker_is_found_by_halves_and_named(tmp_path: Path) -> None:
    of = work(tmp_path, 230)
    crew = Told(lambda piece: any(item.name == "0117" for item in piece.items))
    done(of, crew)
    assert names_in(of, tmp_path) == [each.name for each in of.found]
    assert totals_of(of).statuses == {Status.OK: 229, Status.NOT_COMPUTABLE: 1}
    lines = (tmp_path / "r.csv").read_text(encoding="utf-8").splitlines()
    [named] = [line for line in lines if "worker_died" in line]
    assert named.startswith("0117,not_computable,")


def test_two_of_them_in_one_chunk_are_both_named(tmp_path: Path) -> None:
    of = work(tmp_path, 60)
    done(of, Told(lambda piece: any(item.name in ("0003", "0004") for item in piece.items)))
    assert totals_of(of).statuses == {Status.OK: 58, Status.NOT_COMPUTABLE: 2}


def test_a_suspect_is_computed_alone(tmp_path: Path) -> None:
    """Also where the others go on when one dies, as on a cluster."""
    beside: list[int] = []

    class GoesOn(Told):
        def ended(self) -> Sequence[Ended]:
            again = [piece for piece in self.given if self.all.count(piece) > 1]
            beside.extend(len(self.given) for _ in again)
            piece = self.given.pop()
            if self.dies(piece):
                return [Ended(piece, None)]
            return [Ended(piece, Done(tuple(Row(i.name, Status.OK) for i in piece.items), 1.0))]

    of = work(tmp_path, 400)
    once = iter([True])
    done(of, GoesOn(lambda piece: piece.chunk == 4 and next(once, False)))
    assert beside == [1]
    assert names_in(of, tmp_path) == [each.name for each in of.found]


def test_parts_that_are_there_are_not_done_again(tmp_path: Path) -> None:
    of = work(tmp_path, 230)
    done(of, Told())
    before = [of.parts.read(chunk) for chunk in range(1, 6)]
    (of.parts.folder / "000003.csv").unlink()
    crew = Told()
    said = done(of, crew)
    assert [piece.chunk for piece in crew.all] == [3]
    assert (said[-1].done, said[-1].fresh) == (230, 50)
    assert [of.parts.read(chunk) for chunk in range(1, 6)] == before


@pytest.mark.parametrize("data", [b"", b"x", b"a,b\r\n", b"\xff", b'"'])
def test_a_part_that_is_not_whole_is_done_again(tmp_path: Path, data: bytes) -> None:
    of = work(tmp_path, 120)
    done(of, Told())
    part = of.parts.folder / "000002.csv"
    whole = part.read_bytes()
    for wrong in (data, whole[:-30], whole + whole, whole.replace(b"0055", b"9955")):
        part.write_bytes(wrong)
        crew = Told()
        done(of, crew)
        assert [piece.chunk for piece in crew.all] == [2]
        assert part.read_bytes() == whole


def test_whatever_stops_it_leaves_the_parts_that_were_done(tmp_path: Path) -> None:
    class Stops(Told):
        def ended(self) -> Sequence[Ended]:
            if len(self.all) == 6:
                raise KeyboardInterrupt
            return super().ended()

    of = work(tmp_path, 1000)
    with pytest.raises(KeyboardInterrupt):
        done(of, Stops())
    there = [chunk for chunk in range(1, of.chunks + 1) if of.is_done(chunk)]
    assert len(there) == 2
    crew = Told()
    done(of, crew)
    assert len(crew.all) == of.chunks - 2
    assert names_in(of, tmp_path) == [each.name for each in of.found]


def test_what_is_ours_is_cleared_away_and_what_is_not_stays(tmp_path: Path) -> None:
    of = work(tmp_path, 60)
    done(of, Told())
    (of.parts.folder / "mine.txt").write_text("x", encoding="utf-8")
    of.parts.clear()
    assert [path.name for path in of.parts.folder.iterdir()] == ["mine.txt"]
    (of.parts.folder / "mine.txt").unlink()
    other = Parts(tmp_path / "r.csv")
    assert other.claim()
    other.clear()
    assert not other.folder.exists()


def test_two_cannot_work_in_one_folder(tmp_path: Path) -> None:
    one, other = Parts(tmp_path / "r.csv"), Parts(tmp_path / "r.csv")
    assert one.claim()
    assert not other.claim()
    one.release()
    assert other.claim()
    other.release()
