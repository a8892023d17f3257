"""Files and what goes with them: opening, saving, recovery, and the menus of the window."""
