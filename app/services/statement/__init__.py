"""SFS-NL: an open statement of income and expenditure, written and read (docs/sfs-nl). No Qt.

statement_of(draft, ...) -> Statement      what a dossier has to say, computed by the engine
read_statement(data) -> Statement          what somebody else made, or what is wrong with it
draft_of(statement) -> Draft               the dossier that it becomes
"""
