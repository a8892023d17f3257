r"""The one door to the screen: nothing that is printed can command it.

A file, a name or a word of the command line may hold an escape code that empties the screen, or a
mark that turns a sentence round. Whatever is printed, by whom and however, goes through here, and
such a character comes out as \u001b. In JSON that is the character itself, so a file that is made
with `> out.json` keeps its meaning.
"""

import contextlib
import re
import sys
from collections.abc import Iterable, Iterator
from typing import Any, Final, TextIO, cast

_PLAIN_TEXT: Final = re.compile("[\n\t -~\xa0-\xac\xae-\xff\u20ac\u2018\u2019\u2026\u2013]*")
"""What our own sentences are written with: all of it can be seen."""


class _Plain:
    """A stream that writes what can be seen, and is the stream it was for everything else."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._longest = 0

    def write(self, text: str) -> int:
        """Write it; the answer is how much of the text was taken, which is all."""
        self._stream.write(_made_visible(text))
        return len(text)

    def over(self, text: str) -> None:
        """Write a line over the one that stands there, without a new line."""
        shown = _made_visible(text.replace("\n", " "))
        self._stream.write(f"\r{shown:<{self._longest}}")
        self._longest = max(self._longest, len(shown))
        self._stream.flush()

    def writelines(self, lines: Iterable[str]) -> None:
        """Write each."""
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def _made_visible(text: str) -> str:
    if _PLAIN_TEXT.fullmatch(text):
        return text
    # The engine knows which characters can be seen; a window is opened before it is there, and a
    # program that lost a part of it must be able to say so.
    from calc.base.characters import made_visible

    return made_visible(text)


@contextlib.contextmanager
def plain_output() -> Iterator[None]:
    """While a command runs, standard output and standard error are plain; they may be absent."""
    with contextlib.ExitStack() as stack:
        if sys.stdout is not None:
            stack.enter_context(contextlib.redirect_stdout(cast(TextIO, _Plain(sys.stdout))))
        if sys.stderr is not None:
            stack.enter_context(contextlib.redirect_stderr(cast(TextIO, _Plain(sys.stderr))))
        yield


def over(text: str) -> None:
    """Write a line on standard error over the one that stands there; only for a screen."""
    write_over = getattr(sys.stderr, "over", None)
    if write_over is not None:
        write_over(text)
