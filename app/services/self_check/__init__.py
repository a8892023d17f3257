"""Whether this copy of the program is whole: `uitzicht --self-check`. No Qt, no network.

Modules that are imported by name, pictures and figures are easily left out of a program that was
packed, without an error until somebody wants them. Here each of them is used once.

check       what a check is, and running some
parts       files and modules
figures     the figures of the law, and what the examples come to
words       texts and manual
papers      a letter made, read back and recognised
storing     a store, the drivers, the keyring
workers     two processes
"""
