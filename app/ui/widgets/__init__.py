"""Widgets that know no dossier: inputs, words, tables, and what they look like."""
