"""What a paper carries inside: its receipt, and where it may the whole case. No Qt.

    inside_of(kind, assessed, ...)      the files, for who draws the paper
    read_receipt(data)                  a receipt, as a paper had it
    read_case(files)                    a case, to be computed again

A receipt names nobody. A case is in plain only in what is for professionals and is not mailed.
"""
