"""Two hundred broken tariff files: each refused by its key and line, none taken, none a crash."""

from pathlib import Path

import pytest

from app.i18n import LANGUAGES, Texts
from app.services.refused import refused_problems
from app.services.tariffs import check_file, open_shelf
from app.store.tariff_files import LARGEST_TARIFF_FILE
from calc.base.params import texts_of
from tests.tariff_files import shipped
from tests.tariff_mutilations import KINDS, LARGEST, Mutilation, mutilations

BROKEN = mutilations(200)


def test_every_kind_is_among_them() -> None:
    assert len({broken.kind for broken in BROKEN}) == len(KINDS)
    assert len({broken.data for broken in BROKEN}) > 190
    assert LARGEST == LARGEST_TARIFF_FILE


@pytest.mark.parametrize(
    "broken", BROKEN, ids=[f"{n}-{broken.kind}" for n, broken in enumerate(BROKEN)]
)
def test_it_is_refused_with_its_key_and_its_line(broken: Mutilation, tmp_path: Path) -> None:
    path = tmp_path / "2026.toml"
    path.write_bytes(broken.data)
    problems = check_file(path)
    assert isinstance(problems, tuple)
    found = [
        problem
        for problem in problems
        if problem.code == broken.code and problem.path.startswith(broken.path)
    ]
    assert found, [(problem.code, problem.path) for problem in problems[:5]]
    line = None if broken.line is None else str(broken.line)
    assert line in [texts_of(problem.params).get("line") for problem in found]
    for language in LANGUAGES:
        said = " ".join(refused_problems(Texts(language), problems))
        assert broken.path in said
        assert line is None or line in said


def test_none_is_taken_and_the_others_keep_working(tmp_path: Path) -> None:
    (tmp_path / "tariffs").mkdir()
    for number, broken in enumerate(BROKEN):
        (tmp_path / "tariffs" / f"{number:03}.toml").write_bytes(broken.data)
    shelf = open_shelf(tmp_path)
    assert shelf.tariffs == shipped()
    assert len(shelf.set_aside) == len(BROKEN)
    assert {file.origin for file in shelf.files} == {"program"}
    assert not (tmp_path / "tariffs" / "kept").exists()
