"""A file inside that ends ambiguously when it is packed: the paper is made all the same.

It hung once: the library packed the file again, and it ended the same.
"""

from io import BytesIO
from zlib import compress

import pikepdf

from app.render import Attachment, render
from app.render.finishing import AMBIGUOUS, saved
from tests.app.documents.letters import example


def test_a_file_inside_that_ends_so_is_whole_and_keeps_its_bytes() -> None:
    data = next(b"x" * n for n in range(1, 9999) if compress(b"x" * n).endswith(b"\r"))
    inside = Attachment("een.bin", data, "application/octet-stream", "Een bestand")
    pdf = render(example("HH1").letter, (inside,))
    assert AMBIGUOUS not in pdf
    with pikepdf.open(BytesIO(pdf)) as file:
        assert file.attachments["een.bin"].get_file().read_bytes() == data
        assert saved(file) == pdf
