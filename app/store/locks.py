"""A lock on an open file: the system takes it away from a process that dies, however it dies."""

import sys
from typing import BinaryIO

if sys.platform == "win32":  # pragma: no cover - the tests run where there is fcntl
    import msvcrt

    def locked(file: BinaryIO | int) -> bool:
        """Whether the file is ours now, until it is closed."""
        try:
            msvcrt.locking(file if isinstance(file, int) else file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def locked(file: BinaryIO | int) -> bool:
        """Whether the file is ours now, until it is closed.

        Where the disk knows no locks everybody gets it.
        """
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True
        return True
