"""The form with which one writes an action in short steps: what it asks, examples, and sentences to begin with."""

from dataclasses import dataclass

# The grid of amounts per year, which is many fields at once.
MONEY = "bedragen"


@dataclass(frozen=True)
class Prompt:
    """How a step asks for one field; starters begin a sentence, picks are answers of which one may take several."""

    name: str
    question: str
    hint: str = ""
    example: str = ""
    starters: tuple[str, ...] = ()
    picks: tuple[str, ...] = ()


@dataclass(frozen=True)
class FormStep:
    """One to three fields that one writes together."""

    number: int
    title: str
    help: str
    prompts: tuple[Prompt, ...]


@dataclass(frozen=True)
class ActionForm:
    """All steps in their order, numbered from 1."""

    title: str
    steps: tuple[FormStep, ...]

    def step(self, number: int) -> FormStep | None:
        """Return the step with this number, None where there is none."""
        return self.steps[number - 1] if 0 < number <= len(self.steps) else None

    def step_of(self, name: str) -> int | None:
        """Return the number of the step that asks for a field, None where none does."""
        return next((step.number for step in self.steps if any(one.name == name for one in step.prompts)), None)
