"""A portfolio checked again: from what was asked to the result, with its parts between them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.i18n import Texts
from app.i18n.user_error import Exit, UserError
from app.resources import EARLIER_POLICIES, EXAMPLE_POLICY
from app.services.outputs import OutputIsInput
from app.services.portfolio.chunk import CHUNK
from app.services.portfolio.crew import Crew
from app.services.portfolio.files import Found, dossiers_in
from app.services.portfolio.job import Job, Text, figures_of, program_version
from app.services.portfolio.manifest import files_that_differ, manifest_of, what_differs
from app.services.portfolio.processes import Processes, cores
from app.services.portfolio.refused import PortfolioRefused
from app.services.portfolio.run import Progress, Work, put_together, work_through
from app.services.portfolio.table import Form
from app.services.portfolio.totals import Totals, totals_of
from app.services.refused import Refused
from app.services.tariffs import TariffShelf
from app.store.files import read_file
from app.store.policy_file import read_policy_file
from app.store.portfolio_parts import Parts
from app.store.same_file import is_same_file
from app.store.tariff_files import TariffText, every_file, read_tariffs
from calc import Tariffs
from calc.base.value_type import value_type

if TYPE_CHECKING:  # it loads the database: only who asks for the store does
    from app.services.portfolio.stored import StoredDossiers


@value_type
class Asked:
    """What is asked. `scheduler`: of a Dask cluster; without it processes of this computer.

    `trusted`: personal data may go to it over an open network. `folder`: the data folder. `store`:
    its dossiers, in place of those of `paths`.
    """

    paths: tuple[Path, ...]
    on: date
    result: Path
    policy: Path | None
    tariffs: Path | None
    form: Form
    workers: int | None
    scheduler: str | None
    trusted: bool
    resume: bool
    folder: Path
    store: "StoredDossiers | None" = None


@value_type
class Checked:
    """What came of it."""

    totals: Totals
    progress: Progress


class Stopped(UserError):
    """Somebody stopped the work; `progress` is how far it came."""

    exit_code = Exit.ENVIRONMENT

    def __init__(self, progress: Progress) -> None:
        super().__init__("portfolio.stopped")
        self.progress: Final = progress

    def said(self, texts: Texts) -> list[str]:
        done, every = map(texts.formats.number, (self.progress.done, self.progress.all))
        return [texts.text(self.key, done=done, all=every)]


def recheck_portfolio(
    asked: Asked, shelf: TariffShelf, texts: Texts, said: Callable[[Progress], None]
) -> Checked:
    """Check every dossier again and write the result.

    Raises Refused and FileTrouble for the policy and the tariff file, PortfolioRefused for what is
    asked and for the cluster, StoreTrouble for the store, Stopped for Ctrl+C. A dossier that is
    wrong stops nothing.
    """
    job = job_of(asked, shelf)
    store = asked.store
    found = dossiers_in(asked.paths) if store is None else store.found(asked.result)
    if store is None:
        _refuse_own_inputs(asked.result, found)
    parts = Parts(asked.result)
    if not parts.claim():
        raise PortfolioRefused("busy", folder=parts.folder)
    try:
        _begin(asked, parts, manifest_of(job, found, asked.form, texts.language, CHUNK))
        reads = None if store is None else store.items
        work = Work(found, parts, asked.form, texts, asked.scheduler is not None, reads)
        if store is not None:
            store.begin(found, asked.on)
        progress = _worked(asked, job, work, said)
        put_together(work, asked.result)
        totals = totals_of(work)
        parts.clear()
        return Checked(totals, progress)
    finally:
        if not parts.has_any():  # nothing was done: nothing is to be resumed
            parts.clear()
        parts.release()


def _worked(asked: Asked, job: Job, work: Work, said: Callable[[Progress], None]) -> Progress:
    last = Progress(0, 0, len(work.found), 0.0)

    def noted(progress: Progress) -> None:
        nonlocal last
        last = progress
        said(progress)

    if all(work.is_done(chunk) for chunk in range(1, work.chunks + 1)):
        return replace(last, done=len(work.found))
    crew: Crew | None = None
    try:
        crew = _crew(asked, job, work)
        return work_through(work, crew, noted)
    except KeyboardInterrupt:
        raise Stopped(last) from None
    finally:
        if crew is not None:
            crew.close()


def _crew(asked: Asked, job: Job, work: Work) -> Crew:
    packed = job.packed()
    if asked.scheduler is not None:
        from app.services.portfolio.cluster import Cluster  # heavy, and an extra

        return Cluster(packed, asked.scheduler, trusted=asked.trusted)
    figures_of(packed)  # read once, before the processes are forked
    workers = asked.workers or cores()
    return Processes(packed, max(1, min(workers, work.chunks)), work.parts.open_files())


def _begin(asked: Asked, parts: Parts, manifest: dict[str, object]) -> None:
    """Write down what is asked, or see that it is what was asked before."""
    if not parts.has_any():
        parts.write_manifest(manifest)
        return
    if not asked.resume:
        raise PortfolioRefused("unfinished", folder=parts.folder)
    before = parts.manifest()
    differs = what_differs(before, manifest)
    if differs == ["files"]:
        names = files_that_differ(before, manifest)
        raise PortfolioRefused(
            "other_files", folder=parts.folder, count=len(names), first=names[0] if names else "-"
        )
    if differs:
        raise PortfolioRefused("other_work", folder=parts.folder, differs=tuple(differs))


def _refuse_own_inputs(result: Path, found: Sequence[Found]) -> None:
    """The result may not take the place of a file that is read, by whatever name it goes."""
    name, there = result.name.casefold(), _identity(result)
    for each in found:
        for path in map(Path, filter(None, (each.name, each.stored))):
            is_same = there is not None and _identity(path) == there
            if is_same or (path.name.casefold() == name and is_same_file(result, path)):
                raise OutputIsInput(result, path)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_dev, status.st_ino


def job_of(asked: Asked, shelf: TariffShelf) -> Job:
    """What travels to whoever computes. Raises Refused, FileTrouble, PortfolioRefused."""
    policy_path = asked.policy or EXAMPLE_POLICY
    policy_file = read_policy_file(policy_path)
    if isinstance(policy_file, tuple):
        raise Refused(policy_path, policy_file)
    known = {text.file.source.sha256: text for text in every_file(asked.folder)}
    ruling = [known[file.source.sha256] for file in shelf.tariffs.files]
    given = _given(asked.tariffs, shelf.tariffs) if asked.tariffs else None
    others = [text for text in known.values() if text not in ruling]
    return Job(
        on=asked.on,
        policy=_policy_text(policy_path),
        ruling=tuple(map(_text, ruling)),
        given=_text(given) if given else None,
        known=tuple(sorted(map(_text, others))),
        policies=tuple(map(_policy_text, (*EARLIER_POLICIES, EXAMPLE_POLICY))),
        program=program_version(),
    )


def _given(path: Path, ruling: Tariffs) -> TariffText:
    """A new tariff file, that takes the place of the one of its year or begins a new one."""
    read = read_tariffs(path)
    if not isinstance(read, TariffText):
        raise Refused(path, read)
    of_year = [file for file in ruling.files if file.year == read.file.year]
    if of_year and of_year[0].source.sha256 == read.file.source.sha256:
        return read
    if of_year and of_year[0].revision >= read.file.revision:
        raise PortfolioRefused(
            "not_newer",
            file=path,
            year=read.file.year,
            revision=read.file.revision,
            ruling=of_year[0].revision,
        )
    return read


def _text(read: TariffText) -> Text:
    return Text(read.file.source.name, read.text)


def _policy_text(path: Path) -> Text:
    return Text(path.name, read_file(path).decode("utf-8-sig"))
