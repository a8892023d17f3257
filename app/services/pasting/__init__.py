"""Rows out of a spreadsheet, a budget or a bank as lines: text in, lines and a report out."""
