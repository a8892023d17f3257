"""A paper looked at again: is it what this program made, to the last byte? No Qt.

    inspected(asked, step)      reads a PDF, computes what is inside again, makes the paper again

Green is only what was made again and came out the same. What cannot be proved is said, and why.
"""
