"""The same dossiers through two trees of the program: is every byte the same?

For a step that may change no figure and no letter, of all examples, of the plans of the letter
matrix and of 200 generated dossiers. Both trees read the same files and are only asked through
the command line, so modules may move and get other names between them.

    python -m tests.comparison inputs DIR                   once: what both trees read
    python -m tests.comparison write BEFORE --inputs DIR --tree OLD
    python -m tests.comparison write AFTER --inputs DIR --receipts BEFORE
    python -m tests.comparison compare BEFORE AFTER         0: all the same, 1: not

OLD is a checkout of the program (`git worktree add OLD COMMIT`); without --tree it is the tree
this is run from. Its catalogues must be compiled, and it must stay as it is until the end.
`write` puts a line of `manifest.jsonl` for each command (its exit code, and the SHA-256 of what it
printed and wrote) and keeps the bytes beside it, so that `compare` can show what differs. With
--receipts each assessment that BEFORE wrote is checked again as a receipt.

What is compared as bytes: the JSON of assessments, reviews, what-ifs and re-checks, the report,
and documents as PDF, as text and as e-mail. A PDF holds no clock. A calendar file does (when it
was made), so there is none here. One `write` is some five minutes of CPU; `--only WORD` takes
the cases with that word in their name, for a look in between.
"""
