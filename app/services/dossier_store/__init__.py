"""Dossiers in the store of a workstation or an organisation: use cases, without Qt.

desk   the store that is open, and what somebody does with it
row    what the list shows of a dossier; row_words: the same in words, on a day
searching   what is searched in, and what is searched for
listing     how somebody looks at the list, and what is done from it; coming_day: a day as typed
"""
