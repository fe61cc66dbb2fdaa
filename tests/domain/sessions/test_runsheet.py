"""Run sheets: what a good file becomes, and how each fault is named with file, line and advice."""

import pytest

from facilitator.domain.sessions.runsheet import BadRunSheet, Method, RunSheet, StepPlan, parse
from facilitator.domain.voting.ballot import BallotKind

GOOD = '''\
title = "Proef"
minutes = 15
has_tables = false

[[step]]
method = "explain"
title = "Luister"
minutes = 5
setting = "plenary"
board_text = "Kijk hier."
phone_text = "Kijk naar het grote scherm."
read_aloud = """
Welkom.
minutes = 300"""
note = "Op papier: niets."
skippable = true

[[step]]
method = "vote"
kind = "pick"
options = { k = 3 }
title = "Kies er drie"
minutes = 10
setting = "tables"
board_text = "Kies er drie."
phone_text = "Kies er 3."
read_aloud = "Kies drie kaarten."
note = "Op papier: kruisjes."
halvable = true
'''


def refusal_of(text: str, filename: str = "sessions/proef.toml") -> tuple[str, int, str]:
    with pytest.raises(BadRunSheet) as caught:
        parse(text, filename)
    error = caught.value
    assert str(error) == f"{error.filename}:{error.line}: {error.reason}"
    return error.filename, error.line, error.reason


def with_change(old: str, new: str) -> str:
    assert GOOD.count(old) == 1
    return GOOD.replace(old, new)


def test_a_good_file_becomes_a_run_sheet_named_after_it():
    assert parse(GOOD, "sessions/proef.toml") == RunSheet(
        name="proef",
        title="Proef",
        minutes=15,
        has_tables=False,
        steps=(
            StepPlan(
                method=Method.EXPLAIN,
                kind=None,
                options={},
                title="Luister",
                minutes=5,
                setting="plenary",
                board_text="Kijk hier.",
                phone_text="Kijk naar het grote scherm.",
                read_aloud="Welkom.\nminutes = 300",
                skippable=True,
                halvable=False,
                note="Op papier: niets.",
            ),
            StepPlan(
                method=Method.VOTE,
                kind=BallotKind.PICK,
                options={"k": 3},
                title="Kies er drie",
                minutes=10,
                setting="tables",
                board_text="Kies er drie.",
                phone_text="Kies er 3.",
                read_aloud="Kies drie kaarten.",
                skippable=False,
                halvable=True,
                note="Op papier: kruisjes.",
            ),
        ),
    )


FAULTS = {
    "an unknown method": (
        'method = "explain"',
        'method = "dance"',
        (6, "«dance» kennen we niet als «method»; kies uit: " + ", ".join(Method)),
    ),
    "a method that is no text": (
        'method = "explain"',
        "method = 4",
        (6, "«4» kennen we niet als «method»; kies uit: " + ", ".join(Method)),
    ),
    "an unknown kind of vote": (
        'kind = "pick"',
        'kind = "shout"',
        (20, "«shout» kennen we niet als «kind»; kies uit: " + ", ".join(BallotKind)),
    ),
    "a vote without a kind": (
        'kind = "pick"\n',
        "",
        (18, "een stap «vote» heeft een «kind» nodig; kies uit: " + ", ".join(BallotKind)),
    ),
    "a kind where nobody votes": (
        'method = "explain"',
        'method = "explain"\nkind = "pick"',
        (7, "alleen een stap «vote» heeft een «kind»; haal deze regel weg"),
    ),
    "a missing key of a step": ('board_text = "Kijk hier."\n', "", (5, "hier ontbreekt «board_text»")),
    "a missing key of the sheet": ("has_tables = false\n", "", (1, "hier ontbreekt «has_tables»")),
    "a key of a step that we do not know": (
        'title = "Luister"',
        'title = "Luister"\ncolour = "red"',
        (
            8,
            (
                "«colour» kennen we hier niet; gebruik: method, title, minutes, setting, board_text, phone_text, "
                "read_aloud, note, kind, options, skippable, halvable"
            ),
        ),
    ),
    "a key of the sheet that we do not know": (
        "has_tables = false",
        "has_tables = false\nlanguage = 'nl'",
        (4, "«language» kennen we hier niet; gebruik: title, minutes, has_tables, step"),
    ),
    "a misspelt table": (
        '[[step]]\nmethod = "explain"',
        '[[stap]]\nmethod = "explain"',
        (5, "«stap» kennen we hier niet; gebruik: title, minutes, has_tables, step"),
    ),
    "no minutes at all": (
        "minutes = 5",
        "minutes = 0",
        (8, "«minutes» is een geheel getal van 1 tot 240, niet «0»"),
    ),
    "too many minutes": (
        "minutes = 10",
        "minutes = 241",
        (23, "«minutes» is een geheel getal van 1 tot 240, niet «241»"),
    ),
    "minutes in words": (
        "minutes = 10",
        'minutes = "tien"',
        (23, "«minutes» is een geheel getal van 1 tot 240, niet «tien»"),
    ),
    "half minutes": ("minutes = 10", "minutes = 9.5", (23, "«minutes» is een geheel getal van 1 tot 240, niet «9.5»")),
    "minutes that are a yes": (
        "minutes = 10",
        "minutes = true",
        (23, "«minutes» is een geheel getal van 1 tot 240, niet «true»"),
    ),
    "minutes that do not add up": (
        "minutes = 10",
        "minutes = 11",
        (2, "de stappen duren samen 16 minuten, maar hier staat 15"),
    ),
    "k of nothing": ("{ k = 3 }", "{ k = 0 }", (21, "«k» is een geheel getal van 1 tot 20, niet «0»")),
    "k above the paper ballot": ("{ k = 3 }", "{ k = 21 }", (21, "«k» is een geheel getal van 1 tot 20, niet «21»")),
    "a pick without k": (
        "options = { k = 3 }\n",
        "",
        (18, "hoeveel mag iemand er kiezen? schrijf bijvoorbeeld options = { k = 3 }"),
    ),
    "a pick with empty options": (
        "{ k = 3 }",
        "{ }",
        (21, "hoeveel mag iemand er kiezen? schrijf bijvoorbeeld options = { k = 3 }"),
    ),
    "an option that we do not know": (
        "{ k = 3 }",
        "{ k = 3, secret = false }",
        (21, "«secret» kennen we hier niet; gebruik: k, electorate"),
    ),
    "options that are no table": ("{ k = 3 }", "3", (21, "«options» is een tabel, zoals { k = 3 }")),
    "options where there is nothing to choose": (
        "skippable = true",
        "options = { k = 3 }",
        (16, "«k» kennen we hier niet; haal het weg"),
    ),
    "a role that does not exist": (
        "{ k = 3 }",
        '{ k = 3, electorate = ["citizen", "king"] }',
        (21, "«electorate» noemt rollen, elk één keer; kies uit: citizen, staff, politician, partner"),
    ),
    "a role that votes twice": (
        "{ k = 3 }",
        '{ k = 3, electorate = ["citizen", "citizen"] }',
        (21, "«electorate» noemt rollen, elk één keer; kies uit: citizen, staff, politician, partner"),
    ),
    "nobody who votes": (
        "{ k = 3 }",
        "{ k = 3, electorate = [] }",
        (21, "«electorate» is een lijst van teksten, tussen [ en ]"),
    ),
    "an unknown setting": (
        'setting = "tables"',
        'setting = "garden"',
        (24, "«garden» kennen we niet als «setting»; kies uit: plenary, tables"),
    ),
    "a title that does not fit": (
        'title = "Luister"',
        f'title = "{"a" * 61}"',
        (7, "«title» telt 61 tekens; schrijf er hoogstens 60"),
    ),
    "a board text that does not fit": (
        "Kijk hier.",
        "b" * 141,
        (10, "«board_text» telt 141 tekens; schrijf er hoogstens 140"),
    ),
    "an empty text": ("Kijk hier.", "  ", (10, "«board_text» is leeg; schrijf er een tekst")),
    "a text without quotes": (
        'board_text = "Kijk hier."',
        "board_text = 12",
        (10, "«board_text» is een tekst: zet er aanhalingstekens rond"),
    ),
    "a board text of two lines": (
        "Kijk hier.",
        "Kijk\\nhier.",
        (10, "«board_text» bevat een teken dat niet op een scherm kan; haal het weg"),
    ),
    "a hidden NUL": (
        "Op papier: niets.",
        "Op\\u0000papier.",
        (15, "«note» bevat een teken dat niet op een scherm kan; haal het weg"),
    ),
    "a flag in words": ("skippable = true", 'skippable = "ja"', (16, "«skippable» is true of false, niet «ja»")),
    "tables where nobody has a table": (
        'method = "explain"',
        'method = "tables"',
        (6, "een stap «tables» vraagt bovenaan «has_tables = true»"),
    ),
    "an evaluation of a question twice": (
        'method = "explain"',
        'method = "evaluate"\noptions = { questions = [1, 1] }',
        (7, "«questions» noemt een getal twee keer; laat er één staan"),
    ),
    "an evaluation of no question": (
        'method = "explain"',
        'method = "evaluate"\noptions = { questions = [] }',
        (7, "«questions» is een lijst van getallen, tussen [ en ]"),
    ),
    "an evaluation of question zero": (
        'method = "explain"',
        'method = "evaluate"\noptions = { questions = [0] }',
        (7, "«questions» is een geheel getal van 1 tot 20, niet «0»"),
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_refused_with_its_line_and_what_to_do(fault):
    old, new, (line, reason) = FAULTS[fault]

    assert refusal_of(with_change(old, new)) == ("sessions/proef.toml", line, reason)


def test_a_sheet_without_steps_is_refused():
    head = GOOD.split("[[step]]", maxsplit=1)[0]

    assert refusal_of(head)[1:] == (1, "hier ontbreekt «step»")
    assert refusal_of(head + "step = []")[1:] == (5, "schrijf hier minstens één [[step]]")


def test_an_empty_file_is_refused():
    assert refusal_of("")[1:] == (1, "hier ontbreekt «title»")


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('title = "Luister"', 'title = "Luister', 7),
        ('title = "Luister"', 'title = Luister"', 7),
        ('title = "Luister"', 'title = "Luister"\ntitle = "Luister"', 8),
        ("minutes = 10", "minutes =", 23),
        ('Welkom.\nminutes = 300"""', "Welkom.", len(GOOD.splitlines()) - 1),
    ],
)
def test_what_is_no_toml_is_refused_at_the_line_where_reading_stopped(old, new, line):
    filename, found, reason = refusal_of(with_change(old, new))

    assert (filename, found) == ("sessions/proef.toml", line)
    assert reason.startswith("dit is geen geldige TOML (")


@pytest.mark.parametrize("name", ["Mijn Sessie.toml", "-x.toml", "réunion.toml", "a" * 61 + ".toml"])
def test_a_name_that_no_address_can_hold_is_refused(name):
    advice = "noem het bestand met kleine letters, cijfers en streepjes, zoals «mijn-sessie.toml»"

    assert refusal_of(GOOD, f"sessions/{name}") == (f"sessions/{name}", 1, advice)


def test_a_vote_may_leave_out_roles_and_an_evaluation_may_choose_its_questions():
    vote = parse(with_change("{ k = 3 }", '{ k = 5, electorate = ["staff", "citizen"] }'), "proef.toml").steps[1]
    form = with_change('method = "explain"', 'method = "evaluate"\noptions = { questions = [8, 1] }')

    assert vote.options == {"k": 5, "electorate": ["staff", "citizen"]}
    assert parse(form, "proef.toml").steps[0].options == {"questions": [8, 1]}


@pytest.mark.parametrize(
    ("kind", "written", "options"),
    [
        ("yes_doubt_no", "{}", {}),
        ("dots", "{ k = 6 }", {"k": 6}),
        ("dots", "{ k = 6, cap = 2 }", {"k": 6, "cap": 2}),
        ("rank", "{ k = 6 }", {"k": 6}),
        ("moscow", "{ cap = 4 }", {"cap": 4}),
        ("matrix", '{ electorate = ["staff"] }', {"electorate": ["staff"]}),
        ("consent", "{}", {}),
        ("budget", "{}", {}),
        ("budget", "{ total = 50000 }", {"total": 50_000}),
    ],
)
def test_every_kind_of_vote_has_options_of_its_own(kind, written, options):
    text = with_change('kind = "pick"', f'kind = "{kind}"').replace("{ k = 3 }", written)

    assert parse(text, "proef.toml").steps[1].options == options


@pytest.mark.parametrize(
    ("kind", "written", "reason"),
    [
        ("dots", "{ cap = 2 }", "hoeveel mag iemand er kiezen? schrijf bijvoorbeeld options = { k = 5 }"),
        ("dots", "{ k = 6, cap = 0 }", "«cap» is een geheel getal van 1 tot 20, niet «0»"),
        ("rank", "{}", "hoeveel mag iemand er kiezen? schrijf bijvoorbeeld options = { k = 3 }"),
        ("rank", "{ k = 7 }", "«k» is een geheel getal van 1 tot 6, niet «7»"),
        ("matrix", "{ k = 3 }", "«k» kennen we hier niet; gebruik: electorate"),
        ("consent", "{ cap = 3 }", "«cap» kennen we hier niet; gebruik: electorate"),
        ("budget", "{ total = 0 }", "«total» is een geheel getal van 1 tot 999999999, niet «0»"),
        ("moscow", "{ split = true }", "«split» kennen we hier niet; gebruik: cap, electorate"),
    ],
)
def test_an_option_that_does_not_fit_the_kind_is_refused(kind, written, reason):
    text = with_change('kind = "pick"', f'kind = "{kind}"').replace("{ k = 3 }", written)

    assert refusal_of(text)[1:] == (21, reason)


def test_options_may_stand_in_a_table_of_their_own():
    below = GOOD.replace("options = { k = 3 }\n", "") + "[step.options]\nk = 4\n"

    assert parse(below, "proef.toml").steps[1].options == {"k": 4}
    assert refusal_of(below.replace("k = 4", "k = 40"))[1:] == (
        30,
        "«k» is een geheel getal van 1 tot 20, niet «40»",
    )
