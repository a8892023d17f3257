"""The store of dossiers: one schema on SQLCipher (a workstation) and PostgreSQL (an organisation).

key         the key of the file: out of the keyring, a passphrase, or a recovery key
connecting  a place -> Database, which knows who is at work and what time it is
migrating   the schema made, or brought to the form of this version
chain       events, each with the hash of the one before it
dossiers    versions of a dossier saved and opened; nothing is ever written over
work_list   the list and what filters it; need: who needs help first, on a day
"""
