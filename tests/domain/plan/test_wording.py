"""The action form: what a good file becomes, and how each fault is named."""

import pytest

from facilitator.domain.content_files import BadContent
from facilitator.domain.plan.wording import ActionForm, FormStep, Prompt
from facilitator.domain.plan.wording_file import parse_action_form

FORM = """\
title = "Schrijf"
[[step]]
number = 1
title = "Wat?"
help = "Kort is goed."
[[step]]
number = 2
title = "Wat kost het?"
help = "Schat het."
[[field]]
step = 1
name = "AC_korte_omschrijving"
question = "Wat gaan we doen?"
example = "We openen een digipunt."
starters = ["We openen"]
[[field]]
step = 1
name = "doelgroep"
question = "Voor wie?"
hint = "Meer dan één mag."
picks = ["ouderen", "jongeren"]
[[field]]
step = 2
name = "bedragen"
question = "Hoeveel?"
"""


def parsed(text=FORM):
    return parse_action_form(text, "actieformulier.toml")


def test_a_form_is_steps_of_fields():
    what = Prompt(
        "AC_korte_omschrijving", "Wat gaan we doen?", example="We openen een digipunt.", starters=("We openen",)
    )
    for_whom = Prompt("doelgroep", "Voor wie?", hint="Meer dan één mag.", picks=("ouderen", "jongeren"))
    assert parsed() == ActionForm(
        "Schrijf",
        (
            FormStep(1, "Wat?", "Kort is goed.", (what, for_whom)),
            FormStep(2, "Wat kost het?", "Schat het.", (Prompt("bedragen", "Hoeveel?"),)),
        ),
    )


def test_a_step_is_found_by_its_number_and_by_its_field():
    form = parsed()

    assert [form.step(n) and form.step(n).title for n in (-1, 0, 1, 2, 3)] == [
        None,
        None,
        "Wat?",
        "Wat kost het?",
        None,
    ]
    assert [form.step_of(name) for name in ("doelgroep", "bedragen", "dienst")] == [1, 2, None]


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ('name = "doelgroep"', 'name = "bestaat_niet"', 18, "kennen we niet als «name»"),
        ('name = "doelgroep"', 'name = "status"', 18, "kennen we niet als «name»"),
        ('name = "doelgroep"', 'name = "bedragen"', 24, "vraag je al"),
        ("number = 2", "number = 3", 7, "dit is stap 2"),
        ('step = 2\nname = "bedragen"', 'step = 1\nname = "bedragen"', 7, "1 tot 3 velden, niet 0"),
        ('step = 2\nname = "bedragen"', 'step = 9\nname = "bedragen"', 7, "niet 0"),
        ('hint = "Meer dan één mag."', 'tip = "Meer"', 20, "«tip» kennen we hier niet"),
        ('help = "Schat het."', 'help = ""', 9, "is leeg"),
        ('picks = ["ouderen", "jongeren"]', 'picks = "ouderen"', 21, "lijst van teksten"),
    ],
)
def test_a_fault_is_named_with_its_line_and_what_to_do(old, new, line, reason):
    with pytest.raises(BadContent) as refused:
        parsed(FORM.replace(old, new))

    assert str(refused.value).startswith(f"actieformulier.toml:{line}: ")
    assert reason in refused.value.reason


def test_a_field_of_a_step_that_is_not_there_is_refused():
    with pytest.raises(BadContent, match="stap 3 bestaat niet"):
        parsed(FORM + '[[field]]\nstep = 3\nname = "dienst"\nquestion = "Wie?"\n')
