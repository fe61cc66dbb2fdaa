"""Reads `actieformulier.toml`: the steps, and the fields that each of them asks for."""

from collections.abc import Iterable

from facilitator.domain.content_files import QUESTION_LIMIT, SENTENCE_LIMIT, TITLE_LIMIT, BadContent
from facilitator.domain.toml_file import Table, read

from .fields import LINES, STATUS, Kind, known
from .wording import MONEY, ActionForm, FormStep, Prompt

MOST_STEPS, MOST_FIELDS = 20, 3
EXAMPLE_LIMIT = 200
NAMES = (
    MONEY,
    *(name for name, spec in known(()).items() if spec.kind is not Kind.DERIVED and name not in (STATUS, LINES)),
)


def parse_action_form(text: str, filename: str) -> ActionForm:
    """Read the form; every step asks for one to three fields, and no field is asked twice."""
    file = read(text, filename, BadContent)
    file.has_only(("title", "step", "field"))
    prompts = [(table, _step_of(table), _prompt(table)) for table in file.tables("field")]
    _refuse_doubles(prompts)
    steps = tuple(_step(table, number, prompts) for number, table in enumerate(file.tables("step"), 1))
    for table, number, _ in prompts:
        if number > len(steps):
            table.refuse(f"stap {number} bestaat niet; kies er een van 1 tot {len(steps)}", "step")
    return ActionForm(file.text("title", TITLE_LIMIT), steps)


def _step(table: Table, number: int, prompts: Iterable[tuple[Table, int, Prompt]]) -> FormStep:
    table.has_only(("number", "title", "help"))
    if table.number("number", 1, MOST_STEPS) != number:
        table.refuse(f"geef de stappen op volgorde een nummer; dit is stap {number}", "number")
    own = tuple(prompt for _, step, prompt in prompts if step == number)
    if not 0 < len(own) <= MOST_FIELDS:
        table.refuse(f"zet in een stap 1 tot {MOST_FIELDS} velden, niet {len(own)}", "number")
    return FormStep(number, table.text("title", TITLE_LIMIT), table.text("help", SENTENCE_LIMIT), own)


def _step_of(table: Table) -> int:
    table.has_only(("step", "name", "question"), ("hint", "example", "starters", "picks"))
    return table.number("step", 1, MOST_STEPS)


def _prompt(table: Table) -> Prompt:
    return Prompt(
        name=table.choice("name", NAMES),
        question=table.text("question", QUESTION_LIMIT),
        hint=table.text("hint", SENTENCE_LIMIT) if "hint" in table else "",
        example=table.text("example", EXAMPLE_LIMIT) if "example" in table else "",
        starters=table.texts("starters", TITLE_LIMIT) if "starters" in table else (),
        picks=table.texts("picks", TITLE_LIMIT) if "picks" in table else (),
    )


def _refuse_doubles(prompts: Iterable[tuple[Table, int, Prompt]]) -> None:
    asked: set[str] = set()
    for table, _, prompt in prompts:
        if prompt.name in asked:
            table.refuse(f"«{prompt.name}» vraag je al; vraag elk veld één keer", "name")
        asked.add(prompt.name)
