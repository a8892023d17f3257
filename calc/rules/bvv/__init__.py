"""The beslagvrije voet, art. 475b to 475fa Rv."""
