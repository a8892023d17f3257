"""A program whose window is filled but not shown, without a loop."""

from app.store.window_look import read_look
from app.ui.shell.opening import Looks, Opening, qt_application
from app.ui.shell.program import Program, ProgramStart


def opened(start: ProgramStart) -> Opening:
    """The empty window of a program, as its settings want it."""
    look = read_look(start.folder)
    language = start.language or look.language or start.computer_language
    looks = Looks(qt_application(), language, look.zoom, look.theme)
    welcomes = start.file is None and not start.example
    return Opening(looks, (look.width, look.height), welcomes=welcomes)


def build_program(start: ProgramStart) -> Program:
    """The same window with the program in it."""
    return Program(opened(start), start)
