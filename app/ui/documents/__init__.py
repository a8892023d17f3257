"""The documents of a dossier in the window: choose, read, mend, print, save."""
