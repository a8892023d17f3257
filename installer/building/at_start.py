"""Runs in the frozen program before anything else: what it starts gets the machine's own libraries.

On Linux the start of PyInstaller points LD_LIBRARY_PATH at the bundle, and has done its work by
now. A browser or a viewer that the program opens would load our libraries in the place of its own.
A process of our own is told to start as this one did, or it would have no library of the bundle:
a machine that builds has them all, and does not show it.
"""

import os


def give_back(variables: "os._Environ[str] | dict[str, str]", name: str) -> None:
    """Let a variable be what it was before the bundle was started."""
    before = variables.pop(f"{name}_ORIG", None)
    if before is not None:
        variables[name] = before
    else:
        variables.pop(name, None)


if __name__ == "__main__":
    give_back(os.environ, "LD_LIBRARY_PATH")
    os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"
