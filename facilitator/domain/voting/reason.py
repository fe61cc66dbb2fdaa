"""Why somebody objects or worries: a text that belongs to no ballot."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Reason:
    """A reason; `action` and `answer` are empty where it is of the whole ballot."""

    action: str
    answer: str
    text: str
