"""Whether a window can be shown, known before Qt would end the program without a word."""

import importlib.util
from collections.abc import Mapping
from pathlib import Path
from typing import Final

_QT: Final = "PySide6"
_X11_LIBRARIES: Final = ("libxcb.so.1", "libxcb-cursor.so.0")


def what_is_missing(platform: str, variables: Mapping[str, str]) -> tuple[str, str] | None:
    """The key of a text and what it is about; None when a window can be shown.

    `QT_QPA_PLATFORM` is somebody's own choice and is believed.
    """
    if importlib.util.find_spec(_QT) is None:
        return "files.start.no_qt", _QT
    if not platform.startswith("linux") or variables.get("QT_QPA_PLATFORM"):
        return None
    if _wayland(variables):
        return None
    display = variables.get("DISPLAY")
    if not display:
        return "files.start.no_screen", "DISPLAY"
    return _x11(display)


def _wayland(variables: Mapping[str, str]) -> bool:
    name, folder = variables.get("WAYLAND_DISPLAY"), variables.get("XDG_RUNTIME_DIR")
    return bool(name) and (Path(folder or "") / str(name)).exists()


def _x11(display: str) -> tuple[str, str] | None:
    """Load what Qt will load, and knock at the screen."""
    import ctypes

    libraries = []
    for name in _X11_LIBRARIES:
        try:
            libraries.append(ctypes.CDLL(name))
        except OSError:
            return "files.start.no_library", name
    xcb = libraries[0]
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(display.encode(), None)
    refused = xcb.xcb_connection_has_error(connection) != 0
    xcb.xcb_disconnect(connection)
    return ("files.start.no_screen", display) if refused else None
