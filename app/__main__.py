"""`python -m app` and the command `uitzicht`."""

import sys

from app.cli import main

if __name__ == "__main__":
    if getattr(sys, "frozen", False):
        # A packed program starts itself again for each of its processes; without this those would
        # be commands, or windows.
        from multiprocessing import freeze_support

        freeze_support()
    sys.exit(main())
