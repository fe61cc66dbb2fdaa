"""Questions that people and the council ask about a plan, each with the answer that stands in the plan: nothing is made up."""

from collections.abc import Callable

from facilitator.domain.plan.item import Plan
from facilitator.views.times import day

from . import answers_money, answers_people, answers_plan
from .behind import Behind
from .document import Block, Document, Heading, Look, Text

OPEN = "Dat staat nog niet in het plan."
QUESTIONS: tuple[tuple[str, Callable[[Behind], list[Block]]], ...] = (
    ("Welke acties plant de gemeente?", answers_plan.what),
    ("Voor wie is dit plan?", answers_plan.for_whom),
    ("Wat kost dit, en in welk jaar?", answers_money.cost),
    ("Betaalt iemand mee?", answers_money.subsidies),
    ("Wie beslist, en wat is al beslist?", answers_people.who_decides),
    ("Wat zeiden inwoners en medewerkers?", answers_people.citizens),
    ("Kan iedereen mee?", answers_people.inclusive),
    ("Wie voert het uit?", answers_plan.who_does),
    ("Wanneer begint het, en hoe weten we of het werkt?", answers_plan.when),
    ("Waar staat dit in het meerjarenplan?", answers_plan.placed),
    ("Wat staat er niet in, en waarom?", answers_people.not_in_it),
    ("Wat gebeurt er hierna?", answers_people.hears),
)


def questions_paper(plan: Plan) -> Document:
    """Return the questions with their answers; what the plan does not say yet is said so."""
    behind, place = Behind(plan), plan.trajectory.municipality_name
    blocks: list[Block] = [
        Text("Deze antwoorden komen uit het plan zelf. Verandert het plan, maak dan een nieuw blad.", Look.QUIET)
    ]
    for number, (question, answer) in enumerate(QUESTIONS, 1):
        blocks += [Heading(f"{number}. {question}", 1), *(answer(behind) or [Text(OPEN)])]
    return Document(
        title=f"{place}: vragen en antwoorden",
        subtitle=f"Over het plan «{plan.trajectory.title}», stand op {day(plan.made_on)}",
        about=f"{place}, vragen en antwoorden, {day(plan.made_on)}",
        made_on=plan.made_on.isoformat(),
        blocks=tuple(blocks),
    )
