"""Words are tested without their pages: drawing them is three quarters of the time.

A module that looks at pages says so: `pytestmark = pytest.mark.drawn`. Every kind is drawn there,
in tests/app/render, and through the command line.
"""

from collections.abc import Iterator

import pytest


def _no_pages(*_: object) -> bytes:
    return b""


@pytest.fixture(autouse=True, scope="module")
def words_only(request: pytest.FixtureRequest) -> Iterator[None]:
    """No PDF is drawn in this module; one that is looked at all the same is empty, and fails."""
    if request.node.get_closest_marker("drawn"):
        yield
        return
    with pytest.MonkeyPatch.context() as patch:
        for draws in ("render", "render_sheet"):
            patch.setattr(f"app.render.{draws}", _no_pages)
        yield
