"""What the process of the self-check does in its tests: loaded there, so it loads no window."""

import os

from app.services.self_check.check import Found, Place, wrong


def says_where(place: Place) -> list[Found]:
    """Work of the process: who it is."""
    return [wrong("page", name=str(os.getpid()), why=str(place.folder))]


def ends(place: Place) -> list[Found]:
    """Work of the process: what Qt does when it misses a part."""
    os._exit(9)


def raises(place: Place) -> list[Found]:
    """Work of the process: a defect."""
    raise RuntimeError("broken on purpose")


def waits(place: Place) -> list[Found]:
    """Work of the process: it shows something and waits for somebody."""
    import threading

    threading.Event().wait()
    return []
