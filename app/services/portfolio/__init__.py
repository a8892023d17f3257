"""A portfolio checked again: every dossier in a folder, on one day, under today's or new figures.

job = ...                              what is asked, the same for every dossier
assess_chunk(job, items) -> Assessed   some fifty dossiers, anywhere: here, or on a cluster
recheck(...)                           all of them, in parts that survive a kill
"""
