"""The commands, one a file, in the order in which the help shows them."""

from typing import Final

from app.cli.command import Command
from app.cli.commands import (
    assess,
    batch,
    calendar,
    document,
    export,
    guard,
    import_,
    inspect,
    minimums,
    open,
    person_export,
    plan,
    portfolio,
    recheck,
    review,
    rule,
    schema,
    store,
    takeover,
    tariffs,
    whatif,
)

COMMANDS: Final[tuple[Command, ...]] = (
    open.COMMAND,
    assess.COMMAND,
    plan.COMMAND,
    document.COMMAND,
    batch.COMMAND,
    calendar.COMMAND,
    export.COMMAND,
    import_.COMMAND,
    minimums.COMMAND,
    guard.COMMAND,
    schema.COMMAND,
    rule.COMMAND,
    tariffs.COMMAND,
    recheck.COMMAND,
    inspect.COMMAND,
    portfolio.COMMAND,
    review.COMMAND,
    whatif.COMMAND,
    takeover.COMMAND,
    store.COMMAND,
    person_export.COMMAND,
)
