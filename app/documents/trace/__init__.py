"""The trace of an assessment: every step once, numbered, in groups, with its parts by number.

`collecting` puts the steps in rows, `roots` says which groups there are, `annex` sets them.
"""
