"""Documents of many dossiers: one kind, or what each of them needs next.

ground = ground_of(organisation, tariffs, texts)     what all of them are made with
make_batch(asked, ground, goes_on) -> Done           all of them, whole, and what became of each

A dossier that fails is named and passed over. What was made stays when the work stops, and is not
made again when somebody goes on. Nothing of it is sent.
"""
