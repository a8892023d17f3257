"""From the text of a parameter file to its typed model, or every problem with key and line."""

from hashlib import sha256

from pydantic import ValidationError

from calc.base.problem import Problem, problems_of
from calc.base.source_file import SourceFile
from calc.base.toml_text import lines_of_keys, toml_values, with_line
from calc.base.value_type import value_type
from calc.policy.policy import Policy


@value_type
class PolicyFile:
    """A policy that passed its checks, and which file it came from.

    `text`: what stood in it, as its hash was taken: a paper that carries its case carries this too.
    """

    policy: Policy
    source: SourceFile
    text: str


def read_policy(text: str, name: str) -> PolicyFile | tuple[Problem, ...]:
    """Read a policy file. `name` is what receipts call it; line ends do not change its hash."""
    text = text.replace("\r\n", "\n")
    values = toml_values(text)
    if isinstance(values, Problem):
        return (values,)
    try:
        policy = Policy.model_validate(values)
    except ValidationError as error:
        lines = lines_of_keys(text)
        return tuple(with_line(problem, lines) for problem in problems_of(error))
    digest = sha256(text.encode()).hexdigest()
    return PolicyFile(policy, SourceFile(name, policy.revision, digest), text)
