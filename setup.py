"""What pyproject.toml cannot say: a build compiles the catalogues first.

So that no wheel and no editable install goes without the texts of the program.
"""

import runpy
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

COMPILE = Path(__file__).parent / "app" / "i18n" / "compile.py"


class WithCatalogues(build_py):
    """`build_py` with the .mo files made, also for an editable install."""

    def run(self) -> None:
        """Compile, then collect what belongs in the package."""
        runpy.run_path(str(COMPILE))["main"]([])
        super().run()


setup(cmdclass={"build_py": WithCatalogues})
