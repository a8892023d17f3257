"""`make installer`: the program frozen, with its licences, for workstations without Python."""
