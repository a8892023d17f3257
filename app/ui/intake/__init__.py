"""Filling in a dossier: the session with its undo, forms, editors, and the pages about people."""
